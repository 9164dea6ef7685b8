import type { LocalDate } from '../calendar/types.ts';
import { localDateOf } from '../calendar/wall-clock.ts';
import { positionOfPath } from '../template/model/lookup.ts';
import type { PlaceEffect, StepNode, Template } from '../template/model/types.ts';
import type { TrajectoryEvent } from '../trajectory/model/events.ts';
import type { TrajectoryState } from '../trajectory/model/state.ts';
import { optionsOf } from '../trajectory/model/step-outcomes.ts';
import { euroOf } from '../trajectory/rules/amount.ts';
import type { Cents } from './types.ts';

/** What a line of the ledger is about; see {@link Booked}. */
export type BookedKind = 'commitment' | 'payment' | 'owed' | 'income' | 'waiver' | 'account';

/**
 * What a step says of money: for `commitment` and `account` what it is from now on, for the others what is added.
 * `owed` is what a participant has to pay, `income` what it paid, `waiver` what it was let off.
 */
export interface Booked {
  /** Path of the step occurrence. */
  readonly path: string;
  readonly kind: BookedKind;
  /** Absent: all that is committed and not paid yet. */
  readonly amount?: Cents;
  /** Local date on which it was done. */
  readonly on: LocalDate;
  /** Who owes it: a role of the template. */
  readonly role?: string;
  readonly note?: string;
  /** Person id. */
  readonly by?: string;
}

/** What events do to the place that a trajectory has in a programme, in their order. */
export type PlaceChange =
  | { readonly type: 'booked'; readonly booked: Booked }
  /** The step is done no more: all that it booked is taken back. */
  | { readonly type: 'taken-back'; readonly path: string; readonly on: LocalDate }
  /** Decided at this step. */
  | { readonly type: 'decided'; readonly path: string; readonly place: PlaceEffect };

/**
 * What new events of a trajectory mean for its place: what was decided about it and what is booked. A template says so
 * with `place` at an option and `money` at a step; without those, nothing.
 * @param state after the events
 */
export function placeChangesOf(
  events: readonly TrajectoryEvent[],
  state: TrajectoryState,
  template: Template,
): readonly PlaceChange[] {
  return events.flatMap((event) => changesOf(event, state, template));
}

function changesOf(event: TrajectoryEvent, state: TrajectoryState, template: Template): PlaceChange[] {
  const { body } = event;
  const on = localDateOf(event.at);
  switch (body.type) {
    case 'completed':
      return completed(event, state, template);
    case 'opened': {
      const step = moneyStep(template, body.path);
      if (step?.money?.books !== 'income') return [];
      const amount = amountOf(step, undefined, state);
      return amount === undefined ? [] : [booked({ path: body.path, kind: 'owed', amount, on }, step)];
    }
    case 'skipped': {
      const step = moneyStep(template, body.path);
      const amount = step?.money?.books === 'income' ? amountOf(step, undefined, state) : undefined;
      if (step === undefined || amount === undefined) return [];
      return [booked({ path: body.path, kind: 'waiver', amount, on, note: body.reason }, step)];
    }
    case 'returned':
      return takenBack(template, body.target, on);
    case 'reopened':
    case 'set-back':
    case 'withdrawn':
      return takenBack(template, body.path, on);
    default:
      return [];
  }
}

function completed(event: TrajectoryEvent, state: TrajectoryState, template: Template): PlaceChange[] {
  const { body, actor, at } = event;
  if (body.type !== 'completed') return [];
  const step = moneyStep(template, body.path);
  if (step === undefined) return [];
  const { path, outcome, answers, comment } = body;
  const place = optionsOf(step).find(({ id }) => id === outcome)?.place;
  const decided: PlaceChange[] = place === undefined ? [] : [{ type: 'decided', path, place }];
  const kind = kindOf(step, outcome);
  const amount = amountOf(step, answers, state);
  // A place that comes free keeps no other amount; and what is owed or granted has to be said.
  if (kind === undefined || place === 'free' || (amount === undefined && kind !== 'payment')) return decided;
  const said = {
    ...{ path, kind, on: body.on ?? localDateOf(at) },
    ...(amount === undefined ? {} : { amount }),
    ...(comment === undefined ? {} : { note: comment }),
    ...(actor.person === undefined ? {} : { by: actor.person }),
  };
  // What was not known to be owed before is owed now, and paid or let off at once.
  const owed =
    (kind === 'income' || kind === 'waiver') && amountOf(step, undefined, state) === undefined
      ? [booked({ ...said, kind: 'owed' }, step)]
      : [];
  return [...decided, ...owed, booked(said, step)];
}

/** What the outcome books; nothing for a payment or commitment that did not come to be. */
function kindOf(step: StepNode, outcome: string): BookedKind | undefined {
  if (step.money === undefined) return undefined;
  const { books } = step.money;
  const isUsual = outcome === optionsOf(step)[0]?.id;
  if (books === 'income') return isUsual ? 'income' : 'waiver';
  return isUsual ? books : undefined;
}

function booked(line: Booked, { money, role }: StepNode): PlaceChange {
  const owes = money?.books === 'income' ? (money.owedBy ?? role) : undefined;
  return { type: 'booked', booked: { ...line, ...(owes === undefined ? {} : { role: owes }) } };
}

/**
 * The amount of a step in cents: the answer that its template names, or its fixed amount.
 * @param own what is filled in at the step itself; `undefined` while it is not done
 */
export function amountOf(
  step: StepNode,
  own: { readonly [field: string]: unknown } | undefined,
  state: Pick<TrajectoryState, 'answers'>,
): Cents | undefined {
  const [first, second] = step.money?.amount?.split('.') ?? [];
  if (first === undefined) {
    const euro = euroOf(step, state);
    return euro === undefined ? undefined : toCents(euro);
  }
  const value = second === undefined ? own?.[first] : state.answers[first]?.[second];
  return typeof value === 'number' ? toCents(value) : undefined;
}

function toCents(euros: number): Cents {
  return Math.round(euros * 100);
}

function takenBack(template: Template, path: string, on: LocalDate): PlaceChange[] {
  return moneyStep(template, path) === undefined ? [] : [{ type: 'taken-back', path, on }];
}

/** A step that can do something to the place; nothing for all others. */
function moneyStep(template: Template, path: string): StepNode | undefined {
  const node = positionOfPath(template, path)?.node;
  if (node?.type !== 'step') return undefined;
  const decides = node.options?.some(({ place }) => place !== undefined) ?? false;
  return decides || node.money !== undefined ? node : undefined;
}
