import type { Instant } from '../../domain/calendar/types.ts';
import { rowsOf, type Unscoped } from '../database/db.ts';
import { derivedId } from '../database/derived-id.ts';
import { filled } from '../database/values.ts';
import { aboutLetter, isLetterHeld, serviceOfLetter } from './service.ts';

/** What a letter beside the mailroom says; who writes it knows which row it is about. */
export type LetterKind =
  | 'asked'
  | 'answered'
  | 'participation'
  | 'contact'
  | 'gathering'
  | 'handover'
  | 'handover-waits'
  | 'old-address'
  | 'new-address'
  | 'retention'
  | 'overview';

/** A letter that somebody waits for. */
export interface LetterToOwe {
  readonly kind: LetterKind;
  /** Id of the row that it is about. */
  readonly subject: string;
  /** Who is written to; absent where that is looked up when it is written. */
  readonly person?: string | undefined;
}

/** A letter that is owed, as whoever sends it has it. */
export interface OwedLetter extends LetterToOwe {
  readonly id: string;
  readonly since: Instant;
  /** How often it became owed. */
  readonly turn: number;
  /** How often it was handed over to a mail server that did not answer. */
  readonly unanswered: number;
}

/**
 * Owes letters, in the transaction of what they tell. One that is owed already is owed from now on, to be written once with what is so
 * then; so is one that was given up.
 * @param from when they go first; at once if left out
 * @returns their ids
 */
export async function oweLetters(
  within: Unscoped<'decided'>,
  letters: readonly LetterToOwe[],
  since: Instant,
  from: Instant = since,
): Promise<readonly string[]> {
  if (letters.length === 0) return [];
  const rows = letters.map(({ kind, subject, person = null }) => ({
    id: derivedId('owed letter', kind, subject, person ?? ''),
    ...{ kind, subject, person },
  }));
  await rowsOf(within, {
    text: `INSERT INTO owed_letter (id, kind, subject_id, person_id, since, next_at)
      SELECT id, kind, subject, person, $2, $3
      FROM jsonb_to_recordset($1) AS given (id uuid, kind text, subject uuid, person uuid)
      ON CONFLICT (id) DO UPDATE SET since = excluded.since, next_at = excluded.next_at, turn = owed_letter.turn + 1,
        tries = 0, unanswered = 0, given_up_at = NULL, reason = NULL, answer = NULL`,
    values: [JSON.stringify(rows), since, from],
  });
  return rows.map(({ id }) => id);
}

/**
 * Takes one letter whose time has come and that nobody holds back, the one that waits for longest first: nobody else sends it until it
 * is settled, or the lease ends.
 * @param lease.ids only one of these
 */
export async function takeOwedLetter(
  store: Unscoped<'decided'>,
  lease: { readonly now: Instant; readonly until: Instant; readonly ids?: readonly string[] | undefined },
): Promise<OwedLetter | undefined> {
  const [row] = await rowsOf<{
    id: string;
    kind: LetterKind;
    subject: string;
    person: string | null;
    since: Date;
    turn: number;
    unanswered: number;
  }>(store, {
    text: `UPDATE owed_letter SET leased_until = $2 WHERE id = (
        SELECT l.id FROM owed_letter l ${aboutLetter}
        WHERE l.next_at <= $1 AND (l.leased_until IS NULL OR l.leased_until <= $1)
          AND ($3::uuid[] IS NULL OR l.id = ANY($3)) AND NOT ${isLetterHeld}
        ORDER BY l.next_at, l.id LIMIT 1 FOR UPDATE OF l SKIP LOCKED)
      RETURNING id, kind, subject_id AS subject, person_id AS person, since, turn, unanswered`,
    values: [lease.now, lease.until, lease.ids ?? null],
  });
  return row && filled({ ...row, since: row.since.toISOString() });
}

/** What a try in vain came to. */
export type InVain = {
  /** What the mail server meant; absent when it was not asked. */
  readonly answer?: string | undefined;
  readonly isUnanswered?: boolean;
} & (
  | { readonly next: Instant }
  /** It is not tried any more. */
  | { readonly reason: string; readonly at: Instant }
);

/** Settles a letter that went, or that nobody is owed any more; what changed meanwhile stays owed. */
export async function settleLetter(
  store: Unscoped<'decided'>,
  { id, turn }: Pick<OwedLetter, 'id' | 'turn'>,
): Promise<void> {
  await rowsOf(store, { text: 'DELETE FROM owed_letter WHERE id = $1 AND turn = $2', values: [id, turn] });
  await letGo(store, id, turn);
}

/** Notes that a letter could not go: when it is tried again, or why it is not. */
export async function putOffLetter(
  store: Unscoped<'decided'>,
  { id, turn }: Pick<OwedLetter, 'id' | 'turn'>,
  inVain: InVain,
): Promise<void> {
  const { answer, isUnanswered } = inVain;
  const [next, reason, at] = 'next' in inVain ? [inVain.next] : [undefined, inVain.reason, inVain.at];
  await rowsOf(store, {
    text: `UPDATE owed_letter SET leased_until = NULL, next_at = $3, reason = $4, given_up_at = $5, answer = $6,
        tries = tries + 1, unanswered = unanswered + $7 WHERE id = $1 AND turn = $2`,
    values: [id, turn, next ?? null, reason ?? null, at ?? null, answer ?? null, isUnanswered ? 1 : 0],
  });
  await letGo(store, id, turn);
}

/** It became owed again while it was sent: that one goes at once. */
async function letGo(store: Unscoped<'decided'>, id: string, turn: number): Promise<void> {
  await rowsOf(store, {
    text: 'UPDATE owed_letter SET leased_until = NULL WHERE id = $1 AND turn <> $2',
    values: [id, turn],
  });
}

/**
 * Owes anew, to go at once, letters that were given up; whatever else is among them stays as it is.
 * @returns the ids of those that go
 */
export async function oweAgain(
  store: Unscoped<'decided'>,
  ids: readonly string[],
  now: Instant,
): Promise<readonly string[]> {
  const rows = await rowsOf<{ id: string }>(store, {
    text: `UPDATE owed_letter SET since = $2, next_at = $2, turn = turn + 1, tries = 0, unanswered = 0, given_up_at = NULL,
        reason = NULL, answer = NULL
      WHERE id = ANY($1::uuid[]) AND given_up_at IS NOT NULL RETURNING id`,
    values: [ids, now],
  });
  return rows.map(({ id }) => id);
}

/**
 * Of the letters of one guidance service, or of everybody, that waited while they were held: their days begin now. One that may have
 * arrived keeps its own, by which a mail program knows it.
 */
export async function beginAnew(
  store: Unscoped<'decided'>,
  organisation: string | undefined,
  now: Instant,
): Promise<void> {
  await rowsOf(store, {
    text: `UPDATE owed_letter SET since = $2 WHERE unanswered = 0 AND id IN (
      SELECT l.id FROM owed_letter l ${aboutLetter}
      WHERE l.next_at <= $2 AND ($1::uuid IS NULL OR ${serviceOfLetter} = $1) AND ${isLetterHeld})`,
    values: [organisation ?? null, now],
  });
}
