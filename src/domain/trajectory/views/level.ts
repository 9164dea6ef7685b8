import { allParts, feelTree, namesOf } from '../../conditions/feel-tree.ts';
import { formFields } from '../../forms/form-fields.ts';
import { positionOf, positionOfPath } from '../../template/model/lookup.ts';
import type { Template } from '../../template/model/types.ts';
import type { Language } from '../../text.ts';
import { parentPath } from '../model/paths.ts';
import type { TrajectoryState } from '../model/state.ts';

/** The level at which the module around a step is given, in words; nothing where there is none. */
export function levelOf(
  path: string,
  state: TrajectoryState,
  template: Template,
  language: Language,
): string | undefined {
  for (let around = parentPath(path); around !== ''; around = parentPath(around)) {
    const level = state.nodes[around]?.level;
    if (level !== undefined) return titleOfLevel(level, around, template, language);
  }
  return undefined;
}

/** The level is an answer from an earlier form, mostly; that form has a word for it. */
function titleOfLevel(level: string, module: string, template: Template, language: Language): string {
  const node = positionOfPath(template, module)?.node;
  if (node?.type !== 'stage' || node.level === undefined) return level;
  for (const [step = '', name] of allParts(feelTree(node.level)).map(namesOf)) {
    const asked = positionOf(template, step)?.node;
    if (asked?.type !== 'step' || asked.answers === undefined) continue;
    const field = formFields(asked.answers, language).find((one) => one.name === name);
    const option = field?.options.find(({ value }) => value === level);
    if (option !== undefined) return option.label;
  }
  return level;
}
