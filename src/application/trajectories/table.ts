import type { Scope } from '../../domain/access/scope.ts';
import type { Template } from '../../domain/template/model/types.ts';
import { withFallBacks } from '../../domain/trajectory/model/role-holders.ts';
import { findPeople } from '../../store/people/people.ts';
import { inNewestWords } from '../../store/templates/templates.ts';
import type { TrajectoryFilter } from '../../store/trajectories/filter.ts';
import {
  idsOfTable,
  rowsOfTable,
  type TableOrder,
  type TableRow,
  type TableSort,
  tableSorts,
} from '../../store/trajectories/table.ts';
import type { Dependencies } from '../dependencies.ts';
import { todayOf } from '../now.ts';
import { searchWords } from '../search/words.ts';
import { countInScope } from './list.ts';

/** What a table was asked for: a filter, of which `q` are words of the school, and `silent` by the rule of silence. */
export type TableFilter = Omit<TrajectoryFilter, 'words' | 'silentOn'> & {
  readonly silent?: boolean | undefined;
};

/** By what a table can be sorted, from its word; nothing for any other word. */
export function tableSortOf(word: string | undefined): TableSort | undefined {
  return tableSorts.find((one) => one === word);
}

/** A row with the template version that it is pinned to, and who has to do what is open, by step. */
export type TableRowWithPeople = {
  readonly row: TableRow;
  readonly template: Template | undefined;
  /** Names of those who have to do its open steps, in their order, each once. */
  readonly waitingFor: readonly string[];
};

/** Trajectories that somebody deals with as a table, and how many there are. */
export async function readTable(request: {
  deps: Pick<Dependencies, 'store' | 'clock'>;
  scope: Scope;
  filter: TableFilter;
  order: TableOrder;
}): Promise<{ readonly rows: readonly TableRowWithPeople[]; readonly total: number }> {
  const { deps, scope, order } = request;
  const filter = asStored(deps, request.filter);
  const [rows, total] = await Promise.all([
    idsOfTable(deps.store, scope, filter, order, todayOf(deps)).then((ids) => readRows(deps, scope, ids)),
    countInScope({ deps, scope, filter }),
  ]);
  return { rows, total };
}

/** The rows of some trajectories that somebody deals with, in their order. */
export async function readRows(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  scope: Scope,
  ids: readonly string[],
): Promise<readonly TableRowWithPeople[]> {
  return withPeople(deps, await rowsOfTable(deps.store, scope, ids, todayOf(deps)));
}

/** The filter as the store has it: what was typed as words, and silence as a day. */
export function asStored(
  deps: Pick<Dependencies, 'clock'>,
  { silent, q, ...filter }: TableFilter,
): TrajectoryFilter {
  return {
    ...filter,
    ...(q === undefined ? {} : { words: searchWords(q) }),
    ...(silent ? { silentOn: todayOf(deps) } : {}),
  };
}

async function withPeople(
  { store }: Pick<Dependencies, 'store'>,
  rows: readonly TableRow[],
): Promise<readonly TableRowWithPeople[]> {
  const templated = await Promise.all(
    rows.map(async (row) => ({
      row,
      template: (await inNewestWords(store, row.template, row.templateVersion))?.template,
    })),
  );
  const asked = templated.map(({ row, template }) => (template === undefined ? [] : doersOf(row, template)));
  const people = await findPeople(store, asked.flat());
  return templated.map((one, index) => ({
    ...one,
    waitingFor: [...new Set(asked[index])].flatMap((id) => people.get(id)?.name ?? []),
  }));
}

function doersOf({ status, open, roles }: TableRow, template: Template): string[] {
  if (status !== 'active') return [];
  return open.flatMap(({ role, person }) => {
    const holder = withFallBacks(role, template).find((one) => roles[one] !== undefined);
    return person ?? (holder === undefined ? [] : (roles[holder] ?? []));
  });
}
