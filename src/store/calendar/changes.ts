import { rowsOf, type Store } from '../database/db.ts';
import { CALENDAR_FRESH_FOR } from './overrides.ts';

/** A change of the calendar that not every trajectory has heard of. */
export interface CalendarChange {
  readonly id: string;
  /** The school whose own days changed; everybody's if absent. */
  readonly school?: string;
}

/** Changes to pass on, oldest first: those that every process sees by now. */
export async function changesToPassOn(store: Store): Promise<CalendarChange[]> {
  const rows = await rowsOf<{ id: string; school_number: string | null }>(store, {
    text: `SELECT id, school_number FROM calendar_change
      WHERE done_at IS NULL AND changed_at < now() - $1 * interval '1 millisecond' ORDER BY id`,
    values: [CALENDAR_FRESH_FOR],
  });
  return rows.map(({ id, school_number: school }) => ({ id, ...(school === null ? {} : { school }) }));
}

/**
 * Ids of the running trajectories that a change concerns, in order.
 * @param after the last one that is known already
 */
export async function concernedBy(
  store: Store,
  { school }: CalendarChange,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(store, {
    text: `SELECT id FROM trajectory WHERE status IN ('active', 'paused') AND ($1::text IS NULL OR school_number = $1)
      AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
    values: [school ?? null, page.after ?? null, page.limit],
  });
  return rows.map(({ id }) => id);
}

/** Notes that everybody has been told of a change. */
export async function passedOn(store: Store, { id }: CalendarChange): Promise<void> {
  await rowsOf(store, { text: 'UPDATE calendar_change SET done_at = now() WHERE id = $1', values: [id] });
}
