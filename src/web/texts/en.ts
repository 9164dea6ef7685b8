import { answeringEn } from './answering-en.ts';
import type { SharedTexts } from './nl.ts';

/** Everything the pages say in English. */
export const en: SharedTexts = {
  language: {
    own: 'English',
    other: 'Nederlands',
    switch: 'Toon deze pagina in het Nederlands',
  },
  frame: {
    skip: 'To the content',
    tagline: 'Forward together, step by step',
    home: 'traject, to the start',
    privacy:
      'This page is meant for you alone. Do not pass the link on; name a colleague if somebody else should do this.',
    optional: 'optional',
  },
  ...answeringEn,
  more: {
    title: 'Not working out?',
    time: 'I need more time',
    timeNow: (date: string, passed: boolean) => `The date ${passed ? 'was' : 'is now'} ${date}.`,
    timeUntil: (date: string, holiday: string | undefined) =>
      `You get until ${date}${holiday === undefined ? '' : `, after ${holiday}`}.`,
    timeNoReason: 'You need not give a reason.',
    timeReason: 'Reason',
    timeButton: 'Give me more time',
    notDelegable: 'This step cannot be passed on. Is it not for you? Please tell your counsellor.',
    colleague: 'Not for me: ask a colleague',
    colleagueBody:
      'Your colleague takes over this one step and gets a mail once your counsellor confirms it; everything else stays with you. Whoever takes part in this trajectory already gets the mail at once.',
    colleagueAtOnce:
      'Your colleague takes over this one step and gets a mail at once; everything else stays with you.',
    asked: {
      waitsTitle: 'Waits for your counsellor',
      waits: (
        whom: { readonly name: string; readonly email: string } | undefined,
        what: string | undefined,
      ) =>
        `You asked to pass ${what === undefined ? 'this step' : `your role of ${what}`} on to ${whom === undefined ? 'a colleague' : `${whom.name} (${whom.email})`}. Once your counsellor confirms it, ${whom?.name ?? 'that colleague'} gets a mail. Until then this stays with you, and you can still do it yourself.`,
      refusedTitle: 'Not passed on',
      refused:
        'You asked to pass this on, and your counsellor did not confirm it. So it stays with you. Questions? Your counsellor is glad to help.',
    },
    wholeRole: (role: string) =>
      `Pass on my whole role of ${role}, with everything still to come. My links for this role stop working.`,
    name: 'Name of your colleague',
    email: 'E-mail address of your colleague',
    colleagueButton: 'Ask this colleague',
    nameMissing: 'Fill in the name of your colleague.',
    emailMissing: 'Fill in the e-mail address of your colleague.',
    emailWrong: 'This is not a complete e-mail address. It looks like name@school.example.',
    emailOwn: 'This is your own address. Fill in the address of your colleague.',
  },
  holidays: {
    names: {
      autumn: 'the autumn holiday',
      christmas: 'the Christmas holiday',
      carnival: 'the carnival holiday',
      easter: 'the Easter holiday',
      summer: 'the summer holiday',
    },
    other: (name: string) => `a school holiday (${name})`,
    fallsIn: (date: string, holiday: string) => `${date} is in ${holiday}. Set it all the same?`,
    isFree: (date: string, name: string) => `${date} is a free day (${name}). Set it all the same?`,
    title: (count: number) =>
      count === 1 ? 'There is no school on that day' : 'There is no school on those days',
    note: 'Nothing has been set yet. Choose another day, or press “Set it all the same” below.',
    anyway: 'Set it all the same',
    otherDay: 'I chose another day',
  },
  contact: {
    title: 'Your counsellor',
    body: 'You can always turn here with questions.',
    none: 'No counsellor has been named at the moment.',
    mail: 'Send a mail',
  },
  road: {
    title: 'The whole trajectory',
    progress: (done: number, total: number) => `${done} of ${total} phases done`,
    steps: 'Steps in this phase',
    status: { done: 'done', now: 'in progress', later: 'later', skipped: 'skipped', dropped: 'dropped' },
    you: 'you',
    due: (date: string) => `by ${date}`,
    appointment: (moment: string) => `appointment: ${moment}`,
    late: (date: string) => `was asked by ${date}`,
    closed: (date: string) => `done on ${date}`,
    expected: (date: string) => `${date} at the earliest`,
    since: (date) => `since ${date}`,
    on: (date: string) => `on ${date}`,
  },
  done: {
    plainTitle: 'Done',
    title: 'Done, thank you!',
    completed: 'We have received it. You need not do anything more for this.',
    appointed: (moment: string) => `The meeting is settled: ${moment}.`,
    appointedMany: 'The dates are settled. Everybody concerned gets an invitation.',
    extended: (date: string) => `No problem. The new date is ${date}.`,
    extendedForOther: (step: string, date: string) => `Noted. There is now time for “${step}” until ${date}.`,
    remindersOff: 'You will get no more reminders. Questions and invitations still come.',
    remindersOn: 'You will get reminders again.',
    kept: 'We have received your answer. It takes a little longer than usual to process; you need not send anything again.',
    linkAsked:
      'If this address is still the contact for this trajectory, a new link is on its way. Look in your mailbox in a few minutes, in the junk folder too.',
  },
  errors: {
    title: 'Something is not right yet',
    titleCount: (count: number) =>
      count === 1 ? 'One thing is not right yet' : `${count} things are not right yet`,
    kept: 'What you filled in has been kept in this form.',
    stale: 'This page was out of date. Please check and try again.',
    busy: 'This does not work just now. What you filled in is still below. Try again in a few minutes.',
  },
  link: {
    doneTitle: 'This has been done',
    doneBody: 'What this mail asked for is in order. You need not do anything more for it.',
    doneOn: (date: string) => `Completed on ${date}.`,
    lapsedTitle: 'This is no longer needed',
    lapsedBody: 'What this mail asked for is not asked any more.',
    expiredTitle: 'This link has expired',
    expiredBody: 'For safety a link works for a limited time. That is no problem: ask for a new one below.',
    revokedTitle: 'This link no longer works',
    revokedBody:
      'The link was withdrawn, for instance because a colleague took over from you. If this trajectory is still yours, ask for a new one.',
    thanksTitle: 'Thank you, this is in order',
    returnedTitle: 'You asked for a change',
    returnedBody: 'As soon as there is a new version, we ask you to read it again.',
    handedOverTitle: 'Your colleague takes this over',
    handedOverBody:
      'This link no longer works: your colleague has links of their own now. You need not do anything more.',
    next: 'Next step',
    nextOther: (step: string, role: string) => `Next step: “${step}” (${role}).`,
    nothingNext: 'As soon as something is asked of you again, you will get a mail.',
    stoppedOn: (template: string, subject: string, date: string) =>
      `The trajectory ${template} of ${subject} was stopped on ${date}. You need not do anything more.`,
    completedOn: (template: string, subject: string, date: string) =>
      `The trajectory ${template} of ${subject} was completed on ${date}. Thank you for the work.`,
    about: (template: string) => `This link belonged to the trajectory ${template}.`,
    questions: 'Questions?',
    askTitle: 'Do you need a new link?',
    askBody: 'We send it to the address at which you got this mail.',
    askMore: 'With it you also see where you stand, and put your appointments in your calendar.',
    askButton: 'Send me a new link',
    unknownTitle: 'We do not know this link',
    unknownBody:
      'Perhaps it did not come over completely. Open the link from the mail again, or copy all of it, from beginning to end.',
    unknownMore: 'Still not working? Answer the mail: your counsellor will help you.',
  },
  answered: {
    beforeTitle: 'There was an answer already',
    notedTitle: 'Noted',
    noted: 'We have received your answer. You need not do anything more for this.',
    stopped: 'We have received your answer. The trajectory stops here.',
    returned: 'Your request for a change has been sent.',
    newVersion: (bySchool: boolean, until: string | undefined) =>
      `${bySchool ? 'The school' : 'Whoever handed this in'} can send a new version ${until === undefined ? 'now' : `until ${until}`}; after that we ask you to read it again.`,
    takesOver: (name: string, email: string) =>
      `${name} (${email}) has just been sent a mail and takes this over from you.`,
    notRight: 'Is this not right? Mail',
  },
  waiting: {
    title: 'We are still waiting for this',
    nobody: (role: string) => `Nobody has been named as ${role} yet.`,
    time: 'Give more time',
    timeBody: (name: string) => `The reminders to ${name} follow the new date.`,
    due: 'New date',
    timeButton: 'Give more time',
    postponed: (step: string, date: string) => `For “${step}” there is time until ${date} now.`,
    somebodyElse: 'Name somebody else',
    somebodyElseBody: (role: string) =>
      `Whoever you name is ${role} in this whole trajectory from now on, and gets a mail at once.`,
    name: 'Name',
    email: 'E-mail address',
    nameMissing: 'Fill in the name.',
    emailMissing: 'Fill in the e-mail address.',
    emailOwn: 'This is your own address. Fill in the address of whoever you name.',
    somebodyElseButton: 'Name this person',
    assigned: (name: string, email: string, role: string) =>
      `${name} (${email}) is ${role} now and has just been sent a mail.`,
  },
  reminders: {
    offTitle: 'Reminders are off',
    offBody: 'You still get questions and invitations, but no reminders.',
    onButton: 'Turn reminders on again',
    onBody: 'You get a reminder when something lies waiting for too long.',
    offButton: 'Send me no reminders',
    title: 'Reminders',
  },
  problems: {
    notFoundTitle: 'This page does not exist',
    notFoundBody: 'Check the address. Perhaps a part of it was lost on the way.',
    tooLargeTitle: 'This file is too large',
    tooLargeBody: 'A file may be at most 10 MB.',
    tooLargeHelp:
      'Save a Word document as PDF, make the pictures in it smaller, or send only the pages that are needed.',
    busyTitle: 'This does not work just now',
    busyBody: 'Nothing has been lost. Try again in a few minutes.',
    tooManyTitle: 'One moment, please',
    tooManyBody: (seconds: number) =>
      `Too many requests came from your network in a short time. Load this page again in ${seconds === 1 ? 'one second' : `${seconds} seconds`}, and you can go on.`,
    tooManyHelp: 'What you just sent has not arrived yet. It goes along when you load the page again.',
    forbiddenTitle: 'This did not come from this page',
    forbiddenBody: 'For safety we only take forms that you send from here yourself. Open the page again.',
    notYoursTitle: 'Your account does not show this page',
    notYoursBody: 'Do you think that you need it? Ask whoever looks after traject with you.',
    home: 'To the start',
    tryAgain: 'Back to the page',
  },
};
