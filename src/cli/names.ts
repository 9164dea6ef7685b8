import { roleOf } from '../domain/template/lookup.ts';
import type { Template } from '../domain/template/types.ts';
import type { Language } from '../domain/text.ts';
import { optionsOf } from '../domain/trajectory/options.ts';
import { stepOfPath } from '../domain/trajectory/tasks.ts';
import type { Names } from '../portal/sentences.ts';
import { titleOf } from '../portal/task-view.ts';

/**
 * How a trajectory calls its steps, roles and people, for somebody who reads in a terminal.
 * @param people names by id; an id that is not among them stays as it is
 */
export function namesOf(
  template: Template,
  people: ReadonlyMap<string, { readonly name: string }>,
  language: Language,
): Names {
  const role = (id: string) => roleOf(template, id)?.title[language] ?? id;
  return {
    // What a task is about is a step, or a role.
    node: (path) => (roleOf(template, path) === undefined ? titleOf(template, path, language) : role(path)),
    role,
    person: (id) => (id === undefined ? '?' : (people.get(id)?.name ?? id)),
    outcome: (path, outcome) => {
      const step = stepOfPath(template, path)?.step;
      const options = step === undefined ? [] : optionsOf(step);
      const chosen = options.length < 2 ? undefined : options.find(({ id }) => id === outcome);
      return chosen?.title[language].toLowerCase() ?? '';
    },
  };
}
