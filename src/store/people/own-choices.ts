import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import { rowsOf, type Unscoped } from '../database/db.ts';

/** What somebody of the staff chose for herself. */
export type OwnChoice = {
  /** She needs the first things to do no more. */
  readonly isGuideAway: boolean;
  /** She wants an overview of her week by mail on Monday. */
  readonly wantsOverview: boolean;
};

/** What somebody chose; who chose nothing yet is new here, and gets no mail. */
export async function ownChoiceOf(store: Unscoped<'own'>, person: string): Promise<OwnChoice> {
  const rows = await rowsOf<OwnChoice>(store, {
    name: 'own-choice',
    text: `SELECT guide_put_away_at IS NOT NULL AS "isGuideAway", overview_wanted AS "wantsOverview"
      FROM own_choice WHERE person_id = $1`,
    values: [person],
  });
  return rows[0] ?? { isGuideAway: false, wantsOverview: false };
}

/** Notes that somebody put the first things to do away. */
export async function saveGuideAway(store: Unscoped<'own'>, person: string, now: Instant): Promise<void> {
  await rowsOf(store, {
    text: `INSERT INTO own_choice (person_id, guide_put_away_at) VALUES ($1, $2)
      ON CONFLICT (person_id) DO UPDATE SET guide_put_away_at = excluded.guide_put_away_at`,
    values: [person, now],
  });
}

/** Notes whether somebody wants Monday's overview. */
export async function saveOverviewWanted(
  store: Unscoped<'own'>,
  person: string,
  isWanted: boolean,
): Promise<void> {
  await rowsOf(store, {
    text: `INSERT INTO own_choice (person_id, overview_wanted) VALUES ($1, $2)
      ON CONFLICT (person_id) DO UPDATE SET overview_wanted = excluded.overview_wanted`,
    values: [person, isWanted],
  });
}

/**
 * Notes that those who want the overview of a day get it.
 * @param on the local date for which it is
 * @returns the ids of those for whom that was not noted before
 */
export async function noteOverviews(within: Unscoped<'decided'>, on: LocalDate): Promise<readonly string[]> {
  const rows = await rowsOf<{ person: string }>(within, {
    text: `UPDATE own_choice SET overview_sent_on = $1::date
      WHERE overview_wanted AND (overview_sent_on IS NULL OR overview_sent_on < $1::date) RETURNING person_id AS person`,
    values: [on],
  });
  return rows.map(({ person }) => person);
}
