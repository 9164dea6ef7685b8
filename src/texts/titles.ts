import { positionOfPath, roleOf } from '../domain/template/model/lookup.ts';
import type { Template } from '../domain/template/model/types.ts';
import type { Language } from '../domain/text.ts';
import { stepOfPath } from '../domain/trajectory/model/built-in-tasks.ts';
import { idOf } from '../domain/trajectory/model/paths.ts';
import { withinSentence } from './in-sentence.ts';

/** The title of the node that a path names, with its number when it repeats. */
export function titleOf(template: Template, path: string, language: Language): string {
  const title =
    stepOfPath(template, path)?.step.title[language] ??
    positionOfPath(template, path)?.node.title[language] ??
    idOf(path);
  const number = /#(\d+)$/.exec(path)?.[1];
  return number === undefined ? title : `${title} (${number})`;
}

/** What people call a role, within a sentence. */
export function roleTitleWithin(template: Template, role: string, language: Language): string {
  return withinSentence(roleOf(template, role)?.title[language] ?? role);
}
