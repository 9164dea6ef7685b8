import type { Scope } from '../../domain/access/scope.ts';
import type { TrajectoryStatus } from '../../domain/trajectory/model/state.ts';
import { rowsOf, type Store } from '../database/db.ts';
import { type Filled, filled } from '../database/values.ts';
import { holdsWords, personWithin, schoolWithin, trajectoryWithin, valuesOf } from '../database/within.ts';

/** The first of what was found, and how many there are. */
export type Found<Item> = { readonly items: readonly Item[]; readonly total: number };

/** A school that was found. */
export type FoundSchool = Filled<{
  number: string;
  name: string;
  municipality: string | null;
  closed: boolean;
  /** How many trajectories of it run that the reader may see. */
  running: number;
}>;

/** Somebody who was found. */
export type FoundPerson = Filled<{
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  function: string | null;
  /** The name of the school or organisation. */
  of: string | null;
}>;

/** A trajectory that was found. */
export type FoundTrajectory = Filled<{
  id: string;
  reference: string;
  template: string;
  status: TrajectoryStatus;
  school: string | null;
}>;

type Asked = { readonly words: readonly string[]; readonly scope: Scope; readonly limit: number };

/**
 * Schools by parts of their name, number or place; those that are open first.
 * @param asked.words as they are searched: small letters and digits
 */
export async function findSchoolsByWords(
  store: Store,
  { words, scope, limit }: Asked,
): Promise<Found<FoundSchool>> {
  const values = valuesOf();
  const where = [holdsWords('s.search', words, values), schoolWithin(scope, values)].join(' AND ');
  const first = values.add(`${words[0] ?? ''}%`);
  const running = trajectoryWithin(scope, values);
  return found(
    await rowsOf<FoundSchool & Counted>(store, {
      text: `SELECT page.*, (SELECT count(*)::int FROM trajectory t
          WHERE t.school_number = page.number AND t.status IN ('active', 'paused') AND ${running}) AS running
        FROM (
          SELECT s.number, s.name, s.municipality, s.closed_at IS NOT NULL AS closed, count(*) OVER ()::int AS total
          FROM school s WHERE ${where}
          ORDER BY s.closed_at IS NOT NULL, s.search NOT LIKE ${first}, s.name, s.number LIMIT ${values.add(limit)}
        ) page`,
      values: values.all,
    }),
  );
}

/** People by parts of their name or address: those of the service itself and of the schools that it deals with. */
export async function findPeopleByWords(
  store: Store,
  { words, scope, limit }: Asked,
): Promise<Found<FoundPerson>> {
  const values = valuesOf();
  const within = personWithin(scope, values);
  const where = holdsWords('p.search', words, values);
  const first = values.add(`${words[0] ?? ''}%`);
  return found(
    await rowsOf<FoundPerson & Counted>(store, {
      text: `SELECT p.id, p.name, p.email, p.phone, p.function, coalesce(s.name, o.name) AS of,
          count(*) OVER ()::int AS total
        FROM person p LEFT JOIN school s ON s.number = p.school_number
        LEFT JOIN organisation o ON o.id = p.organisation_id
        WHERE ${where} AND ${within} AND p.merged_into IS NULL
        ORDER BY p.left_at IS NOT NULL, p.search NOT LIKE ${first}, p.name, p.id LIMIT ${values.add(limit)}`,
      values: values.all,
    }),
  );
}

/**
 * Trajectories by their reference or by their school; words of a model trajectory narrow it to that model.
 * @param models per model that some words name: the words that are left for the school
 */
export async function findTrajectoriesByWords(
  store: Store,
  { words, scope, limit }: Asked,
  models: readonly { readonly template: string; readonly left: readonly string[] }[],
): Promise<Found<FoundTrajectory>> {
  const values = valuesOf();
  const named = `t.reference LIKE ${values.add(`${words.join('-').toUpperCase()}%`)}`;
  // Of a model that all of the words name, every school's is meant; of another one, those of the schools that the rest names.
  const whole = values.add(models.flatMap(({ template, left }) => (left.length === 0 ? [template] : [])));
  const ofSchool = [
    holdsWords('s.search', words, values),
    ...models
      .filter(({ left }) => left.length > 0)
      .map(
        ({ template, left }) =>
          `(t.template = ${values.add(template)} AND ${holdsWords('s.search', left, values)})`,
      ),
  ];
  const within = trajectoryWithin(scope, values);
  // Only what the index of the schools' trajectories holds, and each once: of a word in many names, thousands are looked at.
  const columns = 't.id, t.reference, t.template, t.status, t.updated_at, t.school_number';
  return found(
    await rowsOf<FoundTrajectory & Counted>(store, {
      text: `SELECT page.id, page.reference, page.template, page.status, s.name AS school, page.total FROM (
          SELECT t.*, count(*) OVER ()::int AS total FROM (
            SELECT ${columns} FROM trajectory t WHERE ${named} AND ${within}
            UNION ALL SELECT ${columns} FROM school s JOIN trajectory t ON t.school_number = s.number
            WHERE (${ofSchool.join(' OR ')}) AND t.template <> ALL(${whole}::text[]) AND NOT ${named} AND ${within}
            UNION ALL SELECT ${columns} FROM trajectory t
            WHERE t.template = ANY(${whole}::text[]) AND t.school_number IS NOT NULL AND NOT ${named} AND ${within}
          ) t
          ORDER BY t.status NOT IN ('active', 'paused'), t.updated_at DESC, t.id LIMIT ${values.add(limit)}
        ) page LEFT JOIN school s ON s.number = page.school_number
        ORDER BY page.status NOT IN ('active', 'paused'), page.updated_at DESC, page.id`,
      values: values.all,
    }),
  );
}

/** How many trajectories have each of these steps open. */
export async function countOpenSteps(
  store: Store,
  steps: readonly { readonly template: string; readonly step: string }[],
  scope: Scope,
): Promise<readonly number[]> {
  const values = valuesOf();
  const asked = values.add(JSON.stringify(steps.map((step, at) => ({ ...step, at }))));
  const within = trajectoryWithin(scope, values);
  const rows = await rowsOf<{ at: number; count: number }>(store, {
    text: `SELECT asked.at, count(DISTINCT t.id)::int AS count
      FROM jsonb_to_recordset(${asked}::jsonb) AS asked(template text, step text, at int)
      JOIN trajectory t ON t.template = asked.template AND t.status = 'active'
      JOIN trajectory_step x ON x.trajectory_id = t.id AND x.step = asked.step AND x.status = 'open'
      WHERE ${within} GROUP BY asked.at`,
    values: values.all,
  });
  const counts = new Map(rows.map(({ at, count }) => [at, count]));
  return steps.map((_step, at) => counts.get(at) ?? 0);
}

type Counted = { readonly total: number };

function found<Item>(rows: readonly (Item & Counted)[]): Found<Item> {
  const items = rows.map(({ total: _total, ...row }) => filled(row) as unknown as Item);
  return { items, total: rows[0]?.total ?? 0 };
}
