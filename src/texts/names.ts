import { roleOf } from '../domain/template/model/lookup.ts';
import type { Template } from '../domain/template/model/types.ts';
import type { Language } from '../domain/text.ts';
import { stepOfPath } from '../domain/trajectory/model/built-in-tasks.ts';
import type { TrajectoryEvent } from '../domain/trajectory/model/events.ts';
import { chosenOption } from '../domain/trajectory/model/step-outcomes.ts';
import { titleOf } from './titles.ts';

/** How the things that a journal refers to are called, in the reader's language. */
export type Names = {
  /** The title of the step or phase that a path names. */
  readonly node: (path: string) => string;
  readonly role: (id: string) => string;
  /** The title of a model trajectory. */
  readonly template: (id: string) => string;
  readonly person: (id: string | undefined) => string;
  /** What was chosen at a step; empty where there was nothing to choose. */
  readonly outcome: (path: string, outcome: string) => string;
};

/**
 * How a trajectory calls its steps, roles and people, for staff.
 * @param people names by id; an id that is not among them stays as it is
 * @param titles of other model trajectories, by id
 */
export function namesOf(
  template: Template,
  people: ReadonlyMap<string, { readonly name: string }>,
  titles: ReadonlyMap<string, string>,
  language: Language,
): Names {
  const role = (id: string) => roleOf(template, id)?.title[language] ?? id;
  return {
    // What a task is about is a step, or a role.
    node: (path) => (roleOf(template, path) === undefined ? titleOf(template, path, language) : role(path)),
    role,
    template: (id) => titles.get(id) ?? id,
    person: (id) => (id === undefined ? '?' : (people.get(id)?.name ?? id)),
    outcome: (path, outcome) => {
      const step = stepOfPath(template, path)?.step;
      return (step && chosenOption(step, outcome))?.title[language].toLowerCase() ?? '';
    },
  };
}

/** Ids of everybody whom a journal names: who did something, and to whom a role went. */
export function peopleNamedIn(journal: readonly TrajectoryEvent[]): readonly string[] {
  return journal.flatMap(({ actor, body }) => [
    ...(actor.person === undefined ? [] : [actor.person]),
    ...('person' in body && body.person !== undefined ? [body.person] : []),
    ...('to' in body ? [body.to] : []),
    ...('givenBy' in body && body.givenBy !== undefined ? [body.givenBy] : []),
  ]);
}
