import { stepOfPath, taskOfPath } from '../model/built-in-tasks.ts';
import type { EventBody } from '../model/events.ts';
import { reject, rejectField } from '../model/rejections.ts';
import type { Transition } from '../model/transition.ts';
import { wasOpenAtTheEnd, whereItEnded } from '../views/where-it-ended.ts';
import type { Decision } from './decision.ts';

/** Decides that a step is done anew. It opens the stages around it again; what came after it stays as it is. */
export function decideReopen(transition: Transition, path: string | undefined, reason: string): Decision {
  if (path === undefined) return rejectField('trajectory-running', 'step');
  const wrong = notReopenable(transition, path);
  return (
    wrong ?? withStages(transition, path).map((one): EventBody => ({ type: 'reopened', path: one, reason }))
  );
}

/**
 * Decides that a trajectory that has ended goes on: at one of its steps, or where it ended. What was open at the end is open
 * again, and its mails count from now.
 */
export function decideContinue(transition: Transition, asked: string | undefined, reason: string): Decision {
  const { state, template } = transition;
  if (state.mistake) return reject('trajectory-mistaken');
  const path = asked ?? whereItEnded(state, template);
  if (path === undefined) return rejectField('step-unknown', 'step');
  const wrong = notReopenable(transition, path);
  if (wrong !== undefined) return wrong;
  const open = Object.values(state.nodes)
    .filter((node) => wasOpenAtTheEnd(node, state) && taskOfPath(node.path) === undefined)
    .map((node) => node.path);
  const again = [
    ...new Set([...open.flatMap((one) => withStages(transition, one)), ...withStages(transition, path)]),
  ];
  return [
    { type: 'continued', reason },
    ...again.map((one): EventBody => ({ type: 'reopened', path: one, reason })),
  ];
}

function notReopenable({ state, template }: Transition, path: string) {
  const node = state.nodes[path];
  const step = stepOfPath(template, path, node?.about)?.step;
  if (step === undefined) return rejectField('step-unknown', 'step');
  if (node === undefined || node.status === 'open') return rejectField('step-not-closed', 'step');
  // It was told or reached by coming to its turn; open, it would wait for something that nobody can do.
  if (step.kind === 'notice' || step.kind === 'milestone') return rejectField('step-not-reopenable', 'step');
  return undefined;
}

/** A path after those of the stages around it that are not open, outermost first. */
function withStages({ state }: Transition, path: string): string[] {
  const segments = path.split('/');
  const stages = segments.slice(0, -1).map((_, index) => segments.slice(0, index + 1).join('/'));
  const closed = stages.filter((stage) => {
    const status = state.nodes[stage]?.status;
    return status !== undefined && status !== 'open';
  });
  return [...closed, path];
}
