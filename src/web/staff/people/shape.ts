import { type PeopleAsked, personHindrances, personTableSorts } from '../../../application/people/table.ts';
import type { PersonSort } from '../../../store/people/person-table.ts';
import { isAnything, isOn, isOneOf, type ListingChoice, type ListShape } from '../listing/choice.ts';

/** What the list of people is narrowed by, each under its name in the address. */
export type PersonFilterName = 'q' | 'function' | 'hindrance' | 'involved' | 'left';

/** The list of people as its address asks for it. */
export type PersonChoice = ListingChoice<PersonFilterName, PersonSort>;

/** What the address of the list of people can say. */
export const personList: ListShape<PersonFilterName, PersonSort> = {
  path: '/people',
  filters: {
    ...{ q: isAnything, function: isAnything, hindrance: isOneOf(personHindrances) },
    ...{ involved: isOn, left: isOn },
  },
  sorts: personTableSorts,
  usual: 'name',
};

/** The filter of a choice. */
export function peopleAsked({ filters }: PersonChoice): PeopleAsked {
  const { q, function: what, hindrance, involved, left } = filters;
  return {
    ...{ q, function: what, involved: involved !== undefined, left: left !== undefined },
    hindrance: personHindrances.find((one) => one === hindrance),
  };
}
