/** What the start page and the pages of trajectories say in Dutch. */
export const staffNl = {
  open: 'Openen',
  start: {
    title: 'Begeleiding van scholen, jaar na jaar',
    intro:
      'traject houdt in het oog waar elke school staat: van toeleiding en intake tot visie, vorming en opvolging. Het vraagt op tijd wat nodig is, herinnert vriendelijk, en vertelt de begeleider wanneer het stil blijft.',
    docs: 'Wat de API kan',
    docsMore: 'Alle adressen, met voorbeelden.',
    inbox: 'De mailbox van deze demo',
    inboxMore: 'Alle mails die verstuurd zijn. Open er een en volg de link, zoals een school dat doet.',
    who: 'Aangemeld',
    signOut: 'afmelden',
    noLists: 'Je bent aangemeld. Voor jouw rol zijn er hier geen lijsten van scholen of trajecten.',
    standing: {
      title: 'Hoe het er nu voor staat',
      running: (count: number) => `${count} ${count === 1 ? 'traject loopt' : 'trajecten lopen'}`,
      late: (count: number) => `${count} te laat`,
      atRisk: (count: number) => `${count} in gevaar`,
      silent: (count: number) => `${count} stil`,
      paused: (count: number) => `${count} in pauze`,
      means: {
        running: 'Er wordt op iemand gewacht, of het gaat op een datum vanzelf verder.',
        late: 'Een open stap is over haar datum.',
        atRisk:
          'Meer dan twee weken te laat, of de begeleider kreeg een vraag over stilte of een verloren contact.',
        silent: 'Drie schoolweken kwam er geen teken van leven.',
        paused: 'Er gaat geen enkele mail, tot iemand het hervat of de einddatum er is.',
      },
    },
  },
  trajectory: {
    back: 'Naar alle trajecten',
    reference: 'Referentie',
    counsellor: 'Begeleider',
    since: 'Gestart op',
    related: {
      title: 'Verwante trajecten',
      from: 'Gestart vanuit',
      started: 'Hieruit gestart',
      beside: 'Loopt of liep ernaast',
    },
    roles: 'Wie doet wat',
    nobody: 'nog niemand',
    next: 'Wat nu komt',
    nextMore: 'Zo verloopt het als niemand iets doet. Alles wat gedaan wordt, verandert deze lijst meteen.',
    nextNone: 'Er staat niets meer te gebeuren.',
    waits: (role: string, name: string | undefined, step: string) =>
      `Er staat niets gepland: dit traject wacht op ${role}${name === undefined ? '' : ` (${name})`} voor “${step}”.`,
    paused: (date: string, reason: string) => `In pauze zonder einddatum sinds ${date}: “${reason}”.`,
    filledIn: {
      school: 'Wat de school invulde',
      others: 'Wat anderen invulden',
      none: 'De school vulde nog niets in.',
      chosen: 'Gekozen',
    },
    timeline: 'Fasen en stappen',
    mails: 'Mails',
    mailGroups: {
      sent: 'Verstuurd',
      planned: 'Gepland',
      others: (count: number) => `Niet verstuurd (${count})`,
    },
    mailsNone: 'Er is nog geen enkele mail.',
    journal: 'Wat er gebeurde',
    all: (count: number) => `Toon alles (${count})`,
    to: 'aan',
    mailStatus: {
      planned: 'gepland',
      sent: 'verstuurd',
      merged: 'samengevoegd',
      withdrawn: 'niet meer nodig',
      failed: 'mislukt',
      undeliverable: 'geen adres',
    },
    linkMail: 'Nieuwe link',
    agenda: {
      phase: (title: string) => `Fase “${title}” start`,
      step: (title: string) => `“${title}” wordt gevraagd`,
      deadline: (title: string) => `Uiterste datum voor “${title}”`,
      expiry: {
        skip: (title: string) => `“${title}” wordt overgeslagen`,
        ask: (title: string) => `De begeleider beslist over “${title}”`,
        stop: (title: string) => `Het traject stopt: geen antwoord op “${title}”`,
      },
      appointment: (title: string) => `Afspraak: ${title}`,
      mail: (title: string) => `Mail: ${title}`,
      handover: (role: string) => `Iemand anders wordt ${role}`,
      resume: 'De pauze is voorbij',
      end: { completed: 'Het traject is afgerond', stopped: 'Het traject stopt' },
    },
  },
};

/** The shape of these texts. */
export type StaffTexts = typeof staffNl;
