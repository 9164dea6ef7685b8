import { functionWords } from '../../texts/functions.ts';
import type { StartTexts } from './start-nl.ts';

/** What the page of a step that proposes a trajectory says in English, to whoever can start it. */
export const startEn: StartTexts = {
  notStarted: 'This trajectory could not start by itself',
  what: (template) => `You start the trajectory “${template}”`,
  for: (subject) => `for ${subject}`,
  school: 'For which school?',
  person: 'Who is the trajectory for?',
  personHint: 'Whoever goes through the trajectory usually has one of the roles below as well.',
  whoTitle: 'Who takes part?',
  who: 'Who?',
  nobody: 'Nobody for now',
  newcomer: 'Or somebody new',
  newcomerHint: 'If you fill in somebody here, that counts and not the choice above.',
  name: 'Name',
  email: 'Email address',
  optional: (roles) => `May stay empty: ${roles}`,
  start: 'Start date',
  startHint: (from, until) =>
    until === undefined
      ? `This trajectory can start from ${from}.`
      : `This trajectory can start from ${from} until ${until}.`,
  then: 'What happens then',
  thenMails: 'The first mails, if everything stays as it is here:',
  thenNoMails: 'No mails go in the first weeks.',
  at: (on) => on ?? 'at once',
  thenDone: 'This step is then done; there is nothing more for you to do about it.',
  button: 'Start the trajectory',
  otherwise: 'Not starting it now?',
  otherwiseBody: 'That is an answer too. The step is then done and nothing starts.',
  runs: 'One runs already',
  running: (template, reference, since) => `${template} (${reference}), started on ${since}`,
  runsMore:
    'If that is what is asked here, choose ‘Started already’ at the bottom. A second one cannot start for the same school year.',
  already: 'Started already',
  begun:
    'This trajectory has started. This step will be closed by itself in a moment; there is nothing more to do.',
  startedTitle: 'The trajectory has started',
  started: (template, subject) => `“${template}” now runs for ${subject}.`,
  firstMail: (people, on) =>
    on === undefined
      ? `The first mail goes at once to ${people}.`
      : `The first mail goes on ${on} to ${people}.`,
  and: 'and',
  open: 'Look at the new trajectory',
  functions: functionWords.en,
  mistakes: {
    school: 'Choose which school the trajectory is for.',
    person: 'Choose who the trajectory is for, or fill in somebody new.',
    role: (role) => `${role}: choose somebody, or fill in somebody new.`,
    gone: 'This person is no longer in the list. Choose again.',
    name: 'Fill in the name of this person.',
    email: 'Fill in the email address of this person.',
    emailWrong: 'This is not a complete email address. It looks like name@school.example.',
    start: 'Choose a start date.',
  },
};
