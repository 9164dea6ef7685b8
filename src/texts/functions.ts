import type { Language } from '../domain/text.ts';

type Words = { readonly [name: string]: string };

/** What people are, in a word for within a sentence; a function that is not among these is said as it was written. */
export const functionWords: { readonly [language in Language]: Words } = {
  nl: {
    principal: 'directeur',
    'ict-coordinator': 'ICT-coördinator',
    teacher: 'leraar',
    counsellor: 'begeleider',
    coordinator: 'coördinator',
    administrator: 'beheerder',
    central: 'centrale regie',
    author: 'auteur van modeltrajecten',
    provider: 'aanbieder van vorming',
    partner: 'partner',
  },
  en: {
    principal: 'principal',
    'ict-coordinator': 'ICT coordinator',
    teacher: 'teacher',
    counsellor: 'counsellor',
    coordinator: 'coordinator',
    administrator: 'administrator',
    central: 'central direction',
    author: 'author of model trajectories',
    provider: 'provider of training',
    partner: 'partner',
  },
};

/** What somebody is, in a word; nothing when it is not known. */
export function functionInWords(name: string | undefined, language: Language): string | undefined {
  return name === undefined ? undefined : (functionWords[language][name] ?? name);
}
