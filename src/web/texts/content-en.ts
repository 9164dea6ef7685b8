import type { ContentTexts } from './content-nl.ts';

/** What is said, in English, to whoever looks after the installation and has to read what people wrote; and to the service of it. */
export const contentEn: ContentTexts = {
  title: 'What people wrote',
  lead: 'You read answers, documents, notes and texts of mails only when you have to. Dates, statuses, receivers and what mail servers answered are always there.',
  titleOfPerson: 'What is kept about somebody',
  leadOfPerson:
    'You read all that is kept about somebody only when you have to. Name, address and roles are always there.',
  leadOfPartner:
    'You read what a partner wrote beside its targets only when you have to. The figures are always there.',
  reason: 'Why do you have to read this?',
  hint: 'It lasts an hour. The coordinator of the guidance service sees your name and your reason.',
  missing: 'Say in a sentence why you have to read this.',
  show: 'Show it for an hour',
  back: 'Back to the trajectory',
  backToPerson: 'Back to this person',
  backToPartner: 'Back to this partner',
  inTrajectory: 'What stands here belongs to a trajectory. Open it, and say there why you have to read it.',
  told: {
    title: 'Read by who looks after the installation',
    hint: 'Whoever looks after the installation reads what schools wrote for a reason only, and for an hour at most.',
    line: (name, reason) => `${name}: “${reason}”`,
    aMessage: 'a mail that came back',
  },
};
