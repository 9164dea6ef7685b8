import type { Scope } from '../../domain/access/scope.ts';
import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import type { Group, Waiting } from '../../domain/programmes/types.ts';
import type { SubjectKind } from '../../domain/template/model/types.ts';
import type { Actor } from '../../domain/trajectory/model/events.ts';
import type { StartedFrom } from '../../domain/trajectory/model/state.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { filled } from '../database/values.ts';
import { facetsOf, sizeBounds } from './facets.ts';

/** `refused`: when its turn came it could not be enrolled; `refusal` says why. */
export type WaitingStatus = 'waiting' | 'enrolled' | 'removed' | 'refused';

/** Somebody on the waiting list, with everything that is needed to enrol when a place comes free. */
export interface WaitingEntry extends Waiting {
  readonly programmeId: string;
  /** The trajectory that it becomes; known from the beginning, so that it can come to be only once. */
  readonly trajectoryId: string;
  readonly templateVersion: number;
  readonly subject: { readonly kind: SubjectKind; readonly id: string };
  readonly schoolNumber?: string;
  /** The guidance service that follows it. */
  readonly organisationId?: string;
  /** A later start that was asked for. */
  readonly start?: LocalDate;
  readonly reason?: string;
  /** Person ids by role. */
  readonly roles: { readonly [role: string]: string };
  /** The step of another trajectory that proposed it. */
  readonly from?: StartedFrom;
  readonly actor: Actor;
  readonly status: WaitingStatus;
  /** Stable code. */
  readonly refusal?: string;
  readonly askedAt: Instant;
  readonly decidedAt?: Instant;
  /** Name of the school or person, if it has one. */
  readonly subjectName?: string;
}

/** An entry as it comes in. */
export type NewWaitingEntry = Omit<
  WaitingEntry,
  'status' | 'refusal' | 'decidedAt' | 'place' | 'subjectName'
>;

interface Row {
  id: string;
  programme_id: string;
  cohort: string;
  lot: string;
  group: string | null;
  amount: string;
  trajectory_id: string;
  template_version: number;
  subject_kind: string;
  subject_id: string;
  school_number: string | null;
  organisation_id: string | null;
  start: string | null;
  reason: string | null;
  roles: { [role: string]: string };
  started_from: StartedFrom | null;
  actor: Actor;
  status: string;
  refusal: string | null;
  asked_at: Date;
  decided_at: Date | null;
  subject_name: string | null;
  network: string | null;
  province: string | null;
  level: string | null;
  size: number | null;
}

const select = `SELECT w.id, w.programme_id, w.cohort, w.lot, w."group", w.amount, w.trajectory_id, w.template_version,
    w.subject_kind, w.subject_id, w.school_number, w.organisation_id, w.start::text AS start, w.reason, w.roles, w.started_from, w.actor,
    w.status, w.refusal, w.asked_at, w.decided_at, coalesce(person.name, school.name) AS subject_name,
    school.network, school.province, school.level, width_bucket(school.pupils, ${sizeBounds}) AS size
  FROM programme_waiting w
  LEFT JOIN school ON school.number = w.school_number
  LEFT JOIN person ON w.subject_kind = 'person' AND person.id::text = w.subject_id`;

/** Puts somebody at the end of the list; the programme must be locked. */
export async function insertWaiting(within: Unscoped<'decided'>, entry: NewWaitingEntry): Promise<void> {
  await rowsOf(within, {
    text: `INSERT INTO programme_waiting (id, programme_id, cohort, lot, "group", amount, trajectory_id,
        template_version, subject_kind, subject_id, school_number, organisation_id, start, reason, roles, actor, asked_at,
        started_from)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
    values: [
      entry.id,
      entry.programmeId,
      entry.cohort,
      entry.lot,
      entry.group ?? null,
      entry.amount,
      entry.trajectoryId,
      entry.templateVersion,
      entry.subject.kind,
      entry.subject.id,
      entry.schoolNumber ?? null,
      entry.organisationId ?? null,
      entry.start ?? null,
      entry.reason ?? null,
      JSON.stringify(entry.roles),
      JSON.stringify(entry.actor),
      entry.askedAt,
      entry.from === undefined ? null : JSON.stringify(entry.from),
    ],
  });
}

/** Who waits for a place in a programme, or what became of those who did, in the order of the list. */
export async function waitingListOf(
  store: Store,
  scope: Scope,
  programmeId: string,
  status: WaitingStatus = 'waiting',
): Promise<WaitingEntry[]> {
  const rows = await rowsOf<Row>(store, {
    text: `${select} WHERE w.programme_id = $1 AND w.status = $2 AND ($3::uuid IS NULL OR w.organisation_id = $3::uuid)
      ORDER BY w.place`,
    values: [programmeId, status, serviceOf(scope)],
  });
  return rows.map(toEntry);
}

/** The entry that becomes, or became, this trajectory. */
export async function findWaitingFor(
  store: Store,
  scope: Scope,
  trajectoryId: string,
): Promise<WaitingEntry | undefined> {
  const rows = await rowsOf<Row>(store, {
    text: `${select} WHERE w.trajectory_id = $1 AND ($2::uuid IS NULL OR w.organisation_id = $2::uuid)`,
    values: [trajectoryId, serviceOf(scope)],
  });
  return rows[0] === undefined ? undefined : toEntry(rows[0]);
}

/** The entry with this id (a UUID) in this programme, of a service that somebody reaches. */
export async function findWaiting(
  store: Store,
  scope: Scope,
  programmeId: string,
  id: string,
): Promise<WaitingEntry | undefined> {
  const rows = await rowsOf<Row>(store, {
    text: `${select} WHERE w.programme_id = $1 AND w.id = $2 AND ($3::uuid IS NULL OR w.organisation_id = $3::uuid)`,
    values: [programmeId, id, serviceOf(scope)],
  });
  return rows[0] === undefined ? undefined : toEntry(rows[0]);
}

/**
 * Ends somebody's waiting; the programme must be locked.
 * @param refusal stable code, when it could not be enrolled
 */
export async function settleWaiting(
  within: Unscoped<'decided'>,
  id: string,
  status: Exclude<WaitingStatus, 'waiting'>,
  at: Instant,
  refusal?: string,
): Promise<void> {
  await rowsOf(within, {
    text: `UPDATE programme_waiting SET status = $2, decided_at = $3, refusal = $4
      WHERE id = $1 AND status = 'waiting'`,
    values: [id, status, at, refusal ?? null],
  });
}

/** Ids of the programmes for which somebody waits. */
export async function programmesAwaited(store: Unscoped<'decided'>): Promise<string[]> {
  const rows = await rowsOf<{ programme_id: string }>(store, {
    text: `SELECT DISTINCT programme_id FROM programme_waiting WHERE status = 'waiting'`,
  });
  return rows.map(({ programme_id }) => programme_id);
}

function toEntry(row: Row): WaitingEntry {
  return filled({
    id: row.id,
    programmeId: row.programme_id,
    cohort: row.cohort,
    lot: row.lot,
    group: row.group as Group | null,
    amount: Number(row.amount),
    trajectoryId: row.trajectory_id,
    templateVersion: row.template_version,
    subject: { kind: row.subject_kind as SubjectKind, id: row.subject_id },
    schoolNumber: row.school_number,
    organisationId: row.organisation_id,
    start: row.start,
    reason: row.reason,
    roles: row.roles,
    from: row.started_from,
    actor: row.actor,
    status: row.status as WaitingStatus,
    refusal: row.refusal,
    askedAt: row.asked_at.toISOString(),
    decidedAt: row.decided_at?.toISOString(),
    subjectName: row.subject_name,
    facets: facetsOf(row),
  });
}

/** The service whose entries somebody reaches; nothing for all of them. */
function serviceOf(scope: Scope): string | null {
  return scope.kind === 'all' ? null : scope.organisation;
}
