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
 * Whether a trajectory, as `t`, is silent: a school has been asked something by a day, nobody is to meet for it, and
 * there was no sign of life since.
 * @param since the SQL of the last local date that counts as silence
 * @param roles the SQL of the roles of schools, each as `template version role`
 */
export function isSilent(since: string, roles: string): string {
  return `(t.status = 'active' AND EXISTS (SELECT FROM trajectory_step x WHERE x.trajectory_id = t.id
      AND x.status = 'open' AND x.opened_on <= ${since} AND x.step NOT IN ('silence', 'no_contact')
      AND (x.appointment IS NULL OR x.appointment < now())
      AND concat_ws(' ', t.template, t.template_version, x.role) = ANY(${roles}))
    AND (${lastSignOfLife('t.id')} <= ${since}) IS NOT FALSE)`;
}
