/** What the search of the console says in Dutch. */
export const searchNl = {
  title: 'Zoeken',
  titleOf: (q: string) => `Gezocht: ${q}`,
  ask: 'Typ een deel van een naam, een nummer, een plaats of een mailadres. Hoofdletters, accenten en streepjes maken niet uit.',
  none: (q: string) => `Niets gevonden voor “${q}”`,
  noneMore: 'Probeer met minder letters, met het instellingsnummer of met de naam van een contactpersoon.',
  kinds: {
    pages: 'Ga naar',
    acts: 'Wat je kan doen',
    schools: 'Scholen',
    people: 'Mensen',
    trajectories: 'Trajecten',
    steps: 'Stappen',
  },
  all: (count: number) => `Alle ${count} tonen`,
  shown: (shown: number, total: number) => `de eerste ${shown} van ${total}`,
  running: (count: number) =>
    count === 0 ? 'geen lopend traject' : `${count} ${count === 1 ? 'lopend traject' : 'lopende trajecten'}`,
  chooseTrajectory: 'kies in de lijst voor welk traject',
  closed: 'gesloten',
  open: (count: number) =>
    count === 0 ? 'nergens open' : `open bij ${count} ${count === 1 ? 'traject' : 'trajecten'}`,
  everything: (q: string) => `Alles over “${q}”`,
  suggestions: 'Gevonden',
  found: (count: number) => (count === 1 ? '1 suggestie' : `${count} suggesties`),
};

/** The shape of these texts. */
export type SearchTexts = typeof searchNl;
