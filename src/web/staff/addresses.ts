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
