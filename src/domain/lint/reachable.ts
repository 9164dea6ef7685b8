import { evaluateFeel } from '../conditions/feel.ts';
import { positionOf, stepsOf } from '../template/model/lookup.ts';
import type { Feel, StepNode, Template, TemplateNode } from '../template/model/types.ts';
import { optionsOf } from '../trajectory/model/step-outcomes.ts';
import { referencesIn } from './condition-literals.ts';
import { type Distinctions, distinctionsOf, untriedSteps, variantsOf } from './variants.ts';

/** No condition is tried with more different answers than this; one that has more may hold. */
const TRIES = 3_000;

/**
 * The steps that never come to their turn, whatever is answered and in whatever order: found without walking through the
 * states, so also where there are too many. Everything that can be answered is taken to be answered at will; what is left
 * closed even then stays closed. It may miss some, and never names one that can open.
 */
export function neverReached(template: Template): readonly StepNode[] {
  const distinctions = distinctionsOf(template);
  const reached = new Set<string>();
  // Each round opens what the answers of the rounds before allow.
  for (let size = -1; size !== reached.size; ) {
    size = reached.size;
    for (const phase of template.phases) reach(phase, reached, template, distinctions);
  }
  return stepsOf(template).filter(({ id }) => !reached.has(id));
}

function reach(
  node: TemplateNode,
  reached: Set<string>,
  template: Template,
  distinctions: Distinctions,
): void {
  const isOpen =
    reached.has(node.id) ||
    (hasEnough(node, reached, template) &&
      [node.when, node.requires].every(
        (condition) => condition === undefined || canHold(condition, reached, template, distinctions),
      ));
  if (!isOpen) return;
  reached.add(node.id);
  if (node.type === 'stage') for (const child of node.children) reach(child, reached, template, distinctions);
}

function hasEnough({ opens }: TemplateNode, reached: ReadonlySet<string>, template: Template): boolean {
  const over = opens.after.filter((id) => canBeOver(id, reached, template)).length;
  const isThere = opens.from === undefined || canBeOver(opens.from.of, reached, template);
  return isThere && over >= (opens.count ?? opens.after.length);
}

// What can be passed over holds nobody up.
function canBeOver(id: string, reached: ReadonlySet<string>, template: Template): boolean {
  const position = positionOf(template, id);
  if (position === undefined || reached.has(id)) return true;
  const around = [position.node, position.inside, position.phase];
  return around.some((one) => one?.when !== undefined) || position.phase.closes !== undefined;
}

function canHold(
  condition: Feel,
  reached: ReadonlySet<string>,
  template: Template,
  distinctions: Distinctions,
): boolean {
  const references = referencesIn(condition);
  if (references.some(({ isComputed }) => isComputed)) return true;
  // Somebody may skip a step by hand.
  if (references.some(({ path: [, field] }) => field === 'status')) return true;
  // What other trajectories, roles and dates say can be anything.
  if (references.some(({ path: [name = ''] }) => positionOf(template, name) === undefined)) return true;
  const read = [...new Set(references.map(({ path: [name = ''] }) => name))];
  if (untriedSteps(template, distinctions).some(({ id }) => read.includes(id))) return true;
  const answers = read.map((id) => answersOf(id, reached, template, distinctions));
  const tries = answers.reduce((so, { length }) => so * length, 1);
  if (tries > TRIES) return true;
  for (let number = 0; number < tries; number += 1) {
    let rest = number;
    const chosen = new Map<string, unknown>();
    for (const [index, id] of read.entries()) {
      const of = answers[index] ?? [];
      chosen.set(id, of[rest % of.length]);
      rest = Math.floor(rest / of.length);
    }
    if (evaluateFeel(condition, (name) => chosen.get(name)) === true) return true;
  }
  return false;
}

function answersOf(
  id: string,
  reached: ReadonlySet<string>,
  template: Template,
  distinctions: Distinctions,
): readonly object[] {
  const node = positionOf(template, id)?.node;
  if (node?.type !== 'step' || !reached.has(id)) return [{}];
  const done = node.doneWhen?.outcome === undefined ? [] : [{ outcome: node.doneWhen.outcome }];
  const byItself = variantsOf(node, distinctions).length > 0 ? [] : [{ outcome: optionsOf(node)[0]?.id }];
  const given = variantsOf(node, distinctions).map(({ command }) => ({
    ...command.answers,
    outcome: command.outcome,
  }));
  return [{}, ...given, ...done, ...byItself];
}
