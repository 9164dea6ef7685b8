/**
 * The last day on which a trajectory gave a sign of life, as an SQL expression: somebody of a school did something,
 * people met, or a pause ended. A local date, or null.
 * @param id the SQL of its id
 */
export function lastSignOfLife(id: string): string {
  return `greatest(
    (SELECT max((e.at AT TIME ZONE 'Europe/Brussels')::date) FROM trajectory_event e
      JOIN person who ON who.id = (e.actor->>'person')::uuid
      WHERE e.trajectory_id = ${id} AND e.actor->>'kind' <> 'system' AND who.school_number IS NOT NULL),
    (SELECT max(met.closed_on) FROM trajectory_step met
      WHERE met.trajectory_id = ${id} AND met.status = 'done' AND met.kind IN ('meeting', 'training')),
    (SELECT max((e.at AT TIME ZONE 'Europe/Brussels')::date) FROM trajectory_event e
      WHERE e.trajectory_id = ${id} AND e.type = 'resumed'))`;
}

/**
 * Whether a trajectory, as `t`, is silent on a day: by the rule of the core, which tells the counsellor on that same day.
 * @param today the SQL of a local date
 */
export function isSilent(today: string): string {
  return `(t.status = 'active' AND t.silent_from <= ${today}) IS TRUE`;
}
