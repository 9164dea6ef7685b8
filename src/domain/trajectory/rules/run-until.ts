import { addDays, addDuration, land } from '../../calendar/offset.ts';
import type { Instant, LocalDate } from '../../calendar/types.ts';
import { localDateOf, wakeOf } from '../../calendar/wall-clock.ts';
import { positionOfPath } from '../../template/model/lookup.ts';
import type { Option } from '../../template/model/types.ts';
import { noticeOfPath } from '../model/built-in-notices.ts';
import { silencePath, stepOfPath } from '../model/built-in-tasks.ts';
import { endlessError } from '../model/endless.ts';
import { memoizePerNode, memoizePerState, type Snapshot } from '../model/memoize.ts';
import { openNodes } from '../model/open-nodes.ts';
import type { NodeState, Pause, PlannedHandover, TrajectoryState } from '../model/state.ts';
import { isRunning } from '../model/status.ts';
import { optionsOf } from '../model/step-outcomes.ts';
import { record, system, type Transition } from '../model/transition.ts';
import { applyRules, candidates, endTasks, evaluationOf } from './apply-rules.ts';
import { expiryOf, lastDayOf, shifted } from './due-dates.ts';

/** Something that time does to a trajectory, and when. */
type Tick = { readonly at: Instant } & (
  | { readonly kind: 'handover'; readonly planned: PlannedHandover }
  | { readonly kind: 'end-of-pause' }
  | { readonly kind: 'pause-asked' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'expiry'; readonly node: NodeState }
  | { readonly kind: 'closing'; readonly path: string }
);

/**
 * When time next changes the state: something opens, expires, a role is handed over, a pause ends. Absent when only people
 * can move it on.
 */
export function nextWake(snapshot: Snapshot): Instant | undefined {
  return nextTick(snapshot)?.at;
}

/** More than time does in a trajectory of ten years in which something comes every day. */
const TICK_LIMIT = 5_000;

/** Lets the clock run up to an instant: everything that time does on the way happens, in order, at its own moment. */
export function runUntil(transition: Transition, now: Instant): Transition {
  let current = transition;
  let ticks = 0;
  for (let tick = nextTick(current); tick !== undefined && tick.at <= now; tick = nextTick(current)) {
    ticks += 1;
    if (ticks > TICK_LIMIT) {
      throw endlessError(`The clock of ${current.state.id} does not catch up`, current.events);
    }
    const at = tick.at < current.state.at ? current.state.at : tick.at;
    const next = applyRules(carryOut(tick, current, at), at, 'time');
    if (next.state.version === current.state.version) {
      throw new RangeError(`The clock of ${current.state.id} stands still at ${at}`);
    }
    current = next;
  }
  return current;
}

// Asked when a state has come to rest, and again when the clock goes on from there.
const nextTick: (snapshot: Snapshot) => Tick | undefined = memoizePerState((snapshot) => {
  const { state } = snapshot;
  if (!isRunning(state)) return undefined;
  const ticks = [
    ...handovers(state),
    ...(state.status === 'paused' ? endOfPause(snapshot) : ofTheRules(snapshot)),
  ];
  return ticks.reduce<Tick | undefined>(
    (first, tick) => (first && first.at <= tick.at ? first : tick),
    undefined,
  );
});

function handovers(state: TrajectoryState): Tick[] {
  return state.handovers.map((planned) => ({
    at: wakeOf(planned.on, state.id),
    kind: 'handover',
    planned,
  }));
}

function endOfPause(snapshot: Snapshot): Tick[] {
  const { state } = snapshot;
  const pause = state.pauses.at(-1);
  if (pause === undefined) return [];
  if (pause.until !== undefined) return [{ at: wakeOf(pause.until, state.id), kind: 'end-of-pause' }];
  return [{ at: wakeOf(nextAsking(pause, snapshot), state.id), kind: 'pause-asked' }];
}

/** On which day it is asked again whether a pause without an end still goes on: every month, on a working day. */
function nextAsking({ from, pausedAt }: Pause, { state, context }: Snapshot): LocalDate {
  const asked = Object.values(state.nodes).filter(
    ({ path, openedAt }) => noticeOfPath(path)?.notice === 'pause' && openedAt >= pausedAt,
  ).length;
  const natural = addDuration(from, `P${asked + 1}M`, 'calendar-days', context.calendar);
  return land(natural, 'next-working-day', context.calendar);
}

function ofTheRules(snapshot: Snapshot): Tick[] {
  const { state } = snapshot;
  const openings = candidates(evaluationOf(snapshot)).flatMap(({ next }): Tick[] =>
    next.kind === 'open' && next.at !== undefined ? [{ at: next.at, kind: 'opening' }] : [],
  );
  const expiries = openNodes(state).all.flatMap((node): Tick[] => {
    const expiry = expiryAt(node, snapshot);
    return expiry === undefined ? [] : [{ at: expiry, kind: 'expiry', node }];
  });
  return [...openings, ...expiries, ...closings(snapshot)];
}

const expiryAt = memoizePerNode((node, snapshot): Instant | undefined => {
  const found = stepOfPath(snapshot.template, node.path, node.about);
  const on = found && expiryOf(found.step, node, snapshot);
  return on === undefined ? undefined : wakeOf(on, snapshot.state.id);
});

// The morning after the last day of a stage. One that was opened again after that day stays open until its work is done.
function closings(snapshot: Snapshot): Tick[] {
  const { state, template } = snapshot;
  return openNodes(state).ofTemplate.flatMap((node): Tick[] => {
    const stage = positionOfPath(template, node.path)?.node;
    const natural =
      stage?.type === 'stage' ? lastDayOf(stage, node.path, node.openedOn, snapshot) : undefined;
    if (natural === undefined) return [];
    const last = shifted(natural.date, natural.anchor, state.pauses);
    if (node.openedOn > last) return [];
    return [{ at: wakeOf(addDays(last, 1), state.id), kind: 'closing', path: node.path }];
  });
}

function carryOut(tick: Tick, transition: Transition, at: Instant): Transition {
  switch (tick.kind) {
    case 'handover': {
      const { role, to } = tick.planned;
      return record(transition, at, system, { type: 'handed-over', role, to });
    }
    case 'end-of-pause':
      return record(transition, at, system, { type: 'resumed' });
    case 'pause-asked': {
      const role = transition.template.counsellorRole;
      return record(transition, at, system, { type: 'told', notice: 'pause', role, by: 'time' });
    }
    case 'opening':
      // What opens is found when the state settles.
      return transition;
    case 'expiry':
      return expire(transition, tick.node, at);
    case 'closing':
      return closeStage(transition, tick.path, at);
  }
}

// Innermost first, as when everything in it had been done.
function closeStage(transition: Transition, path: string, at: Instant): Transition {
  const inside = openNodes(transition.state)
    .all.filter((node) => node.path.startsWith(`${path}/`))
    .sort((a, b) => b.path.split('/').length - a.path.split('/').length);
  const lapsed = inside.reduce((so, { path: inner }) => {
    const isStage = positionOfPath(transition.template, inner)?.node.type === 'stage';
    return record(
      so,
      at,
      system,
      isStage ? { type: 'closed', path: inner } : { type: 'withdrawn', path: inner, why: 'closing-date' },
    );
  }, transition);
  return record(lapsed, at, system, { type: 'closed', path });
}

function expire(transition: Transition, node: NodeState, at: Instant): Transition {
  const step = stepOfPath(transition.template, node.path)?.step;
  const rule = step?.expiry?.then ?? 'ask';
  const option = step && optionsOf(step).find(({ id }) => id === rule);
  if (option !== undefined) return chosenBySilence(transition, node, option, at);
  const then = rule === 'skip' || rule === 'stop' ? rule : 'ask';
  const expired = record(transition, at, system, { type: 'expired', path: node.path, then });
  if (then === 'stop') {
    const stopped = record(expired, at, system, { type: 'stopped', reason: 'no-answer' });
    const to = { role: transition.template.counsellorRole, by: 'time', about: node.path } as const;
    return endTasks(record(stopped, at, system, { type: 'told', notice: 'silent', ...to }), at);
  }
  if (then === 'skip') return expired;
  return record(expired, at, system, {
    type: 'opened',
    path: silencePath(node),
    on: localDateOf(at),
    by: 'time',
    about: node.path,
  });
}

// Whoever stays silent has chosen what the template says that silence means.
function chosenBySilence(transition: Transition, node: NodeState, option: Option, at: Instant): Transition {
  const { path } = node;
  const expired = record(transition, at, system, { type: 'expired', path, then: 'choose' });
  const chosen = record(expired, at, system, { type: 'completed', path, outcome: option.id });
  if (option.then !== 'stop') return chosen;
  const stopped = record(chosen, at, system, { type: 'stopped', reason: 'no-answer' });
  const to = { role: transition.template.counsellorRole, by: 'time', about: path } as const;
  return endTasks(record(stopped, at, system, { type: 'told', notice: 'silent', ...to }), at);
}
