/** What the page on as whom a guidance service writes says in Dutch. */
export const letterheadNl = {
  intro:
    'Scholen kennen en vertrouwen hun eigen begeleidingsdienst. Zijn naam, handtekening en logo staan op elke mail, en op de pagina’s waar die naartoe leidt.',
  service: 'Begeleidingsdienst',
  choose: 'Toon',
  none: 'Er is nog geen begeleidingsdienst.',
  senderName: 'Naam van de afzender',
  senderNameHint: (name: string) => `Staat in “Van”. Laat leeg voor de volle naam: ${name}.`,
  signatureNl: 'Handtekening in het Nederlands',
  signatureEn: 'Handtekening in het Engels',
  signatureHint:
    'Een paar regels onder de naam van de begeleider. Vul ze in beide talen in, of in geen van beide.',
  signatureMissing: 'Vul de handtekening ook in deze taal in, of maak beide leeg.',
  tooLong: 'Dit is te lang.',
  logo: 'Logo',
  logoHint: 'PNG of JPEG, hoogstens 100 kB: het gaat met elke mail mee. Zonder bestand blijft wat er is.',
  logoNow: 'Het logo van nu',
  removeLogo: 'Haal het logo weg',
  look: 'Bekijk een mail',
  save: 'Bewaar',
  saved: (name: string) => `Mails van ${name} gaan vanaf nu zo weg.`,
  preview: 'Zo ziet een mail eruit',
  previewMore: 'Een nieuw logo zie je hier zodra het bewaard is.',
  from: (name: string, address: string) => `Van: ${name} (${address})`,
  shown: 'Toon hoe een mailprogramma hem toont',
  frame: 'Voorbeeld van een mail',
};

/** The same in every language. */
export type LetterheadTexts = typeof letterheadNl;
