import type { Instant } from '../../domain/calendar/types.ts';
import type { Language } from '../../domain/text.ts';

/** The page of a trajectory. */
export function trajectoryAddress(id: string, language: Language): string {
  return `/trajectories/${id}?lang=${language}`;
}

/** The page of a school, by its number. */
export function schoolAddress(number: string, language: Language): string {
  return addressWith(`/schools/${encodeURIComponent(number)}`, {}, language);
}

/** The page of a person. */
export function personAddress(id: string, language: Language): string {
  return addressWith(`/people/${id}`, {}, language);
}

/** The page of a programme. */
export function programmeAddress(id: string, language: Language): string {
  return addressWith(`/programmes/${id}`, {}, language);
}

/** Where the page of a trajectory hears that it went on after a version. */
export function followTrajectory(id: string, version: number): string {
  return `/events?trajectory=${id}&version=${version}`;
}

/**
 * Where somebody's day or a list hears that something happened after an instant.
 * @param since when the page was begun
 */
export function followMany(
  of: 'day' | 'list',
  since: Instant,
  whose: { readonly whose?: string | undefined; readonly counsellor?: string | undefined } = {},
): string {
  const query = new URLSearchParams({ of, since });
  for (const [name, value] of Object.entries(whose)) if (value) query.set(name, value);
  return `/events?${query}`;
}

/** A page of the console with parameters; what is not given is left out. */
export function addressWith(
  path: string,
  parameters: { readonly [name: string]: string | undefined },
  language: Language,
): string {
  const query = new URLSearchParams({ lang: language });
  for (const [name, value] of Object.entries(parameters)) if (value) query.set(name, value);
  return `${path}?${query}`;
}
