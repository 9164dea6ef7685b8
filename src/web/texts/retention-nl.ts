/** What the page on how long things are kept says in Dutch. */
export const retentionNl = {
  intro:
    'Wat we bewaren, hoe lang, en wat er wanneer verdwijnt. Wat verdwijnt is dertig dagen vooraf gemeld aan beheerders en directie.',
  due: 'Wat nu weg mag',
  dueNone: 'Er is nu niets waarvan de aangekondigde dag gekomen is.',
  dueLine: (what: string, count: number) => `${count} × ${what}`,
  mostOfIt: 'Wat veel werk is gaat in stukken; wat overblijft gaat de volgende dag.',
  final: 'Wat weg is, komt niet terug.',
  run: 'Verwijder dit nu',
  confirm: 'Ik weet dat dit niet ongedaan gemaakt kan worden',
  confirmMissing: 'Vink eerst aan dat je weet dat dit niet terug kan.',
  did: (count: number) => (count === 0 ? 'Er was niets meer te verwijderen.' : `${count} verwijderd.`),
  announced: 'Aangekondigd en gebeurd',
  announcedNone: 'Er is niets aangekondigd en er ging het laatste jaar niets weg.',
  columns: {
    what: 'Wat',
    whose: 'Van wie',
    why: 'Waarom',
    long: 'Hoe lang',
    announced: 'Gemeld op',
    on: 'Weg op',
    expected: 'Verwacht',
    done: 'Gedaan',
  },
  kept: 'Hoe lang we wat bewaren',
  keptMore: 'De termijnen staan in de instelling RETENTION van de installatie.',
  months: (months: number | undefined) =>
    months === undefined ? 'altijd' : months % 12 === 0 ? `${months / 12} jaar` : `${months} maanden`,
  withPerson: 'zolang de persoon',
  notYet: 'nog niet',
  doneOn: (day: string, count: number) => `${day}: ${count}`,
  erasures: 'Gewist op vraag',
  erasuresCount: (count: number) =>
    count === 0
      ? 'Het laatste jaar werd niemand gewist.'
      : count === 1
        ? 'Het laatste jaar werd 1 persoon gewist; van wie dat was, blijft niets over.'
        : `Het laatste jaar werden ${count} mensen gewist; van wie dat waren, blijft niets over.`,
};

/** The shape of these texts. */
export type RetentionTexts = typeof retentionNl;
