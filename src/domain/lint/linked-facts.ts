import type { Template } from '../template/model/types.ts';
import type { LinkedTrajectory, NodeStatus, TrajectoryStatus } from '../trajectory/model/state.ts';
import { referencesIn } from './condition-literals.ts';
import { conditionsOf } from './conditions.ts';

/** A fact of another trajectory that conditions read, with the values that they compare it with. */
interface LinkedFact {
  readonly template: string;
  readonly field: string;
  readonly values: readonly string[];
}

/**
 * Other trajectories of the same subject that have come as far as a template's conditions ask; one list for each value that
 * they compare with. None when no condition asks.
 */
export function linkedFacts(template: Template): readonly (readonly LinkedTrajectory[])[] {
  const facts = factsOf(template);
  const most = Math.max(0, ...facts.map(({ values }) => values.length));
  return Array.from({ length: most }, (_, index) => trajectoriesWith(facts, index));
}

function factsOf(template: Template): readonly LinkedFact[] {
  const found = new Map<string, LinkedFact>();
  for (const { expression } of conditionsOf(template)) {
    for (const { path, literals } of referencesIn(expression)) {
      const [fact, name, field] = path;
      if (fact !== 'linked' || name === undefined || field === undefined) continue;
      const key = `${name}.${field}`;
      const texts = literals.filter((value) => typeof value === 'string');
      const usual = field === 'status' ? 'active' : 'done';
      const values = [...(found.get(key)?.values ?? []), ...(texts.length > 0 ? texts : [usual])];
      found.set(key, { template: name.replaceAll('_', '-'), field, values: [...new Set(values)] });
    }
  }
  return [...found.values()];
}

function trajectoriesWith(facts: readonly LinkedFact[], index: number): readonly LinkedTrajectory[] {
  const templates = [...new Set(facts.map(({ template }) => template))];
  return templates.map((id) => {
    const own = facts.filter(({ template }) => template === id);
    const asked = ({ values }: LinkedFact) => values[index] ?? values[0] ?? '';
    const status = own.find(({ field }) => field === 'status');
    return {
      id: `lint-${id}`,
      template: id,
      status: status === undefined ? 'active' : (asked(status) as TrajectoryStatus),
      phases: Object.fromEntries(
        own.filter(({ field }) => field !== 'status').map((fact) => [fact.field, asked(fact) as NodeStatus]),
      ),
      milestones: [],
    };
  });
}
