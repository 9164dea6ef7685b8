import { notFound } from '../errors.ts';
import type { KnownAs } from '../people/known.ts';
import { CHECKED_AT_ONCE, checkRows } from './check-rows.ts';
import { rowUnderWay } from './errors.ts';
import { canBeMended, type ListAsking, readListOf } from './read-lists.ts';
import type { RowCells } from './rows.ts';

/**
 * Mends what a row says, and checks it again.
 * @throws `conflict` for one that is enrolled or being enrolled, `not-found` for a line that there is not
 */
export async function mendRow(asking: ListAsking, id: string, line: number, cells: RowCells): Promise<void> {
  const { rows } = await readListOf(asking, id);
  const row = rows.find((one) => one.line === line);
  if (row === undefined) throw notFound();
  if (!canBeMended(row)) throw rowUnderWay();
  await checkRows(asking, id, [{ line, cells: { ...row.cells, ...cells } }]);
}

/** Says for every row that asks it what counts of people who are known otherwise. */
export async function answerQuestions(asking: ListAsking, id: string, known: KnownAs): Promise<void> {
  const { rows } = await readListOf(asking, id);
  const asked = rows.filter((row) => row.verdict?.kind === 'question' && canBeMended(row));
  for (let at = 0; at < asked.length; at += CHECKED_AT_ONCE) {
    const some = asked.slice(at, at + CHECKED_AT_ONCE);
    await checkRows(
      asking,
      id,
      some.map(({ line, cells }) => ({ line, cells: { ...cells, known } })),
    );
  }
}
