import { roleOf } from '../domain/template/model/lookup.ts';
import type { Template } from '../domain/template/model/types.ts';
import type { Language } from '../domain/text.ts';
import { stepOfPath } from '../domain/trajectory/model/built-in-tasks.ts';
import type { TrajectoryEvent } from '../domain/trajectory/model/events.ts';
import { chosenOption } from '../domain/trajectory/model/step-outcomes.ts';
import type { Store } from '../store/database/db.ts';
import { latestTemplate } from '../store/templates/templates.ts';
import { titleOf } from '../web/school/view/task.ts';
import type { Names } from './journal.ts';

/**
 * How a trajectory calls its steps, roles and people, for staff.
 * @param people names by id; an id that is not among them stays as it is
 * @param titles of other model trajectories, see {@link titlesIn}
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
  ]);
}

/** What the model trajectories are called that a journal mentions by their ids. */
export async function titlesIn(
  journal: readonly TrajectoryEvent[],
  store: Store,
  language: Language,
): Promise<ReadonlyMap<string, string>> {
  const ids = journal.flatMap(({ body }) => (body.type === 'linked' ? [body.trajectory.template] : []));
  const found = await Promise.all([...new Set(ids)].map((id) => latestTemplate(store, id)));
  return new Map(found.flatMap((one) => (one === undefined ? [] : [[one.id, one.template.title[language]]])));
}
