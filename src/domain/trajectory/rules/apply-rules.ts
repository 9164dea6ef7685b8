import type { Instant } from '../../calendar/types.ts';
import { localDateOf } from '../../calendar/wall-clock.ts';
import { evaluateFeel, holds } from '../../conditions/feel.ts';
import { placeOfPath } from '../../template/model/lookup.ts';
import type { StageNode, TemplateNode } from '../../template/model/types.ts';
import { noContactPath, taskOfPath } from '../model/built-in-tasks.ts';
import { endlessError } from '../model/endless.ts';
import type { EventBody } from '../model/events.ts';
import { oncePerState, type Sight } from '../model/memoize.ts';
import { openNodes } from '../model/open-nodes.ts';
import { optionsOf } from '../model/step-outcomes.ts';
import { happened, type Progress, system } from '../model/transition.ts';
import { scopeOf } from './condition-scope.ts';
import { type Next, nextOf, type Situation } from './readiness.ts';

/**
 * More rounds at one instant than any template needs, which has at most a thousand nodes: one that does not come to rest
 * by then never does.
 */
const ROUND_LIMIT = 2_000;

/**
 * Lets everything happen that follows at this instant: what can open opens, what does not apply is withdrawn, a stage
 * whose work is done closes, and after the last phase the trajectory is finished. Stops when nothing follows any more.
 */
export function settle(progress: Progress, now: Instant, by: 'act' | 'time'): Progress {
  let current = progress;
  for (let round = 0; round < ROUND_LIMIT; round += 1) {
    if (current.state.status !== 'active') return current;
    const next = step(current, now, by);
    if (next === undefined) return finish(current, now);
    current = next;
  }
  throw endlessError(`Template ${current.template.id} never comes to rest`, current.events);
}

/** The conditions' view of a state. */
export const situationOf: (sight: Sight) => Situation = oncePerState(({ state, template, context }) => ({
  state,
  template,
  context,
  scope: scopeOf(state, template),
  known: new Map(),
}));

/** Every node that could still open, with what is next for it: phases, and what is inside open stages. */
export function candidates(
  situation: Situation,
): readonly { readonly node: TemplateNode; readonly next: Next }[] {
  const { state, template } = situation;
  const found = template.phases.map((node) => ({
    node: node as TemplateNode,
    next: nextOf(node, '', situation),
  }));
  for (const open of openNodes(state).ofTemplate) {
    const node = placeOfPath(template, open.path)?.node;
    if (node?.type !== 'stage') continue;
    for (const child of node.children) found.push({ node: child, next: nextOf(child, open.path, situation) });
  }
  return found;
}

function step(progress: Progress, now: Instant, by: 'act' | 'time'): Progress | undefined {
  const answered = answeredTask(progress);
  if (answered)
    return happened(progress, now, system, { type: 'withdrawn', path: answered, why: 'answered' });
  const situation = situationOf(progress);
  const fulfilled = fulfilledStep(progress, situation);
  if (fulfilled) return happened(progress, now, system, fulfilled);
  // Nothing that opens or is passed over keeps another from doing so; all of it happens before anything is looked at anew.
  const moved = candidates(situation).reduce((so, { node, next }) => {
    if (next.kind === 'withdraw') {
      return happened(so, now, system, { type: 'withdrawn', path: next.path, why: 'not-applicable' });
    }
    if (next.kind !== 'open' || (next.at !== undefined && next.at > now)) return so;
    return open(so, node, next.path, now, by);
  }, progress);
  return moved === progress ? close(progress, situation, now) : moved;
}

function open(
  progress: Progress,
  node: TemplateNode,
  path: string,
  now: Instant,
  by: 'act' | 'time',
): Progress {
  const level =
    node.type === 'stage' && node.level
      ? evaluateFeel(node.level, scopeOf(progress.state, progress.template))
      : null;
  const opened = happened(progress, now, system, {
    type: 'opened',
    path,
    on: localDateOf(now),
    by,
    ...(level === null ? {} : { level: String(level) }),
  });
  // A notice is sent and a milestone is reached by coming to their turn; nobody has to do anything.
  if (node.type === 'step' && (node.kind === 'notice' || node.kind === 'milestone')) {
    return happened(opened, now, system, {
      type: 'completed',
      path,
      outcome: node.kind === 'notice' ? 'told' : 'reached',
    });
  }
  return opened;
}

// A built-in task goes when what it is about has come right by itself: the school answered after all, or somebody else
// has the role now.
function answeredTask({ state }: Progress): string | undefined {
  return openNodes(state).all.find((node) => {
    if (node.about === undefined) return false;
    const task = taskOfPath(node.path);
    if (task === 'no_contact') return noContactPath(node.about, state) !== node.path;
    const about = state.nodes[node.about];
    return task === 'silence' && (about?.status !== 'open' || about.silentSince === undefined);
  })?.path;
}

// A step that its own condition does: what was asked has come true in another way.
function fulfilledStep({ state, template }: Progress, { scope }: Situation): EventBody | undefined {
  for (const node of openNodes(state).ofTemplate) {
    const step = placeOfPath(template, node.path)?.node;
    if (step?.type !== 'step' || step.doneWhen === undefined || !holds(step.doneWhen.if, scope)) continue;
    const outcome = step.doneWhen.outcome ?? optionsOf(step)[0]?.id ?? 'done';
    return { type: 'completed', path: node.path, outcome };
  }
  return undefined;
}

// A stage closes when nothing more will come of anything inside it.
function close(progress: Progress, situation: Situation, now: Instant): Progress | undefined {
  for (const open of openNodes(progress.state).ofTemplate) {
    const node = placeOfPath(progress.template, open.path)?.node;
    if (node?.type === 'stage' && isThrough(node, open.path, situation)) {
      return happened(progress, now, system, { type: 'closed', path: open.path });
    }
  }
  return undefined;
}

function isThrough(stage: StageNode, path: string, situation: Situation): boolean {
  return stage.children.every((child) => nextOf(child, path, situation).kind === 'complete');
}

function finish(progress: Progress, now: Instant): Progress {
  const situation = situationOf(progress);
  const through = progress.template.phases.every((phase) => nextOf(phase, '', situation).kind === 'complete');
  return through ? endTasks(happened(progress, now, system, { type: 'finished' }), now) : progress;
}

/** Withdraws what is open when a trajectory ends: nobody is asked for anything any more. */
export function endTasks(progress: Progress, now: Instant): Progress {
  return openNodes(progress.state).all.reduce(
    (so, node) => happened(so, now, system, { type: 'withdrawn', path: node.path, why: 'ended' }),
    progress,
  );
}
