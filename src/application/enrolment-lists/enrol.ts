import type { LocalDate } from '../../domain/calendar/types.ts';
import { startBulk } from '../bulk/start.ts';
import { holdIfMany } from '../guarding/hold.ts';
import { nothingToEnrol } from './errors.ts';
import { canBeMended, type ListAsking, type ListRow, readListOf } from './read-lists.ts';

/** The rows that would be enrolled now. */
export function readyRows(rows: readonly ListRow[]): readonly ListRow[] {
  return rows.filter((row) => row.verdict?.kind === 'good' && canBeMended(row));
}

/**
 * Begins to enrol every row that is good, and does not wait for its end: it goes on by itself, also when nobody looks.
 * Each counts as one change; after very many in an hour it waits for a coordinator instead.
 * @throws `invalid` when there is none, `conflict` `held-for-coordinator`
 */
export async function enrolList(asking: ListAsking, id: string, key: string): Promise<void> {
  const { deps, caller } = asking;
  const ready = readyRows((await readListOf(asking, id)).rows);
  if (ready.length === 0) throw nothingToEnrol();
  const { actor, scope } = caller;
  const work = ready.map(({ trajectoryId, line }) => ({ trajectoryId, command: { list: id, line } }));
  await holdIfMany({
    ...{ deps, person: actor.person, scope },
    change: { kind: 'bulk', changes: work.length, body: { kind: 'enrolment', work, key }, key },
  });
  await startBulk({ deps, actor, kind: 'enrolment', idempotencyKey: key, work });
}

/** How many mails go when what is ready is enrolled: at once, and on the days after it. */
export function mailsOfList(rows: readonly ListRow[]): {
  readonly now: number;
  readonly days: readonly { readonly day: LocalDate; readonly count: number }[];
} {
  const days = new Map<LocalDate, number>();
  let now = 0;
  for (const { verdict } of readyRows(rows)) {
    if (verdict?.kind !== 'good') continue;
    now += verdict.mails.now;
    for (const [day, count] of Object.entries(verdict.mails.later))
      days.set(day, (days.get(day) ?? 0) + count);
  }
  const sorted = [...days].sort(([one], [other]) => one.localeCompare(other));
  return { now, days: sorted.map(([day, count]) => ({ day, count })) };
}
