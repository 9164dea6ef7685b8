import type { QuestionsTexts } from './questions-nl.ts';

/** What the pages on questions of schools say in English. */
export const questionsEn: QuestionsTexts = {
  school: {
    title: 'Ask a question',
    link: 'Ask a question',
    askCounsellor: 'Ask your counsellor a question',
    lead: 'Your question goes to your counsellor, who answers it or passes it on to somebody who knows. You get the answer by mail, and it stands here then.',
    text: 'Your question',
    button: 'Send your question',
    done: 'Your question was sent',
    doneMore: 'You get the answer by mail. There is nothing else for you to do.',
    before: 'Your questions',
    waits: (date) => `Asked on ${date}; no answer yet.`,
    passed: (date, name) => `Asked on ${date}; passed on to ${name}.`,
    answered: (name, date) => `Answer from ${name}, on ${date}:`,
  },
  guest: {
    title: 'Answer a question',
    asks: (name, whom, date) => `${name} (${whom}) asked on ${date}:`,
    answer: 'Your answer',
    button: 'Send the answer',
    thanks: 'Thank you',
    thanksMore: 'This question is answered: the school got the answer by mail. There is nothing else to do.',
    unknown: 'We do not know this link',
    unknownMore:
      'Please check that the address is whole, as it stands in the mail. The question may have been passed on to somebody else meanwhile.',
  },
  staff: {
    title: 'Questions of the school',
    open: 'Questions of the school',
    lead: 'What the school asked on its page, to whom it was passed on, and what the answer was.',
    back: 'Back to the trajectory',
    none: 'No questions yet',
    noneMore: 'The school can ask something on its page, behind the link in a mail.',
    asked: (name, date) => `${name} asked on ${date}:`,
    passed: (name, date) => `Passed on to ${name} on ${date}.`,
    answered: (name, date) => `${name} answered on ${date}:`,
    waits: 'Not answered yet',
    answer: 'Answer',
    answerButton: 'Send the answer',
    to: 'Or pass it on to somebody who knows',
    toHint: 'The mail address of somebody whom we know: a colleague, a partner, somebody of the school.',
    passButton: 'Pass it on',
    did: {
      answered: 'The answer was sent to whoever asked.',
      passed: 'The question was passed on by mail.',
    },
  },
  day: {
    title: 'Questions of schools',
    asked: (name, when) => `${name} asked something, ${when}`,
    passed: (name) => `passed on to ${name}`,
  },
};
