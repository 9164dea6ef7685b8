import type { SubjectKind } from '../../domain/template/model/types.ts';
import type { MailTexts, ReminderOccasion, Words } from './types.ts';

const numbers = [
  '',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

const inDays = (days: number): string => (days === 1 ? 'That is tomorrow.' : `That is in ${days} days.`);

const joins: { readonly [subject in SubjectKind]: string } = {
  school: 'your school joins',
  team: 'your team joins',
  pupil: 'we begin with this pupil',
  person: 'you join',
  community: 'your school community joins',
  organisation: 'your organisation joins',
  programme: 'you join',
};

const MOST_NAMES = 3;

/** 'An Peeters, Kris Claes and Els Janssens'. */
function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** The first names of many, for a subject line. */
function shortened(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return more < 1 ? names.join(', ') : `${names.slice(0, MOST_NAMES).join(', ')} and ${more} more`;
}

const reminders: { readonly [occasion in ReminderOccasion]: (words: Words) => string } = {
  'before-due': ({ due, days = 0 }) =>
    `A small reminder: this step can be done until ${due} inclusive. ${inDays(days)}`,
  'on-due': () => 'Today is the day we agreed on for this step. You still have the whole day.',
  overdue: ({ due }) =>
    `This step was planned for ${due} and we have not heard from you yet. No problem: you can still do it, preferably this week.`,
  'long-overdue': ({ due, subject }) =>
    `This step has been waiting since ${due}. The trajectory of ${subject} can only go on once it is done.`,
  'without-due': ({ asked }) => `We asked you this on ${asked}. We would like to hear how it is going.`,
  'before-appointment': ({ subject }) => `A small reminder of the appointment for ${subject}.`,
  'after-appointment': ({ met, subject }) =>
    `The appointment for ${subject} was on ${met}. Could you still note what came of it?`,
};

/** All sentences of the mails in English. */
export const en: MailTexts = {
  greeting: (name) => `Dear ${name},`,
  signature: (lines) => ['Kind regards,', ...lines].join('\n'),
  ofService: (person, service) => `${person} of ${service}`,
  newStep: ({ subject, trajectory }) =>
    `A new step is ready for ${subject}, in the trajectory ${trajectory}.`,
  openAgain: ({ subject }) => `This step is open again for ${subject}.`,
  proposal: (by, subject, { trajectory }) =>
    `${by === undefined ? 'We propose' : `${by} proposes`} that ${joins[subject]} the trajectory ${trajectory}.`,
  handedOn: (by, { subject }) =>
    `${by} passed this one step in the trajectory of ${subject} on to you; the rest stays where it was.`,
  takenOver: ({ role, from, askedBy, isWholeSchool }, { subject, trajectory }) => {
    if (from === undefined) {
      return `You are now ${role} for ${subject}.${askedBy === undefined ? '' : ` ${askedBy} gave your name.`}`;
    }
    if (askedBy === from && !isWholeSchool) {
      return `${askedBy} asked you to take this over. You are now ${role} in the trajectory ${trajectory} of ${subject}.`;
    }
    const what = isWholeSchool ? subject : `the trajectory ${trajectory} of ${subject}`;
    const asked = askedBy === undefined || askedBy === from ? '' : ` ${askedBy} asked this of you.`;
    return `You take over ${what} from ${from}.${asked}`;
  },
  stillWaiting: 'This step is still waiting for you.',
  changesAsked: (by) => `${by ?? 'The counsellor'} has read it and asks for one more change:`,
  changesHeadline: (step) => `Change requested: ${step}`,
  placeCameFree: (programme, { subject }) =>
    `Good news: a place came free in ${programme} for ${subject}. The wait is over, the trajectory can begin.`,
  doBy: (date) => `Could you do this by ${date}?`,
  otherwise: ({ extension, by }) =>
    `${
      extension
        ? 'Do you need more time, or is this rather for a colleague?'
        : 'Is this rather for a colleague?'
    } The same ${by} lets you say so.`,
  questions: 'Do you have a question? Just reply to this mail.',
  reminder: (occasion, words) => reminders[occasion](words),
  outcomeHeadline: (step) => `Note the outcome: ${step}`,
  whatHoldsYou:
    'Is it not working out, or has something changed? Let us know, one sentence will do. We will find a way together.',
  notItsTime: 'Does it not suit you after all? Reply to this mail and we will find another date.',
  otherDate: (by) => `Does it not suit you after all? This ${by} lets you choose another date.`,
  guests: 'These people get an invitation as soon as you choose a date:',
  noticeAbout: (step, answer) =>
    `It is about “${step}”${answer === undefined ? '' : `; the answer was “${answer}”`}.`,
  forInformation: ({ subject }) =>
    `For your information: this step is now under way for ${subject}. You do not have to do anything. This is what is asked:`,
  invitation: ({ subject }, changed) =>
    changed
      ? `This appointment for ${subject} has changed. This is how it stands now:`
      : `We would like to invite you to this appointment of ${subject}.`,
  invitationAttached:
    'The appointment is attached to this mail, so that you can put it in your calendar at once.',
  arranged: (by, { subject }, changed) => {
    if (by === undefined) {
      return changed
        ? `The appointment for ${subject} has changed. This is how it stands now:`
        : `The appointment for ${subject} has been set.`;
    }
    const who = by === 'reader' ? 'You' : by;
    return changed
      ? `${who} changed this appointment for ${subject}. This is how it stands now:`
      : `${who} set this appointment for ${subject}.`;
  },
  arrangedHeadline: (step, changed) => `Appointment ${changed ? 'changed' : 'set'}: ${step}`,
  arrangedAttached: (others, changed) =>
    `The appointment is attached to this mail.${
      others.length === 0 ? '' : ` ${listed(others)} got ${changed ? 'the new version' : 'an invitation'}.`
    }`,
  madeAnewHeadline: (step) => `Anew in your calendar: ${step}`,
  madeAnew: (by, { subject }, readdressed) =>
    readdressed
      ? `The appointment for ${subject} stays as it was, but ${by === undefined ? 'stands at your new address' : `the invitation comes from the new address of ${by}`} from now on.`
      : by === undefined
        ? `The appointment for ${subject} stays as it was, but stands in your name from now on.`
        : `The appointment for ${subject} stays as it was, but the invitation comes from ${by} from now on.`,
  takenOutHeadline: (step, stays) =>
    `${stays ? 'Replaces the former invitation' : 'No longer for you'}: ${step}`,
  takenOut: (by, { subject }, readdressed) => {
    if (by === undefined)
      return `You need not come to this appointment for ${subject} any more: somebody else takes this over from you.`;
    const leads = readdressed
      ? by === ''
        ? 'You have a new address'
        : `${by} has a new address`
      : by === ''
        ? 'You lead this trajectory now'
        : `${by} leads this trajectory now`;
    return `${leads}. The appointment for ${subject} goes ahead; you get a new invitation to it.`;
  },
  takenOutAttached: (stays) =>
    stays
      ? 'The attachment takes the former invitation out of your calendar. The new one is in the mail that you get at the same time.'
      : 'The attachment takes it out of your calendar.',
  cancellation: ({ subject }) => `This appointment for ${subject} is cancelled.`,
  cancellationAttached:
    'The attachment takes it out of your calendar. If a new date is needed, you will hear from us.',
  calledOffAttached: (others) =>
    `The attachment takes it out of your calendar.${
      others.length === 0 ? '' : ` ${listed(others)} got the same message.`
    }`,
  sessionsTakenBackHeadline: (count, step) =>
    `${count === 1 ? 'One session is' : 'Some sessions are'} cancelled: ${step}`,
  sessionsTakenBack: (count, { subject }) =>
    count === 1
      ? `This session for ${subject} is cancelled. The others stand.`
      : `These sessions for ${subject} are cancelled. The others stand.`,
  sessionsTakenBackAttached: (count) =>
    `The ${count === 1 ? 'attachment takes it' : 'attachments take them'} out of your calendar. What it all looks like now is in the mail that comes with this one.`,
  escalation: (who, { subject }) =>
    who === undefined
      ? `This step for ${subject} is still waiting for you.`
      : `There is no answer yet from ${who} to this step for ${subject}.`,
  quiet: (weeks, { step, subject }) =>
    `We have heard nothing of ${subject} for ${numbers[weeks] ?? weeks} school weeks. This step waits longest: “${step}”.`,
  outcomeMissing: ({ met, subject }) =>
    `The outcome of the appointment for ${subject}${met === undefined ? '' : ` on ${met}`} has not been noted yet.`,
  outcomeMissingHeadline: (step) => `Outcome not noted yet: ${step}`,
  undecided: (who, { step, subject }) =>
    `${who} has not decided yet how to go on with the step “${step}” of ${subject}, which got no answer.`,
  stillNoContact: (who, role, { subject }) =>
    `${who} has not found anybody yet whom we can reach for ${subject} as ${role}.`,
  undecidedHeadline: (who, task) =>
    task === 'silence'
      ? `${who} has not decided yet how to go on after silence`
      : `${who} has not found a valid contact yet`,
  escalationHelp: 'A phone call often does more than another mail. What you can do:',
  call: (who, hasPhone, what) =>
    `${hasPhone ? 'Call' : 'Write to'} ${who} and ask ${what === 'late' ? 'what is needed' : 'how it went'}.`,
  callSchool: 'Call the school and ask who can take this up.',
  giveMoreTime: 'Give more time: choose a new date.',
  assignSomebody: 'Assign somebody else.',
  silence: ({ step, subject }) =>
    `After all reminders there was no answer to the step “${step}” of ${subject}. The reminders have stopped.`,
  silenceHelp: 'Choose what happens now:',
  noContact: ({ subject }, role, person) =>
    person === undefined
      ? `For ${subject} there is nobody whom we can reach as ${role}.`
      : `Our mails to ${person}, ${role} of ${subject}, do not arrive.`,
  noContactHelp: 'As long as that lasts, this role gets no question from us at all. What you can do:',
  noContactChoices: [
    'Call the school and ask whom we can write to.',
    'Assign somebody else to this role.',
    'Is the address wrong? Correct it, and the mails will go on.',
  ],
  newLink: ({ subject, trajectory }) =>
    `You asked for a new link to the trajectory ${trajectory} of ${subject}. Here it is.`,
  newLinkNotAsked: 'Did you not ask for this yourself? Then there is nothing you need to do.',
  several: (count, kind) =>
    kind === 'tasks'
      ? `Today we ask you ${numbers[count] ?? count} things`
      : `Today we have ${numbers[count] ?? count} messages for you`,
  severalSubjects: (names, what, waits) => {
    const count = `${names.length} ${what}`;
    return `${waits ? `${count} are waiting for you` : `News of ${count}`}: ${shortened(names)}`;
  },
  andMore: (first, more, kind) => {
    const other = kind === 'tasks' ? ['step', 'steps'] : ['message', 'messages'];
    return `${first} (and ${more} more ${more === 1 ? other[0] : other[1]})`;
  },
  newLinkHeadline: 'Your new link',
  why: (role, { subject, trajectory }) =>
    `You get this mail because you take part in the trajectory ${trajectory} of ${subject} as ${role}. The link is personal: please do not forward this mail.`,
  whyProposed: (by, role, subject, words) =>
    `You get this mail because ${by} gave your name as ${role} ${
      subject === 'school' ? `of ${words.subject}` : `for the trajectory ${words.trajectory}`
    }. The link is personal: please do not forward this mail.`,
  whyStandsIn: (role, asks) =>
    `Nobody has been named as ${role} yet, ${asks ? 'so we ask you' : 'so this mail comes to you'}. The link is personal: please do not forward this mail.`,
  whySeveral:
    'You get this mail because you take part in these trajectories. The links are personal: please do not forward this mail.',
  remindersOffFor: (name) => `${name} would rather get no more reminders`,
  sharedMailbox:
    'You use the same address, so you get one mail. Each question says whom it is for; each link is personal.',
  remindersOff: 'I would rather get no more reminders',
  personInRole: (person, role) => `${person} (${role})`,
  since: (date, days) => (days === 1 ? `${date} (one day)` : `${date} (${days} days)`),
  labels: {
    when: 'When',
    session: (number) => `Session ${number}`,
    before: 'Before, it was',
    sessionBefore: (number) => `Session ${number} was`,
    where: 'Where',
    with: 'With',
    who: 'Who',
    by: 'By',
    askedTo: 'Asked of',
    silentSince: 'Silent since',
    wasExpected: 'Expected by',
    metOn: 'Appointment was on',
    phone: 'Telephone',
    email: 'E-mail address',
  },
  buttons: {
    confirm: 'Confirm',
    form: 'Fill in',
    document: 'Send the document',
    review: 'Review',
    meeting: 'Choose a date',
    training: 'See the sessions',
    payment: 'See the payment',
    decision: 'Make a choice',
    notice: 'See the trajectory',
    milestone: 'Confirm',
    trajectory: 'See the proposal',
    view: 'See the trajectory',
    open: 'Open your page',
    choose: 'Choose what happens',
    act: 'Choose what you do',
    appointment: 'See or change the appointment',
    outcome: 'Note the outcome',
  },
};
