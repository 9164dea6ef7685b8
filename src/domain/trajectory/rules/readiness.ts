import { daysBetween } from '../../calendar/day-number.ts';
import { addDays, addDuration, land } from '../../calendar/offset.ts';
import { firstSchoolDayOf, nextSchoolYear, schoolYearAround } from '../../calendar/school-year.ts';
import type { Instant, LocalDate } from '../../calendar/types.ts';
import { localDateOf, wakeOf } from '../../calendar/wall-clock.ts';
import { type FeelScope, holds } from '../../conditions/feel.ts';
import { positionOf } from '../../template/model/lookup.ts';
import type { Repeat, Template, TemplateNode } from '../../template/model/types.ts';
import type { Context } from '../model/advanced.ts';
import { childPath, idOf } from '../model/paths.ts';
import { isReturned } from '../model/returned.ts';
import type { NodeState, TrajectoryState } from '../model/state.ts';
import { dateOfAnchor, isMissed } from './anchor-date.ts';
import { scopeOfRound } from './condition-scope.ts';
import { lastDayOf, multiplied, openingDate, shifted } from './due-dates.ts';

/** Everything that decides whether a node can open. */
export interface Evaluation {
  readonly state: TrajectoryState;
  readonly template: Template;
  readonly context: Context;
  readonly scope: FeelScope;
  /** The scope inside a time of what comes back, by its path. */
  readonly scopes: Map<string, FeelScope>;
  /** What was found out of this evaluation already; many nodes wait for the same ones. */
  readonly known: Map<string, Next>;
}

/**
 * What is next for a node inside an open occurrence of its parent: nothing more will come of it (`complete`), somebody
 * must do something first (`waiting`), it does not apply (`withdraw`), or it opens: at once, or at an instant.
 */
export type Next =
  | { readonly kind: 'complete'; readonly closedOn: LocalDate }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'withdraw'; readonly path: string }
  | { readonly kind: 'open'; readonly path: string; readonly on?: LocalDate; readonly at?: Instant };

const waiting: Next = { kind: 'waiting' };

/** What conditions read inside an occurrence: of what comes back with it, this time only. */
export function scopeIn(parent: string, { state, template, scope, scopes }: Evaluation): FeelScope {
  if (!parent.includes('#')) return scope;
  let own = scopes.get(parent);
  if (own === undefined) {
    own = scopeOfRound(parent, scope, state, template);
    scopes.set(parent, own);
  }
  return own;
}

// The occurrences of a node that repeats inside a parent's occurrence, first to last.
function occurrences(node: TemplateNode, parent: string, state: TrajectoryState): readonly NodeState[] {
  const found: NodeState[] = [];
  for (let n = 1; ; n += 1) {
    const one = state.nodes[childPath(parent, node.id, n)];
    if (one === undefined || isReturned(one)) return found;
    found.push(one);
  }
}

/** What is next for a node; see `Next`. */
export function nextOf(node: TemplateNode, parent: string, evaluation: Evaluation): Next {
  const position = positionOf(evaluation.template, node.id);
  // Of most nodes the path is known beforehand; making the same texts again for every state is slow.
  const path = position?.parent === parent ? position.path : childPath(parent, node.id);
  const known = evaluation.known.get(path);
  if (known !== undefined) return known;
  const next = findNext(node, path, parent, evaluation);
  evaluation.known.set(path, next);
  return next;
}

function findNext(node: TemplateNode, own: string, parent: string, evaluation: Evaluation): Next {
  const { state, context } = evaluation;
  const only = node.repeat === undefined ? state.nodes[own] : undefined;
  if (only !== undefined && !isReturned(only)) {
    return only.status === 'open' ? waiting : { kind: 'complete', closedOn: only.closedOn ?? only.openedOn };
  }
  const past = node.repeat === undefined ? [] : occurrences(node, parent, state);
  const last = past.at(-1);
  if (last !== undefined && node.repeat !== undefined && hasEnded(node.repeat, past, parent, evaluation)) {
    return past.some((one) => one.status === 'open') ? waiting : { kind: 'complete', closedOn: latest(past) };
  }
  const anchor = predecessorsClosedOn(node, parent, evaluation);
  if (anchor === undefined) return waiting;
  const path = node.repeat === undefined ? own : childPath(parent, node.id, past.length + 1);
  const scope = scopeIn(parent, evaluation);
  if (node.requires !== undefined && !holds(node.requires, scope)) return waiting;
  if (node.when !== undefined && !holds(node.when, scope)) return { kind: 'withdraw', path };

  const counted = past.length === 0 ? node.opens.from : undefined;
  const from = counted === undefined ? anchor : dateOfAnchor(counted, path, state);
  if (from === undefined && counted !== undefined && !isMissed(counted, path, state)) return waiting;
  const on = from === undefined ? undefined : openingOn(node, past, from, state, context);
  if (on === 'later') return waiting;
  if (node.type === 'stage') {
    const opening = on ?? localDateOf(state.at);
    const last = lastDayOf(node, path, opening, evaluation);
    if (last !== undefined && opening > shifted(last.date, last.anchor, state.pauses))
      return { kind: 'withdraw', path };
  }
  if (on === undefined) {
    // Enrolled ahead of time: the first phase waits for the start date.
    const ahead = parent === '' && state.start > localDateOf(state.at);
    return ahead
      ? { kind: 'open', path, on: state.start, at: wakeOf(state.start, state.id) }
      : { kind: 'open', path };
  }
  return { kind: 'open', path, on, at: wakeOf(on, state.id) };
}

// A fixed date, a delay or a distance makes an opening a matter of time; without any, it opens at once.
function openingOn(
  node: TemplateNode,
  past: readonly NodeState[],
  anchor: LocalDate,
  state: TrajectoryState,
  context: Context,
): LocalDate | 'later' | undefined {
  const { opens, repeat } = node;
  const first = past[0];
  const previous = past.at(-1);
  if (repeat?.at !== undefined) {
    const on = openingDate(opens, repeat.at[past.length], anchor, state.pauses, context);
    if (previous === undefined) return on;
    const before = addDuration(anchor, repeat.at[past.length - 1] ?? 'P0D', opens.calendar, context.calendar);
    const planned = addDuration(anchor, repeat.at[past.length] ?? 'P0D', opens.calendar, context.calendar);
    return apartFrom(previous, on, daysBetween(before, planned), opens, context);
  }
  if (first === undefined || previous === undefined || repeat === undefined) {
    return opens.delay === undefined && opens.on === undefined
      ? undefined
      : openingDate(opens, opens.delay, anchor, state.pauses, context);
  }
  if (repeat.every !== undefined) {
    const on = openingDate(
      { after: [], calendar: opens.calendar, landing: opens.landing },
      multiplied(repeat.every, past.length),
      firstOpening(first),
      state.pauses,
      context,
    );
    const last = firstOpening(previous);
    const next = addDuration(last, repeat.every, opens.calendar, context.calendar);
    return apartFrom(previous, on, daysBetween(last, next), opens, context);
  }
  if (repeat.each === 'school-year') {
    const opened = firstOpening(previous);
    const next = nextSchoolYear(schoolYearAround(opened, context.calendar));
    return shifted(firstSchoolDayOf(next, context.calendar), opened, state.pauses);
  }
  if (previous.status === 'open') return 'later';
  return opens.delay === undefined
    ? undefined
    : openingDate(opens, opens.delay, previous.closedOn ?? anchor, state.pauses, context);
}

// What lands after a holiday keeps half its distance from the time before, which may have landed there too: nobody has two
// conversations for one half hour. Without a landing the dates are as they were written.
function apartFrom(
  previous: NodeState,
  on: LocalDate,
  distance: number,
  { landing }: TemplateNode['opens'],
  { calendar }: Context,
): LocalDate {
  if (landing === 'none') return on;
  const soonest = addDays(firstOpening(previous), Math.floor(distance / 2));
  return on >= soonest ? on : land(soonest, landing, calendar);
}

// Whoever opens one again, to correct an answer, does not move those that follow.
function firstOpening({ firstOpenedOn, openedOn }: NodeState): LocalDate {
  return firstOpenedOn ?? openedOn;
}

function hasEnded(
  repeat: Repeat,
  past: readonly NodeState[],
  parent: string,
  evaluation: Evaluation,
): boolean {
  const last = past.at(-1);
  if (last?.status === 'withdrawn') return true;
  if (repeat.at !== undefined && past.length >= repeat.at.length) return true;
  if (repeat.times !== undefined && past.length >= repeat.times) return true;
  return repeat.until !== undefined && holds(repeat.until, scopeIn(parent, evaluation));
}

// The local date on which everything that a node waits for was closed; its parent's opening when it waits for nothing.
function predecessorsClosedOn(
  node: TemplateNode,
  parent: string,
  evaluation: Evaluation,
): LocalDate | undefined {
  const on = parent === '' ? evaluation.state.start : evaluation.state.nodes[parent]?.openedOn;
  if (on === undefined) return undefined;
  const { after, count = after.length } = node.opens;
  const closed = after.flatMap((id) => completeOn(id, node, parent, evaluation) ?? []).sort();
  if (closed.length < count) return undefined;
  const last = closed[count - 1];
  return last !== undefined && last > on ? last : on;
}

// A node is looked for beside the one that waits, then around it, then wherever it stands in the template.
function completeOn(
  id: string,
  waiter: TemplateNode,
  parent: string,
  evaluation: Evaluation,
): LocalDate | undefined {
  const { template } = evaluation;
  const position = positionOf(template, id);
  if (position === undefined) return undefined;
  if (position.inside === positionOf(template, waiter.id)?.inside) {
    const beside = nextOf(position.node, parent, evaluation);
    return beside.kind === 'complete' ? beside.closedOn : undefined;
  }
  const above = position.ids.slice(0, -1);
  const here = parent === '' ? [] : parent.split('/');
  const around: string[] = [];
  for (const [depth, segment] of here.entries()) {
    if (idOf(segment) !== above[depth]) break;
    around.push(segment);
  }
  const scope = [...around, ...above.slice(around.length)].join('/');
  const next = nextOf(position.node, scope, evaluation);
  if (next.kind === 'complete') return next.closedOn;
  // What was opened again after its branch had closed is waited for.
  if (evaluation.state.nodes[childPath(scope, id)]?.status === 'open') return undefined;
  // A whole branch that does not apply, or has closed, holds nobody back.
  const stage = around.length < above.length ? evaluation.state.nodes[scope] : undefined;
  return stage !== undefined && stage.status !== 'open' ? (stage.closedOn ?? stage.openedOn) : undefined;
}

function latest(nodes: readonly NodeState[]): LocalDate {
  return nodes.reduce(
    (so, node) => ((node.closedOn ?? node.openedOn) > so ? (node.closedOn ?? node.openedOn) : so),
    '',
  );
}
