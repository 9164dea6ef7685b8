import type { Snapshot } from '../../domain/trajectory/model/memoize.ts';
import { quietOf, silentFrom } from '../../domain/trajectory/rules/silence.ts';
import { rowsOf, type Unscoped } from '../database/db.ts';
import { createLoader } from '../database/loader.ts';

/**
 * The last day on which a trajectory gave a sign of life, as an SQL expression: somebody of a school did something,
 * people met, or a pause ended. A local date, or null.
 * @param id the SQL of its id
 */
export function lastSignOfLife(id: string): string {
  return `greatest(
    (SELECT (e.at AT TIME ZONE 'Europe/Brussels')::date FROM trajectory_event e
      WHERE e.trajectory_id = ${id} AND e.actor->>'kind' <> 'system'
        AND (SELECT who.school_number FROM person who WHERE who.id = (e.actor->>'person')::uuid) IS NOT NULL
      ORDER BY e.at DESC LIMIT 1),
    (SELECT max(met.closed_on) FROM trajectory_step met
      WHERE met.trajectory_id = ${id} AND met.status = 'done' AND met.kind IN ('meeting', 'training')),
    (SELECT max((e.at AT TIME ZONE 'Europe/Brussels')::date) FROM trajectory_event e
      WHERE e.trajectory_id = ${id} AND e.type = 'resumed'))`;
}

/**
 * Whether a trajectory, as `t`, is silent on a day: by the rule of the core, which tells the counsellor on that same day. Not known,
 * which is not true, where there is nothing to hear of it.
 * @param today the SQL of a local date
 */
export function isSilent(today: string): string {
  return `(t.status = 'active' AND t.silent_from <= ${today})`;
}

/** Since when nothing was heard, and from which local date on that counts as silence. */
export function silenceValues(snapshot: Snapshot): (string | null)[] {
  const quiet = quietOf(snapshot);
  return quiet === undefined ? [null, null] : [quiet.since, silentFrom(quiet, snapshot)];
}

/**
 * Keeps the silence of a trajectory as it is worked out now, where nothing else of it moves: a changed calendar shifts the day, and
 * a row from before there was a rule for it has none.
 */
export const noteSilence = createLoader(async (store: Unscoped<'work'>, snapshots: readonly Snapshot[]) => {
  const silences = snapshots.map(silenceValues);
  await rowsOf(store, {
    name: 'note-silences',
    text: `UPDATE trajectory t SET quiet_since = n.since, silent_from = n.silent
      FROM unnest($1::uuid[], $2::int[], $3::date[], $4::date[]) AS n (id, version, since, silent)
      WHERE t.id = n.id AND t.version = n.version
        AND (t.quiet_since, t.silent_from) IS DISTINCT FROM (n.since, n.silent)`,
    values: [
      ...[snapshots.map(({ state }) => state.id), snapshots.map(({ state }) => state.version)],
      ...[silences.map(([since]) => since), silences.map(([, silent]) => silent)],
    ],
  });
  return snapshots.map(() => undefined);
});
