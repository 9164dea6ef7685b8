import { addDuration } from '../../calendar/offset.ts';
import type { Duration, LocalDate } from '../../calendar/types.ts';
import { localDateOf } from '../../calendar/wall-clock.ts';
import { roleOf } from '../../template/model/lookup.ts';
import type { Template } from '../../template/model/types.ts';
import { stepOfPath, taskOfPath } from '../model/built-in-tasks.ts';
import { memoizePerState, type Snapshot } from '../model/memoize.ts';
import { personIn } from '../model/role-holders.ts';
import type { NodeState } from '../model/state.ts';
import { askedAt, standing } from './due-dates.ts';

/** After so many school weeks without a sign of life the counsellor is told: holidays and pauses do not count. */
export const SILENT_AFTER: Duration = 'P3W';
/** After so many, whoever is above her. */
export const LONG_SILENT_AFTER: Duration = 'P6W';

/** That somebody outside the guidance service is waited for, and since when nothing was heard of them. */
export interface Quiet {
  /** Local date of the last sign of life, or of the first question since then. */
  readonly since: LocalDate;
  /** The occurrence that they were asked for first, of those that are open. */
  readonly node: NodeState;
}

/**
 * Since when a trajectory has given no sign of life, of those that wait for a school or a provider; nothing for others. A sign
 * of life is that one of them did something, that a question to them was answered, that people met, or that a pause ended.
 */
export const quietOf: (snapshot: Snapshot) => Quiet | undefined = memoizePerState((snapshot) => {
  const { state } = snapshot;
  if (state.status !== 'active') return undefined;
  const sign = lastSign(snapshot);
  let first: Quiet | undefined;
  let since: LocalDate | undefined;
  for (const node of Object.values(state.nodes)) {
    const asked = askedOn(node, sign, snapshot);
    if (asked === undefined) continue;
    if (since === undefined || asked < since) since = asked;
    if (node.status === 'open' && (first === undefined || asked < first.since))
      first = { since: asked, node };
  }
  if (first === undefined || since === undefined) return undefined;
  return { node: first.node, since: sign !== undefined && sign > since ? sign : since };
});

/** From which local date on silence since a date is told to the counsellor, and shown. */
export function silentFrom({ since }: Quiet, { context }: Snapshot, after = SILENT_AFTER): LocalDate {
  return addDuration(since, after, 'school-days', context.calendar);
}

// What ran out without an answer was asked as well, and nobody was heard since.
function askedOn(node: NodeState, sign: LocalDate | undefined, snapshot: Snapshot): LocalDate | undefined {
  const { status, closedOn = '' } = node;
  const isUnanswered = status === 'expired' && (sign === undefined || closedOn > sign);
  if (status !== 'open' && !isUnanswered) return undefined;
  if (taskOfPath(node.path) !== undefined || !isOutsiders(node, snapshot)) return undefined;
  const met = (standing(node) ?? []).map(({ start }) => localDateOf(start));
  return [localDateOf(askedAt(node, snapshot.state)), ...met].reduce((last, on) => (on > last ? on : last));
}

function isOutsiders(node: NodeState, { state, template }: Snapshot): boolean {
  const step = stepOfPath(template, node.path, node.about)?.step;
  if (step === undefined || step.kind === 'notice' || step.kind === 'milestone') return false;
  const counsellor = state.roles[template.counsellorRole]?.person;
  return isOutside(template, step.role) && personIn(step.role, state, template) !== counsellor;
}

function isOutside(template: Template, role: string): boolean {
  const party = roleOf(template, role)?.party;
  return party === 'school' || party === 'provider';
}

function lastSign(snapshot: Snapshot): LocalDate | undefined {
  const { state, template } = snapshot;
  const heard = Object.entries(state.heard ?? {}).flatMap(([role, at]) =>
    isOutside(template, role) ? [localDateOf(at)] : [],
  );
  const resumed = state.pauses.flatMap(({ resumedAt }) =>
    resumedAt === undefined ? [] : [localDateOf(resumedAt)],
  );
  let last = [...heard, ...resumed].reduce<LocalDate | undefined>(later, undefined);
  for (const node of Object.values(state.nodes)) {
    const { status, closedOn } = node;
    if (status !== 'done' || closedOn === undefined || (last !== undefined && closedOn <= last)) continue;
    if (isAnswer(node, snapshot)) last = closedOn;
  }
  return last;
}

// Also what a colleague noted for them: a letter, a call, a conversation.
function isAnswer(node: NodeState, { template }: Snapshot): boolean {
  const step = stepOfPath(template, node.path, node.about)?.step;
  if (step === undefined || taskOfPath(node.path) !== undefined) return false;
  if (step.kind === 'notice' || step.kind === 'milestone') return false;
  return step.kind === 'meeting' || step.kind === 'training' || isOutside(template, step.role);
}

function later(last: LocalDate | undefined, on: LocalDate): LocalDate {
  return last === undefined || on > last ? on : last;
}
