import { CHANNEL } from '../database/notices.ts';
import { alarmPart, journalPart, mailsPart, planRow, rolesPart, stepsPart } from './commit-parts.ts';
import { countedStatement } from './counted.ts';

const parts = `
journal AS (${journalPart('moved', '$5::jsonb')}
),
steps AS (${stepsPart('moved', '$6::jsonb')}
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
roles AS (${rolesPart('moved', '$7::jsonb')}
  ON CONFLICT (trajectory_id, role) DO UPDATE SET person_id = excluded.person_id
  WHERE trajectory_role.person_id <> excluded.person_id
),
plan AS (
  SELECT p.* FROM jsonb_to_recordset($8::jsonb) AS p(${planRow})
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
planned AS (${mailsPart('moved, plan', { id: 'moved.id', partition: '$10::int', version: '$2::int', now: '$9::timestamptz' })}
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
${alarmPart({ partition: '$10::int', now: '$9::timestamptz' })}`;

/** What is repeated of a trajectory in what it counts for. */
const repeated = 'school_number, organisation_id, programme_id, template, reference, mistake';

const outcome = `
SELECT (SELECT count(*) FROM moved)::int AS moved, (SELECT partition FROM lowered) AS mailroom`;

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
 * The statement with which a trajectory's new state is committed: state, journal, steps, roles, plan, alarm and the
 * answer to a command, in one round trip. Every part hangs on `moved`: when another commit came first, `moved` is
 * empty and nothing at all is written.
 *
 * $1 id · $2 version · $3 status · $4 state · $5 events · $6 steps · $7 roles · $8 plan · $9 now · $10 partition ·
 * $11 phase · $12 next due · $13 wake at · $14 counsellor · $15 ended at · $16 expected version · $17 command ·
 * $18 its result · $19 whether its workflow asks · $20 until when that would sleep if it heard nothing of this ·
 * $21 quiet since · $22 silent from · $23 what is counted · $24 whether whoever waits for the command is told at once
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
),${parts},${countedStatement('$23')}${outcome},
  (SELECT pg_notify('${CHANNEL}', moved.command_id || ' ' || $2::int) FROM moved WHERE $24::boolean)`,
};
