import { type CountedChanges, countedIn } from '../../domain/reports/facts/observations.ts';
import type { Template } from '../../domain/template/model/types.ts';
import type { TrajectoryEvent } from '../../domain/trajectory/model/events.ts';
import { partOf } from './counted-part.ts';

/** What entries of a journal change in what is counted, as the one parameter of {@link countedStatement}. */
export function countedParameter(entries: readonly TrajectoryEvent[], template: Template): string {
  return JSON.stringify(countedIn(entries, template));
}

/** The same for the journals of many, as the parameter of {@link insertCounted}. */
export function countedOfMany(found: ReadonlyMap<string, CountedChanges>): string {
  const all = [...found].map(([trajectory, changes]) => ({ trajectory, ...changes }));
  const named = <Row extends object>(rows: (one: (typeof all)[number]) => readonly Row[]) =>
    all.flatMap((one) => rows(one).map((row) => ({ trajectory: one.trajectory, ...row })));
  return JSON.stringify({
    observations: named(({ observations }) => observations),
    holders: named(({ holders }) => holders),
  });
}

const observationColumns = `trajectory_id, version, number, path, indicator, moment, is_target, value, at, "on", school_year,
  until, is_first, school_number, organisation_id, programme_id, template, reference, mistake`;

const observationRow = `version int, number int, path text, indicator text, moment text,
  "isTarget" boolean, value double precision, at timestamptz, "on" date, "schoolYear" text, until timestamptz, "isFirst" boolean`;

const holderRow = 'version int, role text, rank int, person uuid, at timestamptz, until timestamptz';

const observed = (
  isFirst: string,
) => `o.version, o.number, o.path, o.indicator, o.moment, o."isTarget", o.value, o.at,
  o."on", o."schoolYear", o.until, ${isFirst}, t.school_number, t.organisation_id, t.programme_id, t.template, t.reference, t.mistake`;

/**
 * The part of a commit that keeps what is counted up to date. It hangs on `moved`, which gives the columns of the
 * trajectory that are repeated, and `is_counted`: whether what came before is counted, too. If not, all of it is
 * counted later.
 * @param changes the parameter that holds what the new entries of the journal change, such as `$30`
 */
export function countedStatement(changes: string): string {
  return `
observations_ended AS (
  UPDATE observation o SET until = ended.at
  FROM moved, jsonb_to_recordset(${changes}::jsonb -> 'ended') AS ended(path text, at timestamptz)
  WHERE moved.is_counted AND o.trajectory_id = moved.id AND o.path = ended.path AND o.until IS NULL
),
holders_ended AS (
  UPDATE provider_holder h SET until = replaced.at
  FROM moved, jsonb_to_recordset(${changes}::jsonb -> 'replaced') AS replaced(role text, at timestamptz)
  WHERE moved.is_counted AND h.trajectory_id = moved.id AND h.role = replaced.role AND h.until IS NULL
),
observations AS (
  INSERT INTO observation (${observationColumns})
  SELECT t.id, ${observed(`o."isFirst" AND NOT EXISTS (SELECT FROM trajectory_event e
    WHERE e.trajectory_id = t.id AND e.type = 'completed' AND e.body ->> 'path' = o.path AND e.version < o.version)`)}
  FROM moved t, jsonb_to_recordset(${changes}::jsonb -> 'observations') AS o(${observationRow})
  WHERE t.is_counted
),
counted_anew AS (
  INSERT INTO counted_change (number, part) SELECT pg_current_xact_id()::text::bigint, ${partOf('moved.school_number')} FROM moved
  WHERE moved.is_counted AND (${changes}::jsonb -> 'observations' <> '[]' OR ${changes}::jsonb -> 'ended' <> '[]'
    OR ${changes}::jsonb -> 'holders' <> '[]') ON CONFLICT DO NOTHING
),
holders AS (
  INSERT INTO provider_holder (trajectory_id, version, role, rank, person_id, at, until)
  SELECT moved.id, h.version, h.role, h.rank, h.person, h.at, h.until
  FROM moved, jsonb_to_recordset(${changes}::jsonb -> 'holders') AS h(${holderRow})
  WHERE moved.is_counted
)`;
}

/**
 * The same for new trajectories: of those nothing was counted before.
 * @param of gives the columns that are repeated, and what is counted of each as `counted`
 */
export function countedOfNewStatement(of: string): string {
  return `
observations AS (
  INSERT INTO observation (${observationColumns})
  SELECT t.id, ${observed('o."isFirst"')}
  FROM ${of} t, jsonb_to_recordset(t.counted -> 'observations') AS o(${observationRow})
),
counted_anew AS (
  INSERT INTO counted_change (number, part) SELECT DISTINCT pg_current_xact_id()::text::bigint, ${partOf('school_number')} FROM ${of}
  WHERE counted -> 'observations' <> '[]' OR counted -> 'holders' <> '[]'
  ON CONFLICT DO NOTHING
),
holders AS (
  INSERT INTO provider_holder (trajectory_id, version, role, rank, person_id, at, until)
  SELECT ${of}.id, h.version, h.role, h.rank, h.person, h.at, h.until
  FROM ${of}, jsonb_to_recordset(${of}.counted -> 'holders') AS h(${holderRow})
)`;
}

/** Puts in what the whole journals of some trajectories ($1 their ids) count for ($2), and notes that they are counted. */
export const insertCounted = `
WITH t AS (
  UPDATE trajectory SET counted_version = version WHERE id = ANY($1::uuid[])
  RETURNING id, school_number, organisation_id, programme_id, template, reference, mistake
),
observations AS (
  INSERT INTO observation (${observationColumns})
  SELECT t.id, ${observed('o."isFirst"')}
  FROM t JOIN jsonb_to_recordset($2::jsonb -> 'observations') AS o(trajectory uuid, ${observationRow}) ON o.trajectory = t.id
)
INSERT INTO provider_holder (trajectory_id, version, role, rank, person_id, at, until)
SELECT h.trajectory, h.version, h.role, h.rank, h.person, h.at, h.until
FROM jsonb_to_recordset($2::jsonb -> 'holders') AS h(trajectory uuid, ${holderRow})`;
