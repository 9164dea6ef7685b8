import type { AnsweringTexts } from './answering-nl.ts';

export const answeringEn: AnsweringTexts = {
  task: {
    asRole: (role: string) => `Asked of you as ${role}`,
    dueBy: 'Please do this by',
    level: 'Level',
    noDue: 'There is no final date.',
    daysLeft: (days: number) =>
      days === 0 ? 'that is today' : days === 1 ? 'that is tomorrow' : `${days} days left`,
    daysLate: (days: number) => (days === 1 ? 'one day late' : `${days} days late`),
    lateIsFine: 'The date has passed, but you can still do this.',
    returned: 'You were asked to change something',
    otherOpen: 'This is open for you as well',
    nothingOpen: 'Nothing is asked of you at the moment.',
    nothingOpenMore: 'As soon as there is something, you will get a mail with a new link.',
    paused: (until: string | undefined) =>
      until === undefined ? 'This trajectory is paused' : `This trajectory is paused until ${until}`,
    pausedMore: (until: string | undefined) =>
      until === undefined
        ? 'As long as the pause lasts we ask nothing: you need not do anything now. Your counsellor lets the trajectory go on; the dates then move along.'
        : 'Until then we ask nothing: you need not do anything now. After that the trajectory goes on by itself; the dates move along.',
    pausedKeeps: 'Appointments that were set already do go ahead.',
    ended: 'This trajectory has been completed',
    endedMore: 'Thank you for the work. You need not do anything more.',
    stopped: 'This trajectory has been stopped',
    stoppedMore: 'You need not do anything more. If you have questions, contact your counsellor.',
    notYoursTitle: 'Who does this',
    notYours: (role: string) => `This step is now with: ${role}. You need not do anything.`,
    onlyToKnow: 'You need not do anything for this.',
  },
  kinds: {
    confirm: { title: 'Your confirmation', button: 'Yes, I confirm' },
    form: { title: 'Your answers', button: 'Send the answers' },
    document: { title: 'Your document', button: 'Send the document' },
    review: { title: 'Your verdict', button: 'Send the verdict' },
    meeting: { title: 'The meeting', button: 'Set the date' },
    training: { title: 'The sessions', button: 'Set the dates' },
    decision: { title: 'Your choice', button: 'Send the choice' },
    payment: { title: 'The payment', button: '' },
    notice: { title: 'For your information', button: 'I have read this' },
    milestone: { title: 'The milestone', button: 'This has been reached' },
    trajectory: { title: 'What follows', button: 'Go on' },
  },
  confirm: {
    comment: 'Would you like to add something?',
  },
  choose: {
    legend: 'Choose what fits',
    comment: 'Explanation',
    stops: 'This ends the trajectory.',
    weighsEnd:
      'With this answer the trajectory stops: we then ask nothing more of you. Are you sure? Then confirm it once more below.',
    weighsSkips: (phases: readonly string[]) =>
      `With this answer we pass over: ${phases.join(', ')}. Are you sure? Then confirm it once more below.`,
    onceMore: (option: string) => `Yes, I am sure: ${option}`,
    asksForm: 'For this, fill in everything above.',
    asksNothing: 'For this you need not fill in anything; what you do fill in, we keep.',
    asksComment: 'Add a word below.',
    moreTime: (date: string, holiday: string | undefined) =>
      `The new date will be ${date}${holiday === undefined ? '' : `, after ${holiday}`}.`,
    stopsForSchool: (option: string) =>
      `If you choose “${option}”, this trajectory stops and we ask nothing more of you. In doubt? Your counsellor is glad to think along.`,
  },
  review: {
    handedIn: 'What was handed in',
    legend: 'What do you think of it?',
    comment: 'What should be different?',
    commentHint: 'Only needed when you ask for changes. Be as concrete as you can.',
    documents: 'Documents',
  },
  document: {
    file: 'Choose a file',
    hint: 'PDF, Word (DOCX), OpenDocument (ODT) or a photo (PNG, JPEG), up to 10 MB.',
    comment: 'Would you like to add something?',
    earlier: 'Handed in before',
  },
  appointment: {
    date: 'Date',
    start: 'From',
    end: 'To',
    place: 'Place or link',
    placeHint: 'For instance the room, or the link of an online meeting.',
    chosen: 'This has been arranged',
    change: { meeting: 'Choose another date', training: 'Change the dates' },
    session: (number: number) => `Session ${number}`,
    sessionsHint: 'Fill in what is settled already. An empty line does not count.',
    none: 'No date has been chosen yet.',
    dateMissing: 'Choose a date.',
    dateWrong: 'This is not a date. Write it like 15/03/2027.',
    timeMissing: 'Fill in when it begins and ends.',
    timeWrong: 'Write a time like 14:00.',
    line: { meeting: 'Appointment:', nextSession: 'Next session:', lastSession: 'Last session:' },
    outcome: {
      meeting: {
        noteLater: 'After the meeting you note here what was agreed.',
        noteNow: 'Note below what was agreed.',
        later: 'After the meeting you tell us here that it took place.',
        now: 'Tell us below that the meeting took place.',
      },
      training: {
        noteLater: 'After the last session you note here how the training went.',
        noteNow: 'Note below how the training went.',
        later: 'After the last session you tell us here that the training took place.',
        now: 'Tell us below that the training took place.',
      },
    },
    asked: 'What was asked',
    heldTitle: { meeting: 'Has the meeting been held?', training: 'Has the training been given?' },
    invited: 'Everybody concerned gets an invitation for the calendar.',
  },
  payment: {
    amount: 'Amount',
    reference: 'Reference',
    staff:
      'Your counsellor records the payment as soon as it has arrived. You need not fill in anything here.',
  },
  fields: {
    choose: 'Choose…',
    yes: 'Yes',
    no: 'No',
  },
};
