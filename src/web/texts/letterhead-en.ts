import type { LetterheadTexts } from './letterhead-nl.ts';

/** What the page on as whom a guidance service writes says in English. */
export const letterheadEn: LetterheadTexts = {
  intro:
    'Schools know and trust their own guidance service. Its name, signature and logo stand on every mail, and on the pages that it leads to.',
  service: 'Guidance service',
  choose: 'Show',
  none: 'There is no guidance service yet.',
  senderName: 'Name of the sender',
  senderNameHint: (name) => `Stands in “From”. Leave it empty for the full name: ${name}.`,
  signatureNl: 'Signature in Dutch',
  signatureEn: 'Signature in English',
  signatureHint:
    'A few lines under the name of the counsellor. Fill them in in both languages, or in neither.',
  signatureMissing: 'Fill in the signature in this language too, or empty both.',
  tooLong: 'This is too long.',
  logo: 'Logo',
  logoHint:
    'PNG or JPEG, 100 kB at most: it goes along with every mail. Without a file, what there is stays.',
  logoNow: 'The logo as it is now',
  removeLogo: 'Take the logo away',
  look: 'Look at a mail',
  save: 'Save',
  saved: (name) => `Mails of ${name} go like this from now on.`,
  preview: 'This is what a mail looks like',
  previewMore: 'A new logo is shown here as soon as it is saved.',
  from: (name, address) => `From: ${name} (${address})`,
  shown: 'Show how a mail program shows it',
  frame: 'Example of a mail',
};
