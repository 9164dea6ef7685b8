import type { MailTexts, ReminderMoment, Words } from './types.ts';

const numbers = [
  '',
  'één',
  'twee',
  'drie',
  'vier',
  'vijf',
  'zes',
  'zeven',
  'acht',
  'negen',
  'tien',
  'elf',
  'twaalf',
];

const inDays = (days: number): string => (days === 1 ? 'Dat is morgen.' : `Dat is over ${days} dagen.`);

const reminders: { readonly [moment in ReminderMoment]: (words: Words) => string } = {
  'before-due': ({ due, days = 0 }) =>
    `Een kleine herinnering: deze stap mag nog tot en met ${due}. ${inDays(days)}`,
  'on-due': () => 'Vandaag is de afgesproken dag voor deze stap. Je hebt nog de hele dag.',
  overdue: ({ due }) =>
    `Deze stap stond gepland tegen ${due} en we hoorden nog niets. Geen probleem: het kan nog altijd, liefst deze week.`,
  'long-overdue': ({ due, subject }) =>
    `Deze stap wacht al sinds ${due}. Het traject van ${subject} kan pas verder als ze rond is.`,
  'without-due': ({ asked }) => `We vroegen je dit op ${asked}. We horen graag hoe het ermee staat.`,
  'before-appointment': ({ subject }) => `Een kleine herinnering aan de afspraak voor ${subject}.`,
  'after-appointment': ({ met, subject }) =>
    `De afspraak voor ${subject} was op ${met}. Wil je nog even noteren wat eruit kwam?`,
};

/** All sentences of the mails in Dutch: short, warm, to somebody who has a school to run. */
export const nl: MailTexts = {
  greeting: (name) => `Dag ${name},`,
  signature: (counsellor) => `Vriendelijke groet,\n${counsellor}`,
  newStep: ({ subject, trajectory }) =>
    `Er staat een nieuwe stap klaar voor ${subject}, in het traject ${trajectory}.`,
  openAgain: ({ subject }) => `Deze stap staat opnieuw open voor ${subject}.`,
  takenOver: (role, { subject, trajectory }) =>
    `Je bent nu ${role} in het traject ${trajectory} van ${subject}. Deze stap staat nog voor je klaar.`,
  changesAsked: (by) => `${by ?? 'De begeleider'} heeft het bekeken en vraagt nog een aanpassing:`,
  placeCameFree: (programme, { subject }) =>
    `Goed nieuws: in ${programme} kwam een plaats vrij voor ${subject}. Het wachten is voorbij, het traject kan beginnen.`,
  doBy: (date) => `Wil je dit doen uiterlijk ${date}?`,
  otherwise: ({ extension }) =>
    extension
      ? 'Heb je meer tijd nodig, of is dit iets voor een collega? Ook dat regel je met deze knop.'
      : 'Is dit eerder iets voor een collega? Ook dat regel je met deze knop.',
  questions: 'Heb je een vraag? Antwoord gewoon op deze mail.',
  reminder: (moment, words) => reminders[moment](words),
  whatHoldsYou:
    'Lukt het niet, of is er iets veranderd? Laat het ons weten, één zin is genoeg. Dan zoeken we samen een oplossing.',
  notItsTime: 'Past het toch niet? Antwoord dan op deze mail, dan zoeken we een andere datum.',
  forInformation: ({ subject }) =>
    `Ter informatie: deze stap loopt nu voor ${subject}. Je hoeft zelf niets te doen. Dit is de vraag:`,
  invitation: ({ subject }, changed) =>
    changed
      ? `Deze afspraak voor ${subject} is gewijzigd. Zo is ze nu:`
      : `Graag nodigen we je uit voor deze afspraak van ${subject}.`,
  invitationAttached: 'De afspraak zit als bijlage bij deze mail. Zo staat ze meteen in je agenda.',
  cancellation: ({ subject }) => `Deze afspraak voor ${subject} gaat niet door.`,
  cancellationAttached:
    'Met de bijlage haal je ze uit je agenda. Is er een nieuwe datum nodig, dan hoor je dat van ons.',
  sessionsTakenBackHeadline: (count, step) =>
    `${count === 1 ? 'Eén sessie gaat' : 'Enkele sessies gaan'} niet door: ${step}`,
  sessionsTakenBack: (count, { subject }) =>
    count === 1
      ? `Deze sessie voor ${subject} gaat niet door. De andere blijven staan.`
      : `Deze sessies voor ${subject} gaan niet door. De andere blijven staan.`,
  sessionsTakenBackAttached: (count) =>
    `Met de ${count === 1 ? 'bijlage haal je ze' : 'bijlagen haal je ze'} uit je agenda. Hoe het geheel er nu uitziet, staat in de mail die je tegelijk krijgt.`,
  escalation: ({ subject }) => `Op deze stap van ${subject} kwam nog geen antwoord.`,
  escalationHelp: 'Een telefoontje doet vaak meer dan nog een mail. Dit kun je doen:',
  escalationChoices: (asked) => [
    asked === undefined
      ? 'Bel de school en vraag wie dit kan opnemen.'
      : `Bel ${asked} en vraag wat er nodig is.`,
    'Geef meer tijd: kies een nieuwe datum.',
    'Wijs iemand anders aan als contactpersoon.',
    'Sla de stap over, of pauzeer het traject.',
  ],
  silence: ({ step, subject }) =>
    `Op de stap “${step}” van ${subject} kwam na alle herinneringen geen antwoord. De herinneringen zijn gestopt.`,
  silenceHelp: 'Kies wat er nu gebeurt:',
  noContact: ({ subject }, role, person) =>
    person === undefined
      ? `Voor ${subject} is er niemand die we kunnen bereiken als ${role}.`
      : `Onze mails aan ${person}, ${role} van ${subject}, komen niet aan.`,
  noContactHelp: 'Zolang dat zo is, krijgt deze rol geen enkele vraag van ons. Dit kun je doen:',
  noContactChoices: [
    'Bel de school en vraag wie we kunnen mailen.',
    'Wijs iemand anders aan voor deze rol.',
    'Klopt het adres niet? Verbeter het, dan gaan de mails weer door.',
  ],
  newLink: ({ subject, trajectory }) =>
    `Je vroeg een nieuwe link naar het traject ${trajectory} van ${subject}. Hier is hij.`,
  newLinkNotAsked: 'Heb je dit niet zelf gevraagd? Dan hoef je niets te doen.',
  several: (count, kind) =>
    kind === 'tasks'
      ? `Vandaag vragen we je ${numbers[count] ?? count} dingen`
      : `Vandaag hebben we ${numbers[count] ?? count} berichten voor je`,
  newLinkHeadline: 'Je nieuwe link',
  why: (role, { subject, trajectory }) =>
    `Je krijgt deze mail omdat je als ${role} meewerkt aan het traject ${trajectory} van ${subject}. De link is persoonlijk: stuur deze mail niet door.`,
  whySeveral:
    'Je krijgt deze mail omdat je meewerkt aan deze trajecten. De links zijn persoonlijk: stuur deze mail niet door.',
  remindersOff: 'Ik krijg liever geen herinneringen meer',
  personInRole: (person, role) => `${person} (${role})`,
  since: (date, days) => (days === 1 ? `${date} (één dag)` : `${date} (${days} dagen)`),
  labels: {
    when: 'Wanneer',
    session: (number) => `Sessie ${number}`,
    where: 'Waar',
    with: 'Met',
    who: 'Wie',
    by: 'Uiterlijk',
    askedTo: 'Gevraagd aan',
    silentSince: 'Stil sinds',
    wasExpected: 'Verwacht tegen',
  },
  buttons: {
    confirm: 'Bevestigen',
    form: 'Invullen',
    document: 'Document bezorgen',
    review: 'Nakijken',
    meeting: 'Datum kiezen',
    training: 'Sessies bekijken',
    payment: 'Betaling bekijken',
    decision: 'Keuze maken',
    notice: 'Bekijk het traject',
    milestone: 'Bevestigen',
    trajectory: 'Bekijk het voorstel',
    view: 'Bekijk het traject',
    open: 'Open je pagina',
    choose: 'Kies wat er gebeurt',
    outcome: 'Uitkomst noteren',
  },
};
