import { answeringNl } from './answering-nl.ts';

/** Everything the pages say in Dutch. The type of this object is what every other language must fill in. */
export const nl = {
  language: {
    own: 'Nederlands',
    other: 'English',
    switch: 'Show this page in English',
  },
  frame: {
    skip: 'Naar de inhoud',
    tagline: 'Samen vooruit, stap voor stap',
    home: 'traject, naar het begin',
    privacy:
      'Deze pagina is alleen voor jou bestemd. Stuur de link niet door; vul een collega in als iemand anders dit doet.',
    optional: 'niet verplicht',
  },
  ...answeringNl,
  more: {
    title: 'Lukt het niet?',
    time: 'Ik heb meer tijd nodig',
    timeNow: (date: string, passed: boolean) => `De datum ${passed ? 'was' : 'is nu'} ${date}.`,
    timeUntil: (date: string, holiday: string | undefined) =>
      `Je krijgt tijd tot en met ${date}${holiday === undefined ? '' : `, na ${holiday}`}.`,
    timeNoReason: 'Je hoeft geen reden te geven.',
    timeReason: 'Reden',
    timeButton: 'Geef me meer tijd',
    notDelegable: 'Deze stap kan je niet doorgeven. Is ze niet voor jou? Laat het weten aan je begeleider.',
    colleague: 'Niet voor mij: vraag het aan een collega',
    colleagueBody:
      'Je collega neemt deze ene stap van je over en krijgt een mail zodra je begeleider dat bevestigt; al de rest blijft bij jou. Wie al aan dit traject meewerkt, krijgt de mail meteen.',
    colleagueAtOnce:
      'Je collega neemt deze ene stap van je over en krijgt meteen een mail; al de rest blijft bij jou.',
    asked: {
      waitsTitle: 'Wacht op je begeleider',
      waits: (
        whom: { readonly name: string; readonly email: string } | undefined,
        what: string | undefined,
      ) =>
        `Je vroeg om ${what === undefined ? 'deze stap' : `je rol van ${what}`} door te geven aan ${whom === undefined ? 'een collega' : `${whom.name} (${whom.email})`}. Zodra je begeleider dat bevestigt, krijgt ${whom?.name ?? 'die collega'} een mail. Tot dan blijft dit bij jou, en kan je het ook nog zelf doen.`,
      refusedTitle: 'Niet doorgegeven',
      refused:
        'Je vroeg om dit door te geven, en je begeleider bevestigde dat niet. Het blijft dus bij jou. Vragen? Je begeleider helpt je graag.',
    },
    wholeRole: (role: string) =>
      `Geef mijn hele rol van ${role} door, ook alles wat nog komt. Mijn links voor deze rol werken daarna niet meer.`,
    name: 'Naam van je collega',
    email: 'E-mailadres van je collega',
    colleagueButton: 'Vraag het aan deze collega',
    nameMissing: 'Vul de naam van je collega in.',
    emailMissing: 'Vul het e-mailadres van je collega in.',
    emailWrong: 'Dit is geen volledig e-mailadres. Het ziet eruit als naam@school.example.',
    emailOwn: 'Dit is je eigen adres. Vul het adres van je collega in.',
  },
  holidays: {
    names: {
      autumn: 'de herfstvakantie',
      christmas: 'de kerstvakantie',
      carnival: 'de krokusvakantie',
      easter: 'de paasvakantie',
      summer: 'de zomervakantie',
    },
    other: (name: string) => `een schoolvakantie (${name})`,
    fallsIn: (date: string, holiday: string) => `${date} valt in ${holiday}. Toch vastleggen?`,
    isFree: (date: string, name: string) => `${date} is een vrije dag (${name}). Toch vastleggen?`,
    title: (count: number): string =>
      count === 1 ? 'Op die dag is er geen school' : 'Op die dagen is er geen school',
    note: 'Er is nog niets vastgelegd. Kies een andere dag, of druk onderaan op “Toch vastleggen”.',
    anyway: 'Toch vastleggen',
    otherDay: 'Ik koos een andere dag',
  },
  contact: {
    title: 'Je begeleider',
    body: 'Met vragen kan je altijd hier terecht.',
    none: 'Er is op dit moment geen begeleider aangeduid.',
    mail: 'Stuur een mail',
  },
  road: {
    title: 'Het hele traject',
    progress: (done: number, total: number) => `${done} van de ${total} fasen achter de rug`,
    steps: 'Stappen in deze fase',
    status: { done: 'klaar', now: 'nu bezig', later: 'later', skipped: 'overgeslagen', dropped: 'vervallen' },
    you: 'jij',
    due: (date: string) => `tegen ${date}`,
    appointment: (moment: string) => `afspraak: ${moment}`,
    late: (date: string) => `was gevraagd tegen ${date}`,
    closed: (date: string) => `klaar op ${date}`,
    expected: (date: string) => `ten vroegste ${date}`,
    since: (date: string) => `sinds ${date}`,
    on: (date: string) => `op ${date}`,
  },
  done: {
    plainTitle: 'In orde',
    title: 'Gelukt, bedankt!',
    completed: 'We hebben het goed ontvangen. Je hoeft hiervoor niets meer te doen.',
    appointed: (moment: string) => `De afspraak staat vast: ${moment}.`,
    appointedMany: 'De data staan vast. Iedereen die erbij hoort, krijgt een uitnodiging.',
    extended: (date: string) => `Geen probleem. De nieuwe datum is ${date}.`,
    extendedForOther: (step: string, date: string) =>
      `Genoteerd. Voor “${step}” is er nu tijd tot en met ${date}.`,
    remindersOff: 'Je krijgt geen herinneringen meer. Vragen en uitnodigingen blijven wel komen.',
    remindersOn: 'Je krijgt weer herinneringen.',
    kept: 'We hebben je antwoord goed ontvangen. Het verwerken duurt wat langer dan anders; je hoeft niets opnieuw te sturen.',
    linkAsked:
      'Als dit adres nog bij dit traject hoort, is er een nieuwe link naar onderweg. Kijk over enkele minuten in je mailbox, ook bij ongewenste mail.',
  },
  errors: {
    title: 'Er klopt nog iets niet',
    titleCount: (count: number) =>
      count === 1 ? 'Er is één ding dat nog niet klopt' : `Er zijn ${count} dingen die nog niet kloppen`,
    kept: 'Wat je invulde, is bewaard in dit formulier.',
    stale: 'Deze pagina was niet meer actueel. Kijk het na en probeer het nog eens.',
    busy: 'Dit lukt nu even niet. Wat je invulde, staat hieronder nog. Probeer het over enkele minuten opnieuw.',
  },
  link: {
    doneTitle: 'Dit is al gedaan',
    doneBody: 'Wat in deze mail gevraagd werd, is in orde. Je hoeft hiervoor niets meer te doen.',
    doneOn: (date: string) => `Afgerond op ${date}.`,
    lapsedTitle: 'Dit hoeft niet meer',
    lapsedBody: 'Wat in deze mail gevraagd werd, wordt niet meer gevraagd.',
    expiredTitle: 'Deze link is verlopen',
    expiredBody:
      'Voor de veiligheid werkt een link maar een tijdje. Dat is geen probleem: je vraagt hieronder een nieuwe.',
    revokedTitle: 'Deze link werkt niet meer',
    revokedBody:
      'De link is ingetrokken, bijvoorbeeld omdat een collega dit van je overnam. Hoort dit traject nog bij jou, vraag dan een nieuwe.',
    thanksTitle: 'Bedankt, dit is in orde',
    returnedTitle: 'Je vroeg om een aanpassing',
    returnedBody: 'Zodra er een nieuwe versie is, vragen we je opnieuw om na te lezen.',
    handedOverTitle: 'Je collega neemt dit over',
    handedOverBody:
      'Deze link werkt niet meer: je collega heeft nu eigen links. Je hoeft niets meer te doen.',
    next: 'Volgende stap',
    nextOther: (step: string, role: string) => `Volgende stap: “${step}” (${role}).`,
    nothingNext: 'Zodra er weer iets van jou gevraagd wordt, krijg je een mail.',
    stoppedOn: (template: string, subject: string, date: string) =>
      `Het traject ${template} van ${subject} is stopgezet op ${date}. Je hoeft niets meer te doen.`,
    completedOn: (template: string, subject: string, date: string) =>
      `Het traject ${template} van ${subject} is afgerond op ${date}. Bedankt voor het werk.`,
    about: (template: string) => `Deze link hoorde bij het traject ${template}.`,
    questions: 'Vragen?',
    askTitle: 'Een nieuwe link nodig?',
    askBody: 'We sturen hem naar het adres waarop je deze mail kreeg.',
    askMore: 'Daarmee zie je ook waar jullie staan, en zet je jullie afspraken in je agenda.',
    askButton: 'Stuur me een nieuwe link',
    unknownTitle: 'Deze link kennen we niet',
    unknownBody:
      'Misschien is hij niet volledig overgekomen. Open de link nog eens vanuit de mail, of kopieer hem helemaal, van begin tot einde.',
    unknownMore: 'Lukt het dan nog niet? Antwoord op de mail: je begeleider helpt je verder.',
  },
  answered: {
    beforeTitle: 'Er was al een antwoord',
    notedTitle: 'Genoteerd',
    noted: 'We hebben je antwoord goed ontvangen. Je hoeft hiervoor niets meer te doen.',
    stopped: 'We hebben je antwoord goed ontvangen. Het traject stopt hier.',
    returned: 'Je vraag om aanpassing is verstuurd.',
    newVersion: (bySchool: boolean, until: string | undefined) =>
      `${bySchool ? 'De school' : 'Wie dit indiende,'} kan ${until === undefined ? 'nu' : `tot en met ${until}`} een nieuwe versie bezorgen; daarna vragen we je opnieuw om na te lezen.`,
    takesOver: (name: string, email: string) =>
      `${name} (${email}) kreeg net een mail en neemt dit van je over.`,
    notRight: 'Klopt dit niet? Mail',
  },
  waiting: {
    title: 'Hierop wachten we nog',
    nobody: (role: string) => `Er is nog niemand aangeduid als ${role}.`,
    time: 'Geef meer tijd',
    timeBody: (name: string) => `De herinneringen aan ${name} volgen de nieuwe datum.`,
    due: 'Nieuwe datum',
    timeButton: 'Geef meer tijd',
    postponed: (step: string, date: string) => `Voor “${step}” is er nu tijd tot en met ${date}.`,
    somebodyElse: 'Wijs iemand anders aan',
    somebodyElseBody: (role: string) =>
      `Wie je aanwijst, is vanaf nu ${role} in dit hele traject en krijgt meteen een mail.`,
    name: 'Naam',
    email: 'E-mailadres',
    nameMissing: 'Vul de naam in.',
    emailMissing: 'Vul het e-mailadres in.',
    emailOwn: 'Dit is je eigen adres. Vul het adres in van wie je aanwijst.',
    somebodyElseButton: 'Wijs aan',
    assigned: (name: string, email: string, role: string) =>
      `${name} (${email}) is nu ${role} en kreeg net een mail.`,
  },
  reminders: {
    offTitle: 'Herinneringen staan uit',
    offBody: 'Je krijgt nog wel vragen en uitnodigingen, maar geen herinneringen.',
    onButton: 'Zet herinneringen weer aan',
    onBody: 'Je krijgt een herinnering als iets te lang blijft liggen.',
    offButton: 'Stuur me geen herinneringen',
    title: 'Herinneringen',
  },
  problems: {
    notFoundTitle: 'Deze pagina bestaat niet',
    notFoundBody: 'Kijk het adres na. Misschien viel er onderweg een stuk van weg.',
    tooLargeTitle: 'Dit bestand is te groot',
    tooLargeBody: 'Een bestand mag hoogstens 10 MB groot zijn.',
    tooLargeHelp:
      'Bewaar een Word-document als PDF, verklein de foto’s erin, of stuur alleen de bladzijden die nodig zijn.',
    busyTitle: 'Dit lukt nu even niet',
    busyBody: 'Er is niets verloren gegaan. Probeer het over enkele minuten opnieuw.',
    tooManyTitle: 'Even geduld',
    tooManyBody: (seconds: number) =>
      `Vanaf jouw netwerk kwamen te veel vragen in korte tijd. Laad deze pagina over ${seconds === 1 ? 'één seconde' : `${seconds} seconden`} opnieuw, dan kan je verder.`,
    tooManyHelp:
      'Wat je net verstuurde, is nog niet aangekomen. Het gaat mee als je de pagina opnieuw laadt.',
    forbiddenTitle: 'Dit kwam niet van deze pagina',
    forbiddenBody:
      'Voor de veiligheid nemen we alleen formulieren aan die je hier zelf verstuurt. Open de pagina opnieuw.',
    notYoursTitle: 'Deze pagina zie je niet met jouw account',
    notYoursBody: 'Denk je dat je ze wel nodig hebt? Vraag het aan wie traject bij jullie beheert.',
    home: 'Naar het begin',
    tryAgain: 'Terug naar de pagina',
  },
};

/** The shape of all texts of the pages. */
export type SharedTexts = typeof nl;
