import type { SubjectKind } from '../../domain/template/model/types.ts';
import type { MailTexts, ReminderOccasion, Way, Words } from './types.ts';

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

const ways: { readonly [way in Way]: string } = { button: 'met deze knop', link: 'via deze link' };

const joins: { readonly [subject in SubjectKind]: string } = {
  school: 'jullie school instapt',
  team: 'jullie instappen',
  pupil: 'we met deze leerling beginnen',
  person: 'je instapt',
  community: 'jullie scholengemeenschap instapt',
  organisation: 'jullie organisatie instapt',
  programme: 'jullie instappen',
};

const MOST_NAMES = 3;

/** 'An Peeters, Kris Claes en Els Janssens'. */
function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} en ${names.at(-1)}`;
}

/** The first names of many, for a subject line. */
function shortened(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return more < 1 ? names.join(', ') : `${names.slice(0, MOST_NAMES).join(', ')} en nog ${more}`;
}

const reminders: { readonly [occasion in ReminderOccasion]: (words: Words) => string } = {
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
  signature: (lines) => ['Vriendelijke groet,', ...lines].join('\n'),
  ofService: (person, service) => `${person} van ${service}`,
  newStep: ({ subject, trajectory }) =>
    `Er staat een nieuwe stap klaar voor ${subject}, in het traject ${trajectory}.`,
  openAgain: ({ subject }) => `Deze stap staat opnieuw open voor ${subject}.`,
  proposal: (by, subject, { trajectory }) =>
    `${by === undefined ? 'We stellen' : `${by} stelt`} voor dat ${joins[subject]} in het traject ${trajectory}.`,
  handedOn: (by, { subject }) =>
    `${by} gaf deze ene stap van het traject van ${subject} aan jou door; de rest blijft waar het was.`,
  takenOver: ({ role, from, askedBy, isWholeSchool }, { subject, trajectory }) => {
    if (from === undefined) {
      return `Je bent nu ${role} voor ${subject}.${askedBy === undefined ? '' : ` ${askedBy} gaf jouw naam door.`}`;
    }
    if (askedBy === from && !isWholeSchool) {
      return `${askedBy} vroeg je om dit over te nemen. Je bent nu ${role} in het traject ${trajectory} van ${subject}.`;
    }
    const what = isWholeSchool ? subject : `het traject ${trajectory} van ${subject}`;
    const asked = askedBy === undefined || askedBy === from ? '' : ` ${askedBy} vroeg dat aan jou.`;
    return `Je neemt ${what} over van ${from}.${asked}`;
  },
  stillWaiting: 'Deze stap staat nog voor je klaar.',
  changesAsked: (by) => `${by ?? 'De begeleider'} heeft het bekeken en vraagt nog een aanpassing:`,
  changesHeadline: (step) => `Aanpassing gevraagd: ${step}`,
  placeCameFree: (programme, { subject }) =>
    `Goed nieuws: in ${programme} kwam een plaats vrij voor ${subject}. Het wachten is voorbij, het traject kan beginnen.`,
  doBy: (date) => `Wil je dit uiterlijk ${date} doen?`,
  otherwise: ({ extension, by }) =>
    `${
      extension
        ? 'Heb je meer tijd nodig, of is dit iets voor een collega?'
        : 'Is dit eerder iets voor een collega?'
    } Ook dat regel je ${ways[by]}.`,
  questions: 'Heb je een vraag? Antwoord gewoon op deze mail.',
  reminder: (occasion, words) => reminders[occasion](words),
  outcomeHeadline: (step) => `Noteer de uitkomst: ${step}`,
  whatHoldsYou:
    'Lukt het niet, of is er iets veranderd? Laat het ons weten, één zin is genoeg. Dan zoeken we samen een oplossing.',
  notItsTime: 'Past het toch niet? Antwoord dan op deze mail, dan zoeken we een andere datum.',
  otherDate: (by) => `Past het toch niet? Een andere datum kies je ${ways[by]}.`,
  guests: 'Deze mensen krijgen een uitnodiging zodra je een datum kiest:',
  noticeAbout: (step, answer) =>
    `Het gaat om “${step}”${answer === undefined ? '' : `; het antwoord was “${answer}”`}.`,
  forInformation: ({ subject }) =>
    `Ter informatie: deze stap loopt nu voor ${subject}. Je hoeft zelf niets te doen. Dit is de vraag:`,
  invitation: ({ subject }, changed) =>
    changed
      ? `Deze afspraak voor ${subject} is gewijzigd. Zo is ze nu:`
      : `Graag nodigen we je uit voor deze afspraak van ${subject}.`,
  invitationAttached: 'De afspraak zit als bijlage bij deze mail. Zo staat ze meteen in je agenda.',
  arranged: (by, { subject }, changed) => {
    if (by === undefined) {
      return changed
        ? `De afspraak voor ${subject} is gewijzigd. Zo is ze nu:`
        : `De afspraak voor ${subject} ligt vast.`;
    }
    const who = by === 'reader' ? 'Je' : by;
    return changed
      ? `${who} wijzigde deze afspraak voor ${subject}. Zo is ze nu:`
      : `${who} legde deze afspraak voor ${subject} vast.`;
  },
  arrangedHeadline: (step, changed) => `Afspraak ${changed ? 'gewijzigd' : 'vastgelegd'}: ${step}`,
  arrangedAttached: (others, changed) =>
    `De afspraak zit als bijlage bij deze mail.${
      others.length === 0
        ? ''
        : ` ${listed(others)} ${others.length === 1 ? 'kreeg' : 'kregen'} ${changed ? 'de nieuwe versie' : 'een uitnodiging'}.`
    }`,
  madeAnewHeadline: (step) => `Opnieuw in je agenda: ${step}`,
  madeAnew: (by, { subject }, readdressed) =>
    readdressed
      ? `De afspraak voor ${subject} blijft zoals ze was, maar ${by === undefined ? 'staat voortaan op je nieuwe adres' : `de uitnodiging komt voortaan van het nieuwe adres van ${by}`}.`
      : by === undefined
        ? `De afspraak voor ${subject} blijft zoals ze was, maar staat voortaan op jouw naam.`
        : `De afspraak voor ${subject} blijft zoals ze was, maar de uitnodiging komt voortaan van ${by}.`,
  takenOutHeadline: (step, stays) =>
    `${stays ? 'Vervangt de vorige uitnodiging' : 'Niet meer voor jou'}: ${step}`,
  takenOut: (by, { subject }, readdressed) => {
    if (by === undefined)
      return `Je hoeft niet meer naar deze afspraak voor ${subject}: iemand anders neemt dit van je over.`;
    const leads = readdressed
      ? by === ''
        ? 'Je hebt een nieuw adres'
        : `${by} heeft een nieuw adres`
      : by === ''
        ? 'Jij begeleidt dit traject nu'
        : `${by} begeleidt dit traject nu`;
    return `${leads}. De afspraak voor ${subject} gaat gewoon door; je krijgt er een nieuwe uitnodiging voor.`;
  },
  takenOutAttached: (stays) =>
    stays
      ? 'Met de bijlage haal je de vorige uitnodiging uit je agenda. De nieuwe zit in de mail die je tegelijk krijgt.'
      : 'Met de bijlage haal je ze uit je agenda.',
  cancellation: ({ subject }) => `Deze afspraak voor ${subject} gaat niet door.`,
  cancellationAttached:
    'Met de bijlage haal je ze uit je agenda. Is er een nieuwe datum nodig, dan hoor je dat van ons.',
  calledOffAttached: (others) =>
    `Met de bijlage haal je ze uit je agenda.${
      others.length === 0
        ? ''
        : ` ${listed(others)} ${others.length === 1 ? 'kreeg' : 'kregen'} hetzelfde bericht.`
    }`,
  sessionsTakenBackHeadline: (count, step) =>
    `${count === 1 ? 'Eén sessie gaat' : 'Enkele sessies gaan'} niet door: ${step}`,
  sessionsTakenBack: (count, { subject }) =>
    count === 1
      ? `Deze sessie voor ${subject} gaat niet door. De andere blijven staan.`
      : `Deze sessies voor ${subject} gaan niet door. De andere blijven staan.`,
  sessionsTakenBackAttached: (count) =>
    `Met de ${count === 1 ? 'bijlage haal je ze' : 'bijlagen haal je ze'} uit je agenda. Hoe het geheel er nu uitziet, staat in de mail die je tegelijk krijgt.`,
  escalation: (who, { subject }) =>
    who === undefined
      ? `Deze stap voor ${subject} wacht nog op jou.`
      : `Op deze stap voor ${subject} kwam nog geen antwoord van ${who}.`,
  quiet: (weeks, { step, subject }) =>
    `Van ${subject} hoorden we al ${numbers[weeks] ?? weeks} schoolweken niets. Deze stap wacht het langst: “${step}”.`,
  outcomeMissing: ({ met, subject }) =>
    `De uitkomst van de afspraak voor ${subject}${met === undefined ? '' : ` op ${met}`} is nog niet genoteerd.`,
  outcomeMissingHeadline: (step) => `Uitkomst nog niet genoteerd: ${step}`,
  undecided: (who, { step, subject }) =>
    `${who} besliste nog niet hoe het verder moet met de stap “${step}” van ${subject}, waarop geen antwoord kwam.`,
  stillNoContact: (who, role, { subject }) =>
    `${who} vond nog niemand die we voor ${subject} kunnen bereiken als ${role}.`,
  undecidedHeadline: (who, task) =>
    task === 'silence'
      ? `${who} besliste nog niet hoe het verder moet na stilte`
      : `${who} vond nog geen geldig contact`,
  escalationHelp: 'Een telefoontje doet vaak meer dan nog een mail. Dit kan je doen:',
  call: (who, hasPhone, what) =>
    `${hasPhone ? 'Bel' : 'Mail'} ${who} en vraag ${what === 'late' ? 'wat er nodig is' : 'hoe het verliep'}.`,
  callSchool: 'Bel de school en vraag wie dit kan opnemen.',
  giveMoreTime: 'Geef meer tijd: kies een nieuwe datum.',
  assignSomebody: 'Wijs iemand anders aan.',
  silence: ({ step, subject }) =>
    `Op de stap “${step}” van ${subject} kwam na alle herinneringen geen antwoord. De herinneringen zijn gestopt.`,
  silenceHelp: 'Kies wat er nu gebeurt:',
  noContact: ({ subject }, role, person) =>
    person === undefined
      ? `Voor ${subject} is er niemand die we kunnen bereiken als ${role}.`
      : `Onze mails aan ${person}, ${role} van ${subject}, komen niet aan.`,
  noContactHelp: 'Zolang dat zo is, krijgt deze rol geen enkele vraag van ons. Dit kan je doen:',
  noContactChoices: [
    'Bel de school en vraag wie we kunnen mailen.',
    'Wijs iemand anders aan voor deze rol.',
    'Klopt het adres niet? Verbeter het, dan gaan de mails weer door.',
  ],
  newLink: ({ subject, trajectory }) =>
    `Je vroeg een nieuwe link naar het traject ${trajectory} van ${subject}. Hier is hij.`,
  newLinkNotAsked: 'Heb je dit niet zelf gevraagd? Dan hoef je niets te doen.',
  several: (count, kind, isShared) =>
    kind === 'tasks'
      ? `Vandaag vragen we ${isShared ? 'jullie' : 'je'} ${numbers[count] ?? count} dingen`
      : `Vandaag hebben we ${numbers[count] ?? count} berichten voor ${isShared ? 'jullie' : 'je'}`,
  severalSubjects: (names, what, waits, isShared) => {
    const count = `${names.length} ${what === 'schools' ? 'scholen' : 'trajecten'}`;
    return `${waits ? `${count} wachten op ${isShared ? 'jullie' : 'jou'}` : `Nieuws over ${count}`}: ${shortened(names)}`;
  },
  andMore: (first, more, kind) => {
    const other = kind === 'tasks' ? ['stap', 'stappen'] : ['bericht', 'berichten'];
    return `${first} (en nog ${more} ${more === 1 ? other[0] : other[1]})`;
  },
  newLinkHeadline: 'Je nieuwe link',
  why: (role, { subject, trajectory }) =>
    `Je krijgt deze mail omdat je als ${role} meewerkt aan het traject ${trajectory} van ${subject}. De link is persoonlijk: stuur deze mail niet door.`,
  whyProposed: (by, role, subject, words) =>
    `Je krijgt deze mail omdat ${by} jou opgaf als ${role} ${
      subject === 'school' ? `van ${words.subject}` : `voor het traject ${words.trajectory}`
    }. De link is persoonlijk: stuur deze mail niet door.`,
  whyStandsIn: (role, asks) =>
    `Er is nog geen ${role} opgegeven, daarom ${asks ? 'vragen we het aan jou' : 'krijg jij deze mail'}. De link is persoonlijk: stuur deze mail niet door.`,
  whySeveral:
    'Je krijgt deze mail omdat je meewerkt aan deze trajecten. De links zijn persoonlijk: stuur deze mail niet door.',
  remindersOffFor: (name) => `${name} krijgt liever geen herinneringen meer`,
  sharedMailbox:
    'Jullie gebruiken hetzelfde adres, daarom krijgen jullie één mail. Bij elke vraag staat voor wie ze is; elke link is persoonlijk.',
  remindersOff: 'Ik krijg liever geen herinneringen meer',
  personInRole: (person, role) => `${person} (${role})`,
  since: (date, days) => (days === 1 ? `${date} (één dag)` : `${date} (${days} dagen)`),
  labels: {
    when: 'Wanneer',
    session: (number) => `Sessie ${number}`,
    before: 'Eerst was dit',
    sessionBefore: (number) => `Sessie ${number} was eerst`,
    where: 'Waar',
    with: 'Met',
    who: 'Wie',
    by: 'Uiterlijk',
    askedTo: 'Gevraagd aan',
    silentSince: 'Stil sinds',
    wasExpected: 'Verwacht tegen',
    metOn: 'Afspraak was op',
    phone: 'Telefoon',
    email: 'E-mail',
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
    act: 'Kies wat je doet',
    appointment: 'Bekijk of wijzig de afspraak',
    outcome: 'Uitkomst noteren',
  },
};
