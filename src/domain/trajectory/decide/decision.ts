import type { Rejection } from '../../rejection.ts';
import type { StepNode } from '../../template/model/types.ts';
import { stepOfPath } from '../model/built-in-tasks.ts';
import type { EventBody } from '../model/events.ts';
import { rejectField } from '../model/rejections.ts';
import type { NodeState } from '../model/state.ts';
import type { Transition } from '../model/transition.ts';

/** What a command leads to before the rules take over: events, or the reason why not. */
export type Decision = readonly EventBody[] | Rejection;

/** The open occurrence that a command names, with its step; or a refusal, because there is none. */
export function openStep(
  { state, template }: Transition,
  path: string,
): { readonly rejected?: false; readonly node: NodeState; readonly step: StepNode } | Rejection {
  const node = state.nodes[path];
  const step = stepOfPath(template, path, node?.about)?.step;
  if (step === undefined) return rejectField('step-unknown', 'step');
  return node?.status === 'open' ? { node, step } : rejectField('step-not-open', 'step');
}
