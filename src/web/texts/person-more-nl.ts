/** What the pages on merging people, on what is kept about them and on what they leave behind say in Dutch. */
export const personMoreNl = {
  back: (name: string) => `← ${name}`,
  links: {
    merge: 'Staat er twee keer in? Samenvoegen',
    privacy: 'Wat we bewaren, en wissen',
    settle: 'Regel alles in één keer',
  },
  merge: {
    title: (name: string) => `Samenvoegen met ${name}`,
    lead: (name: string) =>
      `Zoek de andere die dezelfde persoon is. ${name} blijft; de rollen, trajecten, mails en documenten van de andere komen erbij.`,
    search: 'Naam of mailadres van de andere',
    button: 'Zoeken',
    none: 'Niemand anders gevonden. Zoek met minder letters.',
    choose: (name: string) => `Kies ${name}`,
    changes: 'Dit verandert',
    stays: (name: string, email: string | undefined) =>
      `${name}${email === undefined ? '' : ` (${email})`} blijft, met deze naam en dit adres.`,
    goes: (name: string, email: string | undefined) =>
      `${name}${email === undefined ? '' : ` (${email})`} is daarna dezelfde persoon en wordt niet meer gevonden.`,
    trajectories: (count: number) =>
      count === 0
        ? 'Geen enkel traject krijgt iemand anders.'
        : count === 1
          ? 'In 1 traject komt deze persoon in de plaats:'
          : `In ${count} trajecten komt deze persoon in de plaats:`,
    moves: (mails: number, documents: number) => `${mails} mails en ${documents} documenten verhuizen mee.`,
    linksDie:
      'Persoonlijke links in mails aan het andere adres werken niet meer; dat adres krijgt daar een mail over.',
    remindersOff: 'Een van beide wou geen herinneringen: dat blijft zo.',
    final: 'Dit kan niet ongedaan gemaakt worden.',
    doIt: (gone: string, kept: string) => `Voeg ${gone} samen met ${kept}`,
    did: (name: string) => `${name} is nu één persoon; niemand wordt iets opnieuw gevraagd.`,
    refused: 'Dit gaat niet:',
    other: 'Iemand anders kiezen',
  },
  privacy: {
    title: (name: string) => `Wat we over ${name} bewaren`,
    lead: 'Voor wie vraagt wat er van hem of haar bekend is. Lees de teksten na voor je ze geeft: ze kunnen ook over anderen gaan.',
    json: 'Alles als JSON',
    text: 'Alles als tekst',
    correct: 'Iets klopt niet? Verbeter de gegevens op de pagina van de persoon.',
    all: 'Alles wat er staat',
    erase: 'Wissen',
    eraseLead:
      'Bekijk eerst wat er verdwijnt. Wat iemand deed blijft staan, als gedaan door iemand die gewist is.',
    eraseLink: 'Bekijk wat wissen verandert',
    erased: 'Deze persoon is gewist.',
    mayNotErase: 'Alleen beheerders wissen iemand.',
  },
  erase: {
    title: (name: string) => `${name} wissen`,
    rows: 'Rijen die verdwijnen of veranderen',
    what: 'Wat',
    count: 'Aantal',
    documents: 'Documenten met deze naam erin; er komt een bladzijde in de plaats die dat zegt:',
    toLookAt: 'Documenten van deze persoon waarin geen programma de naam vindt; bekijk ze zelf:',
    alsoDocuments: 'Wis ook die documenten',
    emptied: 'Lopende trajecten waarin daarna iemand anders nodig is:',
    sameAddress: 'Anderen met hetzelfde adres, misschien dezelfde persoon:',
    namesake:
      'Iemand anders heet net zo: buiten de eigen trajecten blijft de naam in teksten staan; alleen adres en nummer gaan overal weg.',
    confirm: 'Ik weet dat dit niet ongedaan gemaakt kan worden',
    confirmMissing: 'Vink eerst aan dat je weet dat dit niet terug kan.',
    doIt: (name: string) => `Wis ${name} voorgoed`,
    refused: 'Wissen gaat nu niet:',
  },
  settle: {
    title: (name: string) => `Wat ${name} achterlaat`,
    lead: (count: number) =>
      count === 1
        ? '1 lopend traject heeft iemand anders nodig.'
        : `${count} lopende trajecten hebben iemand anders nodig.`,
    nothing: 'Er blijft niets meer achter.',
    how: 'Wat wil je doen?',
    ways: {
      'hand-over': 'Aan iemand anders geven',
      move: 'Naar een andere school verplaatsen',
      stop: 'Stoppen',
    },
    who: 'Wie neemt over?',
    someoneNew: 'Iemand die ik invul',
    name: 'Naam van wie overneemt',
    email: 'E-mailadres van wie overneemt',
    school: 'Nummer van de school die overneemt',
    reason: 'Waarom',
    whoMissing: 'Kies wie overneemt, of vul een naam en een e-mailadres in.',
    schoolMissing: 'Vul het nummer van de school in, zes cijfers.',
    reasonMissing: 'Zeg kort waarom: dat staat in elk traject.',
    preview: 'Toon wat dit verandert',
    doIt: 'Doe het',
  },
};

/** The shape of these texts. */
export type PersonMoreTexts = typeof personMoreNl;
