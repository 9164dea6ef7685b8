import { type Caller, scopeToActIn } from '../../../application/access/authorise.ts';
import { type Dependencies, narrowed } from '../../../application/dependencies.ts';
import { search } from '../../../application/search/search.ts';
import { holdsAll, searchWords } from '../../../application/search/words.ts';
import { type Action, extentOf } from '../../../domain/access/permissions.ts';
import type { Language } from '../../../domain/text.ts';
import {
  calendarTextsOf,
  consoleTextsOf,
  enrolListTextsOf,
  gatheringsTextsOf,
  pageTextsOf,
  searchTextsOf,
} from '../../texts/texts.ts';
import type { ActName } from '../acts/types.ts';
import { addressWith } from '../addresses.ts';
import type { Hit } from './hits.ts';

/** Acts on a whole trajectory, by the name that its page has for each, and on which they can be done. */
const onTrajectories = [
  { act: 'pause', on: ['active'] },
  { act: 'resume', on: ['paused'] },
  { act: 'note', on: ['active', 'paused'] },
  { act: 'attach', on: ['active', 'paused'] },
  { act: 'stop', on: ['active', 'paused'] },
  { act: 'withdraw', on: ['active', 'paused'] },
] as const satisfies readonly { readonly act: ActName; readonly on: readonly string[] }[];

/**
 * What somebody can do that some words name: the acts that begin something new; and what is done to a trajectory, which the
 * other words name: “pauzeer linde”. An act alone leads to the list in which the trajectory is chosen.
 * @param asked.limit most of them
 */
export async function actHits(asked: {
  readonly deps: Pick<Dependencies, 'store'>;
  readonly caller: Pick<Caller, 'scope' | 'function' | 'person'>;
  readonly q: string;
  readonly language: Language;
  readonly limit: number;
}): Promise<readonly Hit[]> {
  const { caller, q, language, limit } = asked;
  const words = searchWords(q);
  if (words.length === 0) return [];
  const begun = beginnings(caller, language).filter(({ title }) => holdsAll(title, words));
  const done = await onOnes(asked, words);
  return [...begun, ...done].slice(0, limit);
}

function beginnings({ function: role }: Pick<Caller, 'function'>, language: Language): readonly Hit[] {
  const all: readonly (Omit<Hit, 'more'> & { readonly access: Action })[] = [
    { access: 'enrol', title: consoleTextsOf(language).enrol, address: '/enrol' },
    { access: 'enrol', title: enrolListTextsOf(language).title, address: '/enrol/lists' },
    { access: 'act-on-many', title: gatheringsTextsOf(language).plan.title, address: '/gatherings/new' },
    { access: 'see-console', title: calendarTextsOf(language).title, address: '/my-calendar' },
  ];
  return all
    .filter(({ access }) => extentOf(role, access) !== undefined)
    .map(({ title, address }) => ({ title, more: '', address: addressWith(address, {}, language) }));
}

async function onOnes(
  { deps, caller, language, limit }: Parameters<typeof actHits>[0],
  words: readonly string[],
): Promise<Hit[]> {
  const scope = scopeToActIn(caller);
  if (scope === undefined) return [];
  const texts = pageTextsOf(language).acts;
  const named = onTrajectories.flatMap(({ act, on }) => {
    const left = words.filter((word) => !holdsAll(texts[act], [word]));
    return left.length < words.length ? [{ act, on, left }] : [];
  });
  const hits = named.map(async ({ act, on, left }): Promise<Hit[]> => {
    if (left.length === 0) {
      const address = addressWith('/trajectories', {}, language);
      return [{ title: texts[act], more: searchTextsOf(language).chooseTrajectory, address }];
    }
    const q = left.join(' ');
    const { trajectories } = await search({
      deps: narrowed(deps, scope),
      scope,
      q,
      language,
      limit,
      people: false,
    });
    return trajectories.items
      .filter(({ status }) => (on as readonly string[]).includes(status))
      .map(({ id, school, reference, model }) => ({
        title: texts.of(texts[act], school ?? reference),
        more: [model, reference].join(' · '),
        address: addressWith(`/trajectories/${id}/acts/${act}`, {}, language),
      }));
  });
  return (await Promise.all(hits)).flat();
}
