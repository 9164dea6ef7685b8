import type { Scope } from '../../domain/access/scope.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import type { Actor, EventBody, TrajectoryEvent } from '../../domain/trajectory/model/events.ts';
import type { TrajectoryState } from '../../domain/trajectory/model/state.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { arrayOfAnyLength, filled } from '../database/values.ts';
import { ofTrajectoryWithin, trajectoryWithin, valuesOf } from '../database/within.ts';
import type { CommandResult, StoredCommand } from './commands.ts';
import { type HeadRow, headColumns, type TrajectoryHead, toHead } from './rows.ts';

export type { TrajectoryHead } from './rows.ts';

import { createLoader, createScopedLoader } from '../database/loader.ts';

/** A trajectory with its state. */
export interface Trajectory extends TrajectoryHead {
  readonly state: TrajectoryState;
}

/** Everything that is needed to decide: the state, and the command if it is known and meant for this trajectory. */
export interface ToAdvance {
  readonly state: TrajectoryState;
  readonly template: { readonly id: string; readonly version: number };
  readonly schoolNumber?: string;
  readonly organisationId?: string;
  readonly command?: Pick<StoredCommand, 'id' | 'actor' | 'command' | 'expectedVersion' | 'result'>;
  /** Set when something of it stands still because of a fault of ours. */
  readonly isDefective?: true;
  /** How many versions of templates there are; see `forgetAskers`. */
  readonly published: number;
}

/** A trajectory that waits for its workflow. */
export interface Unstarted {
  readonly id: string;
  readonly state: TrajectoryState;
  readonly schoolNumber?: string;
  /** When time next changes it. */
  readonly wakeAt?: Instant;
}

/** The trajectory with this id (a UUID), without its state. */
export async function findTrajectoryHead(
  store: Store,
  scope: Scope,
  id: string,
): Promise<TrajectoryHead | undefined> {
  const values = valuesOf();
  const rows = await rowsOf<HeadRow>(store, {
    name: `find-trajectory-head ${scope.kind}`,
    text: `SELECT ${headColumns} FROM trajectory t WHERE t.id = ${values.add(id)} AND ${trajectoryWithin(scope, values)}`,
    values: values.all,
  });
  return rows[0] === undefined ? undefined : toHead(rows[0]);
}

/** Trajectories by their ids (UUIDs), without their states. */
export async function findTrajectoryHeads(
  store: Store,
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, TrajectoryHead>> {
  if (ids.length === 0) return new Map();
  const values = valuesOf();
  const rows = await rowsOf<HeadRow>(store, {
    name: `find-trajectory-heads ${scope.kind}`,
    text: `SELECT ${headColumns} FROM trajectory t
      WHERE t.id = ANY(${arrayOfAnyLength(values.add(ids), 'uuid')}) AND ${trajectoryWithin(scope, values)}`,
    values: values.all,
  });
  return new Map(rows.map((row) => [row.id, toHead(row)]));
}

/** The trajectory with this id (a UUID). */
export const findTrajectory = createScopedLoader(
  async (store, scope, ids: readonly string[]): Promise<readonly (Trajectory | undefined)[]> => {
    const values = valuesOf();
    const rows = await rowsOf<HeadRow & { state: TrajectoryState }>(store, {
      name: `find-trajectories ${scope.kind}`,
      text: `SELECT ${headColumns}, t.state FROM trajectory t
        WHERE t.id = ANY(${arrayOfAnyLength(values.add([...new Set(ids)]), 'uuid')}) AND ${trajectoryWithin(scope, values)}`,
      values: values.all,
    });
    const found = new Map(rows.map(({ state, ...row }) => [row.id, { ...toHead(row), state }]));
    return ids.map((id) => found.get(id.toLowerCase()));
  },
);

/** The trajectory with this reference, whatever its case. */
export async function findTrajectoryByReference(
  store: Store,
  scope: Scope,
  reference: string,
): Promise<TrajectoryHead | undefined> {
  const values = valuesOf();
  const rows = await rowsOf<HeadRow>(store, {
    text: `SELECT ${headColumns} FROM trajectory t
      WHERE t.reference = ${values.add(reference.toUpperCase())} AND ${trajectoryWithin(scope, values)}`,
    values: values.all,
  });
  return rows[0] === undefined ? undefined : toHead(rows[0]);
}

type Going = Pick<TrajectoryHead, 'template' | 'subject'> & { readonly period?: string };

/**
 * Id of the trajectory that a subject goes through in a template, if one runs: that of a period (a school year), or the
 * latest of any.
 */
export const runningTrajectory = createLoader(
  async (store: Unscoped<'decided'>, asked: readonly Going[]): Promise<readonly (string | undefined)[]> => {
    const rows = await rowsOf<{ at: string; id: string }>(store, {
      name: 'running-trajectories',
      text: `SELECT asked.at, running.id
        FROM unnest(${['$1', '$2', '$3', '$4'].map((value) => arrayOfAnyLength(value, 'text')).join(', ')}) WITH ORDINALITY
          AS asked (template, kind, subject, period, at),
        LATERAL (SELECT t.id FROM trajectory t WHERE t.template = asked.template AND t.subject_kind = asked.kind
          AND t.subject_id = asked.subject AND t.period = coalesce(asked.period, t.period)
          AND t.status IN ('active', 'paused') ORDER BY t.created_at DESC LIMIT 1) AS running`,
      values: [
        asked.map(({ template }) => template),
        asked.map(({ subject }) => subject.kind),
        asked.map(({ subject }) => subject.id),
        asked.map(({ period }) => period ?? null),
      ],
    });
    const found = new Map(rows.map(({ at, id }) => [Number(at), id]));
    return asked.map((_, index) => found.get(index + 1));
  },
);

interface ToAdvanceRow {
  at: string;
  state: TrajectoryState;
  template: string;
  template_version: number;
  school_number: string | null;
  organisation_id: string | null;
  command_id: string | null;
  actor: StoredCommand['actor'];
  body: StoredCommand['command'];
  expected_version: number | null;
  result: CommandResult | null;
  defective: true | null;
  published: number;
}

/**
 * Reads what a decision needs, in one round trip, also of several at once. Takes no lock: the commit is guarded by the version.
 */
export const loadForAdvance = createLoader(
  async (store: Unscoped<'decided'>, asked: readonly { id: string; commandId?: string | undefined }[]) => {
    const rows = await rowsOf<ToAdvanceRow>(store, {
      name: 'load-for-advance',
      text: `SELECT asked.at, t.state, t.template, t.template_version, t.school_number, t.organisation_id,
        c.id AS command_id, c.actor, c.body, c.expected_version, c.result,
        (SELECT count(*) FROM template_version)::int AS published,
        nullif(EXISTS (SELECT FROM defect d WHERE d.trajectory_id = t.id), false) AS defective
      FROM unnest(${arrayOfAnyLength('$1', 'uuid')}, ${arrayOfAnyLength('$2', 'uuid')})
          WITH ORDINALITY AS asked (id, command, at)
        JOIN trajectory t ON t.id = asked.id LEFT JOIN command c ON c.id = asked.command AND c.trajectory_id = t.id`,
      values: [asked.map(({ id }) => id), asked.map(({ commandId }) => commandId ?? null)],
    });
    const found = new Map(rows.map((row) => [Number(row.at), toAdvance(row)]));
    return asked.map((_, index) => found.get(index + 1));
  },
);

function toAdvance(row: ToAdvanceRow): ToAdvance {
  const { command_id, actor, body } = row;
  const command =
    command_id === null
      ? undefined
      : filled({
          id: command_id,
          actor,
          command: body,
          expectedVersion: row.expected_version,
          result: row.result,
        });
  return filled({
    state: row.state,
    template: { id: row.template, version: row.template_version },
    schoolNumber: row.school_number,
    organisationId: row.organisation_id,
    command,
    isDefective: row.defective,
    published: row.published,
  });
}

interface JournalRow {
  version: number;
  at: Date;
  actor: Actor;
  body: EventBody;
}

/**
 * The journal of a trajectory that lies within reach, in order.
 * @param page `after`: the version of the last event that is known already
 */
export async function journalOf(
  store: Store,
  scope: Scope,
  id: string,
  page: { readonly after?: number | undefined; readonly limit?: number | undefined } = {},
): Promise<TrajectoryEvent[]> {
  const values = valuesOf();
  const own = values.add(id);
  const rows = await rowsOf<JournalRow>(store, {
    name: `journal-of ${scope.kind}`,
    text: `SELECT version, at, actor, body FROM trajectory_event
      WHERE trajectory_id = ${own} AND version > ${values.add(page.after ?? 0)} AND ${ofTrajectoryWithin(scope, own, values)}
      ORDER BY version LIMIT ${values.add(page.limit ?? null)}`,
    values: values.all,
  });
  return rows.map(toEvent);
}

/** What the staff noted in a trajectory that lies within reach, in order. */
export const notesOf = createScopedLoader(
  async (store, scope, ids: readonly string[]): Promise<readonly TrajectoryEvent[][]> => {
    const values = valuesOf();
    const rows = await rowsOf<JournalRow & { id: string }>(store, {
      name: `notes-of ${scope.kind}`,
      text: `SELECT e.trajectory_id AS id, e.version, e.at, e.actor, e.body FROM trajectory_event e
        WHERE e.trajectory_id = ANY(${arrayOfAnyLength(values.add([...new Set(ids)]), 'uuid')}) AND e.type = 'noted'
          AND ${ofTrajectoryWithin(scope, 'e.trajectory_id', values)}
        ORDER BY e.trajectory_id, e.version`,
      values: values.all,
    });
    return ids.map((id) => rows.flatMap((row) => (row.id === id.toLowerCase() ? [toEvent(row)] : [])));
  },
);

function toEvent({ version, at, actor, body }: JournalRow): TrajectoryEvent {
  return { version, at: at.toISOString(), actor, body };
}

/** A trajectory, by its id, and the instant at which its workflow was started. */
interface Started {
  readonly id: string;
  readonly at: Instant;
}

/** Notes that the workflow of a trajectory runs. */
export const markWorkflowStarted = createLoader(markStarted('mark-workflows-started'));

/**
 * The same where nobody waits for it: what is started within a moment is noted together. What has changed since is not: it may have
 * ended and been begun anew, and then another workflow has to be started; if not, the same one is started once more, in vain.
 */
export const markWorkflowStartedSoon = createLoader(
  markStarted('mark-workflows-started-soon', 'AND t.updated_at <= started.at'),
  { pause: 100 },
);

function markStarted(name: string, condition = '') {
  return async (store: Store, started: readonly Started[]): Promise<readonly undefined[]> => {
    await rowsOf(store, {
      name,
      // Nobody waits for the disk here: were this lost in a crash, the workflow would only be started a second time, in vain.
      text: `WITH unhurried AS (SELECT set_config('synchronous_commit', 'off', true))
        UPDATE trajectory t SET workflow_started_at = started.at
        FROM unhurried, unnest($1::uuid[], $2::timestamptz[]) AS started (id, at) WHERE t.id = started.id ${condition}`,
      values: [started.map(({ id }) => id), started.map(({ at }) => at)],
    });
    return started.map(() => undefined);
  };
}

/** Trajectories whose workflow was not started, oldest first. */
export async function unstarted(store: Unscoped<'decided'>, limit = 500): Promise<Unstarted[]> {
  const rows = await rowsOf<{
    id: string;
    state: TrajectoryState;
    school_number: string | null;
    wake_at: Date | null;
  }>(store, {
    text: `SELECT id, state, school_number, wake_at FROM trajectory
      WHERE workflow_started_at IS NULL ORDER BY created_at LIMIT $1`,
    values: [limit],
  });
  return rows.map(({ id, state, school_number, wake_at }) =>
    filled({ id, state, schoolNumber: school_number, wakeAt: wake_at?.toISOString() }),
  );
}

/** Notes that a trajectory that had ended goes on: its workflow is to be begun anew, and has heard of nothing. */
export async function noteBegunAnew(within: Unscoped<'decided'>, id: string): Promise<void> {
  await rowsOf(within, {
    text: `UPDATE trajectory SET workflow_started_at = NULL, heard_wake_at = NULL, heard_end = false WHERE id = $1`,
    values: [id],
  });
}

/** Whether a running trajectory waits for its workflow: enrolled or reopened, and not carried by one since. */
export async function waitsForWorkflow(store: Unscoped<'decided'>, id: string): Promise<boolean> {
  const rows = await rowsOf(store, {
    text: 'SELECT FROM trajectory WHERE id = $1 AND workflow_started_at IS NULL AND ended_at IS NULL',
    values: [id],
  });
  return rows.length > 0;
}

/** Ids of the running trajectories in which somebody has a role. */
export async function runningWith(store: Unscoped<'decided'>, personId: string): Promise<readonly string[]> {
  const rows = await rowsOf<{ id: string }>(store, {
    text: `SELECT DISTINCT t.id FROM trajectory_role r JOIN trajectory t ON t.id = r.trajectory_id
      WHERE r.person_id = $1 AND t.status IN ('active', 'paused') ORDER BY t.id`,
    values: [personId],
  });
  return rows.map(({ id }) => id);
}
