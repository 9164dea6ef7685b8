import type { Requester } from '../../platform/bounded-workers.ts';
import { insertEnrolmentList } from '../../store/operations/enrolment-lists.ts';
import type { Caller } from '../access/authorise.ts';
import { newIdFor, principalOf } from '../idempotency.ts';
import { nowOf } from '../now.ts';
import { type Verdict, verdictOnCells } from './check.ts';
import { checkList } from './check-rows.ts';
import { type BroughtList, readList } from './read.ts';
import { keyOfRow, type ListAsking } from './read-lists.ts';
import type { RowCells } from './rows.ts';

/**
 * Keeps a list that somebody brought, to be checked and mended before anything is enrolled.
 * @param known columns that every row gets where the list has none of them
 * @throws as {@link readList}
 */
export async function keepList(
  { deps, caller }: ListAsking,
  brought: BroughtList,
  { known, key, signal }: { readonly known: RowCells; readonly key: string } & Pick<Requester, 'signal'>,
): Promise<string> {
  const { rows, ignored } = await readList(brought, known, { person: caller.person, signal });
  const principal = principalOf(caller.actor);
  const id = newIdFor({ key, principal, purpose: 'enrolment-list' });
  const at = nowOf(deps);
  const places = new Map<string, number>();
  await insertEnrolmentList(deps.store, {
    ...{ id, madeBy: caller.person, madeAt: at, ignored },
    rows: rows.map(({ line, cells, beyond }) => {
      const verdict = twice(places, line, cells) ?? verdictOnCells(line, cells, beyond);
      return {
        ...{ line, cells },
        trajectoryId: trajectoryOf(caller, id, line),
        ...(verdict === undefined ? {} : { verdict: { ...verdict, at } }),
      };
    }),
  });
  await checkList({ deps, caller }, id);
  return id;
}

function trajectoryOf({ actor }: Caller, list: string, line: number): string {
  return newIdFor({ key: keyOfRow(list, line), principal: principalOf(actor), purpose: 'trajectory' });
}

/** The same subject in the same model twice in one list is a mistake in the list. */
function twice(places: Map<string, number>, line: number, cells: RowCells): Verdict | undefined {
  const {
    school_number: school = '',
    template = '',
    subject_key: key = '',
    person_email: person = '',
  } = cells;
  const what = [school.replace(/^0+/, ''), template, key, person].join('\n').toLowerCase();
  const first = places.get(what);
  if (first === undefined) places.set(what, line);
  if (school === '' || first === undefined) return undefined;
  const message = { nl: `staat al op lijn ${first}`, en: `stands on line ${first} already` };
  return { kind: 'refused', problems: [{ column: 'school_number', message }] };
}
