/** What the pages on gatherings of many say in Dutch. */
export const gatheringsNl = {
  title: 'Bijeenkomsten',
  lead: 'Eén datum voor vele trajecten: een lerend netwerk, een vorming die scholen delen.',
  none: 'Nog geen bijeenkomsten',
  noneMore: 'Kies hieronder een model; je ziet dan in welke trajecten er een gesprek of vorming openstaat.',
  back: 'Alle bijeenkomsten',
  names: {
    title: 'Wat',
    when: 'Wanneer',
    place: 'Waar',
    coming: 'Uitgenodigd',
    present: 'Aanwezig',
    school: 'School',
    state: 'Stand',
    reference: 'Traject',
  },
  ofSeats: (coming: number, seats: number | undefined) =>
    seats === undefined ? String(coming) : `${coming} van ${seats} plaatsen`,
  ofComing: (present: number, coming: number) => `${present} van ${coming}`,
  calledOff: 'afgelast',
  states: {
    arranged: 'datum staat vast',
    not: 'nog zonder deze datum',
    present: 'was er',
    absent: 'was er niet',
  },
  choose: { title: 'Nieuwe bijeenkomst', model: 'Welk model?', button: 'Toon wie uitgenodigd kan worden' },
  plan: {
    title: 'Nieuwe bijeenkomst',
    nobody: 'In geen enkel traject van dit model staat nu een gesprek of vorming open.',
    name: 'Hoe heet ze?',
    on: 'Op welke dag?',
    from: 'Vanaf',
    until: 'Tot',
    place: 'Waar?',
    seats: 'Hoeveel trajecten kunnen komen?',
    seatsHint: 'Laat leeg als er geen grens is.',
    who: 'Wie wordt uitgenodigd',
    consequence:
      'Elke school krijgt één uitnodiging met de afspraak voor de agenda; jij krijgt er één voor het geheel.',
    button: 'Leg vast en nodig uit',
    done: 'De bijeenkomst staat vast; de scholen worden uitgenodigd.',
    noTime: 'Vul een dag en een uur in.',
  },
  move: {
    title: 'Andere datum of plaats',
    consequence: 'Wie uitgenodigd is, krijgt de nieuwe datum in zijn agenda.',
    button: 'Verplaats',
    done: 'Verplaatst; iedereen krijgt de nieuwe datum.',
    off: 'Afgelasten',
    offDone: 'Afgelast; iedereen krijgt bericht.',
  },
  attend: {
    title: 'Wie was er?',
    hint: 'Vink aan wie er was. Bij wie er niet was, blijft staan dat de bijeenkomst gemist is.',
    button: 'Noteer',
    done: 'Genoteerd: in elk traject is de stap hiermee afgewerkt.',
  },
};

/** The shape of these texts. */
export type GatheringsTexts = typeof gatheringsNl;
