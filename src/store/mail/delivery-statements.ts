import { isHeldOf } from '../database/held-mail.ts';

const isHeld = isHeldOf('t.organisation_id');

/**
 * The statements of the mailroom. Those that look for mails have no name: PostgreSQL would keep one plan for all values of
 * the limit and the instant, which for a long queue is the slow one. A planned mail stands while it belongs to the version that its trajectory has now;
 * a link that was asked for belongs to none and stands by itself. What somebody holds back is not looked for at all,
 * nor what is sent again of a step that is done by now.
 */
const stands = `(m.version IS NULL OR m.version = t.version) AND NOT ${isHeld}
  AND (m.resend_of IS NULL OR m.kind NOT IN ('ask', 'reminder', 'escalation')
    OR t.state -> 'nodes' -> m.path ->> 'status' = 'open')`;
const free = '(m.leased_until IS NULL OR m.leased_until <= $2)';

/** Which team or pupil of its school it is, where there may be several. */
const keyOfSubject = `CASE WHEN t.subject_kind IN ('team', 'pupil') AND position('/' IN t.subject_id) > 0
    THEN ' (' || substr(t.subject_id, position('/' IN t.subject_id) + 1) || ')' ELSE '' END`;

/** Looked up only for what is not a school. */
const nameOfSubject = `CASE WHEN t.subject_id ~ '^[0-9a-f]{8}-[0-9a-f-]{27}$' THEN coalesce(
    (SELECT name FROM person WHERE t.subject_kind = 'person' AND person.id = t.subject_id::uuid),
    (SELECT name FROM organisation WHERE organisation.id = t.subject_id::uuid)) END`;

/** The programme from whose waiting list it moved up, for the first mail that a role gets about it. */
const placeCameFreeIn = `(SELECT jsonb_build_object('nl', programme.name_nl, 'en', programme.name_en)
    FROM programme_place place JOIN programme ON programme.id = place.programme_id
    WHERE place.trajectory_id = c.trajectory_id AND place.waited AND NOT EXISTS (
      SELECT FROM mail earlier WHERE earlier.trajectory_id = c.trajectory_id AND earlier.to_role = c.to_role
        AND earlier.status IN ('sent', 'merged')))`;

const lease = `
claimed AS (
  UPDATE mail SET leased_until = $3, updated_at = $2 WHERE id = ANY(ARRAY(SELECT id FROM due)) RETURNING mail.*
)
SELECT c.id, c.key, c.trajectory_id AS "trajectoryId", c.kind, c.rung, c.path, c.to_role AS "toRole",
  c.person_id AS "personId", c.due::text AS due, c.send_at AS "sendAt", c.immediate, c.attempts,
  CASE WHEN c.kind = 'reminder' AND t.state ->> 'underWay' = 'true' THEN NOT EXISTS (
    SELECT FROM mail earlier WHERE earlier.trajectory_id = c.trajectory_id AND earlier.path = c.path
      AND earlier.to_role = c.to_role AND earlier.status IN ('sent', 'merged')) ELSE false END AS "asksFirst",
  (SELECT first.message_id FROM mail first WHERE first.id = c.resend_of) AS "resendOf",
  CASE WHEN c.attempts = 0 THEN 0 ELSE (
    SELECT count(*)::int FROM mail_attempt WHERE mail_id = c.id AND outcome = 'unanswered') END AS unanswered,
  CASE WHEN c.attempts = 0 THEN 0 ELSE (
    SELECT count(*)::int FROM mail_attempt WHERE mail_id = c.id AND outcome = 'deferred' AND code IS NULL) END AS unheard,
  t.template, t.template_version AS "templateVersion", t.school_number AS "schoolNumber",
  coalesce(school.name || ${keyOfSubject}, ${nameOfSubject}, t.reference) AS subject,
  t.state -> 'nodes' -> c.path AS node,
  CASE WHEN c.kind IN ('invitation', 'cancellation') THEN t.state -> 'roles' END AS roles,
  t.state -> 'nodes' -> (t.state -> 'nodes' -> c.path ->> 'about') AS "aboutNode",
  CASE WHEN t.programme_id IS NOT NULL THEN ${placeCameFreeIn} END AS "placeCameFreeIn"
FROM claimed c
JOIN trajectory t ON t.id = c.trajectory_id
LEFT JOIN school ON school.number = t.school_number`;

const claimOf = (which: string) => `WITH due AS (
  SELECT m.id FROM mail m JOIN trajectory t ON t.id = m.trajectory_id
  WHERE m.status = 'planned'${which} AND m.partition = $1 AND m.send_at <= $2
    AND (m.next_attempt_at IS NULL OR m.next_attempt_at <= $2) AND ${free} AND ${stands}
  ORDER BY m.send_at LIMIT $4::int FOR UPDATE OF m SKIP LOCKED
),${lease}`;

/** $1 partition · $2 now · $3 leased until · $4 most rows. */
export const claimDueStatement = { text: claimOf('') };

/** As above, of what answers somebody's act, along an index of its own. */
export const claimAtOnceStatement = { text: claimOf(' AND m.immediate') };

/**
 * As above, then $5 until · $6 people · $7 kinds. It goes from these people, with whoever has the same address, to what is
 * planned for them: there may be a hundred thousand mails that are due.
 */
export const claimAlsoStatement = {
  text: `WITH reader AS MATERIALIZED (
  SELECT unnest($6::uuid[]) AS id UNION SELECT box.id FROM person reader JOIN person box ON box.email = reader.email
    WHERE reader.id = ANY($6::uuid[])
),
theirs AS MATERIALIZED (
  SELECT m.id FROM reader JOIN trajectory_role r ON r.person_id = reader.id
    JOIN mail m ON m.trajectory_id = r.trajectory_id AND m.to_role = r.role
    WHERE m.status = 'planned' AND m.person_id IS NULL AND m.send_at <= $5
  UNION
  SELECT m.id FROM reader JOIN mail m ON m.person_id = reader.id
    JOIN trajectory_role r ON r.trajectory_id = m.trajectory_id AND r.role = m.to_role
    WHERE m.status = 'planned' AND m.send_at <= $5
),
due AS (
  SELECT m.id FROM mail m JOIN trajectory t ON t.id = m.trajectory_id
  WHERE m.id = ANY(ARRAY(SELECT id FROM theirs)) AND m.status = 'planned' AND m.partition = $1
    AND (NOT m.immediate OR m.send_at <= $2) AND m.kind = ANY($7::text[]) AND ${free} AND ${stands}
  ORDER BY m.send_at LIMIT $4::int FOR UPDATE OF m SKIP LOCKED
),${lease}`,
};

/**
 * $1 entries (JSON) · $2 now. What is a fact is written whatever was decided about the mail meanwhile. Recording ends the
 * lease, and only what is leased is recorded: doing it again, when the first answer got lost, changes nothing.
 */
export const recordStatement = {
  name: 'mail-record',
  text: `WITH entry AS MATERIALIZED (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, status text, fact boolean, reason text,
    "mergedInto" uuid, "personId" uuid, "messageId" text, "sentAt" timestamptz, tried boolean,
    "nextAttemptAt" timestamptz, attempt jsonb, content jsonb)
),
recorded AS (
  UPDATE mail m SET
    status = CASE WHEN e.fact OR m.status = 'planned' THEN e.status ELSE m.status END,
    reason = CASE WHEN e.fact OR m.status = 'planned' THEN e.reason ELSE m.reason END,
    merged_into = e."mergedInto",
    person_id = coalesce(e."personId", m.person_id),
    message_id = coalesce(e."messageId", m.message_id),
    sent_at = e."sentAt",
    attempts = m.attempts + CASE WHEN e.tried THEN 1 ELSE 0 END,
    next_attempt_at = e."nextAttemptAt",
    leased_until = NULL,
    updated_at = $2
  FROM entry e WHERE m.id = e.id AND m.leased_until IS NOT NULL
  RETURNING m.id
),
attempts AS (
  INSERT INTO mail_attempt (mail_id, at, outcome, code, response, domain)
  SELECT e.id, (e.attempt ->> 'at')::timestamptz, e.attempt ->> 'outcome', (e.attempt ->> 'code')::int,
    e.attempt ->> 'response', e.attempt ->> 'domain'
  FROM recorded JOIN entry e USING (id) WHERE e.attempt IS NOT NULL
)
INSERT INTO mail_content (mail_id, subject, text)
SELECT e.id, e.content ->> 'subject', e.content ->> 'text'
FROM recorded JOIN entry e USING (id) WHERE e.content IS NOT NULL
ON CONFLICT (mail_id) DO UPDATE SET subject = excluded.subject, text = excluded.text`,
};

/** $1 ids · $2 until. */
export const extendStatement = {
  name: 'mail-extend-leases',
  text: `UPDATE mail SET leased_until = greatest(leased_until, $2)
    WHERE id = ANY($1::uuid[]) AND status = 'planned' AND leased_until IS NOT NULL`,
};

/** $1 partition · $2 instant or null. The least of two, where null counts as never. */
export const settleAlarmStatement = {
  name: 'mail-settle-alarm',
  text: `INSERT INTO mail_alarm (partition, at) VALUES ($1, $2)
ON CONFLICT (partition) DO UPDATE SET at = least(mail_alarm.at, excluded.at) RETURNING at`,
};

/**
 * $1 partition · $2 now. The first part walks the index of planned mails and stops at the first that nothing delays; only
 * what is due, or goes along with what is, is ever delayed, so the second part needs only look a day far.
 */
export const nextInstantStatement = {
  text: `SELECT least(
  (SELECT m.send_at FROM mail m JOIN trajectory t ON t.id = m.trajectory_id
    WHERE m.status = 'planned' AND m.partition = $1 AND ${stands}
      AND (m.next_attempt_at IS NULL OR m.next_attempt_at <= m.send_at)
      AND (m.leased_until IS NULL OR m.leased_until <= greatest(m.send_at, $2))
    ORDER BY m.send_at LIMIT 1),
  (SELECT min(greatest(m.send_at, m.next_attempt_at, m.leased_until))
    FROM mail m JOIN trajectory t ON t.id = m.trajectory_id
    WHERE m.status = 'planned' AND m.partition = $1 AND ${stands}
      AND m.send_at <= $2::timestamptz + interval '1 day'
      AND (m.next_attempt_at > m.send_at OR m.leased_until > greatest(m.send_at, $2)))
) AS at`,
};
