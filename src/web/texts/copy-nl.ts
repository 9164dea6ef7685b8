/** The copy that somebody keeps of what they answered, in Dutch. */
export const copyNl = {
  title: 'Kopie van je antwoord',
  link: 'Bekijk of bewaar een kopie van je antwoord.',
  who: 'Wie',
  when: 'Wanneer',
  givenOn: 'Gegeven op',
  how: 'Hoe',
  throughLink: 'via de persoonlijke link in een mail',
  recorded: 'genoteerd door de begeleidingsdienst',
  recordedBy: (name: string) => `genoteerd door ${name}`,
  reference: 'Waar het staat',
  entry: (version: number) => `lijn ${version} van het dagboek`,
  answer: 'Je antwoord',
  chosen: 'Gekozen',
  confirmed: 'Bevestigd.',
  fingerprint: (start: string) => `vingerafdruk ${start}…`,
  hint: 'Druk deze pagina af met je browser, of',
  save: 'bewaar ze als bestand',
  back: 'Terug naar het traject',
  keep: 'Bewaar en ga later verder',
  keepHint:
    'Wat je bewaart, is nog niet verstuurd. Geef je de stap door aan een collega, dan vindt die het terug. Een document kies je opnieuw.',
  kept: (by: string | undefined, moment: string) =>
    `Nog niet verstuurd: ${by === undefined ? 'dit werd bewaard' : `${by} bewaarde dit`} op ${moment}.`,
  keptDone: 'Bewaard. Je vindt het hier terug zoals je het achterliet; verstuurd is het nog niet.',
};
