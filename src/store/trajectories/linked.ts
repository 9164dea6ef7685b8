import type { Instant } from '../../domain/calendar/types.ts';
import { linksOf } from '../../domain/template/model/links.ts';
import type { LinkedTrajectory, StartedFrom, TrajectoryState } from '../../domain/trajectory/model/state.ts';
import { asLinked } from '../../domain/trajectory/views/linked.ts';
import { type Database, rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { derivedId } from '../database/derived-id.ts';
import { createLoader } from '../database/loader.ts';
import { latestTemplates, templateOf } from '../templates/templates.ts';
import { insertCommand, type NewCommand } from './commands.ts';
import { type HeadRow, headColumns, type TrajectoryHead, toHead } from './rows.ts';

/** Who goes through trajectories together: the same subject, or the people and teams of one school. */
export interface LinkGroup {
  readonly subject: { readonly kind: string; readonly id: string };
  readonly schoolNumber?: string | undefined;
}

/** A stored command for another trajectory, not yet carried out. */
export interface News {
  readonly trajectoryId: string;
  readonly commandId: string;
}

const isInGroup = '((subject_kind = $2 AND subject_id = $3) OR school_number = $4)';

/**
 * Where the trajectories of the same group stand that a new trajectory's conditions ask for: the latest of each template.
 * @param templates ids, as `linksOf` gives them
 */
export async function linkedFor(
  store: Unscoped<'work'>,
  group: LinkGroup,
  templates: readonly string[],
): Promise<readonly LinkedTrajectory[]> {
  if (templates.length === 0) return [];
  const rows = await rowsOf<{ state: TrajectoryState }>(store, {
    text: `SELECT DISTINCT ON (template) state FROM trajectory WHERE template = ANY($1) AND ${isInGroup}
      ORDER BY template, created_at DESC`,
    values: [templates, group.subject.kind, group.subject.id, group.schoolNumber ?? null],
  });
  return Promise.all(
    rows.map(async ({ state }) =>
      asLinked(state, await templateOf(store, state.template, state.templateVersion)),
    ),
  );
}

/** What others of the same group should know of a trajectory. */
export interface ToTell {
  readonly id: string;
  readonly linked: LinkedTrajectory;
  readonly group: LinkGroup;
  /** Whether an act brought it there, or time. */
  readonly by: 'act' | 'time';
}

/**
 * Stores a command for every running trajectory of the same group whose conditions ask for this one. The command's id
 * follows from what it says, so that doing it again after a crash stores nothing twice.
 * @returns those that have not been carried out yet
 */
export async function storeNews(
  store: Store,
  { id, linked, group, by }: ToTell,
  now: Instant,
): Promise<readonly News[]> {
  const followers = await followersOf(store, group, linked.template);
  const stored = await Promise.all(
    followers
      .filter((follower) => follower !== id)
      .map((follower) =>
        storeFor(store, follower, {
          id: derivedId(`${follower} ${JSON.stringify(linked)}`),
          command: { type: 'linked', trajectory: linked, by },
          receivedAt: now,
        }),
      ),
  );
  return stored.flat();
}

/** Whether anybody could have to hear of a trajectory: whoever it was started from, or a template whose conditions ask for its own. */
export async function mayConcernOthers(
  store: Store,
  { template, from }: Pick<TrajectoryState, 'template' | 'from'>,
): Promise<boolean> {
  return from !== undefined || (await templatesAsking(store, template)).length > 0;
}

/** Whether a running trajectory of the same group waits to hear of this template. */
export async function hasFollowers(store: Store, group: LinkGroup, template: string): Promise<boolean> {
  return (await followersOf(store, group, template)).length > 0;
}

/** Ids of the running trajectories of the same group whose conditions ask for this template. */
async function followersOf(store: Store, group: LinkGroup, template: string): Promise<readonly string[]> {
  const asking = await templatesAsking(store, template);
  if (asking.length === 0) return [];
  const rows = await rowsOf<{ id: string }>(store, {
    text: `SELECT id FROM trajectory WHERE template = ANY($1) AND ${isInGroup} AND status IN ('active', 'paused')`,
    values: [asking, group.subject.kind, group.subject.id, group.schoolNumber ?? null],
  });
  return rows.map(({ id }) => id);
}

/** Stores a command of the system for a trajectory; gives it unless it has been carried out. */
async function storeFor(
  store: Store,
  trajectoryId: string,
  command: Pick<NewCommand, 'id' | 'command' | 'receivedAt'>,
): Promise<readonly News[]> {
  const { id, result } = await insertCommand(store, { ...command, trajectoryId, actor: { kind: 'system' } });
  return result === undefined ? [{ trajectoryId, commandId: id }] : [];
}

/** A running trajectory, with the step of another one that it was started from. */
export interface Running extends TrajectoryHead {
  readonly from?: StartedFrom;
}

/** The running trajectories of a template at some schools (by number), or of one subject; the latest first. */
export async function runningAround(
  store: Unscoped<'work'>,
  around: {
    readonly template: string;
    readonly schools: readonly string[];
    readonly subject: LinkGroup['subject'];
  },
): Promise<readonly Running[]> {
  const { template, schools, subject } = around;
  const rows = await rowsOf<HeadRow & { from: StartedFrom | null }>(store, {
    text: `SELECT ${headColumns}, t.state -> 'from' AS "from" FROM trajectory t
      WHERE t.template = $1 AND t.status IN ('active', 'paused')
        AND (t.school_number = ANY($2) OR (t.subject_kind = $3 AND t.subject_id = $4))
      ORDER BY t.created_at DESC, t.id`,
    values: [template, schools, subject.kind, subject.id],
  });
  return rows.map((row) => ({ ...toHead(row), ...(row.from === null ? {} : { from: row.from }) }));
}

/**
 * Stores a command for the trajectory that a new one was started from, as long as the step there waits for it.
 * @returns it, unless it has been carried out
 */
export async function storeStart(
  store: Unscoped<'work'>,
  { id, from }: Pick<TrajectoryState, 'id' | 'from'>,
  now: Instant,
): Promise<readonly News[]> {
  if (from === undefined) return [];
  const waits = await rowsOf(store, {
    text: `SELECT 1 FROM trajectory WHERE id = $1 AND status IN ('active', 'paused')
      AND state #>> ARRAY['nodes', $2, 'status'] = 'open'`,
    values: [from.trajectory, from.step],
  });
  if (waits.length === 0) return [];
  return storeFor(store, from.trajectory, {
    id: derivedId('started', from.trajectory, from.step, id),
    command: { type: 'started', step: from.step, trajectory: id },
    receivedAt: now,
  });
}

/** Templates whose conditions ask for a template, by database and that template's id; publishing is rare. */
const askers = new WeakMap<
  Database['identity'],
  { readonly until: number; readonly published: number; readonly byTemplate: ReadonlyMap<string, string[]> }
>();
const MILLISECONDS_REMEMBERED = 10_000;

/**
 * Forgets which templates ask for which when others have been published since, by this process or another: a decision must not pass
 * over whoever was enrolled in one of those.
 * @param published how many versions there are now
 */
export function forgetAskers(store: Store, published: number): void {
  const { identity } = store.database;
  if (askers.get(identity)?.published !== published) askers.delete(identity);
}

async function templatesAsking(store: Store, template: string): Promise<readonly string[]> {
  const known = askers.get(store.database.identity);
  if (known === undefined || known.until <= performance.now()) return readAskers(store, template);
  return known.byTemplate.get(template) ?? [];
}

/** Reads them anew, once for all who find at the same time that it is time for it. */
const readAskers = createLoader(
  async (store, templates: readonly string[]): Promise<readonly (readonly string[])[]> => {
    // First: a version that is published meanwhile then counts as unknown.
    const [row] = await rowsOf<{ published: number }>(store, {
      text: 'SELECT count(*)::int AS published FROM template_version',
    });
    const byTemplate = new Map<string, string[]>();
    for (const published of await latestTemplates(store)) {
      for (const asked of linksOf(published.template)) {
        byTemplate.set(asked, [...(byTemplate.get(asked) ?? []), published.id]);
      }
    }
    const until = performance.now() + MILLISECONDS_REMEMBERED;
    askers.set(store.database.identity, { until, published: row?.published ?? 0, byTemplate });
    return templates.map((template) => byTemplate.get(template) ?? []);
  },
);
