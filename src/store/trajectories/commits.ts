import type { Instant } from '../../domain/calendar/types.ts';
import { countedIn } from '../../domain/reports/facts/observations.ts';
import type { Template } from '../../domain/template/model/types.ts';
import type { Advanced, Context } from '../../domain/trajectory/model/advanced.ts';
import type { TrajectoryState } from '../../domain/trajectory/model/state.ts';
import { isRunning } from '../../domain/trajectory/model/status.ts';
import { phaseInView } from '../../domain/trajectory/views/steps.ts';
import { rowsOf, type Store, storeOfSystem, type Unscoped } from '../database/db.ts';
import { isDatabaseUnavailable, isStoreError, isUniqueViolation, storeError } from '../database/errors.ts';
import { createLoader } from '../database/loader.ts';
import { referenceOf } from '../database/reference.ts';
import { inTransaction } from '../database/transaction.ts';
import { mailPartitionOf } from '../mail/partition.ts';
import type { CommandResult } from './commands.ts';
import { advanceStatement } from './commit.ts';
import { enrolStatement } from './commit-enrolments.ts';
import { countedParameter } from './counted.ts';
import { silenceValues } from './silence.ts';
import { type StepChanges, stepChanges } from './step-rows.ts';

/** What is stored when somebody is enrolled. */
export interface EnrolmentCommit {
  /** What `enrol` decided. */
  readonly advanced: Advanced;
  readonly template: Template;
  readonly context: Context;
  /** Instant of the enrolment. */
  readonly now: Instant;
  /** Short and speakable, for people; unique. */
  readonly reference: string;
  /** The school year of the start, such as `2026-2027`; one running trajectory of a template per subject and period. */
  readonly period: string;
  /** Number of the school that it concerns, if it concerns one. */
  readonly school?: string | undefined;
  /** Id of the guidance service that follows it. */
  readonly organisation?: string | undefined;
  readonly programme?: string | undefined;
  /** The call of the programme in which it was enrolled. */
  readonly cohort?: string | undefined;
  readonly group?: string | undefined;
}

/** What is stored when a trajectory moves. */
export interface AdvanceCommit {
  readonly before: TrajectoryState;
  /** What `advance` decided. */
  readonly advanced: Advanced;
  readonly template: Template;
  readonly context: Context;
  /** Instant of the decision. */
  readonly now: Instant;
  readonly organisation?: string | undefined;
  /** The command that was carried out, and the answer to it. */
  readonly command?: AnsweredCommand | undefined;
  /** What the workflow that asks knows; kept beside what it still has to hear. Absent when no workflow asks. */
  readonly heard?: Heard | undefined;
}

/** A command that a commit answers. */
export interface AnsweredCommand {
  readonly id: string;
  readonly result: CommandResult;
  /** Set when somebody waits for the answer, who then hears it from the commit; see `untilDecided`. */
  readonly isAwaited?: boolean;
}

/** Until when a workflow sleeps if it hears nothing; absent for ever. */
export interface Heard {
  readonly wakeAt?: Instant;
}

/** `mailroom` is the partition to wake: set only for the commit that lowered its alarm. */
export interface Committed {
  readonly mailroom?: number;
}

interface Outcome {
  moved: number;
  mailroom: number | null;
}

/**
 * Stores a new trajectory with its journal, steps, roles and plan, all at once. What is enrolled at the same time is stored by one
 * statement, with one wait for the disk; when one of them cannot be stored, each is stored by itself, so that it fails alone.
 * @throws a store error: `already-enrolled` (with the id of the one that runs, which is this very id when it was
 *   stored before), or `reference-taken`
 */
export const insertEnrolled = createLoader(
  async (
    store: Unscoped<'work'>,
    commits: readonly EnrolmentCommit[],
  ): Promise<readonly (Committed | Error)[]> => {
    const results = new Map<EnrolmentCommit, Committed | Error>();
    const partitionOf = ({ organisation }: EnrolmentCommit) =>
      mailPartitionOf(organisation, store.mailPartitions);
    // In one order everywhere: whoever stores some of the same subjects waits for the first of them, and not in a circle.
    const inOrder = commits.toSorted((one, other) => (subjectOf(one) < subjectOf(other) ? -1 : 1));
    for (const partition of new Set(inOrder.map(partitionOf))) {
      const together = inOrder.filter((commit) => partitionOf(commit) === partition);
      const stored = await insertTogether(store, partition, together);
      for (const [index, commit] of together.entries())
        results.set(commit, stored[index] as Committed | Error);
    }
    return commits.map((commit) => results.get(commit) as Committed | Error);
  },
);

function subjectOf({ advanced: { state } }: EnrolmentCommit): string {
  return JSON.stringify([state.template, state.subject.kind, state.subject.id]);
}

/** Of those that lower the alarm together, the first calls the mailroom. */
async function insertTogether(
  store: Unscoped<'work'>,
  partition: number,
  commits: readonly EnrolmentCommit[],
): Promise<readonly (Committed | Error)[]> {
  const values = [
    JSON.stringify(commits.map(enrolledRow)),
    partition,
    commits
      .map(({ now }) => now)
      .sort()
      .at(-1),
  ];
  try {
    const [lowered] = await rowsOf<Pick<Outcome, 'mailroom'>>(store, { ...enrolStatement, values });
    return commits.map((_, index) => (index === 0 ? toCommitted(lowered) : {}));
  } catch (error) {
    const [alone, ...others] = commits;
    if (alone !== undefined && others.length === 0) return [asError(await explained(store, alone, error))];
    if (isDatabaseUnavailable(error)) return commits.map(() => asError(error));
    const results: (Committed | Error)[] = [];
    for (const commit of commits) results.push(...(await insertTogether(store, partition, [commit])));
    return results;
  }
}

/** An enrolment as {@link enrolStatement} takes it. */
function enrolledRow(commit: EnrolmentCommit) {
  const { advanced, template, context, now } = commit;
  const { state, events } = advanced;
  const steps = stepChanges(undefined, state, template, context);
  const [quietSince, silentFrom] = silenceValues({ ...commit, state });
  return {
    ...columnsOf(commit, steps),
    reference: commit.reference,
    template: state.template,
    template_version: state.templateVersion,
    subject_kind: state.subject.kind,
    subject_id: state.subject.id,
    period: commit.period,
    school_number: commit.school,
    organisation_id: commit.organisation,
    programme_id: commit.programme,
    cohort: commit.cohort,
    group: commit.group,
    start: state.start,
    quiet_since: quietSince,
    silent_from: silentFrom,
    ...{ now, events, steps: steps.rows, roles: rolesOf(state), plan: advanced.plan },
    counted: countedIn(events, template, commit),
  };
}

/** How many references are tried before something else must be wrong. */
const MOST_REFERENCES = 20;

/**
 * Stores a new trajectory under the first reference of its own that is free.
 * @returns its reference, with what {@link insertEnrolled} gives
 * @throws a store error `already-enrolled`, as there
 */
export async function enrolUnderReference(
  store: Store,
  commit: Omit<EnrolmentCommit, 'reference'>,
): Promise<Committed & { readonly reference: string }> {
  const { id, template } = commit.advanced.state;
  for (let attempt = 0; ; attempt += 1) {
    const reference = referenceOf(template, id, attempt);
    try {
      return { reference, ...(await insertEnrolled(storeOfSystem(store, 'work'), { ...commit, reference })) };
    } catch (error) {
      if (!isStoreError(error, 'reference-taken') || attempt >= MOST_REFERENCES) throw error;
    }
  }
}

/**
 * Stores what an advance decided: journal, state, steps, roles, plan, alarm and the answer to its command, in one
 * transaction.
 * @returns `conflict` when the trajectory was no longer at the version it was decided on; nothing is stored then
 */
export async function commitAdvance(
  store: Unscoped<'work'>,
  commit: AdvanceCommit,
): Promise<Committed | 'conflict'> {
  const { before, advanced, template, context, command } = commit;
  const steps = stepChanges(before, advanced.state, template, context);
  const row = columnsOf(commit, steps);
  const rows = await rowsOf<Outcome>(store, {
    ...advanceStatement,
    values: [
      ...[row.id, row.version, row.status, JSON.stringify(row.state)],
      JSON.stringify(advanced.events),
      JSON.stringify(steps.rows),
      JSON.stringify(rolesOf(advanced.state)),
      JSON.stringify(advanced.plan),
      commit.now,
      mailPartitionOf(commit.organisation, store.mailPartitions),
      ...[row.phase, row.next_due, row.wake_at, row.counsellor_id, row.ended_at],
      before.version,
      command?.id ?? null,
      command === undefined ? null : JSON.stringify(command.result),
      commit.heard !== undefined,
      commit.heard?.wakeAt ?? null,
      ...silenceValues({ ...commit, state: advanced.state }),
      countedParameter(advanced.events, template),
      (command?.isAwaited ?? false) && isRunning(advanced.state),
    ],
  });
  return rows[0]?.moved === 1 ? toCommitted(rows[0]) : 'conflict';
}

/**
 * The same for several trajectories, with one wait for the disk. One that was changed meanwhile, or that somebody is changing
 * just now, is a `conflict`, and one that cannot be stored is not; the others are stored all the same.
 * @throws when the transaction itself fails; nothing is stored then
 */
export const commitAdvanceWithOthers = createLoader(
  (
    store: Unscoped<'work'>,
    commits: readonly AdvanceCommit[],
  ): Promise<readonly (Committed | 'conflict' | Error)[]> =>
    inTransaction(store, async (within) => {
      // None of them is waited for: whoever has one may wait for the alarm, which is held until all are stored.
      const free = await rowsOf<{ id: string }>(within, {
        text: 'SELECT id FROM trajectory WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE SKIP LOCKED',
        values: [commits.map(({ before }) => before.id)],
      });
      const mine = new Set(free.map(({ id }) => id));
      const results: (Committed | 'conflict' | Error)[] = [];
      for (const commit of commits) {
        if (mine.has(commit.before.id)) results.push(await commitAdvance(within, commit).catch(asError));
        else results.push('conflict');
      }
      return results;
    }),
);

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/** What an enrolment and an advance both leave in the row of the trajectory. */
function columnsOf({ advanced, template }: Pick<AdvanceCommit, 'advanced' | 'template'>, steps: StepChanges) {
  const { state, wakeAt } = advanced;
  return {
    ...{ id: state.id, version: state.version, status: state.status, state },
    phase: phaseInView(state, template).id,
    next_due: isRunning(state) ? (steps.nextDue ?? null) : null,
    wake_at: wakeAt ?? null,
    counsellor_id: state.roles[template.counsellorRole]?.person ?? null,
    ended_at: state.endedAt ?? null,
  };
}

function rolesOf(state: TrajectoryState) {
  return Object.entries(state.roles).map(([role, { person }]) => ({ role, person }));
}

function toCommitted(row: Pick<Outcome, 'mailroom'> | undefined): Committed {
  return row === undefined || row.mailroom === null ? {} : { mailroom: row.mailroom };
}

async function explained(store: Store, commit: EnrolmentCommit, error: unknown): Promise<unknown> {
  const { id, template, subject } = commit.advanced.state;
  if (isUniqueViolation(error, 'trajectory_pkey')) {
    return storeError('already-enrolled', `Trajectory ${id} is stored already.`, id);
  }
  if (isUniqueViolation(error, 'trajectory_reference_key')) {
    return storeError('reference-taken', `The reference ${commit.reference} is taken.`);
  }
  if (!isUniqueViolation(error, 'trajectory_running_key')) return error;
  const rows = await rowsOf<{ id: string }>(store, {
    text: `SELECT id FROM trajectory WHERE template = $1 AND subject_kind = $2 AND subject_id = $3 AND period = $4
      AND status IN ('active', 'paused')`,
    values: [template, subject.kind, subject.id, commit.period],
  });
  const running = rows[0]?.id;
  return storeError(
    'already-enrolled',
    `A trajectory of template ${template} already runs for this subject in ${commit.period}.`,
    running,
  );
}
