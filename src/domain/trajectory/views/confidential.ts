import { stepsOf } from '../../template/model/lookup.ts';
import type { StepNode, Template } from '../../template/model/types.ts';
import { stepOfPath } from '../model/built-in-tasks.ts';
import type { EventBody, TrajectoryEvent } from '../model/events.ts';
import { idOf } from '../model/paths.ts';
import { personIn } from '../model/role-holders.ts';
import type { TrajectoryState } from '../model/state.ts';

/**
 * Whether what is answered at a step is kept from somebody: it is confidential, and they neither do it nor have one of the
 * roles that may read it.
 * @param person id of whoever reads; a machine, or somebody who is not known, is nobody
 */
export function isKeptFrom(
  person: string | undefined,
  { role, sees }: Pick<StepNode, 'role' | 'sees'>,
  state: TrajectoryState,
  template: Template,
): boolean {
  if (sees === undefined) return false;
  return person === undefined || ![role, ...sees].some((one) => personIn(one, state, template) === person);
}

/** A state as somebody may read it: of confidential steps only how they ended. For showing, never for deciding. */
export function readableState(
  state: TrajectoryState,
  template: Template,
  person: string | undefined,
): TrajectoryState {
  const kept = stepsOf(template).filter((step) => step.sees && isKeptFrom(person, step, state, template));
  if (kept.length === 0) return state;
  const hidden = new Set(kept.map(({ id }) => id));
  const answers = Object.entries(state.answers).map(([step, given]) => [
    step,
    hidden.has(step) ? { outcome: given.outcome } : given,
  ]);
  const nodes = Object.values(state.nodes).map((node) => {
    const { returnedWith: _, ...rest } = node;
    return [node.path, hidden.has(idOf(node.path)) ? rest : node] as const;
  });
  return { ...state, answers: Object.fromEntries(answers), nodes: Object.fromEntries(nodes) };
}

/** Whether a path names an occurrence of which somebody may not read what was answered. */
export function isPathKept(
  path: string | undefined,
  state: TrajectoryState,
  template: Template,
  person: string | undefined,
): boolean {
  const step = path === undefined ? undefined : stepOfPath(template, path)?.step;
  return step !== undefined && isKeptFrom(person, step, state, template);
}

/** An entry of the journal as somebody may read it. */
export function readableEvent(
  event: TrajectoryEvent,
  state: TrajectoryState,
  template: Template,
  person: string | undefined,
): TrajectoryEvent {
  const { body } = event;
  if (!('path' in body) || !isPathKept(body.path, state, template, person)) return event;
  return { ...event, body: withoutWords(body) };
}

function withoutWords(body: EventBody): EventBody {
  switch (body.type) {
    case 'completed': {
      const { answers: _answers, comment: _comment, attachments: _files, ...rest } = body;
      return rest;
    }
    case 'returned':
      return { ...body, comment: '' };
    case 'skipped':
    case 'reopened':
      return { ...body, reason: '' };
    default:
      return body;
  }
}
