import { statusWords } from '../../texts/statuses.ts';

import type { StaffTexts } from './staff-nl.ts';

/** What the start page and the pages of trajectories say in English. */
export const staffEn: StaffTexts = {
  open: 'Open',
  start: {
    title: 'Guiding schools, year after year',
    intro:
      'traject keeps an eye on where every school stands: from referral and intake to vision, training and follow-up. It asks in time for what is needed, reminds kindly, and tells the counsellor when it stays silent.',
    docs: 'What the API can do',
    docsMore: 'All addresses, with examples.',
    inbox: 'The mailbox of this demo',
    inboxMore: 'All mails that were sent. Open one and follow its link, as a school does.',
    who: 'Signed in',
    signOut: 'sign out',
    noLists: 'You are signed in. For your role there are no lists of schools or trajectories here.',
  },
  overview: {
    subject: 'School',
    template: 'Model',
    empty: 'Nothing found',
    emptyMore: 'Take a filter away, or search with fewer words.',
    title: 'All trajectories',
    search: 'Search for a school or reference',
    status: 'Status',
    all: 'all',
    statuses: statusWords.en,
    overdue: 'Only what is late',
    button: 'Search',
    whose: 'Whose',
    whoseMine: 'my trajectories',
    whoseAll: 'the whole service',
    titleMine: 'My trajectories',
    counsellor: 'Counsellor',
    found: (from: number, to: number, total: number) =>
      total === 0
        ? 'No trajectories found.'
        : from === 1 && to === total
          ? `${total} ${total === 1 ? 'trajectory' : 'trajectories'}`
          : `${from}–${to} of ${total} trajectories`,
    phase: 'Phase',
    waiting: 'Waiting for',
    due: 'Expected by',
    appointment: 'Appointment',
    date: 'Next date',
    late: 'late',
    none: 'none',
    nobody: 'nobody',
    goesOn: 'Continues on',
  },
  trajectory: {
    back: 'To all trajectories',
    reference: 'Reference',
    counsellor: 'Counsellor',
    since: 'Started on',
    roles: 'Who does what',
    nobody: 'nobody yet',
    related: {
      title: 'Related trajectories',
      from: 'Started from',
      started: 'Started from here',
      beside: 'Runs or ran beside it',
    },
    next: 'What comes next',
    nextMore: 'This is how it goes if nobody does anything. Whatever is done changes this list at once.',
    nextNone: 'Nothing more is to happen.',
    waits: (role: string, name: string | undefined, step: string) =>
      `Nothing is planned: this trajectory waits for ${role}${name === undefined ? '' : ` (${name})`}: “${step}”.`,
    paused: (date: string, reason: string) => `Paused since ${date} without an end date: “${reason}”.`,
    filledIn: {
      school: 'What the school filled in',
      others: 'What others filled in',
      none: 'The school has filled in nothing yet.',
      chosen: 'Chosen',
    },
    timeline: 'Phases and steps',
    mails: 'Mails',
    mailGroups: {
      sent: 'Sent',
      planned: 'Planned',
      others: (count: number) => `Not sent (${count})`,
    },
    mailsNone: 'There is no mail yet.',
    journal: 'What happened',
    all: (count: number) => `Show everything (${count})`,
    to: 'to',
    mailStatus: {
      planned: 'planned',
      sent: 'sent',
      merged: 'merged',
      withdrawn: 'no longer needed',
      failed: 'failed',
      undeliverable: 'no address',
    },
    linkMail: 'New link',
    agenda: {
      phase: (title: string) => `Phase “${title}” starts`,
      step: (title: string) => `“${title}” is asked`,
      deadline: (title: string) => `Final date for “${title}”`,
      expiry: {
        skip: (title: string) => `“${title}” is skipped`,
        ask: (title: string) => `The counsellor decides about “${title}”`,
        stop: (title: string) => `The trajectory stops: no answer to “${title}”`,
      },
      appointment: (title: string) => `Appointment: ${title}`,
      mail: (title: string) => `Mail: ${title}`,
      handover: (role: string) => `Somebody else becomes ${role}`,
      resume: 'The pause is over',
      end: { completed: 'The trajectory has been completed', stopped: 'The trajectory stops' },
    },
  },
};
