import { addDays } from '../../calendar/offset.ts';
import type { Instant } from '../../calendar/types.ts';
import { localDateOf, wakeOf } from '../../calendar/wall-clock.ts';
import { placeOfPath } from '../../template/model/lookup.ts';
import { silencePath, stepOfPath } from '../model/built-in-tasks.ts';
import { endlessError } from '../model/endless.ts';
import { oncePerNode, oncePerState, type Sight } from '../model/memoize.ts';
import { openNodes } from '../model/open-nodes.ts';
import type { NodeState, PlannedHandover, TrajectoryState } from '../model/state.ts';
import { happened, type Progress, system } from '../model/transition.ts';
import { candidates, endTasks, settle, situationOf } from './apply-rules.ts';
import { expiryOf, lastDayOf, shifted } from './due-dates.ts';

/** Something that time does to a trajectory, and when. */
type Tick = { readonly at: Instant } & (
  | { readonly kind: 'handover'; readonly planned: PlannedHandover }
  | { readonly kind: 'end-of-pause' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'expiry'; readonly node: NodeState }
  | { readonly kind: 'closing'; readonly path: string }
);

/**
 * When time next changes the state: something opens, expires, a role is handed over, a pause ends. Absent when only people
 * can move it on.
 */
export function wakeAtOf(sight: Sight): Instant | undefined {
  return nextTick(sight)?.at;
}

/** More than time does in a trajectory of ten years in which something comes every day. */
const TICK_LIMIT = 5_000;

/** Lets the clock run up to an instant: everything that time does on the way happens, in order, at its own moment. */
export function runClock(progress: Progress, now: Instant): Progress {
  let current = progress;
  let ticks = 0;
  for (let tick = nextTick(current); tick !== undefined && tick.at <= now; tick = nextTick(current)) {
    ticks += 1;
    if (ticks > TICK_LIMIT) {
      throw endlessError(`The clock of ${current.state.id} does not catch up`, current.events);
    }
    const at = tick.at < current.state.at ? current.state.at : tick.at;
    const next = settle(happen(tick, current, at), at, 'time');
    if (next.state.version === current.state.version) {
      throw new RangeError(`The clock of ${current.state.id} stands still at ${at}`);
    }
    current = next;
  }
  return current;
}

// Asked when a state has come to rest, and again when the clock goes on from there.
const nextTick: (sight: Sight) => Tick | undefined = oncePerState((sight) => {
  const { state } = sight;
  if (state.status !== 'active' && state.status !== 'paused') return undefined;
  const ticks = [...handovers(state), ...(state.status === 'paused' ? endOfPause(state) : ofTheRules(sight))];
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

function endOfPause(state: TrajectoryState): Tick[] {
  const until = state.pauses.at(-1)?.until;
  if (until === undefined) return [];
  return [{ at: wakeOf(until, state.id), kind: 'end-of-pause' }];
}

function ofTheRules(sight: Sight): Tick[] {
  const { state } = sight;
  const openings = candidates(situationOf(sight)).flatMap(({ next }): Tick[] =>
    next.kind === 'open' && next.at !== undefined ? [{ at: next.at, kind: 'opening' }] : [],
  );
  const expiries = openNodes(state).all.flatMap((node): Tick[] => {
    const expiry = expiryAt(node, sight);
    return expiry === undefined ? [] : [{ at: expiry, kind: 'expiry', node }];
  });
  return [...openings, ...expiries, ...closings(sight)];
}

const expiryAt = oncePerNode((node, { state, template, context }): Instant | undefined => {
  const found = stepOfPath(template, node.path, node.about);
  const on = found && expiryOf(found.step, node, state, context);
  return on === undefined ? undefined : wakeOf(on, state.id);
});

// The morning after the last day of a stage. One that was opened again after that day stays open until its work is done.
function closings({ state, template, context }: Sight): Tick[] {
  return openNodes(state).ofTemplate.flatMap((node): Tick[] => {
    const stage = placeOfPath(template, node.path)?.node;
    const natural = stage?.type === 'stage' ? lastDayOf(stage, node.openedOn, context) : undefined;
    if (natural === undefined || node.openedOn > natural) return [];
    const last = shifted(natural, node.openedOn, state.pauses);
    return [{ at: wakeOf(addDays(last, 1), state.id), kind: 'closing', path: node.path }];
  });
}

function happen(tick: Tick, progress: Progress, at: Instant): Progress {
  switch (tick.kind) {
    case 'handover': {
      const { role, to } = tick.planned;
      return happened(progress, at, system, { type: 'handed-over', role, to });
    }
    case 'end-of-pause':
      return happened(progress, at, system, { type: 'resumed' });
    case 'opening':
      // What opens is found when the state settles.
      return progress;
    case 'expiry':
      return expire(progress, tick.node, at);
    case 'closing':
      return closeStage(progress, tick.path, at);
  }
}

// Innermost first, as when everything in it had been done.
function closeStage(progress: Progress, path: string, at: Instant): Progress {
  const inside = openNodes(progress.state)
    .all.filter((node) => node.path.startsWith(`${path}/`))
    .sort((a, b) => b.path.split('/').length - a.path.split('/').length);
  const lapsed = inside.reduce((so, { path: inner }) => {
    const isStage = placeOfPath(progress.template, inner)?.node.type === 'stage';
    return happened(
      so,
      at,
      system,
      isStage ? { type: 'closed', path: inner } : { type: 'withdrawn', path: inner, why: 'closing-date' },
    );
  }, progress);
  return happened(lapsed, at, system, { type: 'closed', path });
}

function expire(progress: Progress, node: NodeState, at: Instant): Progress {
  const then = stepOfPath(progress.template, node.path)?.step.expiry?.then ?? 'ask';
  const expired = happened(progress, at, system, { type: 'expired', path: node.path, then });
  if (then === 'stop') {
    return endTasks(happened(expired, at, system, { type: 'stopped', reason: 'no-answer' }), at);
  }
  if (then === 'skip') return expired;
  return happened(expired, at, system, {
    type: 'opened',
    path: silencePath(node),
    on: localDateOf(at),
    by: 'time',
    about: node.path,
  });
}
