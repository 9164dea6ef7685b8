import { type Scope, scopeOf } from '../../domain/access/scope.ts';
import type { RoleDefinition, Template } from '../../domain/template/model/types.ts';
import type { StepView } from '../../domain/trajectory/views/steps.ts';
import { storeOfSystem } from '../../store/database/db.ts';
import { findPeople } from '../../store/people/people.ts';
import { findSchools, type School } from '../../store/people/schools.ts';
import { latestTemplate, type PublishedTemplate } from '../../store/templates/templates.ts';
import { type Running, runningAround } from '../../store/trajectories/linked.ts';
import type { Dependencies } from '../dependencies.ts';
import type { OpenedLink } from '../links/open.ts';
import { type Candidate, candidatesFor, likelyPerson, type ProposalContext } from './candidates.ts';

/** A role of the proposed trajectory, with the people who can get it. */
export type RoleToFill = {
  readonly role: RoleDefinition;
  readonly people: readonly Candidate[];
  /** Id of who most likely gets it. */
  readonly likely?: string | undefined;
};

/** Whom the proposed trajectory is for: a school (often there is only one to choose), or somebody. */
export type SubjectToChoose =
  | { readonly kind: 'school' | 'team'; readonly schools: readonly School[] }
  | {
      readonly kind: 'person';
      readonly people: readonly Candidate[];
      readonly likely?: string | undefined;
      /** Number of the school to which somebody new belongs. */
      readonly school?: string | undefined;
    };

/** What an open `trajectory` step proposes to its reader, and everything there is to choose from. */
export type Proposal = {
  readonly published: PublishedTemplate;
  readonly scope: Scope;
  readonly subject: SubjectToChoose;
  readonly roles: readonly RoleToFill[];
  /** Trajectories of this template that run already for the same school or person. */
  readonly running: readonly Running[];
  /** The one that was started from this step a moment ago; the step is done as soon as it is heard of. */
  readonly begun?: Running | undefined;
  /** The same for each opening of the step, whoever comes through whichever mail: it starts one trajectory. */
  readonly key: string;
};

/**
 * What the reader can start from a step.
 * @returns nothing for a step that proposes nothing or asks for answers of its own, for a template that is not published
 *   or whose subject cannot be chosen here, and for readers who are not of the staff: they say that it was started, as
 *   with any other step
 */
export async function readProposal(
  deps: Pick<Dependencies, 'store'>,
  opened: OpenedLink,
  view: StepView,
): Promise<Proposal | undefined> {
  const { person, trajectory } = opened;
  const scope = scopeOf(person);
  const { kind, proposes, answers } = view.step;
  if (kind !== 'trajectory' || proposes === undefined || scope === undefined) return undefined;
  // Starting it would do the step without what it asks.
  if (answers !== undefined) return undefined;
  if (view.person !== person.id) return undefined;
  const published = await latestTemplate(deps.store, proposes);
  if (published === undefined) return undefined;
  const { template } = published;
  const schools = await schoolsOf(deps, opened);
  const service = scope.kind === 'organisation' ? scope.organisation : trajectory.organisationId;
  const around = { schools, service, state: trajectory.state, template: opened.template };
  const subject = await subjectOf(deps, template, around, trajectory.schoolNumber);
  if (subject === undefined) return undefined;
  const [roles, running] = await Promise.all([
    rolesOf(deps, template, around),
    runningAround(storeOfSystem(deps.store, 'work'), {
      template: template.id,
      schools: schools.map(({ number }) => number),
      subject: trajectory.subject,
    }),
  ]);
  const isFromHere = ({ from }: Running) => from?.trajectory === trajectory.id && from.step === view.path;
  return {
    ...{ published, scope, subject, roles, running },
    // Started from an earlier opening of the step, it is only one that runs already.
    begun: running.find((one) => isFromHere(one) && one.createdAt >= view.node.openedAt),
    key: `start ${trajectory.id} ${view.path} ${view.node.round}`,
  };
}

/** The schools that the present trajectory has to do with, its own first: some have people of several schools. */
async function schoolsOf(deps: Pick<Dependencies, 'store'>, { trajectory }: OpenedLink): Promise<School[]> {
  const ids = Object.values(trajectory.state.roles).map(({ person }) => person);
  const people = await findPeople(deps.store, ids);
  const own = trajectory.schoolNumber === undefined ? [] : [trajectory.schoolNumber];
  const others = [...people.values()].flatMap(({ schoolNumber }) => schoolNumber ?? []).sort();
  const numbers = [...new Set([...own, ...others])];
  const schools = await findSchools(deps.store, numbers);
  return numbers.flatMap((number) => schools.get(number) ?? []);
}

async function subjectOf(
  deps: Pick<Dependencies, 'store'>,
  template: Template,
  around: ProposalContext,
  ownSchool: string | undefined,
): Promise<SubjectToChoose | undefined> {
  const { schools, state } = around;
  switch (template.subject) {
    case 'school':
    case 'team':
      return schools.length === 0 ? undefined : { kind: template.subject, schools };
    case 'person':
      return {
        kind: 'person',
        people: await candidatesFor(deps, 'school', around),
        likely: state.subject.kind === 'person' ? state.subject.id : undefined,
        school: ownSchool ?? schools[0]?.number,
      };
    // A pupil needs a key, which whoever follows the school gives.
    case 'pupil':
    case 'community':
    case 'organisation':
    case 'programme':
      return undefined;
  }
}

async function rolesOf(
  deps: Pick<Dependencies, 'store'>,
  template: Template,
  around: ProposalContext,
): Promise<RoleToFill[]> {
  const parties = [...new Set(template.roles.map(({ party }) => party))];
  const known = new Map(
    await Promise.all(
      parties.map(async (party) => [party, await candidatesFor(deps, party, around)] as const),
    ),
  );
  return template.roles.map((role) => {
    const people = known.get(role.party) ?? [];
    const likely = likelyPerson(role, template, around);
    return { role, people, ...(people.some(({ id }) => id === likely) ? { likely } : {}) };
  });
}
