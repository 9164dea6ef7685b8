import { addDuration } from '../calendar/offset.ts';
import type { LocalDate } from '../calendar/types.ts';
import { instantAt, localDateOf, startOfDay } from '../calendar/wall-clock.ts';
import { positionOf } from '../template/model/lookup.ts';
import type { Template } from '../template/model/types.ts';
import { arrived, move } from '../trajectory/decide/advance.ts';
import { enrol } from '../trajectory/decide/enrol.ts';
import type { Arrival, Context } from '../trajectory/model/advanced.ts';
import { taskOfPath } from '../trajectory/model/built-in-tasks.ts';
import { lastNodeOf } from '../trajectory/model/last-node.ts';
import { idOf } from '../trajectory/model/paths.ts';
import type { TrajectoryState } from '../trajectory/model/state.ts';
import { openSteps, type StepView } from '../trajectory/views/steps.ts';
import { type Beginning, beginningsOf } from './beginnings.ts';
import { type Distinctions, distinctionsOf, untriedSteps, variantsOf } from './variants.ts';

/** A state that can come about, with how. */
export interface Visit {
  readonly arrival: Arrival;
  /** Steps that nobody will answer any more on this branch. */
  readonly ignored: ReadonlySet<string>;
  readonly trail: readonly string[];
  /** Nobody acts and time changes nothing: what is here now stays so. */
  readonly atRest: boolean;
}

/** What an exploration came across. */
export interface Exploration {
  readonly visits: readonly Visit[];
  /** Ids of every node that opened on some branch. */
  readonly opened: ReadonlySet<string>;
  /** The number of states at which it was cut short; absent when every state was seen. */
  readonly bound?: number;
  /** Ids of the steps that opened and of whose answers not all that conditions may tell apart were tried. */
  readonly untried: readonly string[];
}

/** How many different states are looked at, and how far ahead of the start. */
const STATE_BOUND = 6_000;
const HORIZON = 'P12Y';

/**
 * Walks through the states of a template with the core itself: at each open step every outcome and every answer that some
 * condition tells apart, and silence; and time wherever nobody acts. Two states count as one when the same nodes have the
 * same status and the same telling answers.
 * @param watch told which step is being answered, each time
 */
export function explore(
  template: Template,
  start: LocalDate,
  context: Context,
  watch: (step: string) => void = () => undefined,
): Exploration {
  const distinctions = distinctionsOf(template);
  const end = startOfDay(addDuration(start, HORIZON, 'calendar-days', context.calendar));
  const seen = new Set<string>();
  const opened = new Set<string>();
  const visits: Visit[] = [];
  const queue: Omit<Visit, 'atRest'>[] = beginningsOf(template, start).flatMap((beginning) => {
    const arrival = begin(template, beginning, context);
    return arrival === undefined ? [] : [{ arrival, ignored: new Set<string>(), trail: beginning.trail }];
  });
  const found = () => ({
    visits,
    opened,
    untried: untriedSteps(template, distinctions)
      .map(({ id }) => id)
      .filter((id) => opened.has(id)),
  });
  // The queue only grows: taking from its front would move everything behind it each time.
  for (const next of queue) {
    for (const { body } of next.arrival.events) if (body.type === 'opened') opened.add(idOf(body.path));
    const key = keyOf(next.arrival, next.ignored, template, distinctions);
    if (seen.has(key)) continue;
    if (seen.size >= STATE_BOUND) return { ...found(), bound: STATE_BOUND };
    seen.add(key);
    const further =
      next.arrival.state.at > end ? [] : followers(next, template, context, distinctions, watch);
    visits.push({ ...next, atRest: further.length === 0 && next.arrival.state.at <= end });
    queue.push(...further);
  }
  return found();
}

function begin(template: Template, beginning: Beginning, context: Context): Arrival | undefined {
  const { start, empty, linked, group } = beginning;
  const filled = template.roles.filter(({ id }) => !empty.includes(id));
  const arrival = enrol(
    {
      id: `lint-${template.id}`,
      now: instantAt(start, '10:00'),
      actor: { kind: 'system' },
      subject: { kind: template.subject, id: 'lint' },
      start,
      roles: Object.fromEntries(filled.map((role) => [role.id, role.id])),
      linked,
      ...(group === undefined ? {} : { group }),
    },
    template,
    1,
    context,
  );
  return arrival.rejected ? undefined : arrival;
}

function followers(
  visit: Omit<Visit, 'atRest'>,
  template: Template,
  context: Context,
  distinctions: Distinctions,
  watch: (step: string) => void,
): Omit<Visit, 'atRest'>[] {
  const { arrival, ignored, trail } = visit;
  const { state, wakeAt } = arrival;
  if (state.status !== 'active') return [];
  const turn = openSteps(state, template, context).find((view) => !ignored.has(turnOf(view)));
  if (turn === undefined) {
    if (wakeAt === undefined) return [];
    const woken = move(state, template, { kind: 'wake', now: wakeAt }, context);
    return 'rejected' in woken
      ? []
      : [{ arrival: arrived(woken), ignored, trail: [...trail, `… ${localDateOf(wakeAt)}`] }];
  }
  watch(turn.step.id);
  const silent = {
    arrival,
    ignored: new Set([...ignored, turnOf(turn)]),
    trail: [...trail, `${turn.step.id}: …`],
  };
  const acted = variantsOf(turn.step, distinctions).flatMap(({ command, label }) => {
    const input = {
      kind: 'command',
      now: state.at,
      actor: { kind: 'system' },
      command: { ...command, step: turn.path },
    } as const;
    const done = move(state, template, input, context);
    return 'rejected' in done ? [] : [{ arrival: arrived(done), ignored, trail: [...trail, label] }];
  });
  // A built-in task that nobody takes up is silence as well, but it needs no branch of its own for every step.
  return taskOfPath(turn.path) === undefined ? [...acted, silent] : [silent, ...acted];
}

function turnOf(view: StepView): string {
  return `${view.path}~${view.node.round}.${view.node.revision}`;
}

// What can still happen depends on what is open, on what was answered where conditions look, and on what has been closed
// in the phases that are not over; how it was closed, and what happened in earlier phases, changes nothing any more.
// Occurrences of something that comes back without end are all alike.
function keyOf(
  arrival: Arrival,
  ignored: ReadonlySet<string>,
  template: Template,
  distinctions: Distinctions,
): string {
  const { state } = arrival;
  const isOver = (path: string) => {
    const slash = path.indexOf('/');
    const phase = slash < 0 ? undefined : state.nodes[path.slice(0, slash)];
    return phase !== undefined && phase.status !== 'open';
  };
  const nodes = Object.values(state.nodes)
    .filter((node) => node.status === 'open' || (taskOfPath(node.path) === undefined && !isOver(node.path)))
    .map(
      (node) => `${node.path}${node.status === 'open' ? (node.silentSince === undefined ? '' : '!') : '.'}`,
    )
    .sort();
  const come = new Set(Object.keys(state.nodes).map(idOf));
  const answers = [...distinctions].map(([step, { fields, readers }]) =>
    readers.every((reader) => come.has(reader))
      ? null
      : [...fields.keys()].map((field) =>
          field === 'status' ? statusOf(step, state) : (state.answers[step]?.[field] ?? null),
        ),
  );
  const silent = [...ignored]
    .map((turn) => turn.slice(0, turn.lastIndexOf('~')))
    .filter((path) => state.nodes[path]?.status === 'open')
    .sort();
  return JSON.stringify([
    state.status,
    state.linked,
    [state.group ?? null, state.start, Object.keys(state.roles)],
    [...new Set(nodes)],
    answers,
    silent.map((path) => alike(path, template)),
    arrival.wakeAt === undefined,
  ]);
}

function statusOf(step: string, { nodes }: TrajectoryState): string | null {
  return lastNodeOf(nodes, step)?.status ?? null;
}

function alike(path: string, template: Template): string {
  return path
    .split('/')
    .map((segment) => {
      const repeat = positionOf(template, idOf(segment))?.node.repeat;
      const isAlike =
        repeat !== undefined &&
        repeat.at === undefined &&
        (repeat.each !== undefined || repeat.times === undefined);
      return isAlike ? idOf(segment) : segment;
    })
    .join('/');
}
