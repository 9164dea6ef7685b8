import { EVERYTHING } from '../../domain/access/scope.ts';
import { schoolYearOf } from '../../domain/calendar/school-year.ts';
import type { Rejection } from '../../domain/rejection.ts';
import { linksOf } from '../../domain/template/model/links.ts';
import type { SubjectKind, Template } from '../../domain/template/model/types.ts';
import { type Enrolment, enrol } from '../../domain/trajectory/decide/enrol.ts';
import { beginsByLooking } from '../../domain/trajectory/decide/starts.ts';
import type { Context } from '../../domain/trajectory/model/advanced.ts';
import type { LinkedTrajectory } from '../../domain/trajectory/model/state.ts';
import { summarise } from '../../domain/trajectory/views/summary.ts';
import { loadCalendar } from '../../store/calendar/overrides.ts';
import { type Store, storeOfSystem } from '../../store/database/db.ts';
import { isStoreError } from '../../store/database/errors.ts';
import { mailPartitionOf } from '../../store/mail/partition.ts';
import {
  type Committed,
  type EnrolmentCommit,
  enrolUnderReference,
} from '../../store/trajectories/commits.ts';
import { hasFollowers, linkedFor } from '../../store/trajectories/linked.ts';
import { findTrajectoryHead } from '../../store/trajectories/trajectories.ts';
import type { TrajectoryInput } from '../../workflows/types.ts';

/** What has to be known before an enrolment can be decided; read outside of any lock. */
export type EnrolmentSetting = {
  readonly template: Template;
  readonly version: number;
  readonly context: Context;
  /** Where other trajectories of the same subject stand. */
  readonly linked: readonly LinkedTrajectory[];
  /** Whether one of those waits to hear of it. */
  readonly isFollowed: boolean;
};

/** To what a trajectory belongs besides its template and subject. */
export type Belonging = {
  /** Number of the school that it concerns. */
  readonly school?: string | undefined;
  /** Id of the guidance service that follows it. */
  readonly organisation?: string | undefined;
  /** Id of the programme in which it has a place, and the call of that programme. */
  readonly programme?: string | undefined;
  readonly cohort?: string | undefined;
};

/** An enrolment that the core has agreed to, to be stored. */
export type DecidedEnrolment = Omit<EnrolmentCommit, 'reference'> & Pick<EnrolmentSetting, 'isFollowed'>;

/** What came of storing it. */
export type StoredEnrolment =
  | {
      readonly kind: 'stored';
      readonly id: string;
      readonly reference: string;
      /** Its version; a later one than was decided when an earlier try had stored it. */
      readonly version: number;
      /** The mailroom to wake, when it planned something earlier than its alarm. */
      readonly mailroom?: number;
      /** What its workflow begins with. */
      readonly input: TrajectoryInput;
    }
  /** The subject is in this template already in this period: `running` is the id of that trajectory, if it is known. */
  | { readonly kind: 'already-enrolled'; readonly running: string | undefined; readonly period: string };

/** Reads what an enrolment depends on. */
export async function loadForEnrolment(
  store: Store,
  { template, version }: { readonly template: Template; readonly version: number },
  subject: {
    /** The one that the template is for if left out. */
    readonly kind?: SubjectKind;
    readonly id: string;
    readonly schoolNumber: string | undefined;
  },
): Promise<EnrolmentSetting> {
  const { kind = template.subject, id, schoolNumber } = subject;
  const linkGroup = { subject: { kind, id }, schoolNumber };
  const [calendar, linked, isFollowed] = await Promise.all([
    loadCalendar(store, schoolNumber),
    linkedFor(storeOfSystem(store, 'work'), linkGroup, linksOf(template)),
    hasFollowers(store, linkGroup, template.id),
  ]);
  return { template, version, context: { calendar }, linked, isFollowed };
}

/** Lets the core decide on an enrolment. */
export function decideEnrolment(
  { template, version, context, linked, isFollowed }: EnrolmentSetting,
  enrolment: Omit<Enrolment, 'linked'>,
  belonging: Belonging,
): DecidedEnrolment | Rejection {
  const advanced = enrol({ ...enrolment, linked }, template, version, context);
  if (advanced.rejected) return advanced;
  const { now, start, group } = enrolment;
  return { ...belonging, advanced, template, context, now, group, period: schoolYearOf(start), isFollowed };
}

/**
 * Stores an enrolment with its journal, steps, roles and plan, under a reference of its own. Doing it again gives what
 * was stored before. Nothing else stores one.
 */
export async function storeEnrolment(store: Store, decided: DecidedEnrolment): Promise<StoredEnrolment> {
  const { isFollowed, ...commit } = decided;
  const { id, version } = commit.advanced.state;
  try {
    const { reference, ...committed } = await enrolUnderReference(store, commit);
    return { kind: 'stored', id, reference, version, ...committed, input: inputOf(decided, committed) };
  } catch (error) {
    if (!isStoreError(error, 'already-enrolled')) throw error;
    if (error.running !== id) {
      return { kind: 'already-enrolled', running: error.running, period: commit.period };
    }
    return storedBefore(store, id, error);
  }
}

/**
 * This very enrolment was carried out before, and only its answer got lost. Whoever had to have the mailroom woken may
 * have died before it could.
 */
async function storedBefore(store: Store, id: string, error: unknown): Promise<StoredEnrolment> {
  const head = await findTrajectoryHead(store, EVERYTHING, id);
  if (head === undefined) throw error;
  const { reference, version, organisationId } = head;
  const mailroom = mailPartitionOf(organisationId, store.mailPartitions);
  // Another decision may be what stands, so its workflow begins by looking.
  return { kind: 'stored', id, reference, version, mailroom, input: { trajectoryId: id, mailroom } };
}

/** A workflow begins with what was decided, unless it has to look first. */
function inputOf(
  { advanced, template, context, isFollowed }: DecidedEnrolment,
  { mailroom }: Committed,
): TrajectoryInput {
  const { state } = advanced;
  return {
    trajectoryId: state.id,
    ...(beginsByLooking(state, template, isFollowed)
      ? {}
      : { summary: summarise(advanced, template, context) }),
    ...(mailroom === undefined ? {} : { mailroom }),
  };
}
