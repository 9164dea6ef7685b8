import type { TrainingsTexts } from './trainings-nl.ts';

/** What the pages for those who give training say in English. */
export const trainingsEn: TrainingsTexts = {
  title: 'My trainings',
  lead: 'The trajectories in which you give training: what you do, when, and with whom you arrange it.',
  open: 'Your turn now',
  all: 'All your trajectories',
  count: (shown) => (shown === 1 ? '1 trajectory' : `${shown} trajectories`),
  none: 'There is no trajectory yet in which you give training.',
  noneMore: 'As soon as a counsellor gives you a role, it stands here.',
  older: 'Next',
  back: 'All trainings',
  columns: {
    school: 'School',
    model: 'Model trajectory',
    status: 'Status',
    steps: 'What is open for you',
    due: 'When',
    reference: 'Reference',
  },
  steps: {
    title: 'What you do',
    none: 'Nothing is waiting for you now.',
    what: 'Step',
    when: 'Appointments',
    due: 'Due',
    status: 'Status',
    statuses: {
      ...{ open: 'open', done: 'done', skipped: 'left out' },
      ...{ expired: 'expired', withdrawn: 'not needed any more' },
    },
  },
  participants: 'Who takes part',
  counsellor: 'Counsellor',
  school: 'School',
};
