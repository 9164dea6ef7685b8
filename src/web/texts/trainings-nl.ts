/** What the pages for those who give training say in Dutch. */
export const trainingsNl = {
  title: 'Mijn vormingen',
  lead: 'De trajecten waarin jullie vorming geven: wat jullie doen, wanneer, en met wie je het afspreekt.',
  open: 'Nu aan jullie',
  all: 'Al jullie trajecten',
  count: (shown: number) => (shown === 1 ? '1 traject' : `${shown} trajecten`),
  none: 'Er is nog geen traject waarin jullie vorming geven.',
  noneMore: 'Zodra een begeleider jullie een rol geeft, staat het hier.',
  older: 'Volgende',
  back: 'Alle vormingen',
  columns: {
    school: 'School',
    model: 'Modeltraject',
    status: 'Status',
    steps: 'Wat er van jullie openstaat',
    due: 'Wanneer',
    reference: 'Referentie',
  },
  steps: {
    title: 'Wat jullie doen',
    none: 'Er staat nu niets voor jullie klaar.',
    what: 'Stap',
    when: 'Afspraken',
    due: 'Tegen',
    status: 'Status',
    statuses: {
      ...{ open: 'open', done: 'gedaan', skipped: 'overgeslagen' },
      ...{ expired: 'verlopen', withdrawn: 'niet meer nodig' },
    },
  },
  participants: 'Wie deelneemt',
  counsellor: 'Begeleider',
  school: 'School',
};

/** The same words in another language. */
export type TrainingsTexts = typeof trainingsNl;
