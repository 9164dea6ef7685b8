import type { FiledTexts } from './filed-nl.ts';

/** What the page with mails that were filed with a trajectory says in English. */
export const filedEn: FiledTexts = {
  title: 'Mails with this trajectory',
  lead: 'Did you get a mail about this trajectory in your own mailbox? Here everybody finds it who may read the trajectory.',
  back: 'Back to the trajectory',
  forward: (address) => `Forward a mail to ${address}: then it stands here by itself.`,
  none: 'No mail was filed yet.',
  noForward: 'Paste the mail below.',
  of: (sender, day) => `${sender}, ${day}`,
  by: (name) => `filed by ${name}`,
  add: 'Paste a mail',
  sender: 'Who wrote it?',
  senderHint: 'Name and address, as in the mail: An Janssens <an@school.be>.',
  subject: 'Subject',
  text: 'Text of the mail',
  on: 'Written on',
  step: 'About which step?',
  whole: 'The whole trajectory',
  button: 'File this mail',
  missing: {
    sender: 'Fill in who wrote the mail.',
    subject: 'Fill in the subject.',
    text: 'Paste the text of the mail.',
  },
  dateWrong: 'This is not a date. Choose one, or write it as 15/03/2027.',
  did: 'The mail was filed.',
};
