/** The SQL of what a trajectory is known by in the parts of a commit. */
type Known = Readonly<Record<'id' | 'partition' | 'version' | 'now', string>>;

/**
 * Writes the entries of journals.
 * @param of what gives the `id` of the trajectories, and the `command_id` that brought it about
 * @param rows the SQL of the JSON that holds the rows, of each trajectory
 */
export const journalPart = (of: string, rows: string) => `
  INSERT INTO trajectory_event (trajectory_id, version, at, type, actor, body, command_id)
  SELECT ${of}.id, event.version, event.at, event.body ->> 'type', event.actor, event.body, ${of}.command_id
  FROM ${of}, jsonb_to_recordset(${rows}) AS event(version int, at timestamptz, actor jsonb, body jsonb)`;

/** Writes the steps that have opened; parameters as for {@link journalPart}. */
export const stepsPart = (of: string, rows: string) => `
  INSERT INTO trajectory_step (trajectory_id, path, step, phase, kind, role, status, opened_on, due, closed_on,
    appointment, outcome, round, person_id)
  SELECT ${of}.id, s.path, s.step, s.phase, s.kind, s.role, s.status, s."openedOn", s.due, s."closedOn",
    s.appointment, s.outcome, s.round, s.person
  FROM ${of}, jsonb_to_recordset(${rows}) AS s(path text, step text, phase text, kind text, role text, status text,
    "openedOn" date, due date, "closedOn" date, appointment timestamptz, outcome text, round int, person uuid)`;

/** Writes who has which role; parameters as for {@link journalPart}. */
export const rolesPart = (of: string, rows: string) => `
  INSERT INTO trajectory_role (trajectory_id, role, person_id)
  SELECT ${of}.id, r.role, r.person FROM ${of}, jsonb_to_recordset(${rows}) AS r(role text, person uuid)`;

/** A planned mail, as a row of JSON. */
export const planRow = `key text, kind text, rung text, path text, step text, phase text,
    "to" text, person uuid, at timestamptz, due date, immediate boolean, "movedFrom" date, covers text[]`;

/**
 * Writes the mails that are owed.
 * @param from what gives the trajectories and, as `plan`, their mails
 */
export const mailsPart = (from: string, { id, partition, version, now }: Known) => `
  INSERT INTO mail (key, trajectory_id, partition, kind, rung, path, step, phase, to_role, person_id, due,
    send_at, immediate, moved_from, covers, version, created_at, updated_at)
  SELECT plan.key, ${id}, ${partition}, plan.kind, plan.rung, plan.path, plan.step, plan.phase, plan."to", plan.person,
    plan.due, plan.at, plan.immediate, plan."movedFrom", coalesce(plan.covers, '{}'), ${version}, ${now}, ${now}
  FROM ${from}`;

/** The alarm of the mailroom, for the mails that `planned` gives; `lowered` has a row when the mailroom has to be called. */
export const alarmPart = ({ partition, now }: Pick<Known, 'partition' | 'now'>) => `
earliest AS (SELECT min(at) AS at FROM planned),
-- An alarm that is early enough is only held, side by side with others, until this commit is visible: the mailroom
-- clears it first and looks afterwards, so it cannot look past mails that relied on the alarm. One that went off a
-- minute ago and is still there was not heard (whoever had to tell the mailroom died): it counts for nothing.
held AS MATERIALIZED (
  SELECT FROM mail_alarm, earliest WHERE mail_alarm.partition = ${partition} AND mail_alarm.at <= earliest.at
    AND mail_alarm.at > ${now} - interval '1 minute'
  FOR SHARE OF mail_alarm
),
lowered AS (
  INSERT INTO mail_alarm (partition, at)
  SELECT ${partition}, earliest.at FROM earliest WHERE earliest.at IS NOT NULL AND NOT EXISTS (SELECT FROM held)
  ON CONFLICT (partition) DO UPDATE SET at = excluded.at
  WHERE mail_alarm.at IS NULL OR mail_alarm.at > excluded.at OR mail_alarm.at <= ${now} - interval '1 minute'
  RETURNING partition
)`;
