/** What the timeline of a trajectory, its mails and its past days say in Dutch. */
export const timelineNl = {
  title: 'Tijdlijn',
  parts: { all: 'Alles', mails: 'Mails', acts: 'Daden', changes: 'Wijzigingen' },
  label: 'Wat je wil zien',
  hint: 'Bovenaan wat nog komt als niemand iets doet, onderaan wat geweest is.',
  today: 'Vandaag',
  later: (count: number) =>
    count === 1 ? 'Toon ook wat later komt (1)' : `Toon ook wat later komt (${count})`,
  earlier: (count: number) => `Toon ook wat vroeger was (${count})`,
  nothing: 'Niets om te tonen.',
  mailTo: (who: string) => `aan ${who}`,
  mail: 'Mail',
  read: 'Lees de mail',
  readOf: (title: string) => `Lees de mail: ${title}`,
  together: (count: number) =>
    `Eén mail met ${count} onderwerpen, omdat ze dezelfde ochtend bij dezelfde persoon aankomen.`,
  moved: (date: string) => `Verschoven van ${date}: vakantie of weekend.`,
  reason: (kind: string | undefined, rung: string | undefined): string => {
    if (kind === 'ask') return 'Gaat zodra de stap gevraagd wordt.';
    if (kind === 'escalation') return 'Gaat omdat het antwoord dan uitblijft.';
    if (kind === 'reminder')
      return rung === 'before' ? 'Herinnering vooraf.' : 'Herinnering: er is dan nog geen antwoord.';
    return kind === 'invitation' ? 'Uitnodiging voor de afspraak.' : 'Bericht over wat er dan gebeurt.';
  },
  lapsed: (count: number) =>
    count === 1 ? 'Eén mail verviel hierdoor' : `${count} mails vervielen hierdoor`,
  along: (count: number) => (count === 1 ? 'Eén mail ging hierin mee' : `${count} mails gingen hierin mee`),
  several: (count: number) => `De ${count} onderwerpen`,
  at: {
    label: 'Stand op',
    button: 'Toon',
    past: (date: string) => `Zo stond dit traject op het einde van ${date}.`,
    pastMore:
      'Wat er later gebeurde, staat er niet bij. Wat toen nog moest komen, is gerekend met de agenda van toen.',
    now: 'Terug naar vandaag',
  },
  letter: {
    title: 'De mail',
    to: 'Aan',
    noAddress: 'nog geen adres',
    when: { went: 'Vertrokken', goes: 'Gaat', would: 'Was voorzien' },
    subject: 'Onderwerp',
    why: 'Waarom',
    asSent: 'Dit is de tekst zoals hij verstuurd werd.',
    rewritten:
      'De tekst is niet bewaard. Zo schreef het traject de mail toen, met de namen van nu en zonder de persoonlijke link.',
    foreseen:
      'Zo wordt de mail geschreven als er intussen niets verandert. De persoonlijke link is weggelaten.',
    look: 'Zoals een mailprogramma hem toont',
    frame: (subject: string) => `Mail: ${subject}`,
    inWords: { nl: 'In het Nederlands', en: 'In het Engels' },
    close: 'Sluit',
    back: 'Naar het traject',
  },
  school: {
    open: 'Zoals de school het ziet',
    title: (name: string) => `Zoals ${name} het ziet`,
    hint: 'Dit is een voorbeeld: je kan kijken, niets wordt verstuurd.',
    role: 'Wie kijkt',
    steps: 'Wat voor deze persoon openstaat',
    button: 'Toon',
    nobody: 'Niemand van de school heeft een rol in dit traject.',
  },
  live: {
    title: 'Achter de schermen',
    hint: 'Alleen voor beheerders: wat Temporal van dit traject zegt, naast wat in de databank staat.',
    open: 'Toon wat Temporal zegt',
    workflow: 'Workflow',
    states: { running: 'loopt', ended: 'is afgelopen', 'not-started': 'is nog niet gestart' },
    queue: 'Wachtrij',
    run: 'Run',
    history: 'Gebeurtenissen in de geschiedenis',
    pending: 'Werk onderweg',
    pendingOf: (count: number) => (count === 0 ? 'niets' : count === 1 ? '1 taak' : `${count} taken`),
    version: 'Versie',
    versions: (stored: number, known: number | undefined) =>
      known === undefined ? `${stored} in de databank` : `${stored} in de databank, ${known} in de workflow`,
    wake: 'Wordt wakker',
    never: 'alleen als iemand iets doet',
    nextMail: 'Volgende mail',
    noMail: 'geen',
    links: 'Persoonlijke links die nog werken',
    failed: 'Wat vastzit',
    tried: (count: number, next: string) => `${count} keer geprobeerd, opnieuw op ${next}`,
    fine: 'Niets zit vast.',
    silent:
      'Temporal of de werkprocessen antwoorden niet. In de databank staat alles; zodra ze er weer zijn, gaat het verder.',
    repair: 'Herstel',
    repairMore:
      'Laat de workflow opnieuw kijken waar het traject staat, en start hem als hij weg is. Wat al gebeurd is, gebeurt niet opnieuw.',
    outcomes: {
      heard: 'De workflow heeft gekeken en weet weer waar het traject staat.',
      restarted: 'De workflow was weg en is opnieuw gestart.',
      'still-stuck': 'Het zit nog vast: de fout is nog niet hersteld. Zie Beheer.',
      ended: 'Dit traject is afgelopen: er is niets te herstellen.',
      silent: 'Temporal of de werkprocessen antwoorden niet: probeer het straks opnieuw.',
    },
    kinds: {
      'wake-up': 'een wekmoment',
      command: 'een opdracht',
      mail: 'een mail',
      chore: 'een taak op de achtergrond',
    },
    since: (moment: string) => `sinds ${moment}`,
  },
};

/** The shape of these texts. */
export type TimelineTexts = typeof timelineNl;
