import { functionWords } from '../../texts/functions.ts';

/** What the page of a step that proposes a trajectory says in Dutch, to whoever can start it. */
export const startNl = {
  notStarted: 'Dit traject kon niet vanzelf starten',
  what: (template: string) => `Je start het traject “${template}”`,
  for: (subject: string) => `voor ${subject}`,
  school: 'Voor welke school?',
  person: 'Voor wie is het traject?',
  personHint: 'Wie het traject doorloopt, krijgt meestal ook een van de rollen hieronder.',
  whoTitle: 'Wie doet mee?',
  who: 'Wie?',
  nobody: 'Voorlopig niemand',
  newcomer: 'Of iemand nieuw',
  newcomerHint: 'Vul je hier iemand in, dan geldt dat en niet de keuze hierboven.',
  name: 'Naam',
  email: 'E-mailadres',
  optional: (roles: string) => `Mag leeg blijven: ${roles}`,
  start: 'Startdatum',
  startHint: (from: string, until: string | undefined) =>
    until === undefined
      ? `Dit traject kan starten vanaf ${from}.`
      : `Dit traject kan starten vanaf ${from} tot en met ${until}.`,
  then: 'Wat er dan gebeurt',
  thenMails: 'De eerste mails, als alles blijft zoals het hier staat:',
  thenNoMails: 'De eerste weken gaan er geen mails.',
  at: (on: string | undefined) => on ?? 'meteen',
  thenDone: 'Deze stap is dan klaar; je hoeft hier niets meer voor te doen.',
  button: 'Start het traject',
  otherwise: 'Start je het nu niet?',
  otherwiseBody: 'Dat is ook een antwoord. De stap is dan klaar en er start niets.',
  runs: 'Er loopt er al een',
  running: (template: string, reference: string, since: string) =>
    `${template} (${reference}), gestart op ${since}`,
  runsMore:
    'Was dat wat hier gevraagd wordt, kies dan onderaan ‘Al gestart’. Voor hetzelfde schooljaar kan er geen tweede starten.',
  already: 'Al gestart',
  begun: 'Dit traject is gestart. Deze stap wordt zo meteen vanzelf afgesloten; je hoeft niets meer te doen.',
  startedTitle: 'Het traject is gestart',
  started: (template: string, subject: string) => `“${template}” loopt nu voor ${subject}.`,
  firstMail: (people: string, on: string | undefined) =>
    on === undefined
      ? `De eerste mail gaat meteen naar ${people}.`
      : `De eerste mail gaat op ${on} naar ${people}.`,
  and: 'en',
  open: 'Bekijk het nieuwe traject',
  functions: functionWords.nl,
  mistakes: {
    school: 'Kies voor welke school het traject is.',
    person: 'Kies voor wie het traject is, of vul iemand nieuw in.',
    role: (role: string) => `${role}: kies iemand, of vul iemand nieuw in.`,
    gone: 'Deze persoon staat niet meer in de lijst. Kies opnieuw.',
    name: 'Vul de naam van deze persoon in.',
    email: 'Vul het e-mailadres van deze persoon in.',
    emailWrong: 'Dit is geen volledig e-mailadres. Het ziet eruit als naam@school.example.',
    start: 'Kies een startdatum.',
  },
};

/** The shape of these texts. */
export type StartTexts = typeof startNl;
