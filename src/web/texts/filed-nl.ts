/** What the page with mails that were filed with a trajectory says in Dutch. */
export const filedNl = {
  title: 'Mails bij dit traject',
  lead: 'Kreeg je een mail over dit traject in je eigen mailbox? Hier vindt iedereen hem terug die het traject mag lezen.',
  back: 'Terug naar het traject',
  forward: (address: string) => `Stuur een mail door naar ${address}: dan staat hij hier vanzelf.`,
  none: 'Er is nog geen mail bewaard.',
  noForward: 'Plak de mail hieronder.',
  of: (sender: string, day: string) => `${sender}, ${day}`,
  by: (name: string) => `bewaard door ${name}`,
  add: 'Een mail erbij plakken',
  sender: 'Van wie?',
  senderHint: 'Naam en adres, zoals in de mail: An Janssens <an@school.be>.',
  subject: 'Onderwerp',
  text: 'Tekst van de mail',
  on: 'Geschreven op',
  step: 'Over welke stap?',
  whole: 'Het hele traject',
  button: 'Bewaar deze mail',
  missing: {
    sender: 'Vul in van wie de mail is.',
    subject: 'Vul het onderwerp in.',
    text: 'Plak de tekst van de mail.',
  },
  dateWrong: 'Dit is geen datum. Kies er een, of schrijf ze als 15/03/2027.',
  did: 'De mail is bewaard.',
};

/** The shape of these texts. */
export type FiledTexts = typeof filedNl;
