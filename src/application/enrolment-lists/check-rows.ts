import { saveListedRows } from '../../store/operations/enrolment-lists.ts';
import { nowOf } from '../now.ts';
import { checkRow } from './check.ts';
import { type ListAsking, type ListRow, readListOf } from './read-lists.ts';

/** As long as rows are checked in one go, in milliseconds; what is left is checked the next time. */
const CHECKS_FOR = 8_000;
/** So many rows are checked beside each other. */
export const CHECKED_AT_ONCE = 4;

/** Checks rows that were not checked yet, for some seconds. */
export async function checkList({ deps, caller }: ListAsking, id: string): Promise<void> {
  const { rows } = await readListOf({ deps, caller }, id);
  const waiting = rows.filter(({ verdict }) => verdict === undefined);
  const until = Date.now() + CHECKS_FOR;
  while (waiting.length > 0 && Date.now() < until) {
    await checkRows({ deps, caller }, id, waiting.splice(0, CHECKED_AT_ONCE));
  }
}

/** Checks rows, and keeps what they say and what was found. */
export async function checkRows(
  { deps, caller: { actor, scope } }: ListAsking,
  id: string,
  rows: readonly Pick<ListRow, 'line' | 'cells'>[],
): Promise<void> {
  const checked = await Promise.all(
    rows.map(async ({ line, cells }) => ({
      ...{ line, cells },
      verdict: { ...(await checkRow({ deps, actor, scope }, line, cells)), at: nowOf(deps) },
    })),
  );
  await saveListedRows(deps.store, id, checked);
}
