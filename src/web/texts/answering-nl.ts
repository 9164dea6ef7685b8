/** What the pages on which somebody of a school does a step say in Dutch. */
export const answeringNl = {
  task: {
    asRole: (role: string) => `Gevraagd aan jou als ${role}`,
    dueBy: 'Graag tegen',
    level: 'Niveau',
    noDue: 'Er is geen uiterste datum.',
    daysLeft: (days: number) =>
      days === 0 ? 'dat is vandaag' : days === 1 ? 'dat is morgen' : `nog ${days} dagen`,
    daysLate: (days: number) => (days === 1 ? 'één dag te laat' : `${days} dagen te laat`),
    lateIsFine: 'De datum is voorbij, maar je kunt dit gerust nog doen.',
    returned: 'Er werd gevraagd om iets aan te passen',
    otherOpen: 'Dit staat ook nog open voor jou',
    nothingOpen: 'Er wordt op dit moment niets van jou gevraagd.',
    nothingOpenMore: 'Zodra er weer iets is, krijg je een mail met een nieuwe link.',
    paused: (until: string | undefined) =>
      until === undefined ? 'Dit traject staat in pauze' : `Dit traject staat in pauze tot ${until}`,
    pausedMore: (until: string | undefined): string =>
      until === undefined
        ? 'Zolang de pauze duurt, vragen we niets: je hoeft nu niets te doen. Je begeleider laat het traject weer verdergaan; de datums schuiven dan mee op.'
        : 'Tot dan vragen we niets: je hoeft nu niets te doen. Daarna gaat het traject vanzelf verder; de datums schuiven mee op.',
    pausedKeeps: 'Afspraken die al vastlagen, gaan wel door.',
    ended: 'Dit traject is afgerond',
    endedMore: 'Bedankt voor het werk. Je hoeft niets meer te doen.',
    stopped: 'Dit traject is stopgezet',
    stoppedMore: 'Je hoeft niets meer te doen. Heb je vragen, neem dan contact op met je begeleider.',
    notYoursTitle: 'Wie dit doet',
    notYours: (role: string) => `Deze stap is nu aan: ${role}. Jij hoeft niets te doen.`,
    onlyToKnow: 'Je hoeft hier niets voor te doen.',
  },
  kinds: {
    confirm: { title: 'Jouw bevestiging', button: 'Ja, ik bevestig' },
    form: { title: 'Jouw antwoorden', button: 'Antwoorden versturen' },
    document: { title: 'Jouw document', button: 'Document versturen' },
    review: { title: 'Jouw oordeel', button: 'Oordeel versturen' },
    meeting: { title: 'De afspraak', button: 'Datum vastleggen' },
    training: { title: 'De sessies', button: 'Data vastleggen' },
    decision: { title: 'Jouw keuze', button: 'Keuze versturen' },
    payment: { title: 'De betaling', button: '' },
    notice: { title: 'Ter informatie', button: 'Ik heb dit gelezen' },
    milestone: { title: 'De mijlpaal', button: 'Dit is bereikt' },
    trajectory: { title: 'Het vervolg', button: 'Verder gaan' },
  },
  confirm: {
    comment: 'Wil je er iets bij zeggen?',
  },
  choose: {
    legend: 'Kies wat past',
    comment: 'Toelichting',
    stops: 'Hiermee stopt het traject.',
    weighsEnd:
      'Met dit antwoord stopt het traject: daarna vragen we jullie niets meer. Ben je zeker? Bevestig het dan hieronder nog een keer.',
    weighsSkips: (phases: readonly string[]) =>
      `Met dit antwoord slaan we over: ${phases.join(', ')}. Ben je zeker? Bevestig het dan hieronder nog een keer.`,
    onceMore: (option: string) => `Ja, ik ben zeker: ${option}`,
    asksForm: 'Hiervoor vul je hierboven alles in.',
    asksNothing: 'Hiervoor hoef je niets in te vullen; wat je toch invult, bewaren we.',
    asksComment: 'Schrijf er onderaan iets bij.',
    moreTime: (date: string, holiday: string | undefined) =>
      `De nieuwe datum wordt ${date}${holiday === undefined ? '' : `, na ${holiday}`}.`,
    stopsForSchool: (option: string) =>
      `Kies je “${option}”, dan stopt dit traject en vragen we jullie niets meer. Twijfel je nog? Je begeleider denkt graag mee.`,
  },
  review: {
    handedIn: 'Wat werd ingediend',
    legend: 'Wat vind je ervan?',
    comment: 'Wat moet er anders?',
    commentHint: 'Alleen nodig als je aanpassingen vraagt. Schrijf zo concreet mogelijk.',
    documents: 'Documenten',
  },
  document: {
    file: 'Kies een bestand',
    hint: 'PDF, Word (DOCX), OpenDocument (ODT) of een foto (PNG, JPEG), tot 10 MB.',
    comment: 'Wil je er iets bij zeggen?',
    earlier: 'Eerder ingediend',
  },
  appointment: {
    date: 'Datum',
    start: 'Van',
    end: 'Tot',
    place: 'Plaats of link',
    placeHint: 'Bijvoorbeeld het lokaal, of de link van een onlinegesprek.',
    chosen: 'Dit is afgesproken',
    change: { meeting: 'Een andere datum kiezen', training: 'De data aanpassen' },
    session: (number: number) => `Sessie ${number}`,
    sessionsHint: 'Vul in wat al vastligt. Een lege regel telt niet mee.',
    none: 'Er is nog geen datum gekozen.',
    dateMissing: 'Kies een datum.',
    dateWrong: 'Dit is geen datum. Schrijf ze bijvoorbeeld als 15/03/2027.',
    timeMissing: 'Vul in hoe laat het begint en eindigt.',
    timeWrong: 'Schrijf een uur als 14:00.',
    line: { meeting: 'Afspraak:', nextSession: 'Volgende sessie:', lastSession: 'Laatste sessie:' },
    outcome: {
      meeting: {
        noteLater: 'Na het gesprek noteer je hier wat is afgesproken.',
        noteNow: 'Noteer hieronder wat is afgesproken.',
        later: 'Na het gesprek laat je hier weten dat het doorging.',
        now: 'Laat hieronder weten dat het gesprek doorging.',
      },
      training: {
        noteLater: 'Na de laatste sessie noteer je hier hoe de vorming verliep.',
        noteNow: 'Noteer hieronder hoe de vorming verliep.',
        later: 'Na de laatste sessie laat je hier weten dat de vorming doorging.',
        now: 'Laat hieronder weten dat de vorming doorging.',
      },
    },
    asked: 'Wat er gevraagd werd',
    heldTitle: { meeting: 'Is het gesprek geweest?', training: 'Is de vorming gegeven?' },
    invited: 'Iedereen die erbij hoort, krijgt een uitnodiging voor de agenda.',
  },
  payment: {
    amount: 'Bedrag',
    reference: 'Mededeling',
    staff: 'Je begeleider noteert de betaling zodra ze binnen is. Je hoeft hier niets in te vullen.',
  },
  fields: {
    choose: 'Kies…',
    yes: 'Ja',
    no: 'Nee',
  },
};

/** The shape of these texts. */
export type AnsweringTexts = typeof answeringNl;
