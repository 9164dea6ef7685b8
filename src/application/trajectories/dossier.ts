import { EVERYTHING, type Scope } from '../../domain/access/scope.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import type { Template } from '../../domain/template/model/types.ts';
import type { Context } from '../../domain/trajectory/model/advanced.ts';
import type { TrajectoryState } from '../../domain/trajectory/model/state.ts';
import { loadCalendar } from '../../store/calendar/overrides.ts';
import { findOrganisation, type Organisation } from '../../store/people/organisations.ts';
import { findPeople, type Person } from '../../store/people/people.ts';
import { findSchool, type School } from '../../store/people/schools.ts';
import { templateOf } from '../../store/templates/templates.ts';
import { type Former, formerTrajectory } from '../../store/trajectories/former.ts';
import {
  findTrajectory,
  type Trajectory,
  type TrajectoryHead,
} from '../../store/trajectories/trajectories.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { isId } from '../ids.ts';
import { todayOf } from '../now.ts';
import { headAsOf, stateAsOf } from './as-of.ts';
import { type DossierPapers, papersOf } from './papers.ts';
import { subjectNames } from './subject.ts';

/**
 * A trajectory with everything that is needed to show it: what the API, the pages of schools and staff and the command
 * line read of one trajectory is read here.
 */
export type Dossier = DossierPapers & {
  readonly head: TrajectoryHead;
  readonly state: TrajectoryState;
  readonly template: Template;
  readonly context: Context;
  /** The local date as of which it is shown: today, or the date that was asked for. */
  readonly today: LocalDate;
  readonly school: School | undefined;
  /** The name of the school, person or organisation that it is about. */
  readonly subject: string | undefined;
  /** What people know it by: its school, else whom it is about, else its reference. */
  readonly name: string;
  /** The guidance service that follows it. */
  readonly organisation: Organisation | undefined;
  /** The trajectory that its subject went through before in the same template, if there was one. */
  readonly former: Former | undefined;
  /** Everybody who has a role in it, and the person that it is about, by id. */
  readonly people: ReadonlyMap<string, Person>;
};

type Asked = {
  readonly deps: Pick<Dependencies, 'store' | 'clock'>;
  /** What whoever asks may reach; also what it shows of other trajectories lies within it. */
  readonly scope: Scope;
  readonly id: string;
  /** Local date; as it stood at the end of that day, folded from its journal. As it stands now if left out. */
  readonly at?: LocalDate | undefined;
  /** The parameter that gave the date, for problems. */
  readonly atField?: string;
  /** Its journal and its mails will be asked for: they are read beside the rest. */
  readonly whole?: boolean;
};

/**
 * The dossier of a trajectory that has to exist.
 * @throws `not-found` when it does not exist, or did not on the date that was asked for
 */
export async function readDossier(asked: Asked): Promise<Dossier> {
  const dossier = await findDossier(asked);
  if (dossier === undefined) throw notFound();
  return dossier;
}

/** The dossier of a trajectory; `undefined` when there is no such trajectory. The one place where a dossier is put together. */
export async function findDossier({
  deps,
  scope,
  id,
  at,
  atField = 'at',
  whole = false,
}: Asked): Promise<Dossier | undefined> {
  const { store } = deps;
  const found = await findTrajectory(store, scope, id);
  if (found === undefined) return undefined;
  const { state: current, ...head } = found;
  const state = at === undefined ? current : await stateAsOf(store, scope, id, at, atField);
  const inRoles = findPeople(store, peopleIn(state));
  const papers = papersOf(store, scope, state, () => inRoles);
  // Whoever asks for them afterwards hears what went wrong.
  if (whole) for (const early of [papers.journal, papers.mails]) early().catch(() => undefined);
  const [template, calendar, school, organisation, people, former, runBy] = await Promise.all([
    templateOf(store, state.template, state.templateVersion),
    loadCalendar(store, head.schoolNumber),
    head.schoolNumber === undefined ? undefined : findSchool(store, EVERYTHING, head.schoolNumber),
    head.organisationId === undefined ? undefined : findOrganisation(store, EVERYTHING, head.organisationId),
    inRoles,
    formerTrajectory(store, scope, head),
    // A programme is run for an organisation, or for what has only a word for it; a school community is one.
    ['programme', 'community', 'organisation'].includes(state.subject.kind) && isId(state.subject.id)
      ? findOrganisation(store, EVERYTHING, state.subject.id)
      : undefined,
  ]);
  return {
    head: { ...headAsOf(head, at), version: state.version, status: state.status },
    ...{ state, template, school, organisation, people, former },
    context: { calendar },
    today: at ?? todayOf(deps),
    ...subjectNames(head, { person: people.get(state.subject.id), programme: runBy, school }),
    ...papers,
  };
}

/** A trajectory as the store keeps it, of what a dossier holds. */
export function trajectoryOf({ head, state }: Pick<Dossier, 'head' | 'state'>): Trajectory {
  return { ...head, state };
}

function peopleIn({ roles, nodes, handovers, subject }: TrajectoryState): string[] {
  return [
    ...Object.values(nodes).flatMap(({ delegate }) => delegate?.person ?? []),
    ...Object.values(roles).map(({ person }) => person),
    ...handovers.map(({ to }) => to),
    ...(subject.kind === 'person' ? [subject.id] : []),
  ];
}
