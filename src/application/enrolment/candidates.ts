import { EVERYTHING } from '../../domain/access/scope.ts';
import { roleOf } from '../../domain/template/model/lookup.ts';
import type { Party, RoleDefinition, Template } from '../../domain/template/model/types.ts';
import type { TrajectoryState } from '../../domain/trajectory/model/state.ts';
import { listOrganisations } from '../../store/people/organisations.ts';
import { findPeople, listPeople, type PeopleFilter, type Person } from '../../store/people/people.ts';
import type { School } from '../../store/people/schools.ts';
import type { Dependencies } from '../dependencies.ts';

/** More people than a list to choose from can hold usefully; who is not in it can be written down. */
const MOST_PEOPLE = 300;

/** Somebody who can be chosen for a role. */
export type Candidate = {
  readonly id: string;
  readonly name: string;
  readonly function?: string | undefined;
  /** The school or organisation, where that tells people apart. */
  readonly where?: string | undefined;
};

/** Where people are looked for. */
export type ProposalContext<State = TrajectoryState> = {
  readonly schools: readonly School[];
  /** The guidance service of whoever starts the trajectory; without one, counsellors of every service can be chosen. */
  readonly service?: string | undefined;
  /** The trajectory that proposes another: who takes part in it can be chosen too. */
  readonly state: State;
  readonly template: Template;
};

/** As much of a trajectory as says who takes part in it. */
type WithRoles = Pick<TrajectoryState, 'roles'>;

/** The people known for a party, by name: of the schools, of the service, or with that function. */
export async function candidatesFor(
  deps: Pick<Dependencies, 'store'>,
  party: Party,
  around: ProposalContext<WithRoles>,
): Promise<readonly Candidate[]> {
  const [lists, present, organisations] = await Promise.all([
    Promise.all(
      filtersFor(party, around).map((one) => listPeople(deps.store, EVERYTHING, one, { limit: MOST_PEOPLE })),
    ),
    findPeople(deps.store, peopleOf(party, around)),
    party === 'provider' ? listOrganisations(deps.store, EVERYTHING) : [],
  ]);
  const found = new Map<string, Person>(present);
  for (const person of lists.flatMap(({ items }) => items)) found.set(person.id, person);
  const where = ({ schoolNumber, organisationId }: Person) =>
    party === 'school' && around.schools.length > 1
      ? around.schools.find(({ number }) => number === schoolNumber)?.name
      : organisations.find(({ id }) => id === organisationId)?.name;
  return [...found.values()]
    .filter(({ leftAt }) => leftAt === undefined)
    .map((person) => ({
      ...{ id: person.id, name: person.name, where: where(person) },
      function: party === 'school' ? person.function : undefined,
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'nl'));
}

function filtersFor(party: Party, { schools, service }: ProposalContext<WithRoles>): PeopleFilter[] {
  switch (party) {
    case 'school':
      return schools.map(({ number }) => ({ school: number }));
    case 'pbd':
      return [service === undefined ? { function: 'counsellor' } : { organisation: service }];
    case 'provider':
    case 'central':
      return [{ function: party }];
  }
}

/** Ids of the people who stand for a party in the present trajectory. */
function peopleOf(party: Party, { state, template }: ProposalContext<WithRoles>): string[] {
  const people = Object.entries(state.roles).flatMap(([role, { person }]) =>
    roleOf(template, role)?.party === party ? [person] : [],
  );
  return [...new Set(people)];
}

/**
 * Who most likely gets a role: whoever has the role of the same name in the present trajectory; or the only person of
 * that party there, for the only role of that party here.
 */
export function likelyPerson(
  role: RoleDefinition,
  proposed: Template,
  around: ProposalContext,
): string | undefined {
  const same = around.state.roles[role.id]?.person;
  if (same !== undefined) return same;
  const isOnlyRole = proposed.roles.filter(({ party }) => party === role.party).length === 1;
  const people = peopleOf(role.party, around);
  return isOnlyRole && people.length === 1 ? people[0] : undefined;
}
