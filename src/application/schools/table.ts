import type { Scope } from '../../domain/access/scope.ts';
import type { Template } from '../../domain/template/model/types.ts';
import { reaches, type SchoolTableFilter } from '../../store/people/school-conditions.ts';
import {
  countSchoolTable,
  type SchoolTableOrder,
  type SchoolTableRow,
  schoolSorts,
  schoolTable,
} from '../../store/people/school-table.ts';
import { inNewestWords } from '../../store/templates/templates.ts';
import type { Dependencies } from '../dependencies.ts';
import { searchWords } from '../search/words.ts';

/** By what a table of schools can be sorted, and how far schools can be reached. */
export const schoolTableSorts: typeof schoolSorts = schoolSorts;
export const schoolReaches: typeof reaches = reaches;

/** What a table of schools was asked for; `q` as it was typed. */
export type SchoolsAsked = Omit<SchoolTableFilter, 'words'> & { readonly q?: string | undefined };

/** A school with the template of each of its trajectories, by its id and version. */
export type SchoolWithTemplates = {
  readonly row: SchoolTableRow;
  readonly templates: readonly (Template | undefined)[];
};

/** Schools that somebody deals with as a table, and how many there are. */
export async function readSchoolTable(request: {
  deps: Pick<Dependencies, 'store'>;
  scope: Scope;
  asked: SchoolsAsked;
  order: SchoolTableOrder;
}): Promise<{ readonly rows: readonly SchoolWithTemplates[]; readonly total: number }> {
  const { deps, scope, order } = request;
  const { q, ...rest } = request.asked;
  const filter = { ...rest, words: q === undefined ? [] : searchWords(q) };
  const [rows, total] = await Promise.all([
    schoolTable(deps.store, scope, filter, order),
    countSchoolTable(deps.store, scope, filter),
  ]);
  return { rows: await Promise.all(rows.map((row) => withTemplates(deps, row))), total };
}

async function withTemplates(
  { store }: Pick<Dependencies, 'store'>,
  row: SchoolTableRow,
): Promise<SchoolWithTemplates> {
  const found = row.trajectories.map(({ template, version }) => inNewestWords(store, template, version));
  return { row, templates: (await Promise.all(found)).map((one) => one?.template) };
}
