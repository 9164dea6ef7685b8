import type { StageNode, StepNode } from '../../../domain/template/model/types.ts';

/** Every step of a phase, those of its tracks and modules too, in the order of the file. */
export function stepsWithin(stage: StageNode): readonly StepNode[] {
  return stage.children.flatMap((child) => (child.type === 'step' ? [child] : stepsWithin(child)));
}
