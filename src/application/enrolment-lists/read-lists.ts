import type { Instant } from '../../domain/calendar/types.ts';
import {
  type EnrolmentList,
  enrolmentListRows,
  enrolmentListsOf,
  findEnrolmentList,
  type ListedRow,
} from '../../store/operations/enrolment-lists.ts';
import type { Caller } from '../access/authorise.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import type { Verdict } from './check.ts';

/** A row with what was found in it and what became of it. */
export type ListRow = ListedRow<Verdict & { readonly at: Instant }>;

/** A list with its rows. */
export type ListWithRows = { readonly list: EnrolmentList; readonly rows: readonly ListRow[] };

/** Who asks about a list. */
export type ListAsking = { readonly deps: Dependencies; readonly caller: Caller };

/**
 * A list with its rows, for whoever made it.
 * @throws `not-found` for any other
 */
export async function readListOf({ deps, caller }: ListAsking, id: string): Promise<ListWithRows> {
  const list = await findEnrolmentList(deps.store, id);
  if (list === undefined || list.madeBy !== caller.person) throw notFound();
  const rows = await enrolmentListRows<Verdict & { readonly at: Instant }>(deps.store, id);
  return { list, rows: rows.map(asItStands) };
}

/** What was refused before the row was mended says nothing of it any more. */
function asItStands(row: ListRow): ListRow {
  const { askedAt, result, ...rest } = row;
  const isOld = result?.outcome === 'refused' && (row.verdict?.at ?? '') > (askedAt ?? '');
  return isOld ? rest : row;
}

/** The latest lists of whoever asks, the last first. */
export function readOwnLists({ deps, caller }: ListAsking): Promise<readonly EnrolmentList[]> {
  return enrolmentListsOf(deps.store, caller.person);
}

/** Whether a row can still be changed: nobody is enrolling it, and it did not become anything. */
export function canBeMended({ askedAt, result, reference }: ListRow): boolean {
  return reference === undefined && (askedAt === undefined || result?.outcome === 'refused');
}

/** The key with which a row is enrolled, so that its trajectory is known beforehand and there is never a second one. */
export function keyOfRow(list: string, line: number): string {
  return `list ${list} ${line}`;
}
