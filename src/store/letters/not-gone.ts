import type { Instant } from '../../domain/calendar/types.ts';
import { rowsOf, type Store } from '../database/db.ts';
import { filled, toInstant } from '../database/values.ts';
import { organisationIn } from '../database/within.ts';
import type { LetterKind } from './owed.ts';
import { aboutLetter, isLetterHeld, serviceOfLetter } from './service.ts';

/** Why a letter is not sent again: it is tried anyway, or nobody can be written to. */
export type LetterNotAgain = 'still-owed' | 'has-left' | 'no-address' | 'unreachable';

/** A letter that could not go yet, or was given up, as whoever looks after mail sees it. */
export interface LetterNotGone {
  readonly id: string;
  readonly kind: LetterKind;
  /** The trajectory that it is about, if it is about one. */
  readonly trajectoryId?: string;
  readonly reference?: string;
  /** Name of whom it is for; absent where that is looked up when it is written. */
  readonly personName?: string;
  readonly since: Instant;
  readonly tries: number;
  /** Absent once it was given up. */
  readonly nextAt?: Instant;
  readonly givenUpAt?: Instant;
  /** Why it was given up. */
  readonly reason?: string;
  /** What the mail server meant the last time. */
  readonly answer?: string;
  /** Somebody holds it back with all mail. */
  readonly isHeld: boolean;
  /** Absent when it would be sent again. */
  readonly notAgain?: LetterNotAgain;
}

interface Row {
  id: string;
  kind: LetterKind;
  trajectory_id: string | null;
  reference: string | null;
  person_name: string | null;
  since: Date;
  tries: number;
  next_at: Date | null;
  given_up_at: Date | null;
  reason: string | null;
  answer: string | null;
  held: boolean;
  not_again: LetterNotAgain | null;
}

// A former address is written to whatever became of its owner.
const notAgain = `CASE
    WHEN l.given_up_at IS NULL THEN 'still-owed'
    WHEN l.kind = 'old-address' THEN NULL
    WHEN p.left_at IS NOT NULL THEN 'has-left'
    WHEN p.id IS NOT NULL AND coalesce(p.email, '') = '' THEN 'no-address'
    WHEN p.unreachable_at IS NOT NULL THEN 'unreachable'
  END`;

/**
 * The letters that are owed, and those that were given up since an instant, the last first.
 * @param organisation only those of this guidance service
 */
export async function lettersNotGone(
  store: Store,
  givenUpSince: Instant,
  organisation?: string,
): Promise<readonly LetterNotGone[]> {
  const rows = await rowsOf<Row>(store, {
    text: `SELECT l.id, l.kind, t.id AS trajectory_id, t.reference, p.name AS person_name, l.since, l.tries, l.next_at,
        l.given_up_at, l.reason, l.answer, l.given_up_at IS NULL AND ${isLetterHeld} AS held, ${notAgain} AS not_again
      FROM owed_letter l ${aboutLetter}
      WHERE (l.given_up_at IS NULL OR l.given_up_at >= $1)
        AND ($2::uuid IS NULL OR ${serviceOfLetter} = $2) AND ($3::uuid IS NULL OR ${serviceOfLetter} = $3)
      ORDER BY l.since DESC, l.id LIMIT 500`,
    values: [givenUpSince, organisation ?? null, organisationIn(store.scope)],
  });
  return rows.map((row) =>
    filled({
      ...{ id: row.id, kind: row.kind, trajectoryId: row.trajectory_id, reference: row.reference },
      ...{ personName: row.person_name, since: row.since.toISOString(), tries: row.tries },
      ...{ nextAt: toInstant(row.next_at), givenUpAt: toInstant(row.given_up_at) },
      ...{ reason: row.reason, answer: row.answer, isHeld: row.held, notAgain: row.not_again },
    }),
  );
}
