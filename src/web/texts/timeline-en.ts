import type { TimelineTexts } from './timeline-nl.ts';

/** What the timeline of a trajectory, its mails and its past days say in English. */
export const timelineEn: TimelineTexts = {
  title: 'Timeline',
  parts: { all: 'Everything', mails: 'Mails', acts: 'Acts', changes: 'Changes' },
  label: 'What you want to see',
  hint: 'Above what is still to come if nobody acts, below what has been.',
  today: 'Today',
  later: (count) => `Also show what comes later (${count})`,
  earlier: (count) => `Also show what was earlier (${count})`,
  nothing: 'Nothing to show.',
  mailTo: (who) => `to ${who}`,
  mail: 'Mail',
  read: 'Read the mail',
  readOf: (title) => `Read the mail: ${title}`,
  together: (count) =>
    `One mail about ${count} things, because they reach the same person on the same morning.`,
  moved: (date) => `Moved from ${date}: holiday or weekend.`,
  reason: (kind, rung) => {
    if (kind === 'ask') return 'Goes as soon as the step is asked.';
    if (kind === 'escalation') return 'Goes because there is no answer by then.';
    if (kind === 'reminder')
      return rung === 'before' ? 'Reminder beforehand.' : 'Reminder: there is no answer yet by then.';
    return kind === 'invitation' ? 'Invitation to the appointment.' : 'Word of what happens then.';
  },
  lapsed: (count) => (count === 1 ? 'One mail was no longer needed' : `${count} mails were no longer needed`),
  along: (count) => (count === 1 ? 'One mail went along in it' : `${count} mails went along in it`),
  several: (count) => `The ${count} things`,
  at: {
    label: 'As of',
    button: 'Show',
    past: (date) => `This is how the trajectory stood at the end of ${date}.`,
    pastMore: 'What happened later is not shown. What was to come then is worked out from where it stood.',
    now: 'Back to today',
  },
  letter: {
    title: 'The mail',
    to: 'To',
    noAddress: 'no address yet',
    when: { went: 'Left', goes: 'Goes', would: 'Was planned for' },
    subject: 'Subject',
    why: 'Why',
    asSent: 'This is the text as it was sent.',
    rewritten:
      'The text is not kept. This is how the trajectory wrote the mail then, with the names of now and without the personal link.',
    foreseen: 'This is how the mail is written if nothing changes. The personal link is left out.',
    look: 'As a mail program shows it',
    frame: (subject) => `Mail: ${subject}`,
    inWords: { nl: 'In Dutch', en: 'In English' },
    close: 'Close',
    back: 'To the trajectory',
  },
  school: {
    open: 'As the school sees it',
    title: (name) => `As ${name} sees it`,
    hint: 'This is a preview: you can look, nothing is sent.',
    role: 'Who looks',
    steps: 'What is open for this person',
    button: 'Show',
    nobody: 'Nobody of the school has a role in this trajectory.',
  },
  live: {
    title: 'Behind the scenes',
    hint: 'For administrators only: what Temporal says of this trajectory, beside what the database says.',
    open: 'Show what Temporal says',
    workflow: 'Workflow',
    states: { running: 'is running', ended: 'has ended', 'not-started': 'has not started yet' },
    queue: 'Task queue',
    run: 'Run',
    history: 'Events in the history',
    pending: 'Work under way',
    pendingOf: (count) => (count === 0 ? 'none' : count === 1 ? '1 task' : `${count} tasks`),
    version: 'Version',
    versions: (stored, known) =>
      known === undefined
        ? `${stored} in the database`
        : `${stored} in the database, ${known} in the workflow`,
    wake: 'Wakes up',
    never: 'only when somebody acts',
    nextMail: 'Next mail',
    noMail: 'none',
    links: 'Personal links that still work',
    failed: 'What is stuck',
    tried: (count, next) => `tried ${count} times, again on ${next}`,
    fine: 'Nothing is stuck.',
    silent:
      'Temporal or the workers do not answer. Everything is in the database; it goes on as soon as they are back.',
    repair: 'Repair',
    repairMore:
      'Has the workflow look again where the trajectory stands, and starts it if it is gone. What has happened does not happen again.',
    outcomes: {
      heard: 'The workflow has looked and knows again where the trajectory stands.',
      restarted: 'The workflow was gone and has been started anew.',
      'still-stuck': 'It is still stuck: the fault has not been mended. See Administration.',
      ended: 'This trajectory has ended: there is nothing to repair.',
      silent: 'Temporal or the workers do not answer: try again in a while.',
    },
    kinds: { 'wake-up': 'a wake-up', command: 'a command', mail: 'a mail', chore: 'a chore of the workers' },
    since: (moment) => `since ${moment}`,
  },
};
