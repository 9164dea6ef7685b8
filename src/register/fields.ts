import type { RegisterSchool } from './school.ts';

/** One field of the register and the one of ours that it fills. */
export interface RegisterField {
  /** A dot goes into an object: `instelling_net.omschrijving`. */
  readonly name: string;
  readonly field: keyof RegisterSchool;
}

/** The fields of an institution (`instelling/v2`) that are taken over. */
export const schoolFields: readonly RegisterField[] = [
  { name: 'instelling_nummer', field: 'number' },
  { name: 'instelling_naam', field: 'name' },
  { name: 'instelling_naam_volledig', field: 'fullName' },
  { name: 'instelling_hoofdzetel_vestigingsnr', field: 'siteNumber' },
  { name: 'instelling_bestuur.instellingsnummer', field: 'boardNumber' },
  { name: 'instelling_net.omschrijving', field: 'network' },
  { name: 'instelling_levensbeschouwing.omschrijving', field: 'denomination' },
  { name: 'instelling_telefoon', field: 'phone' },
  { name: 'instelling_email', field: 'email' },
  { name: 'instelling_website', field: 'website' },
  { name: 'instelling_status_erkenning.code', field: 'status' },
  { name: 'instelling_scholengemeenschap.instellingsnummer', field: 'communityNumber' },
];

/** The fields of a site (`instellingslocatie/v1`) that are taken over. */
export const siteFields: readonly RegisterField[] = [
  { name: 'instellingslocatie_straatnaam', field: 'street' },
  { name: 'instellingslocatie_huisnummer', field: 'houseNumber' },
  { name: 'instellingslocatie_postcode', field: 'postcode' },
  { name: 'instellingslocatie_gemeente', field: 'municipality' },
  { name: 'instellingslocatie_gemeente_nis', field: 'municipalityNis' },
  { name: 'instellingslocatie_provincie', field: 'province' },
];

/** The number that a site's row has in common with `instelling_hoofdzetel_vestigingsnr`. */
export const siteNumberField = 'instellingslocatie_vestigingsnummer';

/** Follows a dotted name into a row; `undefined` when any part of the way is missing. */
export function valueAt(row: unknown, name: string): unknown {
  let value = row;
  for (const part of name.split('.')) {
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value ?? undefined;
}

/** Puts a value at a dotted name, making the objects on the way: the reverse of {@link valueAt}. */
export function putAt(row: Record<string, unknown>, name: string, value: unknown): void {
  const parts = name.split('.');
  const last = parts.pop() as string;
  let place = row;
  for (const part of parts) {
    place[part] ??= {};
    place = place[part] as Record<string, unknown>;
  }
  place[last] = value;
}
