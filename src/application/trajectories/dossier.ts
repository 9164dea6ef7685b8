import { dateOfDayNumber, dayNumberOf } from '../../domain/calendar/day-number.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import { instantAt } from '../../domain/calendar/wall-clock.ts';
import type { Template } from '../../domain/template/model/types.ts';
import type { Context } from '../../domain/trajectory/model/advanced.ts';
import { fold } from '../../domain/trajectory/model/apply.ts';
import type { TrajectoryState } from '../../domain/trajectory/model/state.ts';
import { loadCalendar } from '../../store/calendar/overrides.ts';
import { findOrganisation } from '../../store/people/organisations.ts';
import { findPeople, type Person } from '../../store/people/people.ts';
import { findSchool, type School } from '../../store/people/schools.ts';
import { templateOf } from '../../store/templates/templates.ts';
import { findTrajectory, journalOf, type TrajectoryHead } from '../../store/trajectories/trajectories.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { isId } from '../ids.ts';
import { todayOf } from '../now.ts';
import { notYetEnrolled } from './errors.ts';

/** A trajectory with everything that is needed to show it. */
export type TrajectoryView = {
  readonly head: TrajectoryHead;
  readonly state: TrajectoryState;
  readonly template: Template;
  readonly context: Context;
  /** The local date as of which it is shown: today, or the date that was asked for. */
  readonly today: LocalDate;
  readonly school: School | undefined;
  /** The name of the school, person or organisation that it is about. */
  readonly subject: string | undefined;
  readonly organisation: string | undefined;
  /** Everybody who has a role in it, and the person that it is about, by id. */
  readonly people: ReadonlyMap<string, Person>;
};

/**
 * Reads a trajectory as it stands now, or as it stood at the end of a day: then it is folded from its journal.
 * @param request `at`: local date; `atField`: the parameter that gave it, for problems
 * @throws `not-found` when it does not exist, or did not on that date
 */
export async function readTrajectory(request: {
  deps: Pick<Dependencies, 'store' | 'clock'>;
  id: string;
  at?: LocalDate | undefined;
  atField?: string;
}): Promise<TrajectoryView> {
  const { deps, id, at, atField = 'at' } = request;
  const found = await findTrajectory(deps.store, id);
  if (found === undefined) throw notFound();
  const { state: current, ...head } = found;
  const state = at === undefined ? current : await stateAsOf(deps, id, at, atField);
  const roles = Object.values(state.roles).map(({ person }) => person);
  const handovers = state.handovers.map(({ to }) => to);
  const { subject } = state;
  const isOrganisation = subject.kind === 'programme' && isId(subject.id);
  const [template, calendar, school, organisation, people, runBy] = await Promise.all([
    templateOf(deps.store, state.template, state.templateVersion),
    loadCalendar(deps.store, head.schoolNumber),
    head.schoolNumber === undefined ? undefined : findSchool(deps.store, head.schoolNumber),
    head.organisationId === undefined ? undefined : findOrganisation(deps.store, head.organisationId),
    findPeople(deps.store, [...roles, ...handovers, ...(subject.kind === 'person' ? [subject.id] : [])]),
    // A programme is run for an organisation, or for what has only a word for it.
    isOrganisation ? findOrganisation(deps.store, subject.id) : undefined,
  ]);
  const names = { person: people.get(subject.id), programme: runBy, school, team: school };
  return {
    head: { ...headAsOf(head, at), version: state.version, status: state.status },
    state,
    template,
    context: { calendar },
    today: at ?? todayOf(deps),
    school,
    subject: names[subject.kind]?.name,
    organisation: organisation?.name,
    people,
  };
}

/** When time next changes it is known of the present only. */
function headAsOf({ wakeAt, ...head }: TrajectoryHead, at: LocalDate | undefined): TrajectoryHead {
  return at === undefined && wakeAt !== undefined ? { ...head, wakeAt } : head;
}

async function stateAsOf(
  deps: Pick<Dependencies, 'store'>,
  id: string,
  at: LocalDate,
  atField: string,
): Promise<TrajectoryState> {
  const end = instantAt(dateOfDayNumber(dayNumberOf(at) + 1), '00:00');
  const events = (await journalOf(deps.store, id)).filter((event) => event.at < end);
  if (events.length === 0) throw notYetEnrolled(at, atField);
  return fold(id, events);
}
