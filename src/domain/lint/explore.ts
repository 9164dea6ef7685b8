import { addDuration } from '../calendar/offset.ts';
import type { LocalDate } from '../calendar/types.ts';
import { instantAt, localDateOf } from '../calendar/wall-clock.ts';
import type { Template } from '../template/types.ts';
import { advance } from '../trajectory/advance.ts';
import { enrol } from '../trajectory/enrol.ts';
import type { Advanced, Context } from '../trajectory/outcome.ts';
import { openSteps, type StepView } from '../trajectory/steps.ts';
import { taskOfPath } from '../trajectory/tasks.ts';
import { type Distinctions, distinctionsOf, variantsOf } from './variants.ts';

/** A state that can come about, with how. */
export interface Visit {
  readonly outcome: Advanced;
  /** Steps that nobody will answer any more on this branch. */
  readonly ignored: ReadonlySet<string>;
  readonly trail: readonly string[];
  /** Nobody acts and time changes nothing: what is here now stays so. */
  readonly atRest: boolean;
}

/** What an exploration came across. */
export interface Exploration {
  readonly visits: readonly Visit[];
  /** The number of states at which it was cut short; absent when every state was seen. */
  readonly bound?: number;
}

/** How many different states are looked at, and how far ahead of the start. */
const STATE_BOUND = 2_500;
const HORIZON = 'P12Y';

/**
 * Walks through the states of a template with the core itself: at each open step every outcome and every answer that some
 * condition tells apart, and silence; and time wherever nobody acts. Two states count as one when the same nodes have the
 * same status and the same telling answers.
 */
export function explore(template: Template, start: LocalDate, context: Context): Exploration {
  const distinctions = distinctionsOf(template);
  const first = begin(template, start, context);
  if (first === undefined) return { visits: [] };
  const end = instantAt(addDuration(start, HORIZON, 'calendar-days', context.calendar), '00:00');
  const seen = new Set<string>();
  const visits: Visit[] = [];
  const queue: Omit<Visit, 'atRest'>[] = [{ outcome: first, ignored: new Set(), trail: [] }];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const key = keyOf(next.outcome, next.ignored, distinctions);
    if (seen.has(key)) continue;
    if (seen.size >= STATE_BOUND) return { visits, bound: STATE_BOUND };
    seen.add(key);
    const further = next.outcome.state.at > end ? [] : followers(next, template, context, distinctions);
    visits.push({ ...next, atRest: further.length === 0 && next.outcome.state.at <= end });
    queue.push(...further);
  }
  return { visits };
}

function begin(template: Template, start: LocalDate, context: Context): Advanced | undefined {
  const outcome = enrol(
    {
      id: `lint-${template.id}`,
      now: instantAt(start, '10:00'),
      actor: { kind: 'system' },
      subject: { kind: template.subject, id: 'lint' },
      start,
      roles: Object.fromEntries(template.roles.map((role) => [role.id, role.id])),
    },
    template,
    1,
    context,
  );
  return outcome.rejected ? undefined : outcome;
}

function followers(
  visit: Omit<Visit, 'atRest'>,
  template: Template,
  context: Context,
  distinctions: Distinctions,
): Omit<Visit, 'atRest'>[] {
  const { outcome, ignored, trail } = visit;
  const { state, wakeAt } = outcome;
  if (state.status !== 'active') return [];
  const turn = openSteps(state, template, context).find((view) => !ignored.has(turnOf(view)));
  if (turn === undefined) {
    if (wakeAt === undefined) return [];
    const woken = advance(state, template, { kind: 'wake', now: wakeAt }, context);
    return woken.rejected ? [] : [{ outcome: woken, ignored, trail: [...trail, `… ${localDateOf(wakeAt)}`] }];
  }
  const silent = {
    outcome,
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
    const done = advance(state, template, input, context);
    return done.rejected ? [] : [{ outcome: done, ignored, trail: [...trail, label] }];
  });
  // A built-in task that nobody takes up is silence as well, but it needs no branch of its own for every step.
  return taskOfPath(turn.path) === undefined ? [...acted, silent] : [silent, ...acted];
}

function turnOf(view: StepView): string {
  return `${view.path}~${view.node.round}.${view.node.revision}`;
}

function keyOf(outcome: Advanced, ignored: ReadonlySet<string>, distinctions: Distinctions): string {
  const { state } = outcome;
  const nodes = Object.values(state.nodes)
    .filter((node) => taskOfPath(node.path) === undefined || node.status === 'open')
    .map((node) => `${node.path}=${node.status}${node.silentSince === undefined ? '' : '!'}`)
    .sort();
  const answers = [...distinctions].map(([step, fields]) =>
    [...fields.keys()].map((field) => state.answers[step]?.[field] ?? null),
  );
  const open = [...ignored]
    .filter((turn) => state.nodes[turn.slice(0, turn.lastIndexOf('~'))]?.status === 'open')
    .sort();
  return JSON.stringify([
    state.status,
    nodes,
    answers,
    open.map((turn) => turn.slice(0, turn.lastIndexOf('~'))),
    outcome.wakeAt === undefined,
  ]);
}
