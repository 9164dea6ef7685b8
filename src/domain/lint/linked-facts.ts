import type { Template } from '../template/types.ts';
import type { LinkedTrajectory } from '../trajectory/state.ts';
import { conditionsOf } from './conditions.ts';

const FACT = /\blinked\.([a-z0-9_]+)\.([a-z0-9_]+)\s*=\s*"([^"]*)"/g;

/** Other trajectories of the same subject that have come as far as a template's conditions ask. */
export function linkedFacts(template: Template): readonly LinkedTrajectory[] {
  const phases = new Map<string, { [phase: string]: 'done' }>();
  for (const { expression } of conditionsOf(template)) {
    for (const [, name = '', phase = ''] of expression.matchAll(FACT)) {
      const id = name.replaceAll('_', '-');
      phases.set(id, { ...phases.get(id), [phase]: 'done' });
    }
  }
  return [...phases].map(([id, done]) => ({
    id: `lint-${id}`,
    template: id,
    status: 'active',
    phases: done,
    milestones: [],
  }));
}
