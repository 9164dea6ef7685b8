import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { mustReach } from '../database/reach.ts';

/**
 * Notes on which day somebody wants to look at a silent trajectory again.
 * @param look.on local date
 */
export async function saveLookAgain(
  store: Store,
  look: {
    readonly trajectory: string;
    readonly person: string;
    readonly on: LocalDate;
    readonly setAt: Instant;
  },
): Promise<void> {
  await mustReach(store, 'trajectory', look.trajectory);
  await rowsOf(store, {
    text: `INSERT INTO look_again (trajectory_id, person_id, "on", set_at) VALUES ($1, $2, $3::date, $4)
      ON CONFLICT (trajectory_id, person_id) DO UPDATE SET "on" = excluded."on", set_at = excluded.set_at`,
    values: [look.trajectory, look.person, look.on, look.setAt],
  });
}

/** Until when somebody has seen the news. */
export async function newsSeenUntil(store: Unscoped<'own'>, person: string): Promise<Instant | undefined> {
  const rows = await rowsOf<{ until: Date }>(store, {
    text: 'SELECT until FROM news_seen WHERE person_id = $1',
    values: [person],
  });
  return rows[0]?.until.toISOString();
}

/** Notes that somebody has seen the news until an instant. */
export async function saveNewsSeen(store: Unscoped<'own'>, person: string, until: Instant): Promise<void> {
  await rowsOf(store, {
    text: `INSERT INTO news_seen (person_id, until) VALUES ($1, $2)
      ON CONFLICT (person_id) DO UPDATE SET until = greatest(news_seen.until, excluded.until)`,
    values: [person, until],
  });
}
