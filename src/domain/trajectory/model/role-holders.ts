import { roleOf } from '../../template/model/lookup.ts';
import type { Template } from '../../template/model/types.ts';
import type { TrajectoryState } from './state.ts';

/** The person in a role, or in the first role of its fall-back chain that somebody has. */
export function personIn(role: string, state: TrajectoryState, template: Template): string | undefined {
  for (const candidate of withFallBacks(role, template)) {
    const assignment = state.roles[candidate];
    if (assignment !== undefined) return assignment.person;
  }
  return undefined;
}

/** A role followed by those that stand in for it, nearest first. */
export function withFallBacks(role: string, template: Template): readonly string[] {
  const chain: string[] = [];
  for (let next: string | undefined = role; next !== undefined && !chain.includes(next); ) {
    chain.push(next);
    next = roleOf(template, next)?.fallsBackTo;
  }
  return chain;
}
