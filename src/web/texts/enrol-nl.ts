/** What the page on which somebody is enrolled says in Dutch. */
export const enrolNl = {
  title: 'Inschrijven',
  what: 'Kies een school en een modeltraject; je ziet meteen welke mails er dan gaan.',
  school: 'School',
  search: 'Naam, nummer of gemeente',
  searchHint: 'Een stuk van de naam volstaat: “rita” vindt Sint-Rita.',
  searchButton: 'Zoek',
  found: (shown: number, total: number) =>
    total === 0 ? 'Geen enkele school gevonden. Probeer een ander woord.' : `${shown} van ${total} scholen`,
  otherSchool: 'Een andere school',
  running: 'Loopt er al',
  runningNone: 'Hier loopt nog niets.',
  model: 'Modeltraject',
  already: (reference: string) => `loopt al (${reference})`,
  unfit: {
    person: 'is voor één persoon, niet voor een school',
    community: 'is voor een scholengemeenschap, niet voor één school',
    organisation: 'is voor een organisatie, niet voor een school',
    programme: 'is voor een programma, niet voor een school',
    over: (date: string) => `kon starten tot ${date}`,
  },
  otherModel: 'Een ander modeltraject',
  people: 'Mensen',
  newHere: 'Iemand anders, die ik invul',
  nobody: 'Nog niemand',
  choose: 'Kies…',
  name: 'Naam',
  email: 'E-mailadres',
  nameOf: (role: string) => `Naam van de ${role}`,
  emailOf: (role: string) => `E-mailadres van de ${role}`,
  whoMissing: (role: string) => `Kies wie ${role} is, of vul een naam en een e-mailadres in.`,
  emailWrong: 'Vul een e-mailadres in, zoals an.janssens@school.be.',
  programme: 'Programma',
  noProgramme: 'Zonder programma',
  places: (free: number | undefined) =>
    free === undefined
      ? 'plaats genoeg'
      : free === 0
        ? 'volzet'
        : free === 1
          ? 'nog 1 plaats'
          : `nog ${free} plaatsen`,
  wait: 'Zet op de wachtlijst als er geen plaats is',
  start: 'Start op',
  dateWrong: 'Dit is geen datum. Kies er een, of schrijf ze als 15/03/2027.',
  underWay: 'Loopt al: in welke fase?',
  underWayNot: 'Nee, het begint nu',
  since: 'Sinds wanneer, als het al loopt',
  sinceMissing: 'Vul in sinds wanneer deze fase loopt.',
  button: (school: string) => `Schrijf ${school} in`,
  preview: 'Toon de mails en het jaar',
  mails: 'De eerste mails',
  mailsNone: 'Er gaat geen enkele mail.',
  year: 'Wat er dan komt, als niemand iets doet',
  waits: 'Er is nu geen plaats in dit programma: de school komt op de wachtlijst.',
  queued: (place: number) => `De school staat op de wachtlijst, op plaats ${place}.`,
  now: 'meteen',
  to: 'aan',
};

/** The shape of these texts. */
export type EnrolTexts = typeof enrolNl;
