import type { Language } from '../../../domain/text.ts';
import { addressWith } from '../addresses.ts';
import type { ContentOf } from './reason-form.tsx';

/** Paths of the pages on which the content stands, or about whose row it is. */
export const ownPaths: { readonly [of in ContentOf]: (id: string) => string } = {
  trajectories: (id) => `/trajectories/${id}`,
  people: (id) => `/people/${id}`,
  organisations: (id) => `/reports/partners/${id}`,
};

/** The address of that page, in a language. */
export function ownPage(of: ContentOf, id: string, language: Language): string {
  return addressWith(ownPaths[of](id), {}, language);
}
