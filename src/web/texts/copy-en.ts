import type { copyNl } from './copy-nl.ts';

/** The copy that somebody keeps of what they answered, in English. */
export const copyEn: typeof copyNl = {
  title: 'Copy of your answer',
  link: 'Look at a copy of your answer, or save it.',
  who: 'Who',
  when: 'When',
  givenOn: 'Given on',
  how: 'How',
  throughLink: 'through the personal link in a mail',
  recorded: 'recorded by the guidance service',
  recordedBy: (name: string) => `recorded by ${name}`,
  reference: 'Where it stands',
  entry: (version: number) => `line ${version} of the journal`,
  answer: 'Your answer',
  chosen: 'Chosen',
  confirmed: 'Confirmed.',
  fingerprint: (start: string) => `fingerprint ${start}…`,
  hint: 'Print this page with your browser, or',
  save: 'save it as a file',
  back: 'Back to the trajectory',
  keep: 'Save and go on later',
  keepHint:
    'What you save is not sent yet. Pass the step on to a colleague, and they find it here. A document is chosen anew.',
  kept: (by: string | undefined, moment: string) =>
    `Not sent yet: ${by === undefined ? 'this was saved' : `${by} saved this`} on ${moment}.`,
  keptDone: 'Saved. You find it here as you left it; it is not sent yet.',
};
