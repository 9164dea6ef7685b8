import { type SchoolsAsked, schoolReaches, schoolTableSorts } from '../../../application/schools/table.ts';
import type { SchoolSort } from '../../../store/people/school-table.ts';
import { isAnything, isOn, isOneOf, type ListingChoice, type ListShape } from '../listing/choice.ts';

/** What the list of schools is narrowed by, each under its name in the address. */
export type SchoolFilterName =
  | 'q'
  | 'reach'
  | 'need'
  | 'level'
  | 'province'
  | 'network'
  | 'closed'
  | 'board'
  | 'community';

/** The list of schools as its address asks for it. */
export type SchoolChoice = ListingChoice<SchoolFilterName, SchoolSort>;

/** What the address of the list of schools can say. */
export const schoolList: ListShape<SchoolFilterName, SchoolSort> = {
  path: '/schools',
  filters: {
    ...{ q: isAnything, reach: isOneOf(schoolReaches), need: isAnything, level: isAnything },
    ...{ province: isAnything, network: isAnything, closed: isOn, board: isAnything, community: isAnything },
  },
  sorts: schoolTableSorts,
  usual: 'name',
};

/** The filter of a choice. */
export function schoolsAsked({ filters }: SchoolChoice): SchoolsAsked {
  const { reach, closed, ...same } = filters;
  const reached = schoolReaches.find((one) => one === reach);
  return { ...same, reach: reached, closed: closed !== undefined };
}
