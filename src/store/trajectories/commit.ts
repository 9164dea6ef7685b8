import { CHANNEL } from '../database/notices.ts';
import { countedStatement } from './counted.ts';

/**
 * The statement with which a trajectory's new state is committed: state, journal, steps, roles, plan, alarm and the
 * answer to a command, in one round trip. Every part hangs on `moved`: when another commit came first, `moved` is
 * empty and nothing at all is written.
 *
 * Parameters that both uses share:
 * $1 id · $2 version · $3 status · $4 state · $5 events · $6 steps · $7 roles · $8 plan · $9 now · $10 partition ·
 * $11 phase · $12 next due · $13 wake at · $14 counsellor · $15 ended at
 */
const shared = `
journal AS (
  INSERT INTO trajectory_event (trajectory_id, version, at, type, actor, body, command_id)
  SELECT moved.id, event.version, event.at, event.body ->> 'type', event.actor, event.body, moved.command_id
  FROM moved, jsonb_to_recordset($5::jsonb) AS event(version int, at timestamptz, actor jsonb, body jsonb)
),
steps AS (
  INSERT INTO trajectory_step (trajectory_id, path, step, phase, kind, role, status, opened_on, due, closed_on,
    appointment, outcome, round, person_id)
  SELECT moved.id, s.path, s.step, s.phase, s.kind, s.role, s.status, s."openedOn", s.due, s."closedOn",
    s.appointment, s.outcome, s.round, s.person
  FROM moved, jsonb_to_recordset($6::jsonb) AS s(path text, step text, phase text, kind text, role text, status text,
    "openedOn" date, due date, "closedOn" date, appointment timestamptz, outcome text, round int, person uuid)
  ON CONFLICT (trajectory_id, path) DO UPDATE SET role = excluded.role, status = excluded.status,
    opened_on = excluded.opened_on, due = excluded.due, closed_on = excluded.closed_on,
    appointment = excluded.appointment, outcome = excluded.outcome, round = excluded.round,
    person_id = excluded.person_id
  WHERE (trajectory_step.role, trajectory_step.status, trajectory_step.opened_on, trajectory_step.due,
      trajectory_step.closed_on, trajectory_step.appointment, trajectory_step.outcome, trajectory_step.round, trajectory_step.person_id)
    IS DISTINCT FROM (excluded.role, excluded.status, excluded.opened_on, excluded.due, excluded.closed_on,
      excluded.appointment, excluded.outcome, excluded.round, excluded.person_id)
),
-- What was filled in so far for a step that is closed by now.
drafts AS (
  DELETE FROM answer_draft USING moved WHERE answer_draft.trajectory_id = moved.id AND answer_draft.path IN (
    SELECT s.path FROM jsonb_to_recordset($6::jsonb) AS s(path text, status text) WHERE s.status <> 'open')
),
roles AS (
  INSERT INTO trajectory_role (trajectory_id, role, person_id)
  SELECT moved.id, r.role, r.person FROM moved, jsonb_to_recordset($7::jsonb) AS r(role text, person uuid)
  ON CONFLICT (trajectory_id, role) DO UPDATE SET person_id = excluded.person_id
  WHERE trajectory_role.person_id <> excluded.person_id
),
plan AS (
  SELECT p.* FROM jsonb_to_recordset($8::jsonb) AS p(key text, kind text, rung text, path text, step text, phase text,
    "to" text, person uuid, at timestamptz, due date, immediate boolean, "movedFrom" date, covers text[])
),
withdrawn AS (
  UPDATE mail SET status = 'withdrawn', updated_at = $9::timestamptz, reason = CASE
      WHEN $4::jsonb #>> ARRAY['nodes', mail.path, 'status'] IN ('done', 'skipped', 'expired') THEN 'step-done'
      WHEN $3 = 'paused' THEN 'paused'
      WHEN $3 IN ('completed', 'stopped') THEN 'ended'
      ELSE 'plan-changed' END
  FROM moved
  -- A mail without a version was not planned by the trajectory (a link that was asked for) and stays.
  -- The empty text keeps the index of all planned mails out of it: while a database is new, and nothing is known of
  -- its sizes, that index would be read from end to end for the few mails of one trajectory.
  WHERE mail.trajectory_id = moved.id AND mail.status || '' = 'planned' AND mail.version IS NOT NULL
    AND NOT EXISTS (SELECT FROM plan WHERE plan.key = mail.key)
),
planned AS (
  INSERT INTO mail (key, trajectory_id, partition, kind, rung, path, step, phase, to_role, person_id, due,
    send_at, immediate, moved_from, covers, version, created_at, updated_at)
  SELECT plan.key, moved.id, $10::int, plan.kind, plan.rung, plan.path, plan.step, plan.phase, plan."to", plan.person,
    plan.due, plan.at, plan.immediate, plan."movedFrom", coalesce(plan.covers, '{}'), $2::int, $9::timestamptz, $9::timestamptz
  FROM moved, plan
  -- What was sent, merged or refused is the ledger: it stays as it is, and is never owed again.
  ON CONFLICT (trajectory_id, key) DO UPDATE SET status = 'planned',
    -- Why it waits, if it does, which a new version does not change.
    reason = CASE WHEN mail.status = 'planned' THEN mail.reason END, partition = excluded.partition,
    person_id = excluded.person_id, due = excluded.due, send_at = excluded.send_at, immediate = excluded.immediate, moved_from = excluded.moved_from,
    -- Word of silence goes on to another step when the one that it named is done.
    path = excluded.path, step = excluded.step, phase = excluded.phase,
    covers = excluded.covers, version = excluded.version, updated_at = excluded.updated_at
  WHERE mail.status IN ('planned', 'withdrawn')
  RETURNING greatest(send_at, next_attempt_at) AS at
),
earliest AS (SELECT min(at) AS at FROM planned),
-- An alarm that is early enough is only held, side by side with others, until this commit is visible: the mailroom
-- clears it first and looks afterwards, so it cannot look past mails that relied on the alarm. One that went off a
-- minute ago and is still there was not heard (whoever had to tell the mailroom died): it counts for nothing.
held AS MATERIALIZED (
  SELECT FROM mail_alarm, earliest WHERE mail_alarm.partition = $10::int AND mail_alarm.at <= earliest.at
    AND mail_alarm.at > $9::timestamptz - interval '1 minute'
  FOR SHARE OF mail_alarm
),
lowered AS (
  INSERT INTO mail_alarm (partition, at)
  SELECT $10::int, earliest.at FROM earliest WHERE earliest.at IS NOT NULL AND NOT EXISTS (SELECT FROM held)
  ON CONFLICT (partition) DO UPDATE SET at = excluded.at
  WHERE mail_alarm.at IS NULL OR mail_alarm.at > excluded.at OR mail_alarm.at <= $9::timestamptz - interval '1 minute'
  RETURNING partition
)`;

/** What is repeated of a trajectory in what it counts for. */
const repeated = 'school_number, organisation_id, programme_id, template, reference, mistake';

const outcome = `
SELECT (SELECT count(*) FROM moved)::int AS moved, (SELECT partition FROM lowered) AS mailroom`;

/**
 * Enrols: as `shared`, then $16 reference · $17 template · $18 template version · $19 subject kind · $20 subject id ·
 * $21 period · $22 school · $23 organisation · $24 programme · $25 group · $26 start · $27 cohort ·
 * $28 quiet since · $29 silent from · $30 what is counted.
 */
export const enrolStatement = {
  name: 'commit-enrolment',
  text: `WITH moved AS (
  INSERT INTO trajectory (id, reference, template, template_version, subject_kind, subject_id, period, school_number,
    organisation_id, counsellor_id, programme_id, "group", status, version, phase, start, state, wake_at, next_due,
    heard_wake_at, created_at, updated_at, ended_at, cohort, quiet_since, silent_from, counted_version)
  VALUES ($1::uuid, $16, $17, $18::int, $19, $20, $21, $22, $23::uuid, $14::uuid, $24::uuid, $25, $3, $2::int, $11,
    $26::date, $4::jsonb, $13::timestamptz, $12::date, $13::timestamptz, $9::timestamptz, $9::timestamptz, $15::timestamptz, $27,
    $28::date, $29::date, $2::int)
  RETURNING id, NULL::uuid AS command_id, true AS is_counted, ${repeated}
),${shared},${countedStatement('$30')}${outcome}`,
};

/**
 * The school year goes with a start that moved (from September on it is the next one), unless the same subject goes
 * through the same template in that year already: of those, one a year.
 */
const followingPeriod = `period = CASE WHEN start = ($4::jsonb ->> 'start')::date THEN period ELSE (
      SELECT CASE WHEN EXISTS (SELECT FROM trajectory other WHERE other.template = trajectory.template
          AND other.subject_kind = trajectory.subject_kind AND other.subject_id = trajectory.subject_id
          AND other.period = year.of AND other.id <> trajectory.id) THEN trajectory.period ELSE year.of END
      FROM (SELECT began.year || '-' || (began.year + 1) AS of FROM (SELECT
        extract(year FROM ($4::jsonb ->> 'start')::date - interval '8 months')::int AS year) began) year) END`;

/**
 * Advances: as `shared`, then $16 expected version · $17 command · $18 its result · $19 whether its workflow asks ·
 * $20 until when that would sleep if it heard nothing of this · $21 quiet since · $22 silent from · $23 what is counted ·
 * $24 whether whoever waits for the command is told at once.
 */
export const advanceStatement = {
  name: 'commit-advance',
  text: `WITH moved AS (
  UPDATE trajectory SET status = $3, version = $2::int, phase = $11, state = $4::jsonb, wake_at = $13::timestamptz,
    next_due = $12::date, counsellor_id = $14::uuid, updated_at = $9::timestamptz, ended_at = $15::timestamptz,
    start = ($4::jsonb ->> 'start')::date, ${followingPeriod},
    subject_id = $4::jsonb #>> '{subject,id}', school_number = coalesce($4::jsonb ->> 'school', school_number),
    quiet_since = $21::date, silent_from = $22::date,
    counted_version = CASE WHEN counted_version = $16::int THEN $2::int ELSE counted_version END,
    mistake = coalesce(($4::jsonb ->> 'mistake')::boolean, false),
    heard_wake_at = CASE WHEN $19::boolean THEN $20::timestamptz
      -- Decided beside its workflow, which sleeps until what it heard last: the commit before this, or one before that.
      WHEN wake_at IS NOT NULL AND heard_wake_at IS NOT NULL THEN greatest(wake_at, heard_wake_at) END
  WHERE id = $1::uuid AND version = $16::int
  RETURNING id, $17::uuid AS command_id, counted_version = version AS is_counted, ${repeated}
),
decided AS (
  UPDATE command SET result = $18::jsonb, decided_at = $9::timestamptz FROM moved WHERE command.id = moved.command_id
),${shared},${countedStatement('$23')}${outcome},
  (SELECT pg_notify('${CHANNEL}', moved.command_id || ' ' || $2::int) FROM moved WHERE $24::boolean)`,
};
