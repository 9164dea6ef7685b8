import { EVERYTHING, type Scope } from '../../domain/access/scope.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import {
  type Concerned,
  concernedByDepartures,
  coordinatorOf,
  type DepartureFilter,
  type DepartureKind,
} from '../../store/people/departures.ts';
import { findFirstAdministrator, findPerson, type Person } from '../../store/people/people.ts';
import type { Dependencies } from '../dependencies.ts';

/** Somebody who left or moved, or a school that closed, with every running trajectory that is left behind. */
export type Departure = {
  readonly kind: DepartureKind;
  /** Id of the person, or number of the school. */
  readonly subject: string;
  readonly name: string;
  readonly since: Instant;
  /** Who has to see to it: somebody who is there. */
  readonly owner: Person | undefined;
  readonly concerned: readonly Concerned[];
};

/** What is left behind, of what somebody deals with; per person or school and guidance service. */
export async function readDepartures(request: {
  deps: Pick<Dependencies, 'store'>;
  scope: Scope;
  filter?: Omit<DepartureFilter, 'organisation'>;
}): Promise<Departure[]> {
  const { deps, scope, filter } = request;
  const organisation = scope.kind === 'all' ? undefined : scope.organisation;
  const groups = new Map<string, Concerned[]>();
  for (const one of await concernedByDepartures(deps.store, { ...filter, organisation })) {
    const key = `${one.kind} ${one.subject} ${one.organisation}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const owners = new Map<string | undefined, Person | undefined>();
  const departures: Departure[] = [];
  for (const concerned of groups.values()) {
    const [first] = concerned;
    if (first === undefined) continue;
    if (!owners.has(first.organisation)) {
      owners.set(first.organisation, await ownerFor(deps, first.organisation));
    }
    const { kind, subject, name, since } = first;
    departures.push({ kind, subject, name, since, owner: owners.get(first.organisation), concerned });
  }
  return departures;
}

async function ownerFor(
  { store }: Pick<Dependencies, 'store'>,
  organisation: string | undefined,
): Promise<Person | undefined> {
  const coordinator = organisation === undefined ? undefined : await coordinatorOf(store, organisation);
  return coordinator === undefined
    ? findFirstAdministrator(store)
    : findPerson(store, EVERYTHING, coordinator);
}
