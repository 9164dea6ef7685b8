import type { SearchResults } from '../../../application/search/search.ts';
import { holdsAll } from '../../../application/search/words.ts';
import type { Language } from '../../../domain/text.ts';
import { searchTextsOf } from '../../texts/texts.ts';
import { navigationFor } from '../../ui/console/menu.ts';
import type { ReaderRole } from '../../ui/console/types.ts';
import { addressWith, personAddress, schoolAddress, trajectoryAddress } from '../addresses.ts';

/** What kinds of things are found. */
export type HitKind = 'pages' | 'acts' | 'schools' | 'people' | 'trajectories' | 'steps';

/** One thing that was found: what it is called, what else is known of it, and where it leads. */
export type Hit = { readonly title: string; readonly more: string; readonly address: string };

/** The hits of one kind, with how many there are in all. */
export type HitGroup = {
  readonly kind: HitKind;
  readonly hits: readonly Hit[];
  readonly total: number;
  /** A list of all of them, where there is one. */
  readonly all?: string;
};

/**
 * What was found, in the order in which people look for it; kinds without a hit are left out.
 * @param acts what can be done, as {@link Hit}s
 */
export function hitGroups(
  found: SearchResults,
  reader: ReaderRole,
  q: string,
  language: Language,
  acts: readonly Hit[],
): readonly HitGroup[] {
  const texts = searchTextsOf(language);
  const { schools, people, trajectories, steps, words } = found;
  const pages = navigationFor(reader, language).filter(({ title }) => holdsAll(title, words));
  const groups: HitGroup[] = [
    {
      kind: 'pages',
      hits: pages.map(({ title, address }) => ({ title, more: '', address })),
      total: pages.length,
    },
    { kind: 'acts', hits: acts, total: acts.length },
    {
      kind: 'schools',
      total: schools.total,
      hits: schools.items.map(({ number, name, municipality, closed, running }) => ({
        title: name,
        more: joined(municipality, number, closed ? texts.closed : texts.running(running)),
        address: schoolAddress(number, language),
      })),
    },
    {
      kind: 'people',
      total: people.total,
      hits: people.items.map(({ id, name, of, email, phone }) => ({
        title: name,
        more: joined(of, email, phone),
        address: personAddress(id, language),
      })),
    },
    {
      kind: 'trajectories',
      total: trajectories.total,
      all: addressWith('/trajectories', { q, whose: 'all' }, language),
      hits: trajectories.items.map(({ id, reference, school, model }) => ({
        title: school ?? reference,
        more: joined(model, reference),
        address: trajectoryAddress(id, language),
      })),
    },
    {
      kind: 'steps',
      total: steps.total,
      hits: steps.items.map(({ template, step, title, model, open }) => ({
        title,
        more: joined(model, texts.open(open)),
        address: addressWith('/trajectories', { template, step, whose: 'all' }, language),
      })),
    },
  ];
  return words.length === 0 ? [] : groups.filter(({ hits }) => hits.length > 0);
}

function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}
