import { formatWithOffset, localDateOf } from '../../domain/calendar/wall-clock.ts';
import type { Template } from '../../domain/template/types.ts';
import { agenda } from '../../domain/trajectory/agenda.ts';
import type { AgendaEntry } from '../../domain/trajectory/entries.ts';
import type { TrajectoryEvent } from '../../domain/trajectory/events.ts';
import { relationsOf } from '../../domain/trajectory/relations.ts';
import type { TrajectoryState } from '../../domain/trajectory/state.ts';
import { isOverdue, openSteps, type StepView } from '../../domain/trajectory/steps.ts';
import { systemClock } from '../../platform/clock.ts';
import { loadCalendar } from '../../store/calendar.repository.ts';
import type { Store } from '../../store/db.ts';
import { mailsOf, owedOf } from '../../store/mails.repository.ts';
import { findPeople, type Person } from '../../store/people.repository.ts';
import { findSchool } from '../../store/schools.repository.ts';
import { templateOf } from '../../store/templates.repository.ts';
import {
  findTrajectory,
  findTrajectoryByReference,
  findTrajectoryHeads,
  journalOf,
  type Trajectory,
} from '../../store/trajectories.repository.ts';
import { commandError } from '../failure.ts';
import { moment } from '../moments.ts';
import { print, printJson } from '../output.ts';
import { withStore } from '../surroundings.ts';
import { table } from '../table.ts';
import { isUuid } from '../values.ts';

const [mailsShown, eventsShown] = [5, 10];

/** Prints where a trajectory stands: phases, open steps with due dates, the next mails, the last events. */
export async function show(id: string, options: { json?: boolean }): Promise<void> {
  await withStore(async ({ store }) => {
    const trajectory = await find(store, id);
    const template = await templateOf(store, trajectory.template, trajectory.templateVersion);
    const context = { calendar: await loadCalendar(store, trajectory.schoolNumber) };
    const now = systemClock.now().toString({ smallestUnit: 'millisecond' });
    const open = openSteps(trajectory.state, template, context);
    const owed = owedOf(await mailsOf(store, trajectory.id));
    const mails = agenda(trajectory.state, template, context, { from: now, owed })
      .filter(({ kind }) => kind === 'mail')
      .slice(0, mailsShown);
    const events = (await journalOf(store, trajectory.id)).slice(-eventsShown);
    const people = await findPeople(store, peopleIn(trajectory, events));
    if (options.json) {
      const { state, ...head } = trajectory;
      printJson({ ...head, phases: phasesOf(trajectory, template), open: open.map(openStep), mails, events });
      return;
    }
    const school = trajectory.schoolNumber ? await findSchool(store, trajectory.schoolNumber) : undefined;
    const subject =
      school === undefined
        ? trajectory.subject.id
        : `${school.name}, ${school.municipality ?? ''} (${school.number})`;
    print(`${trajectory.reference}  ${template.title.nl}`);
    print(subject);
    print(
      `${trajectory.status} since its start on ${trajectory.start}, version ${trajectory.version}, id ${trajectory.id}`,
    );
    section('Phases');
    print(
      table(
        ['phase', 'status', 'since', 'until'],
        phasesOf(trajectory, template).map((phase) => [
          phase.title,
          phase.status,
          phase.opened,
          phase.closed,
        ]),
      ),
    );
    section('People');
    print(
      table(
        ['role', 'who'],
        Object.entries(trajectory.state.roles).map(([role, { person }]) => [role, nameOf(people, person)]),
      ),
    );
    const related = await relatedTo(store, trajectory);
    if (related.length > 0) {
      section('Related trajectories');
      print(table(['relation', 'reference', 'template', 'status'], related));
    }
    section('Open steps');
    print(openTable(open, people, trajectory.state, localDateOf(now)));
    section('Next mails, if nobody acts');
    print(mailTable(mails));
    section('Last events');
    print(
      table(
        ['when', 'what', 'where', 'by'],
        events.map((event) => [
          moment(formatWithOffset(event.at)),
          event.body.type,
          whereOf(event),
          actorOf(people, event),
        ]),
      ),
    );
  });
}

async function relatedTo(store: Store, { state }: Trajectory): Promise<string[][]> {
  const relations = new Map([...relationsOf(state)].filter(([, relation]) => relation !== 'beside'));
  const heads = await findTrajectoryHeads(store, [...relations.keys()]);
  return [...heads.values()].map(({ id, reference, template, status }) => [
    relations.get(id) === 'from' ? 'started from' : 'started from here',
    ...[reference, template, status],
  ]);
}

async function find(store: Store, id: string): Promise<Trajectory> {
  const found = isUuid(id) ? id.toLowerCase() : (await findTrajectoryByReference(store, id))?.id;
  const trajectory = found === undefined ? undefined : await findTrajectory(store, found);
  if (trajectory === undefined)
    throw commandError(`There is no trajectory ${id}; traject list shows which there are.`);
  return trajectory;
}

function phasesOf({ state }: Trajectory, template: Template) {
  return template.phases.map((phase) => {
    const node = state.nodes[phase.id];
    const dates = { opened: node?.openedOn, closed: node?.closedOn };
    return { id: phase.id, title: phase.title.nl, status: node?.status ?? 'later', ...dates };
  });
}

function openStep({ path, step, role, due, person }: StepView) {
  return { path, step: step.id, kind: step.kind, role, due, person };
}

function openTable(
  open: readonly StepView[],
  people: ReadonlyMap<string, Person>,
  state: TrajectoryState,
  today: string,
): string {
  if (open.length === 0) return 'none';
  return table(
    ['step', 'what', 'due', 'role', 'who'],
    open.map((view) => [
      ...[
        view.path,
        view.step.title.nl,
        `${view.due ?? ''}${isOverdue(view, state, today) ? ' late' : ''}`,
        view.role,
      ],
      view.person === undefined ? 'nobody' : nameOf(people, view.person),
    ]),
  );
}

function mailTable(mails: readonly AgendaEntry[]): string {
  if (mails.length === 0) return 'none';
  return table(
    ['when', 'to', 'subject'],
    mails.map((mail) => [moment(mail.at), mail.to, mail.subject]),
  );
}

function section(title: string): void {
  print();
  print(title);
}

function peopleIn({ state }: Trajectory, events: readonly TrajectoryEvent[]): string[] {
  const actors = events.flatMap(({ actor }) => actor.person ?? []);
  return [...Object.values(state.roles).map(({ person }) => person), ...actors].filter(isUuid);
}

function nameOf(people: ReadonlyMap<string, Person>, id: string): string {
  return people.get(id)?.name ?? id;
}

function actorOf(people: ReadonlyMap<string, Person>, { actor }: TrajectoryEvent): string {
  if (actor.person === undefined) return actor.kind === 'system' ? 'time' : actor.kind;
  const name = nameOf(people, actor.person);
  return actor.kind === 'link' ? `${name} (through a link)` : name;
}

function whereOf({ body }: TrajectoryEvent): string {
  if ('path' in body && body.path !== undefined) return body.path;
  return 'role' in body ? body.role : '';
}
