import type { PageTexts } from './page-nl.ts';

/** What the page of a trajectory says in English. */
export const pageEn: PageTexts = {
  standsStill: {
    title: 'This is stuck because of a fault of ours',
    kinds: {
      command: (who, when) =>
        who === undefined
          ? `What was asked on ${when} has not happened yet.`
          : `What ${who} asked or answered on ${when} has not been dealt with yet.`,
      'wake-up': (_, when) => `The trajectory has not gone on since ${when}.`,
      mail: (_, when) => `A mail has not gone since ${when}.`,
    },
    again: 'We try again by ourselves, and nothing is lost.',
    ask: 'Please ask it again.',
    tell: (reference) => `If it takes too long, tell an administrator ${reference}.`,
  },
  standing: {
    since: (days) =>
      days <= 0
        ? 'since today'
        : days === 1
          ? 'since yesterday'
          : days < 14
            ? `for ${days} days`
            : days < 70
              ? `for ${Math.round(days / 7)} weeks`
              : `for ${Math.round(days / 30)} months`,
    waits: (since, who, what, due) =>
      `Waiting for ${who} ${since}: ${what}${due === undefined ? '' : `, by ${due}`}.`,
    meets: (what, moment) => `Appointment for ${what}: ${moment}.`,
    more: (count) => (count === 1 ? 'One more step is open.' : `${count} more steps are open.`),
    silent: (date: string) => `Silent: nothing was heard since ${date}.`,
    nobody: 'Nothing is asked of anybody now.',
    paused: (from, until, reason) =>
      `Paused since ${from}${until === undefined ? ', without an end' : `, until ${until}`}: “${reason}”.`,
    ended: {
      completed: (date) => `Completed on ${date}.`,
      stopped: (date) => `Stopped on ${date}.`,
    },
  },
  nextMail: (date, title, to) => `Next mail: ${date}, “${title}” to ${to}.`,
  noMail: 'No mail is planned.',
  counsellor: 'Counsellor',
  acts: {
    label: 'What you can do',
    more: 'More',
    pause: 'Pause',
    pauseEnd: 'End date',
    resume: 'Resume',
    note: 'Note',
    attach: 'Add a document',
    ...{ school: 'To another school', withdraw: 'Withdraw', restart: 'Let it run again' },
    ...{ delegate: 'Pass on', mails: 'Filed mails' },
    stop: 'Stop',
    complete: {
      ...{ meeting: 'Report', training: 'Report', review: 'Review', decision: 'Decide', form: 'Fill in' },
      ...{ document: 'Add document', payment: 'Payment', confirm: 'Note the answer' },
      ...{ trajectory: 'Not now', notice: 'Done', milestone: 'Reached' },
    },
    plan: 'Plan',
    move: 'Move',
    due: 'More time',
    skip: 'Skip',
    reopen: 'Open again',
    assign: 'Replace',
    handover: 'Hand over on a day',
    of: (act, what) => `${act}: ${what}`,
  },
  now: 'Now',
  nowNone: 'Nothing is open.',
  people: 'People',
  papers: 'Other documents',
  undoLate: 'It could not be taken back any more: something else has happened in the meantime.',
  sentStays: 'Mails that went stay sent.',
};
