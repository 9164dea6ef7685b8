import type { Random } from './random.ts';
import { slugOf } from './school-names.ts';

const firstNames = [
  'Amélie',
  'Bram',
  'Chaima',
  'Daan',
  'Elif',
  'Fien',
  'Geert',
  'Hanne',
  'Ilse',
  'Jef',
  'Karim',
];
const moreFirstNames = [
  'Lies',
  'Mehmet',
  'Nele',
  'Olivier',
  'Pieter',
  'Ruth',
  'Saar',
  'Tom',
  'Veerle',
  'Wout',
  'Yasmina',
];
const families = [
  'Aerts',
  'Baert',
  'Claes',
  'De Smet',
  'Dierckx',
  'El Amrani',
  'Goossens',
  'Hermans',
  'Janssens',
];
const moreFamilies = [
  'Lambrecht',
  'Maes',
  'Nys',
  'Peeters',
  'Raes',
  'Segers',
  'Thys',
  'Van den Broeck',
  'Vermeulen',
  'Yıldız',
];

/** A name that nobody else in the demo has, and the part of an address that goes with it. */
export function inventPerson(random: Random, taken: Set<string>): { name: string; mailbox: string } {
  for (;;) {
    const first = random.pick([...firstNames, ...moreFirstNames]);
    const family = random.pick([...families, ...moreFamilies]);
    const name = `${first} ${family}`;
    if (taken.has(name)) continue;
    taken.add(name);
    const asciiFamily = family.replaceAll('ı', 'i');
    return { name, mailbox: `${slugOf(first)}.${slugOf(asciiFamily).replaceAll('-', '')}` };
  }
}
