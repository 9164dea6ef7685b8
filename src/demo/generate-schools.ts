import { municipalities } from './municipalities.ts';
import { type Random, seededRandom } from './random.ts';
import { inventDenomination, inventName, inventStreet, networks, slugOf } from './school-names.ts';

/** A row of `instelling/v2` as the register gives it: what is unknown is left out. */
export interface SchoolRow {
  instelling_nummer: number;
  instelling_naam: string;
  instelling_naam_volledig: string;
  instelling_hoofdzetel_vestigingsnr: number;
  instelling_bestuur: { instellingsnummer: number };
  instelling_net?: { omschrijving: string };
  instelling_levensbeschouwing?: { omschrijving: string };
  instelling_telefoon?: string;
  instelling_email?: string;
  instelling_website?: string;
  instelling_status_erkenning: { code: string };
  instelling_scholengemeenschap?: { instellingsnummer: number };
}

/** A row of `instellingslocatie/v1` as the register gives it. */
export interface SiteRow {
  instelling_nummer: number;
  instellingslocatie_vestigingsnummer: number;
  instellingslocatie_straatnaam: string;
  instellingslocatie_huisnummer: string;
  instellingslocatie_postcode: string;
  instellingslocatie_gemeente: string;
  instellingslocatie_gemeente_nis: string;
  instellingslocatie_provincie: string;
}

/** How many of the generated schools lack what, as counted in the register on 8 October 2026. */
export const gaps = {
  network: 5,
  denomination: 382,
  phone: 13,
  email: 27,
  website: 59,
  community: 92,
} as const;

/** The first school number; real ones are lower, so that a demo can never meet a real school. */
const firstSchoolNumber = 900_000;
const [firstBoard, firstCommunity] = [950_000, 960_000];

/**
 * Generates secondary schools with invented names, with the shape and the gaps of the official register; the same
 * ones every time.
 * @param count how many; the gaps are those of about 1,200 schools
 */
export function generateSchools(count = 1200): { schools: SchoolRow[]; sites: SiteRow[] } {
  const random = seededRandom(20_261_008);
  const networkOf = drawNetworks(random, count);
  const withoutDenomination = drawWithoutDenomination(random, networkOf);
  const without = {
    phone: drawSome(random, count, gaps.phone),
    email: drawSome(random, count, gaps.email),
    website: drawSome(random, count, gaps.website),
    community: drawSome(random, count, gaps.community),
  };
  const names = new Set<string>();
  const schools: SchoolRow[] = [];
  const sites: SiteRow[] = [];
  for (let index = 0; index < count; index += 1) {
    const number = firstSchoolNumber + index;
    const site = index + 1;
    const network = networkOf[index];
    const { name, place } = inventPlacedName(random, network, names);
    const domain = `${slugOf(name)}-${number}.example`;
    // Numbers after a zone never begin with 000: nobody's telephone rings.
    const phone = `${place.zone} 000 ${twoDigits(index / 100)} ${twoDigits(index % 100)}`;
    const denomination = inventDenomination(random);
    schools.push({
      instelling_nummer: number,
      instelling_naam: name,
      instelling_naam_volledig: `${name} ${place.name}`,
      instelling_hoofdzetel_vestigingsnr: site,
      instelling_bestuur: { instellingsnummer: firstBoard + random.below(420) },
      ...(network === undefined ? {} : { instelling_net: { omschrijving: network } }),
      ...(withoutDenomination.has(index)
        ? {}
        : { instelling_levensbeschouwing: { omschrijving: denomination } }),
      ...(without.phone.has(index) ? {} : { instelling_telefoon: phone }),
      ...(without.email.has(index) ? {} : { instelling_email: `secretariaat@${domain}` }),
      ...(without.website.has(index) ? {} : { instelling_website: `https://www.${domain}` }),
      instelling_status_erkenning: { code: 'E' },
      ...(without.community.has(index)
        ? {}
        : { instelling_scholengemeenschap: { instellingsnummer: firstCommunity + random.below(120) } }),
    });
    sites.push({
      instelling_nummer: number,
      instellingslocatie_vestigingsnummer: site,
      instellingslocatie_straatnaam: inventStreet(random),
      instellingslocatie_huisnummer: String(1 + random.below(180)),
      instellingslocatie_postcode: place.postcode,
      instellingslocatie_gemeente: place.name,
      instellingslocatie_gemeente_nis: place.nis,
      instellingslocatie_provincie: place.province,
    });
  }
  return { schools, sites };
}

function drawSome(random: Random, count: number, some: number): Set<number> {
  return new Set(random.shuffle(Array.from({ length: count }, (_, index) => index)).slice(0, some));
}

/** About two in three schools are in the free network, one in five in that of the community. */
function drawNetworks(random: Random, count: number): (string | undefined)[] {
  const drawn = Array.from({ length: count }, (_, index) => {
    const place = index / count;
    if (place < 0.68) return networks.free;
    return place < 0.89 ? networks.community : networks.public;
  });
  const order = random.shuffle<string | undefined>(drawn);
  for (const index of drawSome(random, count, gaps.network)) order[index] = undefined;
  return order;
}

/** In the register it is above all the schools of a public body that go by no belief. */
function drawWithoutDenomination(random: Random, networkOf: readonly (string | undefined)[]): Set<number> {
  const indexes = random.shuffle(networkOf.map((_, index) => index));
  const isFree = (index: number) => networkOf[index] === networks.free;
  const order = [...indexes.filter((index) => !isFree(index)), ...indexes.filter(isFree)];
  return new Set(order.slice(0, gaps.denomination));
}

function inventPlacedName(random: Random, network: string | undefined, taken: Set<string>) {
  for (;;) {
    const place = random.pick(municipalities);
    const name = inventName(random, network);
    const key = `${name} ${place.name}`;
    if (!taken.has(key)) {
      taken.add(key);
      return { name, place };
    }
  }
}

function twoDigits(value: number): string {
  return String(Math.floor(value) % 100).padStart(2, '0');
}
