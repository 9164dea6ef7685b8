/** What the pages on people say in Dutch. */
export const peopleNl = {
  title: 'Mensen',
  lead: 'Wie je kan bereiken en hoe: van je dienst en van de scholen waar jij mee te maken hebt.',
  found: (from: number, to: number, total: number) =>
    total === 0
      ? 'Niemand gevonden.'
      : from === 1 && to === total
        ? `${total} ${total === 1 ? 'persoon' : 'mensen'}`
        : `${from}–${to} van ${total} mensen`,
  empty: 'Niemand past hierbij',
  emptyMore:
    'Neem een filter weg, of zoek met minder letters. Iemand nieuw voeg je toe op de pagina van de school.',
  button: 'Zoeken',
  all: 'alle',
  sheet: 'Mensen',
  filters: {
    q: 'Naam of mailadres',
    function: 'Functie',
    hindrance: 'Bereikbaar',
    involved: 'Met een rol nu',
    left: 'Wie weg is',
  },
  hindrances: {
    unreachable: 'mail komt niet aan',
    'no-address': 'geen mailadres',
    absent: 'afwezig',
    'reminders-off': 'wil geen herinneringen',
  },
  names: {
    name: 'Naam',
    function: 'Functie',
    of: 'Waar',
    email: 'Mail',
    phone: 'Telefoon',
    roles: 'Rollen nu',
    mailed: 'Laatste mail',
    reach: 'Bereikbaar',
  },
  none: '–',
  never: 'nog geen',
  reachable: 'ja',
  rolesNow: (count: number) => (count === 0 ? 'geen' : count === 1 ? '1 traject' : `${count} trajecten`),
  back: 'Alle mensen',
  at: (what: string, where: string) => `${what}, ${where}`,
  mailedOn: (date: string) => `De laatste mail werd aanvaard op ${date}.`,
  neverMailed: 'Er ging nog geen mail naar deze persoon.',
  acts: {
    title: 'Wat je kan doen',
    correct: 'Gegevens verbeteren',
    move: 'Werkt nu op een andere school',
    left: 'Is weg',
    back: 'Werkt er toch nog',
    remindersOff: 'Herinneringen afzetten',
    remindersOn: 'Herinneringen weer aanzetten',
    save: 'Bewaren',
    school: 'Nummer van de nieuwe school',
    schoolHint: 'Zes cijfers, zoals in het register. Zoek de school bovenaan als je het nummer niet kent.',
    schoolMissing: 'Vul het nummer van de nieuwe school in.',
    moveButton: 'Verplaatsen',
    leftButton: (name: string) => `${name} is weg`,
    changes: 'Dit verandert',
    newAddress: (links: number) =>
      links === 0
        ? 'Verandert het adres, dan krijgt het oude adres daarover een mail, en gaan mails die wachten naar het nieuwe.'
        : `Verandert het adres, dan krijgt het oude adres daarover een mail, ${links === 1 ? 'vervalt 1 persoonlijke link' : `vervallen ${links} persoonlijke links`}, en gaan mails die wachten naar het nieuwe.`,
    leaves: (roles: number, links: number) =>
      `Mails naar deze persoon stoppen en ${links === 1 ? '1 persoonlijke link vervalt' : `${links} persoonlijke links vervallen`}. ${roles === 0 ? 'Geen enkel lopend traject blijft achter.' : roles === 1 ? '1 lopend traject heeft dan iemand anders nodig: dat staat hieronder klaar.' : `${roles} lopende trajecten hebben dan iemand anders nodig: die staan hieronder klaar.`}`,
    moves: (roles: number) =>
      roles === 0
        ? 'De oude school verliest deze contactpersoon; er loopt niets dat iemand anders nodig heeft.'
        : `Mails over de oude school stoppen; ${roles === 1 ? '1 lopend traject heeft' : `${roles} lopende trajecten hebben`} dan iemand anders nodig.`,
    finalLinks:
      'Links die vervallen zijn, komen niet terug; de persoon krijgt een nieuwe bij de volgende mail.',
  },
  did: {
    corrected: (name: string) => `De gegevens van ${name} zijn bewaard.`,
    moved: (name: string) => `${name} werkt nu op de nieuwe school.`,
    left: (name: string) => `Genoteerd: ${name} is weg.`,
    back: (name: string) => `Genoteerd: ${name} werkt er toch nog.`,
    off: (name: string) => `${name} krijgt geen herinneringen meer. Vragen en uitnodigingen blijven komen.`,
    on: (name: string) => `${name} krijgt weer herinneringen.`,
  },
  changedMeanwhile: 'Iemand anders veranderde deze gegevens intussen. Kijk ze na en bewaar dan opnieuw.',
  mistake: 'Dit ging niet. Kijk na wat je invulde.',
  behind: {
    title: 'Wat achterblijft',
    lead: 'Deze lopende trajecten hebben iemand anders nodig.',
    assign: 'Vervang',
    of: (act: string, what: string) => `${act}: ${what}`,
  },
  roles: {
    title: 'Rollen',
    now: 'Nu',
    before: 'Vroeger',
    none: 'Geen rol in een traject. Dat krijgt iemand bij het inschrijven, of op de pagina van een traject.',
    trajectory: 'Traject',
    role: 'Rol',
    open: 'Open',
    due: 'Tegen',
    all: (count: number) => `Alle ${count} in de lijst`,
  },
  links: {
    title: 'Persoonlijke links',
    none: 'Geen link die nog werkt. Bij de volgende mail komt er een nieuwe mee.',
    step: 'Voor',
    expires: 'Geldig tot',
    used: 'Laatst gebruikt',
    notUsed: 'nog niet',
  },
  mails: {
    title: 'Mails',
    none: 'Er staat geen mail klaar en er ging er geen weg.',
    link: 'Nieuwe link, op eigen vraag',
    first: (count: number) => `de laatste ${count}`,
    of: (title: string, school: string) => `${title} (${school})`,
  },
  facts: {
    title: 'Over deze persoon',
    where: 'Werkt voor',
    language: 'Taal van de mails',
    reminders: 'Herinneringen',
    remindersOn: 'ja',
    remindersOff: 'nee, op eigen vraag',
  },
  reach: {
    left: (since: string) => `weg sinds ${since}`,
    unreachable: 'mail komt niet aan',
    noAddress: 'geen mailadres bekend',
    absent: (until: string) => `afwezig tot en met ${until}`,
    remindersOff: 'wil geen herinneringen',
  },
  languages: { nl: 'Nederlands', en: 'Engels' },
  addedHint: 'Mails gaan pas naar iemand als die een rol krijgt in een traject.',
  form: {
    name: 'Naam',
    email: 'E-mailadres',
    phone: 'Telefoon',
    function: 'Functie',
    noFunction: 'iets anders',
    language: 'Taal van de mails',
    further_language: 'Leest modeltrajecten, als ze er zijn, in het',
    noFurther: 'geen andere taal',
    nameMissing: 'Vul de naam in.',
    emailWrong: 'Dit is geen volledig e-mailadres. Het ziet eruit als naam@school.example.',
  },
};

/** The shape of these texts. */
export type PeopleTexts = typeof peopleNl;
