/** What the frame and the parts of the staff's pages say in Dutch. */
export const consoleNl = {
  navigation: 'Hoofdmenu',
  pages: { today: 'Vandaag', trajectories: 'Trajecten' },
  more: 'Meer',
  search: 'Zoek school, persoon, traject, stap',
  enrol: 'Inschrijven',
  account: (name: string) => `${name}: taal en aanmelding`,
  signOut: 'Afmelden',
  keys: {
    title: 'Sneltoetsen',
    open: 'Sneltoetsen tonen',
    close: 'Sluiten',
    use: 'Sneltoetsen gebruiken',
    list: [
      ['/', 'zoeken'],
      ['g v', 'naar Vandaag'],
      ['g t', 'naar Trajecten'],
      ['j, k', 'volgende of vorige lijn'],
      ['Enter', 'de lijn openen'],
      ['x', 'de lijn aanvinken'],
      ['.', 'wat je met de lijn kan doen'],
      ['?', 'deze lijst'],
    ],
  },
  table: {
    select: (name: string) => `${name} aanvinken`,
    acts: (name: string) => `Wat kan met ${name}`,
    export: 'Exporteren (CSV)',
    sortBy: (column: string) => `Sorteren op ${column}`,
  },
  filters: {
    chosen: 'Gekozen filters',
    remove: (filter: string) => `${filter} weglaten`,
    clear: 'Filters wissen',
  },
  paging: {
    label: 'Bladeren',
    previous: 'Vorige',
    next: 'Volgende',
  },
  act: {
    changes: 'Dit verandert',
    preview: 'Toon wat dit verandert',
    nothing: 'Er verandert geen enkele datum en geen enkele mail.',
    cancel: 'Toch niet',
    gone: 'vervalt',
    andMore: (count: number) => `en nog ${count} wijzigingen`,
    mails: {
      goes: 'gaat nu weg',
      comes: 'komt erbij op',
      moves: 'verschuift naar',
      withdrawn: 'vervalt',
      readdressed: 'gaat naar iemand anders, op',
    },
    told: 'Krijgt bericht',
    final: 'Kan niet ongedaan gemaakt worden',
  },
  undo: 'Ongedaan maken',
  person: { nobody: 'nog niemand', noWay: 'geen adres of telefoonnummer bekend' },
  timeline: { today: 'vandaag', coming: 'Wat komt', past: 'Wat was' },
  road: {
    title: 'Weg: gepland en werkelijk',
    phase: 'Fase',
    bar: 'Looptijd',
    from: (date: string) => `vanaf ${date}`,
    expected: (date: string) => `verwacht vanaf ${date}`,
    between: (from: string, until: string) => `${from} tot ${until}`,
    legend: {
      actual: 'hoe het liep',
      planned: 'hoe het verwacht wordt',
      holiday: 'schoolvakantie',
      today: 'vandaag',
    },
  },
};

/** The shape of these texts. */
export type ConsoleTexts = typeof consoleNl;
