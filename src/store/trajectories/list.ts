import type { Scope } from '../../domain/access/scope.ts';
import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import type { StepKind } from '../../domain/template/model/types.ts';
import type { Appointment } from '../../domain/trajectory/model/state.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { mustReachAll } from '../database/reach.ts';
import {
  arrayOfAnyLength,
  decodeCursor,
  filled,
  type Page,
  type PageRequest,
  pageOf,
} from '../database/values.ts';
import { valuesOf } from '../database/within.ts';
import { conditionsOf, type TrajectoryFilter } from './filter.ts';
import { type HeadRow, headColumns, type TrajectoryHead, toHead } from './rows.ts';
import { isSilent } from './silence.ts';

/** An open step in a list. */
export interface ListedStep {
  readonly path: string;
  readonly step: string;
  readonly phase: string;
  readonly kind: StepKind;
  readonly role: string;
  /** Who does this one step, where it was passed on without its role. */
  readonly person?: string;
  readonly due?: LocalDate;
  /** Those of a meeting or training that stand, first to last. */
  readonly appointments?: readonly Appointment[];
}

/** A trajectory in a list. */
export interface ListedTrajectory extends TrajectoryHead {
  readonly schoolName?: string;
  /** The name of the school, person or organisation that it is about. */
  readonly subjectName?: string;
  readonly municipality?: string;
  readonly organisationName?: string;
  readonly counsellorName?: string;
  /** Since which local date it is silent, where it has been so for three school weeks. */
  readonly silentSince?: LocalDate;
  /** Its open steps, first due first. */
  readonly open: readonly ListedStep[];
  /** The reference of the fault of ours because of which something of it stands still. */
  readonly stuck?: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface Row extends HeadRow {
  school_name: string | null;
  subject_name: string | null;
  municipality: string | null;
  organisation_name: string | null;
  counsellor_name: string | null;
  open: {
    path: string;
    step: string;
    phase: string;
    kind: StepKind;
    role: string;
    person: string | null;
    due: string | null;
    appointments: Appointment[] | null;
  }[];
  stuck: string | null;
  silent_since: string | null;
}

/** By kind: a programme is run for an organisation, or for what has only a word for it; a school community is one. */
const nameOfSubject = `CASE
    WHEN t.subject_kind IN ('team', 'pupil') AND position('/' IN t.subject_id) > 0
      THEN s.name || ' (' || substr(t.subject_id, position('/' IN t.subject_id) + 1) || ')'
    WHEN t.subject_kind NOT IN ('person', 'community', 'organisation', 'programme') THEN s.name
    WHEN t.subject_id !~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN NULL
    WHEN t.subject_kind = 'person' THEN (SELECT name FROM person WHERE id = t.subject_id::uuid)
    ELSE (SELECT name FROM organisation WHERE id = t.subject_id::uuid) END`;

/**
 * Trajectories, a page at a time, the last changed first.
 * @param today local date in Brussels; decides what is overdue and at risk
 */
export async function listTrajectories(
  store: Store,
  scope: Scope,
  filter: TrajectoryFilter,
  page: PageRequest,
  today: LocalDate,
): Promise<Page<ListedTrajectory>> {
  const where = await conditionsOf(store, scope, filter, today);
  const after = endOf(page.cursor);
  if (after !== undefined) {
    where.add(
      `(t.updated_at, t.id) < (${where.value(after.at)}::timestamptz, ${where.value(after.id)}::uuid)`,
    );
  }
  const sorting = 't.updated_at DESC, t.id DESC';
  // As every table of trajectories asks for its rows, and then their plan is kept.
  const isById = filter.ids !== undefined && Object.keys(filter).length === 1 && after === undefined;
  const rows = await rowsOf<Row>(store, {
    ...(isById ? { name: `trajectories-by-id ${scope.kind}` } : {}),
    text: `SELECT ${headColumns}, s.name AS school_name, s.municipality, o.name AS organisation_name,
        p.name AS counsellor_name, ${nameOfSubject} AS subject_name, open.steps AS open,
        CASE WHEN ${isSilent(`${where.value(today)}::date`)} THEN t.quiet_since::text END AS silent_since,
        (SELECT d.reference FROM defect d WHERE d.trajectory_id = t.id ORDER BY d.first_at LIMIT 1) AS stuck
      FROM (
        SELECT t.* ${listed(where)}
        ORDER BY ${sorting} LIMIT ${where.value(page.limit + 1)}
      ) t
      -- One by one for the rows of a page: joined as wholes, all schools and all people would be read for it.
      LEFT JOIN LATERAL (SELECT name, municipality FROM school WHERE number = t.school_number LIMIT 1) s ON true
      LEFT JOIN LATERAL (SELECT name FROM person WHERE id = t.counsellor_id LIMIT 1) p ON true
      LEFT JOIN organisation o ON o.id = t.organisation_id
      CROSS JOIN LATERAL (
        SELECT coalesce(json_agg(json_build_object('path', step.path, 'step', step.step, 'phase', step.phase,
          'kind', step.kind, 'role', step.role, 'person', step.person_id, 'due', step.due, 'appointments',
          CASE WHEN step.appointment IS NOT NULL THEN t.state->'nodes'->step.path->'appointments' END) ORDER BY step.due, step.path), '[]') AS steps
        FROM trajectory_step step WHERE step.trajectory_id = t.id AND step.status = 'open'
      ) open
      ORDER BY ${sorting}`,
    values: where.values,
  });
  return pageOf(rows.map(toListed), page.limit, (item) => [item.updatedAt, item.id]);
}

/** Who has which role, by person id, in some trajectories. */
export async function rolesOfMany(
  store: Unscoped<'decided'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly [role: string]: string }>> {
  const rows = await rowsOf<{ id: string; roles: { [role: string]: string } }>(store, {
    name: 'roles-of-many',
    text: `SELECT trajectory_id AS id, json_object_agg(role, person_id) AS roles FROM trajectory_role
      WHERE trajectory_id = ANY(${arrayOfAnyLength('$1', 'uuid')}) GROUP BY trajectory_id`,
    values: [ids],
  });
  return new Map(rows.map(({ id, roles }) => [id, roles]));
}

/** How many trajectories a list has. */
export async function countListed(
  store: Store,
  scope: Scope,
  filter: TrajectoryFilter,
  today: LocalDate,
): Promise<number> {
  const where = await conditionsOf(store, scope, filter, today);
  const rows = await rowsOf<{ count: number }>(store, {
    ...(where.isNone ? { name: `count-listed ${scope.kind}` } : {}),
    text: `SELECT count(*)::int AS count ${listed(where)}`,
    values: where.values,
  });
  return rows[0]?.count ?? 0;
}

/**
 * How many trajectories each of some lists has, by one statement.
 * @param name by which its plan is kept: the same name has lists that are narrowed by the same fields
 */
export async function countEach<Name extends string>(
  store: Store,
  scope: Scope,
  name: string,
  filters: { readonly [list in Name]: TrajectoryFilter },
  today: LocalDate,
): Promise<{ readonly [list in Name]: number }> {
  const values = valuesOf();
  const counts: string[] = [];
  for (const [list, filter] of Object.entries<TrajectoryFilter>(filters)) {
    const where = await conditionsOf(store, scope, filter, today, values);
    counts.push(`(SELECT count(*)::int ${listed(where)}) AS "${list}"`);
  }
  const [row] = await rowsOf<{ [list in Name]: number }>(store, {
    name: `count-${name} ${scope.kind}`,
    text: `SELECT ${counts.join(', ')}`,
    values: values.all,
  });
  return row as { [list in Name]: number };
}

/** How many trajectories there are of each status. */
export async function countTrajectories(store: Store): Promise<{ readonly [status: string]: number }> {
  mustReachAll(store);
  const rows = await rowsOf<{ status: string; count: number }>(store, {
    text: 'SELECT status, count(*)::int AS count FROM trajectory GROUP BY status',
  });
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}

/** The trajectories for which conditions hold. */
function listed({ needsSchool, text }: Awaited<ReturnType<typeof conditionsOf>>): string {
  return `FROM trajectory t ${needsSchool ? 'LEFT JOIN school s ON s.number = t.school_number' : ''} ${text()}`;
}

/** Where the page before ended; `undefined` for a word that no page of this list gave. */
function endOf(cursor: string | undefined): { readonly at: Instant; readonly id: string } | undefined {
  const [at = '', id = ''] = decodeCursor(cursor, 2) ?? [];
  const isInstant = !Number.isNaN(Date.parse(at)) && /^\d{4}-/.test(at) && new Date(at).toISOString() === at;
  return isInstant && UUID.test(id) ? { at, id } : undefined;
}

function toListed(row: Row): ListedTrajectory {
  return {
    ...toHead(row),
    ...filled({
      schoolName: row.school_name,
      subjectName: row.subject_name,
      municipality: row.municipality,
      organisationName: row.organisation_name,
      counsellorName: row.counsellor_name,
      stuck: row.stuck,
      silentSince: row.silent_since,
    }),
    open: row.open.map((step) => filled(step)),
  };
}
