/** What is said of the calendar that one can subscribe to, in Dutch. */
export const calendarNl = {
  name: 'Traject',
  /** Of something that is asked: its last day. */
  due: (what: string) => `Uiterlijk vandaag: ${what}`,
  title: 'In je agenda',
  lead: 'Zet je afspraken en de dagen waarop iets klaar moet zijn in je eigen agenda. Ze volgen vanzelf als er iets verschuift.',
  none: 'Je agenda heeft nog geen adres.',
  make: 'Maak een adres voor mijn agenda',
  made: 'Dit is het adres van je agenda. Kopieer het nu: we tonen het maar één keer.',
  how: 'In Outlook, Google Agenda of de agenda van je telefoon kies je “agenda toevoegen via internet” of “abonneren”, en plak je dit adres. Wie het adres heeft, kan je afspraken lezen: geef het aan niemand door.',
  address: 'Adres',
  since: (when: string) => `Je agenda heeft een adres sinds ${when}.`,
  again: 'Maak een nieuw adres (het oude werkt dan niet meer)',
  end: 'Laat het adres niet meer werken',
  ended: 'Het adres werkt niet meer. Je agenda krijgt niets nieuws meer.',
  back: 'Terug',
};

/** The same words in another language. */
export type CalendarTexts = typeof calendarNl;
