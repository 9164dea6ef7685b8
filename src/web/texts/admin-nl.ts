import type { OrganisationKind } from '../../store/people/organisations.ts';
import { adminAccessNl } from './admin-access-nl.ts';
import { adminAttentionNl } from './admin-attention-nl.ts';
import { adminMailNl } from './admin-mail-nl.ts';

const many = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;

const organisationKinds: { readonly [kind in OrganisationKind]: string } = {
  pbd: 'begeleidingsdienst',
  'school-board': 'schoolbestuur',
  community: 'scholengemeenschap',
  provider: 'aanbieder van vorming',
  rtc: 'RTC',
  'higher-education': 'hogeschool of universiteit',
  company: 'bedrijf',
  central: 'centrale regie',
};

/** What the pages of the administration say in Dutch. */
export const adminNl = {
  title: 'Beheer',
  parts: 'Delen van het beheer',
  tabs: {
    attention: 'Wat aandacht vraagt',
    mail: 'Mails',
    calendar: 'Kalender',
    organisations: 'Organisaties',
    letterhead: 'Afzender',
    accounts: 'Medewerkers',
    keys: 'Sleutels',
    retention: 'Bewaren',
    audit: 'Logboek',
  },
  confirm: 'Doe het',
  back: 'Terug',
  preview: 'Bekijk eerst',
  choose: 'Kies',
  anyOne: 'geen',
  wrongAddress: 'Dit is geen mailadres.',
  missing: 'Vul dit in.',
  attention: adminAttentionNl,
  mail: adminMailNl,
  calendar: {
    intro: 'Wat afwijkt van de regels van de schoolkalender. Wat op zo’n dag gepland stond, schuift mee.',
    count: (count: number) => many(count, 'afwijking', 'afwijkingen'),
    none: 'Er wijkt niets af van de regels.',
    noneMore: 'De vakanties en feestdagen volgen de regels van de overheid; hier staat alleen wat anders is.',
    columns: { days: 'Dagen', kind: 'Wat', label: 'Naam', school: 'Voor wie', act: 'Weg' },
    kinds: {
      'school-holiday': 'schoolvakantie',
      'free-day': 'vrije dag',
      'school-day': 'toch een schooldag',
    },
    everybody: 'iedereen',
    school: (number: string) => `school ${number}`,
    add: 'Voeg een afwijking toe',
    from: 'Van',
    to: 'Tot en met',
    kind: 'Wat is het',
    label: 'Hoe heet het',
    labelHint: 'Zo staat het in de mails en op de pagina’s.',
    schoolNumber: 'Alleen voor school (nummer)',
    schoolHint: 'Leeg: voor iedereen.',
    preview: 'Bekijk wat verschuift',
    moves: (total: number) =>
      `Bij ${many(total, 'traject staat', 'trajecten staat')} op die dagen iets gepland.`,
    movesNone: 'Op die dagen staat bij niemand iets gepland.',
    movesToo: 'Wat over die dagen heen in schooldagen telt, verschuift ook. Dat zit niet in dit aantal.',
    worked: (moved: number, of: number) => `Bij ${moved} van de eerste ${of} verschuift iets:`,
    addButton: 'Voeg toe en verschuif',
    added:
      'De afwijking staat erin. Wat daardoor verschuift, schuift vanaf nu. Bij duizenden trajecten duurt dat een paar minuten.',
    remove: 'Neem weg',
    removeOf: (what: string) => `Neem weg: ${what}`,
    removed: 'De afwijking is weg. Wat ervoor verschoven was, schuift terug.',
    dateWrong: 'Kies een datum.',
  },
  organisations: {
    intro: 'Begeleidingsdiensten, besturen, gemeenschappen, aanbieders en partners.',
    count: (count: number) => many(count, 'organisatie', 'organisaties'),
    none: 'Er is nog geen organisatie.',
    noneMore: 'Voeg er hieronder een toe.',
    columns: { name: 'Naam', kind: 'Soort', network: 'Net' },
    kinds: organisationKinds,
    add: 'Voeg een organisatie toe',
    name: 'Naam',
    kind: 'Soort',
    network: 'Onderwijsnet',
    networkHint: 'Van een begeleidingsdienst: het net waarvoor hij werkt.',
    button: 'Voeg toe',
    added: (name: string) => `${name} staat erbij.`,
  },
  ...adminAccessNl,
  roles: {
    administrator: 'beheerder',
    central: 'centrale regie',
    coordinator: 'coördinator',
    counsellor: 'begeleider',
    author: 'auteur van modeltrajecten',
    provider: 'aanbieder',
    partner: 'partner',
  },
};

/** The shape of these texts. */
export type AdminTexts = typeof adminNl;
