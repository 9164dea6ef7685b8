import type { Instant } from '../../calendar/types.ts';
import { localDateOf } from '../../calendar/wall-clock.ts';
import { evaluateFeel, holds } from '../../conditions/feel.ts';
import { positionOfPath } from '../../template/model/lookup.ts';
import type { StageNode, TemplateNode } from '../../template/model/types.ts';
import { noContactPath, taskOfPath } from '../model/built-in-tasks.ts';
import { endlessError } from '../model/endless.ts';
import type { EventBody } from '../model/events.ts';
import { memoizePerState, type Snapshot } from '../model/memoize.ts';
import { openNodes } from '../model/open-nodes.ts';
import { parentPath } from '../model/paths.ts';
import { optionsOf } from '../model/step-outcomes.ts';
import { record, system, type Transition } from '../model/transition.ts';
import { conditionScopeOf } from './condition-scope.ts';
import { type Evaluation, type Next, nextOf, scopeIn } from './readiness.ts';

/**
 * More rounds at one instant than any template needs, which has at most a thousand nodes: one that does not come to rest
 * by then never does.
 */
const ROUND_LIMIT = 2_000;

/**
 * Lets everything happen that follows at this instant: what can open opens, what does not apply is withdrawn, a stage
 * whose work is done closes, and after the last phase the trajectory is finished. Stops when nothing follows any more.
 */
export function applyRules(transition: Transition, now: Instant, by: 'act' | 'time'): Transition {
  let current = transition;
  for (let round = 0; round < ROUND_LIMIT; round += 1) {
    if (current.state.status !== 'active') return current;
    const next = step(current, now, by);
    if (next === undefined) return finish(current, now);
    current = next;
  }
  throw endlessError(`Template ${current.template.id} never comes to rest`, current.events);
}

/** The conditions' view of a state. */
export const evaluationOf: (snapshot: Snapshot) => Evaluation = memoizePerState(
  ({ state, template, context }) => ({
    state,
    template,
    context,
    scope: conditionScopeOf(state, template),
    scopes: new Map(),
    known: new Map(),
  }),
);

/** Every node that could still open, with what is next for it: phases, and what is inside open stages. */
export function candidates(
  evaluation: Evaluation,
): readonly { readonly node: TemplateNode; readonly next: Next }[] {
  const { state, template } = evaluation;
  const found = template.phases.map((node) => ({
    node: node as TemplateNode,
    next: nextOf(node, '', evaluation),
  }));
  for (const open of openNodes(state).ofTemplate) {
    const node = positionOfPath(template, open.path)?.node;
    if (node?.type !== 'stage') continue;
    for (const child of node.children)
      found.push({ node: child, next: nextOf(child, open.path, evaluation) });
  }
  return found;
}

function step(transition: Transition, now: Instant, by: 'act' | 'time'): Transition | undefined {
  const answered = answeredTask(transition);
  if (answered)
    return record(transition, now, system, { type: 'withdrawn', path: answered, why: 'answered' });
  const evaluation = evaluationOf(transition);
  const fulfilled = fulfilledStep(transition, evaluation);
  if (fulfilled) return record(transition, now, system, fulfilled);
  // Nothing that opens or is passed over keeps another from doing so; all of it happens before anything is looked at anew.
  const moved = candidates(evaluation).reduce((so, { node, next }) => {
    if (next.kind === 'withdraw') {
      return record(so, now, system, { type: 'withdrawn', path: next.path, why: 'not-applicable' });
    }
    if (next.kind !== 'open' || (next.at !== undefined && next.at > now)) return so;
    return open(so, node, next.path, now, by);
  }, transition);
  return moved === transition ? close(transition, evaluation, now) : moved;
}

function open(
  transition: Transition,
  node: TemplateNode,
  path: string,
  now: Instant,
  by: 'act' | 'time',
): Transition {
  const level =
    node.type === 'stage' && node.level
      ? evaluateFeel(node.level, scopeIn(parentPath(path), evaluationOf(transition)))
      : null;
  const opened = record(transition, now, system, {
    type: 'opened',
    path,
    on: localDateOf(now),
    by,
    ...(level === null ? {} : { level: String(level) }),
  });
  // A notice is sent and a milestone is reached by coming to their turn; nobody has to do anything.
  if (node.type === 'step' && (node.kind === 'notice' || node.kind === 'milestone')) {
    return record(opened, now, system, {
      type: 'completed',
      path,
      outcome: node.kind === 'notice' ? 'told' : 'reached',
    });
  }
  return opened;
}

// A built-in task goes when what it is about has come right by itself: the school answered after all, or somebody else
// has the role now.
function answeredTask({ state }: Transition): string | undefined {
  return openNodes(state).all.find((node) => {
    if (node.about === undefined) return false;
    const task = taskOfPath(node.path);
    if (task === 'no_contact') return noContactPath(node.about, state) !== node.path;
    const about = state.nodes[node.about];
    return task === 'silence' && (about?.status !== 'open' || about.silentSince === undefined);
  })?.path;
}

// A step that its own condition does: what was asked has come true in another way.
function fulfilledStep({ state, template }: Transition, evaluation: Evaluation): EventBody | undefined {
  for (const node of openNodes(state).ofTemplate) {
    const step = positionOfPath(template, node.path)?.node;
    if (step?.type !== 'step' || step.doneWhen === undefined) continue;
    if (!holds(step.doneWhen.if, scopeIn(parentPath(node.path), evaluation))) continue;
    const outcome = step.doneWhen.outcome ?? optionsOf(step)[0]?.id ?? 'done';
    return { type: 'completed', path: node.path, outcome };
  }
  return undefined;
}

// A stage closes when nothing more will come of anything inside it.
function close(transition: Transition, evaluation: Evaluation, now: Instant): Transition | undefined {
  for (const open of openNodes(transition.state).ofTemplate) {
    const node = positionOfPath(transition.template, open.path)?.node;
    if (node?.type === 'stage' && isThrough(node, open.path, evaluation)) {
      return record(transition, now, system, { type: 'closed', path: open.path });
    }
  }
  return undefined;
}

function isThrough(stage: StageNode, path: string, evaluation: Evaluation): boolean {
  return stage.children.every((child) => nextOf(child, path, evaluation).kind === 'complete');
}

function finish(transition: Transition, now: Instant): Transition {
  const evaluation = evaluationOf(transition);
  const through = transition.template.phases.every(
    (phase) => nextOf(phase, '', evaluation).kind === 'complete',
  );
  return through ? endTasks(record(transition, now, system, { type: 'finished' }), now) : transition;
}

/** Withdraws what is open when a trajectory ends: nobody is asked for anything any more. */
export function endTasks(transition: Transition, now: Instant): Transition {
  return openNodes(transition.state).all.reduce(
    (so, node) => record(so, now, system, { type: 'withdrawn', path: node.path, why: 'ended' }),
    transition,
  );
}
