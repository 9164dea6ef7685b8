import type { Caller } from '../../../application/access/authorise.ts';
import { isApplicationError } from '../../../application/application-error.ts';
import type { Dependencies } from '../../../application/dependencies.ts';
import { readPerson } from '../../../application/people/find.ts';
import { followersInScope } from '../../../application/people/list.ts';
import { readProgrammes } from '../../../application/programmes/find.ts';
import { readSchoolKinds } from '../../../application/schools/kinds.ts';
import { readTemplates } from '../../../application/templates/find.ts';
import { readKeptLists } from '../../../application/trajectories/keep-list.ts';
import { nounOf, stepsOf } from '../../../domain/template/model/lookup.ts';
import type { Language } from '../../../domain/text.ts';
import type { SavedList } from '../../../store/trajectories/saved-lists.ts';
import type { ListChoice } from './choice.ts';

/** Something that can be chosen. */
export type Choosable = { readonly value: string; readonly title: string };

/** What can be chosen in the filters of a list; phases and steps once a model is chosen. */
export type ListOptions = {
  readonly templates: readonly Choosable[];
  readonly phases: readonly Choosable[];
  readonly steps: readonly Choosable[];
  readonly counsellors: readonly Choosable[];
  readonly programmes: readonly Choosable[];
  readonly cohorts: readonly Choosable[];
  readonly networks: readonly Choosable[];
  readonly provinces: readonly Choosable[];
  readonly levels: readonly Choosable[];
  /** Somebody whose trajectories are asked for, when the reader may know of them. */
  readonly involved: readonly Choosable[];
  readonly saved: readonly SavedList[];
};

/** What the reader can narrow her list by. */
export async function listOptions(
  deps: Dependencies,
  caller: Caller,
  choice: ListChoice,
  language: Language,
): Promise<ListOptions> {
  const { scope } = caller;
  const [templates, followers, programmes, kinds, saved, involved] = await Promise.all([
    readTemplates(deps),
    followersInScope(deps, scope),
    readProgrammes(deps),
    readSchoolKinds(deps),
    readKeptLists(deps, caller),
    involvedIn(deps, caller, choice),
  ]);
  const chosen = templates.find(({ id }) => id === choice.filters.template)?.template;
  const programme = programmes.find(({ id }) => id === choice.filters.programme)?.programme;
  const same = (values: readonly string[]) => values.map((value) => ({ value, title: value }));
  return {
    templates: byTitle(
      templates.map(({ id, template }) => ({ value: id, title: template.title[language] })),
      language,
    ),
    phases: (chosen?.phases ?? []).map(({ id, title }) => ({ value: id, title: title[language] })),
    steps: (chosen === undefined ? [] : stepsOf(chosen)).map((step) => ({
      value: step.id,
      title: nounOf(step)[language],
    })),
    counsellors: byTitle(
      followers.map(({ id, name }) => ({ value: id, title: name })),
      language,
    ),
    programmes: programmes.map(({ id, programme: { name } }) => ({ value: id, title: name[language] })),
    cohorts: same((programme?.calls ?? []).map(({ id }) => id)),
    networks: same(kinds.networks),
    provinces: same(kinds.provinces),
    levels: same(kinds.levels),
    involved,
    saved,
  };
}

async function involvedIn(
  deps: Dependencies,
  { scope }: Caller,
  { filters }: ListChoice,
): Promise<readonly Choosable[]> {
  const value = filters.involved;
  if (value === undefined) return [];
  try {
    const { name } = await readPerson({ deps, scope, id: value.toLowerCase() });
    return [{ value, title: name }];
  } catch (error) {
    // Nobody whom the reader may know of: the filter keeps its word without a name.
    if (isApplicationError(error) && error.kind === 'not-found') return [];
    throw error;
  }
}

function byTitle(options: readonly Choosable[], language: Language): Choosable[] {
  return options.toSorted((a, b) => a.title.localeCompare(b.title, language));
}
