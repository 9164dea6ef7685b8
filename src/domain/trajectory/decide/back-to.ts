import { positionOf } from '../../template/model/lookup.ts';
import type { Template, TemplateNode } from '../../template/model/types.ts';
import type { EventBody } from '../model/events.ts';
import { idOf } from '../model/paths.ts';
import type { TrajectoryState } from '../model/state.ts';

/**
 * What is done anew when a choice goes back to an earlier step: that step, everything that came after it up to the choice, and
 * the choice itself, each in its turn. Of what comes back, only the time in which the choice was made.
 * @param from path of the step at which it was chosen
 */
export function setBack(
  target: string,
  from: string,
  state: TrajectoryState,
  template: Template,
): EventBody[] {
  const affected = afterwards(target, template);
  affected.add(idOf(from));
  const around = from.split('/');
  return Object.values(state.nodes)
    .filter(({ path }) => affected.has(idOf(path)) && isOfSameRound(path.split('/'), around))
    .map(({ path }) => ({ type: 'set-back', path }));
}

// What stands in a time of something that comes back belongs to the choice only when that is the time of the choice.
function isOfSameRound(path: readonly string[], around: readonly string[]): boolean {
  return path.every((segment, index) => {
    const own = around[index];
    return own === undefined || idOf(own) !== idOf(segment) || own === segment;
  });
}

/** A step and every node that waits, directly or not, for it to be closed. */
function afterwards(target: string, template: Template): Set<string> {
  const found = new Set([target]);
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const phase of template.phases) visit(phase, found);
  }
  // The stages around the step are not over any more either.
  for (const id of positionOf(template, target)?.ids.slice(0, -1) ?? []) found.add(id);
  return found;
}

function visit(node: TemplateNode, found: Set<string>, isInside = false): boolean {
  const waits = node.opens.after.some((id) => found.has(id) || found.has(`${CLOSES}${id}`));
  if (isInside || waits) found.add(node.id);
  if (node.type === 'step') return found.has(node.id);
  const isWhole = found.has(node.id);
  const holds = node.children.map((child) => visit(child, found, isWhole)).some(Boolean);
  // A stage that is only partly done anew closes later, and what waits for it comes after.
  if (holds) found.add(`${CLOSES}${node.id}`);
  return holds;
}

const CLOSES = 'closing of ';
