/** What a school reads of its own measurements, in Dutch. */
export const measuredNl = {
  title: 'Jullie metingen',
  lead: 'Wat jullie bij de start en op het einde antwoordden, naast het gemiddelde van andere scholen.',
  link: 'Jullie metingen, naast die van andere scholen',
  question: 'Vraag',
  before: 'Bij de start',
  after: 'Op het einde',
  others: 'Andere scholen',
  none: 'nog niet',
  averages: { before: 'bij de start', after: 'op het einde' },
  average: (value: string, when: string, schools: number, whom: string) =>
    `${value} ${when} (${schools} scholen: ${whom})`,
  tooFew: 'nog te weinig scholen om te vergelijken',
  reading:
    'Andere scholen zie je alleen samen, en pas vanaf vijf: wat één school antwoordde, is nooit te herkennen. Zo ziet ook niemand jullie antwoord apart.',
};

/** The shape of these texts. */
export type MeasuredTexts = typeof measuredNl;
