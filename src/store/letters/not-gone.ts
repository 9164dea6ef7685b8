import type { Instant } from '../../domain/calendar/types.ts';
import { rowsOf, type Store } from '../database/db.ts';
import { filled, toInstant } from '../database/values.ts';
import { organisationIn } from '../database/within.ts';
import type { LetterKind } from './owed.ts';

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
}

const OF_SERVICE = 'coalesce(t.organisation_id, g.organisation_id, giver.organisation_id, p.organisation_id)';

/**
 * The letters that are owed, and those that were given up since an instant, the last first. One is of the guidance service that has to
 * do with what it is about, else of its reader's.
 * @param organisation only those of this guidance service
 */
export async function lettersNotGone(
  store: Store,
  givenUpSince: Instant,
  organisation?: string,
): Promise<readonly LetterNotGone[]> {
  const rows = await rowsOf<Row>(store, {
    text: `SELECT l.id, l.kind, t.id AS trajectory_id, t.reference, p.name AS person_name, l.since, l.tries, l.next_at,
        l.given_up_at, l.reason, l.answer
      FROM owed_letter l LEFT JOIN person p ON p.id = l.person_id
        LEFT JOIN question q ON q.id = l.subject_id LEFT JOIN named_contact c ON c.id = l.subject_id
        LEFT JOIN participation y ON y.id = l.subject_id LEFT JOIN gathering g ON g.id = l.subject_id
        LEFT JOIN handover h ON h.id = l.subject_id LEFT JOIN person giver ON giver.id = h.from_person
        LEFT JOIN trajectory t ON t.id = coalesce(q.trajectory_id, c.trajectory_id, y.trajectory_id)
      WHERE (l.given_up_at IS NULL OR l.given_up_at >= $1)
        AND ($2::uuid IS NULL OR ${OF_SERVICE} = $2) AND ($3::uuid IS NULL OR ${OF_SERVICE} = $3)
      ORDER BY l.since DESC, l.id LIMIT 500`,
    values: [givenUpSince, organisation ?? null, organisationIn(store.scope)],
  });
  return rows.map((row) =>
    filled({
      ...{ id: row.id, kind: row.kind, trajectoryId: row.trajectory_id, reference: row.reference },
      ...{ personName: row.person_name, since: row.since.toISOString(), tries: row.tries },
      ...{ nextAt: toInstant(row.next_at), givenUpAt: toInstant(row.given_up_at) },
      ...{ reason: row.reason, answer: row.answer },
    }),
  );
}
