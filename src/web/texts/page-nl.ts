/** What the page of a trajectory says in Dutch. */
export const pageNl = {
  standsStill: {
    title: 'Dit zit vast door een fout van ons',
    kinds: {
      command: (who: string | undefined, when: string) =>
        who === undefined
          ? `Wat gevraagd werd op ${when}, is nog niet gebeurd.`
          : `Wat ${who} vroeg of antwoordde op ${when}, is nog niet verwerkt.`,
      'wake-up': (_: string | undefined, when: string) => `Het traject gaat niet verder sinds ${when}.`,
      mail: (_: string | undefined, when: string) => `Een mail gaat niet weg sinds ${when}.`,
    },
    again: 'We proberen het vanzelf opnieuw, en er gaat niets verloren.',
    ask: 'Vraag het gerust opnieuw.',
    tell: (reference: string) => `Duurt het te lang, noem een beheerder dan ${reference}.`,
  },
  standing: {
    since: (days: number) =>
      days <= 0
        ? 'sinds vandaag'
        : days === 1
          ? 'sinds gisteren'
          : days < 14
            ? `al ${days} dagen`
            : days < 70
              ? `al ${Math.round(days / 7)} weken`
              : `al ${Math.round(days / 30)} maanden`,
    waits: (since: string, who: string, what: string, due: string | undefined) =>
      `Wacht ${since} op ${who}: ${what}${due === undefined ? '' : `, tegen ${due}`}.`,
    meets: (what: string, moment: string) => `Afspraak voor ${what}: ${moment}.`,
    more: (count: number) =>
      count === 1 ? 'En nog één stap is open.' : `En nog ${count} stappen zijn open.`,
    silent: (date: string) => `Stil: sinds ${date} is er niets van gehoord.`,
    nobody: 'Er wordt nu van niemand iets gevraagd.',
    paused: (from: string, until: string | undefined, reason: string) =>
      `In pauze sinds ${from}${until === undefined ? ', zonder einddatum' : `, tot ${until}`}: “${reason}”.`,
    ended: {
      completed: (date: string) => `Afgerond op ${date}.`,
      stopped: (date: string) => `Stopgezet op ${date}.`,
    },
  },
  nextMail: (date: string, title: string, to: string) => `Volgende mail: ${date}, “${title}” aan ${to}.`,
  noMail: 'Er staat geen mail klaar.',
  counsellor: 'Begeleider',
  acts: {
    label: 'Wat je kan doen',
    more: 'Meer',
    pause: 'Pauzeer',
    pauseEnd: 'Einddatum',
    resume: 'Hervat',
    note: 'Notitie',
    attach: 'Document toevoegen',
    stop: 'Zet stop',
    ...{ school: 'Naar een andere school', withdraw: 'Trek in', restart: 'Laat opnieuw lopen' },
    ...{ delegate: 'Geef door', mails: 'Mails erbij' },
    complete: {
      ...{ meeting: 'Verslag', training: 'Verslag', review: 'Beoordeel', decision: 'Beslis', form: 'Vul in' },
      ...{ document: 'Voeg document toe', payment: 'Betaling', confirm: 'Noteer antwoord' },
      ...{ trajectory: 'Niet nu', notice: 'Klaar', milestone: 'Bereikt' },
    },
    plan: 'Plan',
    move: 'Verplaats',
    due: 'Meer tijd',
    skip: 'Sla over',
    reopen: 'Zet opnieuw open',
    assign: 'Vervang',
    handover: 'Draag over op een dag',
    of: (act: string, what: string) => `${act}: ${what}`,
  },
  now: 'Nu',
  nowNone: 'Niets is open.',
  people: 'Mensen',
  papers: 'Andere documenten',
  undoLate: 'Ongedaan maken kon niet meer: er is intussen iets anders gebeurd.',
  sentStays: 'Mails die al vertrokken, blijven verstuurd.',
};

/** The shape of these texts. */
export type PageTexts = typeof pageNl;
