import type { RetentionTexts } from './retention-nl.ts';

/** What the page on how long things are kept says in English. */
export const retentionEn: RetentionTexts = {
  intro:
    'What we keep, for how long, and what goes when. Administrators and the direction are told thirty days before something goes.',
  due: 'What may go now',
  dueNone: 'There is nothing now of which the announced day has come.',
  dueLine: (what, count) => `${count} × ${what}`,
  mostOfIt: 'What is much work goes in parts; what is left over goes the next day.',
  final: 'What is gone does not come back.',
  run: 'Remove this now',
  confirm: 'I know that this cannot be undone',
  confirmMissing: 'First tick that you know that this cannot be undone.',
  did: (count) => (count === 0 ? 'There was nothing left to remove.' : `${count} removed.`),
  announced: 'Announced and done',
  announcedNone: 'Nothing is announced, and nothing went in the last year.',
  columns: {
    what: 'What',
    whose: 'Whose',
    why: 'Why',
    long: 'How long',
    announced: 'Told on',
    on: 'Goes on',
    expected: 'Expected',
    done: 'Done',
  },
  kept: 'How long we keep what',
  keptMore: 'The periods stand in the setting RETENTION of the installation.',
  months: (months) =>
    months === undefined
      ? 'for ever'
      : months % 12 === 0
        ? `${months / 12} year${months === 12 ? '' : 's'}`
        : `${months} months`,
  withPerson: 'as long as the person',
  notYet: 'not yet',
  doneOn: (day, count) => `${day}: ${count}`,
  erasures: 'Erased when asked',
  erasuresCount: (count) =>
    count === 0
      ? 'Nobody was erased in the last year.'
      : count === 1
        ? '1 person was erased in the last year; of who it was nothing is left.'
        : `${count} people were erased in the last year; of who they were nothing is left.`,
};
