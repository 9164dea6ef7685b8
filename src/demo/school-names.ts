import type { Random } from './random.ts';

/** The school networks, as the register writes them. */
export const networks = {
  community: 'Gemeenschapsonderwijs',
  public: 'Officieel gesubsidieerd onderwijs',
  free: 'Vrij gesubsidieerd onderwijs',
} as const;

const saints = [
  'Jozef',
  'Jan Berchmans',
  'Lodewijk',
  'Norbertus',
  'Godelieve',
  'Ursula',
  'Vincentius',
  'Barbara',
];
const moreSaints = ['Franciscus', 'Bernardus', 'Paulus', 'Rita', 'Martinus', 'Amandus', 'Gummarus', 'Dimpna'];
const free = [
  ...[...saints, ...moreSaints].map((saint) => `Sint-${saint.replace(' ', '-')}college`),
  ...[...saints, ...moreSaints].map((saint) => `Sint-${saint.replace(' ', '-')}instituut`),
  ...['Heilig Hart', 'Onze-Lieve-Vrouw', 'Mater Salvatoris', 'Regina Pacis'].map(
    (name) => `Instituut ${name}`,
  ),
  ...['De Leiebocht', 'De Wending', 'Ter Duinen', 'Ten Bos', 'De Brug'].map(
    (name) => `Vrij Technisch Instituut ${name}`,
  ),
  ...['De Vlier', 'Het Kompas', 'De Toren', 'Annuntia'].map((name) => `Secundair Onderwijs ${name}`),
];
const places = [
  'De Beuk',
  'De Linde',
  'Het Spoor',
  'De Meander',
  'Ter Zee',
  'Ter Beek',
  'De Horizon',
  'Het Prisma',
];
const community = [
  ...places.map((place) => `GO! atheneum ${place}`),
  ...places.map((place) => `GO! technisch atheneum ${place}`),
  ...places.map((place) => `GO! middenschool ${place}`),
  ...places.map((place) => `GO! campus ${place}`),
];
const official = [
  ...places.map((place) => `Stedelijk Lyceum ${place}`),
  ...places.map((place) => `Provinciale Secundaire School ${place}`),
  ...places.map((place) => `Gemeentelijk Technisch Instituut ${place}`),
];
const denominations = [
  'Rooms-katholiek',
  'Rooms-katholiek',
  'Rooms-katholiek',
  'Niet-confessioneel',
  'Protestants',
];
const streets = ['Schoolstraat', 'Kerkstraat', 'Stationsstraat', 'Kloosterstraat', 'Lindelaan', 'Molenweg'];
const moreStreets = [
  'Nieuwstraat',
  'Bosdreef',
  'Kasteellaan',
  'Markt',
  'Vaartkaai',
  'Beukendreef',
  'Parklaan',
];

/** A name that such a school could have; without the municipality, which makes it unique. */
export function inventName(random: Random, network: string | undefined): string {
  if (network === networks.community) return random.pick(community);
  return random.pick(network === networks.public ? official : free);
}

/** The belief that a school goes by. */
export function inventDenomination(random: Random): string {
  return random.pick(denominations);
}

/** A street that could be anywhere. */
export function inventStreet(random: Random): string {
  return random.pick([...streets, ...moreStreets]);
}

/** The name in the letters that an address on the internet may have. */
export function slugOf(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
