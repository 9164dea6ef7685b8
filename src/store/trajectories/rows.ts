import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import type { SubjectKind } from '../../domain/template/model/types.ts';
import type { TrajectoryStatus } from '../../domain/trajectory/model/state.ts';
import { filled } from '../database/values.ts';

/** What is known of a trajectory without its state. */
export interface TrajectoryHead {
  readonly id: string;
  /** Short and speakable, for people. */
  readonly reference: string;
  readonly template: string;
  readonly templateVersion: number;
  readonly subject: { readonly kind: SubjectKind; readonly id: string };
  /** School year, such as `2026-2027`. */
  readonly period: string;
  readonly schoolNumber?: string;
  /** The guidance service that follows it. */
  readonly organisationId?: string;
  readonly counsellorId?: string;
  readonly programmeId?: string;
  /** The call of its programme in which it was enrolled. */
  readonly cohort?: string;
  readonly group?: string;
  readonly status: TrajectoryStatus;
  /** Sequence number of its last event. */
  readonly version: number;
  /** Id of the phase that it is in. */
  readonly phase?: string;
  readonly start: LocalDate;
  readonly wakeAt?: Instant;
  /** Earliest due date among the open steps. */
  readonly nextDue?: LocalDate;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly endedAt?: Instant;
  /** Absent until its workflow runs. */
  readonly workflowStartedAt?: Instant;
}

/** The columns of a head, in the form that {@link toHead} reads; `t` is the table. */
export const headColumns = `t.id, t.reference, t.template, t.template_version, t.subject_kind, t.subject_id, t.period,
  t.school_number, t.organisation_id, t.counsellor_id, t.programme_id, t.cohort, t."group", t.status, t.version, t.phase,
  t.start::text AS start, t.wake_at, t.next_due::text AS next_due, t.created_at, t.updated_at, t.ended_at,
  t.workflow_started_at`;

/** A row with {@link headColumns}. */
export interface HeadRow {
  id: string;
  reference: string;
  template: string;
  template_version: number;
  subject_kind: string;
  subject_id: string;
  period: string;
  school_number: string | null;
  organisation_id: string | null;
  counsellor_id: string | null;
  programme_id: string | null;
  cohort: string | null;
  group: string | null;
  status: string;
  version: number;
  phase: string | null;
  start: string;
  wake_at: Date | null;
  next_due: string | null;
  created_at: Date;
  updated_at: Date;
  ended_at: Date | null;
  workflow_started_at: Date | null;
}

/** The row as the domain knows it. */
export function toHead(row: HeadRow): TrajectoryHead {
  return filled({
    id: row.id,
    reference: row.reference,
    template: row.template,
    templateVersion: row.template_version,
    subject: { kind: row.subject_kind as SubjectKind, id: row.subject_id },
    period: row.period,
    schoolNumber: row.school_number,
    organisationId: row.organisation_id,
    counsellorId: row.counsellor_id,
    programmeId: row.programme_id,
    cohort: row.cohort,
    group: row.group,
    status: row.status as TrajectoryStatus,
    version: row.version,
    phase: row.phase,
    start: row.start,
    wakeAt: row.wake_at?.toISOString(),
    nextDue: row.next_due,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    endedAt: row.ended_at?.toISOString(),
    workflowStartedAt: row.workflow_started_at?.toISOString(),
  });
}
