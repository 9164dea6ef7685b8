import { isSilent } from '../trajectories/silence.ts';
import type { WhoseDay } from './types.ts';

/**
 * The one statement that a day is read with. Its values: $1 roles by `template version role`, $2 the person, $3 the
 * guidance service or null, $4 today, $5 and $6 the instants between which an appointment is of today or tomorrow,
 * $7 the last day of what comes soon, $8 lines a section, $9 one section or null.
 */
export function dayStatement(whose: WhoseDay['kind']): string {
  const isOwn = whose === 'person' ? 't.counsellor_id = $2::uuid' : 'true';
  const asked = whose === 'person' ? 'o.doer = $2::uuid' : "o.party = 'pbd'";
  return `WITH followed AS (
      SELECT t.id, t.reference, t.template, t.template_version, t.school_number, t.subject_kind, t.subject_id,
        t.counsellor_id, (${isOwn}) IS TRUE AS own, t.status, t.quiet_since, t.silent_from,
        CASE WHEN t.status = 'paused' THEN t.state->'pauses'->-1->>'from' END AS paused_since
      FROM trajectory t WHERE (t.status = 'active' OR ${pausedForGood}) AND ${followed[whose]}
    ),
    step AS (
      SELECT f.*, x.path, x.step, x.kind, x.role, x.due, x.opened_on, role.party, coalesce(x.person_id, doer.person_id) AS doer,
        x.step IN ('silence', 'no_contact') AS built_in, meeting.next AS appointment,
        greatest(x.due, held.day) AS late_from
      FROM followed f
      JOIN trajectory_step x ON x.trajectory_id = f.id AND x.status = 'open'
      CROSS JOIN LATERAL (
        SELECT $1::jsonb -> (f.template || ' ' || f.template_version || ' ' || x.role) AS word
      ) named
      CROSS JOIN LATERAL (SELECT named.word->>'party' AS party) role
      LEFT JOIN LATERAL (
        SELECT r.person_id FROM jsonb_array_elements_text(named.word->'holders') WITH ORDINALITY AS h(role, rank)
        JOIN trajectory_role r ON r.trajectory_id = f.id AND r.role = h.role ORDER BY h.rank LIMIT 1
      ) doer ON true
      LEFT JOIN LATERAL (
        SELECT one AS next FROM trajectory t, jsonb_array_elements(t.state->'nodes'->x.path->'appointments') one
        WHERE x.appointment IS NOT NULL AND t.id = f.id AND (one->>'start')::timestamptz >= $5::timestamptz
        ORDER BY one->>'start' LIMIT 1
      ) meeting ON true
      LEFT JOIN LATERAL (
        SELECT max(((one->>'start')::timestamptz AT TIME ZONE 'Europe/Brussels')::date) AS day
        FROM trajectory t, jsonb_array_elements(t.state->'nodes'->x.path->'appointments') one
        WHERE x.appointment IS NOT NULL AND t.id = f.id AND (one->>'start')::timestamptz < $5::timestamptz
      ) held ON true
    ),
    quiet AS (
      SELECT t.id, school.heard, t.quiet_since AS since,
        EXISTS (SELECT FROM look_again l WHERE l.trajectory_id = t.id AND l."on" > $4::date) AS later
      FROM followed t CROSS JOIN LATERAL (
        SELECT max(e.at) AS heard FROM trajectory_event e JOIN person p ON p.id = (e.actor->>'person')::uuid
        WHERE e.trajectory_id = t.id AND e.actor->>'kind' <> 'system' AND p.school_number IS NOT NULL
      ) school WHERE t.own AND ${isSilent('$4::date')}
    ),
    line AS (
      SELECT o.*, q.heard, q.since AS silent_since, state.unreachable,
        (${asked}) IS TRUE AS asks,
        CASE
          WHEN o.status = 'paused' THEN CASE WHEN o.own THEN 'paused' END
          WHEN (o.appointment->>'start')::timestamptz < $6::timestamptz AND (o.own OR ${asked}) THEN 'appointments'
          WHEN o.step = 'no_contact' AND (o.own OR ${asked}) THEN 'contact'
          WHEN ${asked} THEN 'own'
          WHEN NOT o.own OR o.party = 'pbd' THEN NULL
          WHEN state.unreachable IS NOT NULL THEN 'contact'
          WHEN q.since IS NOT NULL THEN CASE WHEN q.later THEN NULL ELSE 'silent' END
          WHEN o.appointment IS NOT NULL THEN NULL
          WHEN o.late_from < $4::date AND o.due IS NOT NULL THEN 'late'
          WHEN o.due <= $7::date THEN 'soon'
        END AS section
      FROM step o
      LEFT JOIN quiet q ON q.id = o.id
      LEFT JOIN person p ON p.id = o.doer
      CROSS JOIN LATERAL (SELECT CASE
        WHEN p.id IS NULL THEN 'nobody'
        WHEN p.left_at IS NOT NULL THEN 'left'
        WHEN p.email IS NULL THEN 'no-address'
        WHEN p.unreachable_at IS NOT NULL THEN 'refused'
        WHEN p.absent_until >= $4::date::text THEN 'absent'
        WHEN p.reminders_off AND o.due < $4::date THEN 'reminders-off'
      END AS unreachable) state
    ),
    once AS (
      SELECT *, row_number() OVER (
        PARTITION BY section, CASE WHEN section IN ('silent', 'contact', 'paused') THEN id::text ELSE id::text || path END
        ORDER BY built_in DESC, due NULLS LAST, path) AS nth
      FROM line WHERE section IS NOT NULL AND ($9::text IS NULL OR section = $9::text)
    ),
    sorted AS (
      SELECT *, count(*) OVER (PARTITION BY section)::int AS total, row_number() OVER (
        PARTITION BY section ORDER BY
          CASE section WHEN 'appointments' THEN appointment->>'start' WHEN 'silent' THEN silent_since::text
            WHEN 'paused' THEN paused_since
            ELSE coalesce(due::text, '9999') END, id, path) AS place
      FROM once WHERE nth = 1
    )
    SELECT l.section, l.total, l.id AS trajectory, l.reference, l.template, l.template_version AS "templateVersion",
      l.path, l.step, l.kind, coalesce(lost.role, l.role) AS role,
      CASE WHEN lost.role IS NULL THEN l.party
        ELSE $1::jsonb -> (l.template || ' ' || l.template_version || ' ' || lost.role) ->> 'party' END AS party, coalesce(s.name, ${subjectName}) AS subject, s.municipality,
      s.phone AS "schoolPhone", l.opened_on::text AS "openedOn", l.due::text AS due, l.late_from::text AS "lateFrom", l.appointment,
      p.id AS doer_id, p.name AS doer_name, p.email AS doer_email, p.phone AS doer_phone,
      (l.doer = $2::uuid) IS TRUE AS mine, p.absent_until AS "absentUntil",
      CASE WHEN l.section = 'contact' THEN coalesce(l.unreachable, 'refused') END AS unreachable,
      l.heard AS heard_at, CASE WHEN l.section = 'silent' THEN l.silent_since::text END AS "silentSince",
      CASE WHEN l.section = 'paused' THEN l.paused_since END AS "pausedSince",
      CASE WHEN l.section = 'silent' THEN (SELECT count(*)::int FROM mail m WHERE m.trajectory_id = l.id
        AND m.status = 'sent' AND m.sent_at >= l.silent_since) END AS "mailsSince",
      CASE WHEN l.counsellor_id <> $2::uuid THEN c.name END AS counsellor
    FROM sorted l
    LEFT JOIN school s ON s.number = l.school_number
    CROSS JOIN LATERAL (SELECT CASE WHEN l.step = 'no_contact' THEN split_part(l.path, '~', 2) END AS role) lost
    LEFT JOIN trajectory_role had ON had.trajectory_id = l.id AND had.role = lost.role
    LEFT JOIN person p ON p.id = CASE WHEN lost.role IS NULL THEN l.doer ELSE had.person_id END
    LEFT JOIN person c ON c.id = l.counsellor_id
    WHERE l.place <= $8::int
    ORDER BY l.section, l.place`;
}

/** A pause that ends only when somebody ends it. */
const pausedForGood = `(t.status = 'paused' AND t.state->'pauses'->-1->>'until' IS NULL)`;

const followed: { readonly [kind in WhoseDay['kind']]: string } = {
  // What somebody has in hand, and not one by one what the service has.
  person: `t.id IN (
        SELECT id FROM trajectory WHERE counsellor_id = $2::uuid AND status IN ('active', 'paused')
        UNION ALL SELECT trajectory_id FROM trajectory_role WHERE person_id = $2::uuid AND NOT ended
      ) AND ($3::uuid IS NULL OR t.organisation_id = $3::uuid)`,
  service: 't.organisation_id = $3::uuid',
};

const subjectName = `CASE
  WHEN l.subject_id !~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN NULL
  WHEN l.subject_kind = 'person' THEN (SELECT name FROM person WHERE id = l.subject_id::uuid)
  ELSE (SELECT name FROM organisation WHERE id = l.subject_id::uuid) END`;
