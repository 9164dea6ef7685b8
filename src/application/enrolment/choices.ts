import { EVERYTHING } from '../../domain/access/scope.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import { openCalls } from '../../domain/programmes/dates.ts';
import type { RoleDefinition, SubjectKind, Template } from '../../domain/template/model/types.ts';
import type { Text } from '../../domain/text.ts';
import { isRunning } from '../../domain/trajectory/model/status.ts';
import { isWithinSchool } from '../../domain/trajectory/model/subject.ts';
import { findPerson } from '../../store/people/people.ts';
import type { School } from '../../store/people/schools.ts';
import { type FoundSchool, findSchoolsByWords } from '../../store/search/find.ts';
import type { ListedTrajectory } from '../../store/trajectories/list.ts';
import type { Caller } from '../access/authorise.ts';
import type { Dependencies } from '../dependencies.ts';
import { todayOf } from '../now.ts';
import { readPlaces, readProgrammes } from '../programmes/find.ts';
import { readSchool } from '../schools/find.ts';
import { searchWords } from '../search/words.ts';
import { readTemplates } from '../templates/find.ts';
import { listInScope } from '../trajectories/list.ts';
import { type Candidate, candidatesFor } from './candidates.ts';

/** So many schools are shown at once; who looks for another one says more of it. */
const MOST_SCHOOLS = 12;
/** So many trajectories of one school tell enough of it. */
const MOST_RUNNING = 50;

type Asking = { readonly deps: Dependencies; readonly caller: Caller };

/** What runs or ran at a school, as far as whoever asks may see it. */
export type RunningTrajectory = Pick<
  ListedTrajectory,
  'id' | 'reference' | 'status' | 'template' | 'start'
> & {
  readonly title: Text;
};

/** A model trajectory that can be chosen, or why it cannot. */
export type ModelChoice = {
  readonly template: Template;
  /** The one of this school that runs already in this model. */
  readonly running?: RunningTrajectory;
  /** It is not for a school: for whom it is, or until when it could start. */
  readonly unfit?: Unfit;
};

/** Why a school cannot be enrolled in a model trajectory, whichever school it is. */
export type Unfit =
  | { readonly why: 'subject'; readonly subject: OtherSubject }
  | { readonly why: 'over'; readonly until: LocalDate };

/** Who goes through a model trajectory where that is no school, nor within one. */
export type OtherSubject = Exclude<SubjectKind, 'school' | 'team' | 'pupil'>;

/** Who can be chosen for a role, and who most likely is. */
export type RoleChoice = {
  readonly role: RoleDefinition;
  readonly people: readonly Candidate[];
  readonly likely?: string;
};

/** A programme that gives places in a model, with its calls that are open now. */
export type ProgrammeChoice = {
  readonly id: string;
  readonly name: Text;
  readonly calls: readonly { readonly id: string; readonly title?: Text; readonly free?: number }[];
};

/** Open schools that somebody deals with, by any part of their name, number or place. */
export async function findSchoolsToEnrol(
  { deps: { store }, caller: { scope } }: Asking,
  q: string,
): Promise<{ readonly items: readonly FoundSchool[]; readonly total: number }> {
  const words = searchWords(q);
  if (words.length === 0) return { items: [], total: 0 };
  const found = await findSchoolsByWords(store, { words, scope, limit: MOST_SCHOOLS });
  return { ...found, items: found.items.filter(({ closed }) => !closed) };
}

/**
 * A school with what runs there, and the model trajectories that it can be enrolled in.
 * @throws `not-found` for an unknown school
 */
export async function readModelChoices(
  { deps, caller }: Asking,
  number: string,
): Promise<{
  readonly school: School;
  readonly running: readonly RunningTrajectory[];
  readonly models: readonly ModelChoice[];
}> {
  const [school, templates, listed] = await Promise.all([
    readSchool(deps, caller.scope, number),
    readTemplates(deps),
    listInScope({
      ...{ deps, scope: caller.scope, filter: { school: number } },
      page: { limit: MOST_RUNNING },
    }),
  ]);
  const running = listed.items.map(({ item, template }) => ({
    ...item,
    title: template?.title ?? { nl: item.template, en: item.template },
  }));
  const going = running.filter(isRunning);
  const today = todayOf(deps);
  const models = templates.map(({ template }): ModelChoice => {
    const unfit = unfitOf(template, today);
    if (unfit !== undefined) return { template, unfit };
    const already = going.find((one) => one.template === template.id);
    return { template, ...(already === undefined ? {} : { running: already }) };
  });
  // What cannot be chosen comes last.
  return { school, running, models: models.toSorted((one, other) => placeOf(one) - placeOf(other)) };
}

function placeOf({ unfit }: ModelChoice): number {
  return unfit === undefined ? 0 : 1;
}

function unfitOf({ subject, availableUntil }: Template, today: LocalDate): Unfit | undefined {
  if (subject !== 'school' && !isWithinSchool(subject)) return { why: 'subject', subject };
  return availableUntil !== undefined && availableUntil < today
    ? { why: 'over', until: availableUntil }
    : undefined;
}

/** The people that can be chosen for the roles of a model at a school: whoever asks follows it, if that fits. */
export async function readRoleChoices(
  { deps, caller }: Asking,
  template: Template,
  school: School,
): Promise<readonly RoleChoice[]> {
  const service = (await findPerson(deps.store, EVERYTHING, caller.person))?.organisationId;
  const around = { schools: [school], service, state: { roles: {} }, template };
  const parties = [...new Set(template.roles.map(({ party }) => party))];
  const people = new Map(
    await Promise.all(
      parties.map(async (party) => [party, await candidatesFor(deps, party, around)] as const),
    ),
  );
  return template.roles.map((role) => {
    const choices = people.get(role.party) ?? [];
    const likely = likelyFor(role, template, choices, caller);
    return { role, people: choices, ...(likely === undefined ? {} : { likely }) };
  });
}

/** Whoever asks, for the role that follows; else the only one, or the one whose function is the role. */
function likelyFor(
  role: RoleDefinition,
  template: Template,
  people: readonly Candidate[],
  caller: Caller,
): string | undefined {
  if (role.id === template.counsellorRole && people.some(({ id }) => id === caller.person)) {
    return caller.person;
  }
  const [only, ...others] = people;
  const named = people.find(({ function: does }) => does === role.id);
  return role.optional ? named?.id : (named ?? (others.length === 0 ? only : undefined))?.id;
}

/** The programmes that give places in a model now. */
export async function readProgrammeChoices(
  deps: Dependencies,
  template: string,
): Promise<readonly ProgrammeChoice[]> {
  const today = todayOf(deps);
  const all = (await readProgrammes(deps)).filter(({ programme }) =>
    programme.lots.some((lot) => lot.template === template),
  );
  const choices = await Promise.all(
    all.map(async ({ id, programme }): Promise<ProgrammeChoice> => {
      const places = await readPlaces(deps, id);
      const calls = openCalls(programme, today).map(({ id: call, title }) => {
        const free = places.calls.find((one) => one.cohort === call)?.free;
        return {
          id: call,
          ...(title === undefined ? {} : { title }),
          ...(free === undefined ? {} : { free }),
        };
      });
      return { id, name: programme.name, calls };
    }),
  );
  return choices.filter(({ calls }) => calls.length > 0);
}
