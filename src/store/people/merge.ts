import type { Instant } from '../../domain/calendar/types.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { mustReach } from '../database/reach.ts';

/** A trajectory that somebody has a part in, running or ended. */
export interface PartIn {
  readonly id: string;
  readonly reference: string;
  readonly hasEnded: boolean;
  /** Of the roles, and of the steps that were passed on to them. */
  readonly roles: readonly string[];
  /** It is about this very person. */
  readonly isSubject: boolean;
}

/** Every trajectory that somebody has a part in: by a role, a step that was passed on, a planned handover, or as its subject. */
export async function partsOf(store: Unscoped<'decided'>, person: string): Promise<PartIn[]> {
  return rowsOf(store, {
    text: `SELECT t.id, t.reference, t.ended_at IS NOT NULL AS "hasEnded",
        t.subject_kind = 'person' AND t.subject_id = $1::text AS "isSubject",
        ARRAY(SELECT r.role FROM trajectory_role r WHERE r.trajectory_id = t.id AND r.person_id = $1::uuid ORDER BY r.role) AS roles
      FROM trajectory t
      WHERE t.id IN (SELECT trajectory_id FROM trajectory_role WHERE person_id = $1::uuid)
        OR t.id IN (SELECT trajectory_id FROM trajectory_step WHERE person_id = $1::uuid)
        OR (t.subject_kind = 'person' AND t.subject_id = $1::text)
        OR (t.status IN ('active', 'paused') AND t.state -> 'handovers' @> jsonb_build_array(jsonb_build_object('to', $1::text)))
      ORDER BY t.reference`,
    values: [person],
  });
}

/** What else hangs on somebody. */
export interface LeftOver {
  readonly mails: number;
  readonly documents: number;
}

/** How many mails and documents are known by somebody. */
export async function leftOver(store: Unscoped<'decided'>, person: string): Promise<LeftOver> {
  const rows = await rowsOf<LeftOver>(store, {
    text: `SELECT (SELECT count(*)::int FROM mail WHERE person_id = $1) AS mails,
      (SELECT count(*)::int FROM attachment WHERE uploaded_by = $1) AS documents`,
    values: [person],
  });
  return rows[0] ?? { mails: 0, documents: 0 };
}

/** Templates that two subjects go through at the same time, where one of them would be twice in it. */
export async function runningInBoth(
  store: Unscoped<'decided'>,
  kinds: readonly string[],
  { gone, kept }: { readonly gone: string; readonly kept: string },
): Promise<readonly string[]> {
  const rows = await rowsOf<{ reference: string }>(store, {
    text: `SELECT own.reference FROM trajectory own
      WHERE own.subject_kind = ANY($1) AND split_part(own.subject_id, '/', 1) = $2 AND own.status IN ('active', 'paused')
        AND EXISTS (SELECT FROM trajectory other WHERE other.template = own.template AND other.subject_kind = own.subject_kind
          AND other.subject_id = $3 || substr(own.subject_id, length($2) + 1) AND other.period = own.period
          AND other.status IN ('active', 'paused'))
      ORDER BY own.reference`,
    values: [kinds, gone, kept],
  });
  return rows.map(({ reference }) => reference);
}

/** Everything that names a person by id, apart from what trajectories decide themselves and from what tells of the past. */
const columns = [
  ['mail', 'person_id'],
  ['attachment', 'uploaded_by'],
  ['trajectory_role', 'person_id'],
  ['trajectory_step', 'person_id'],
  ['trajectory', 'counsellor_id'],
  ['sign_in_account', 'person_id'],
  ['access_key', 'person_id'],
  ['saved_list', 'created_by'],
  ['handover', 'from_person'],
  ['handover', 'to_person'],
  ['handover', 'offered_by'],
  ['named_contact', 'asked_by'],
  ['question', 'asked_by'],
  ['question', 'passed_to'],
  ['owed_letter', 'person_id'],
] as const;

/**
 * Brings together what two people had, within the transaction. Whoever is gone stays as a name for what the journal tells.
 * @param links `move` when both have one address: what was mailed there still works
 */
export async function bringTogether(
  within: Store,
  { gone, kept }: { readonly gone: string; readonly kept: string },
  { links, at }: { readonly links: 'move' | 'die'; readonly at: Instant },
): Promise<void> {
  for (const id of [gone, kept]) await mustReach(within, 'person', id);
  for (const [table, column] of columns) {
    await rowsOf(within, {
      text: `UPDATE ${table} SET ${column} = $2 WHERE ${column} = $1`,
      values: [gone, kept],
    });
  }
  await rowsOf(within, {
    text:
      links === 'move'
        ? 'UPDATE link SET person_id = $2 WHERE person_id = $1'
        : 'UPDATE link SET revoked_at = $2 WHERE person_id = $1 AND revoked_at IS NULL',
    values: [gone, links === 'move' ? kept : at],
  });
  await rowsOf(within, {
    text: `UPDATE sign_in_session SET ended_at = $2 WHERE person_id = $1 AND ended_at IS NULL`,
    values: [gone, at],
  });
  await rowsOf(within, {
    text: `UPDATE programme_waiting SET roles = replace(roles::text, $1, $2)::jsonb,
        subject_id = CASE WHEN subject_id = $1 THEN $2 ELSE subject_id END
      WHERE status = 'waiting' AND (subject_id = $1 OR roles::text LIKE '%' || $1 || '%')`,
    values: [gone, kept],
  });
  // What was switched off stays off.
  await rowsOf(within, {
    text: `UPDATE person k SET reminders_off = k.reminders_off OR g.reminders_off, email = coalesce(k.email, g.email),
        unreachable_at = CASE WHEN k.email IS NULL THEN g.unreachable_at ELSE k.unreachable_at END,
        phone = coalesce(k.phone, g.phone), function = coalesce(k.function, g.function),
        school_number = coalesce(k.school_number, CASE WHEN k.organisation_id IS NULL THEN g.school_number END)
      FROM person g WHERE g.id = $1 AND k.id = $2`,
    values: [gone, kept],
  });
  await rowsOf(within, {
    text: 'UPDATE person SET merged_into = $2, left_at = coalesce(left_at, $3), reminders_off = true WHERE id = $1',
    values: [gone, kept, at],
  });
  await rowsOf(within, {
    text: 'UPDATE person SET merged_into = $2 WHERE merged_into = $1',
    values: [gone, kept],
  });
}
