import type { Scope } from '../../domain/access/scope.ts';
import { nounOf, stepsOf } from '../../domain/template/model/lookup.ts';
import type { Language, Text } from '../../domain/text.ts';
import {
  countOpenSteps,
  type Found,
  type FoundPerson,
  type FoundSchool,
  type FoundTrajectory,
  findPeopleByWords,
  findSchoolsByWords,
  findTrajectoriesByWords,
} from '../../store/search/find.ts';
import { latestTemplate, templatesInUse } from '../../store/templates/templates.ts';
import type { Dependencies } from '../dependencies.ts';
import { holdsAll, searchWords } from './words.ts';

/** A step of a model trajectory, with how many schools are at it. */
export type FoundStep = {
  readonly template: string;
  readonly step: string;
  readonly title: string;
  readonly model: string;
  readonly open: number;
};

/** Everything that was found, of each kind the first and how many there are. */
export type SearchResults = {
  readonly words: readonly string[];
  readonly schools: Found<FoundSchool>;
  readonly people: Found<FoundPerson>;
  readonly trajectories: Found<FoundTrajectory & { readonly model: string }>;
  readonly steps: Found<FoundStep>;
};

const nothing = { items: [], total: 0 } as const;

/**
 * Looks for something everywhere: schools by any part of their name, number or place, people by part of their name or
 * address, trajectories by reference, school and model, steps by their title. Only what somebody deals with is found.
 * @param request.q as it was typed; capitals, accents and hyphens do not matter
 * @param request.limit most of each kind
 * @param request.people whether people are looked for too
 */
export async function search(request: {
  readonly deps: Pick<Dependencies, 'store'>;
  readonly scope: Scope;
  readonly q: string;
  readonly language: Language;
  readonly limit: number;
  readonly people?: boolean;
}): Promise<SearchResults> {
  const { deps, scope, q, language, limit, people: findsPeople = true } = request;
  const words = searchWords(q);
  if (words.length === 0) {
    return { words, schools: nothing, people: nothing, trajectories: nothing, steps: nothing };
  }
  const { store } = deps;
  const asked = { words, scope, limit };
  const templates = (await templatesInUse(store)).map(({ template }) => template);
  const titles = new Map(templates.map(({ id, title }) => [id, title]));
  const [schools, people, trajectories, steps] = await Promise.all([
    findSchoolsByWords(store, asked),
    findsPeople ? findPeopleByWords(store, asked) : nothing,
    findTrajectoriesByWords(store, asked, modelsNamed(titles, words)),
    findSteps(),
  ]);
  // What ran its course may be of a model that nobody is in any more.
  const titleOf = async (id: string) => titles.get(id) ?? (await latestTemplate(store, id))?.template.title;
  const named = await Promise.all(
    trajectories.items.map(async (one) => ({
      ...one,
      model: (await titleOf(one.template))?.[language] ?? one.template,
    })),
  );
  return { words, schools, people, trajectories: { ...trajectories, items: named }, steps };

  async function findSteps(): Promise<Found<FoundStep>> {
    const all = templates.flatMap((template) =>
      stepsOf(template)
        .filter((step) => holdsAll(`${nounOf(step)[language]} ${step.title[language]}`, words))
        .map((step) => ({
          template: template.id,
          step: step.id,
          title: nounOf(step)[language],
          model: template.title[language],
        })),
    );
    const unique = [...new Map(all.map((one) => [`${one.template}/${one.step}`, one])).values()];
    const counts = unique.length === 0 ? [] : await countOpenSteps(store, unique, scope);
    const counted = unique.map((one, index) => ({ ...one, open: counts[index] ?? 0 }));
    counted.sort((a, b) => b.open - a.open || a.title.localeCompare(b.title, language));
    return { items: counted.slice(0, limit), total: counted.length };
  }
}

/** The models that some of the words name, with the words that are left to name a school. */
function modelsNamed(titles: ReadonlyMap<string, Text>, words: readonly string[]) {
  return [...titles].flatMap(([template, { nl, en }]) => {
    const left = words.filter((word) => !holdsAll(`${nl} ${en}`, [word]));
    return left.length < words.length ? [{ template, left }] : [];
  });
}
