import type { Template } from '../template/model/types.ts';
import type { EventBody, TrajectoryEvent } from '../trajectory/model/events.ts';
import type { TrajectoryState } from '../trajectory/model/state.ts';
import { withoutWords } from './retention.ts';
import { ERASED } from './traces.ts';

/** A state as somebody reads it who reads no content: what stands where and until when, and how it ended. */
export function technicalState(state: TrajectoryState): TrajectoryState {
  const answers = Object.entries(state.answers).map(([step, { outcome }]) => [step, { outcome }]);
  const nodes = Object.values(state.nodes).map(({ returnedWith: _, ...node }) => [node.path, node] as const);
  const pauses = state.pauses.map((pause) => ({ ...pause, reason: reasonOf(pause.reason) }));
  return { ...state, answers: Object.fromEntries(answers), nodes: Object.fromEntries(nodes), pauses };
}

/** An entry of the journal as somebody reads it who reads no content. */
export function technicalEvent(event: TrajectoryEvent, template: Template): TrajectoryEvent {
  const { body } = event;
  if (body.type === 'completed') {
    const { answers: _answers, ...rest } = body;
    return { ...event, body: withoutWords(rest, template) };
  }
  // Why something did not start is always a code.
  const isTyped = 'reason' in body && body.reason !== undefined && body.type !== 'not-started';
  const said = isTyped ? { ...body, reason: reasonOf(body.reason) } : body;
  return { ...event, body: withoutWords(said as EventBody, template) };
}

/** What the core itself gives as a reason: a step with what was chosen, or one of these words. */
const OF_THE_CORE = /^([a-z0-9_]+:[a-z0-9_-]+|no-answer|address-corrected|undone|no-contact)$/;

/** A reason of the core as it is; any other is in somebody's own words. */
function reasonOf(reason: string): string {
  return OF_THE_CORE.test(reason) ? reason : ERASED;
}
