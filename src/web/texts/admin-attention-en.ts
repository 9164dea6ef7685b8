import type { AdminAttentionTexts } from './admin-attention-nl.ts';

const many = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;

const troubles: AdminAttentionTexts['words'] = {
  'database-down': {
    what: () => 'The database does not answer.',
    todo: 'See whether PostgreSQL runs; then everything goes on by itself.',
  },
  'temporal-down': {
    what: () => 'Temporal does not answer.',
    todo: 'See whether the server runs and can be reached. What is asked meanwhile is kept.',
  },
  'no-worker': {
    what: (count) => `No worker listens on ${many(count, 'queue', 'queues')}.`,
    todo: 'Start a worker: `traject worker`.',
  },
  'without-workflow': {
    what: (count) => `${many(count, 'trajectory waits', 'trajectories wait')} for a workflow.`,
    todo: 'A worker starts them. Is one running?',
  },
  asleep: {
    what: (count) => `${many(count, 'trajectory', 'trajectories')} should have moved by now.`,
    todo: 'Press “Try everything again”; if that does not help, look behind the scenes of the trajectory.',
  },
  undecided: {
    what: (count) => `${many(count, 'command has', 'commands have')} not been decided.`,
    todo: 'Can Temporal be reached, and does a worker run? Asking again is safe: nothing happens twice.',
  },
  'overdue-mails': {
    what: (count) => `${many(count, 'mail', 'mails')} should have gone by now.`,
    todo: 'Does a worker for mail run? Its log says why.',
  },
  behind: {
    what: (count) => `${many(count, 'workflow has', 'workflows have')} not heard what was decided.`,
    todo: 'A worker tells them; “Try everything again” does it now.',
  },
  'mail-held': {
    what: (count) => `Mail is held back on purpose (${many(count, 'time', 'times')}).`,
    todo: 'Let it go again under Mails, once the reason is gone.',
  },
  'audit-broken': {
    what: (line) => `Line ${line} of the audit is not as it was written.`,
    todo: 'Compare with a backup: somebody changed the database by hand.',
  },
  'mail-refused': {
    what: (count) => `The mail server refuses all mail, already for ${many(count, 'domain', 'domains')}.`,
    todo: 'Look at the sending limit, the sender and blocklists. All mail is kept, and goes as soon as one is taken.',
  },
  'deferred-mails': {
    what: (count) => `${many(count, 'mail was', 'mails were')} put off by the mail server.`,
    todo: 'Nothing: they are tried again.',
  },
  'lost-mails': {
    what: (count) => `${many(count, 'mail did', 'mails did')} not arrive in 30 days.`,
    todo: 'The counsellors have a task about it. Correct the address and send again under Mails.',
  },
  'overdue-letters': {
    what: (count) => `${many(count, 'other mail', 'other mails')} should have gone by now.`,
    todo: 'Does a worker run? Its log says why.',
  },
  'lost-letters': {
    what: (count) => `${many(count, 'other mail was', 'other mails were')} given up in 30 days.`,
    todo: 'Mails says of each why. Send them again there, or phone whoever waits for it.',
  },
  'deferred-letters': {
    what: (count) => `${many(count, 'other mail', 'other mails')} could not go yet.`,
    todo: 'Nothing: they are tried again for three days.',
  },
  'no-templates': {
    what: () => 'No model trajectory has been published yet.',
    todo: 'Publish one under Model trajectories.',
  },
};

/** What the page on what asks for attention says in English. */
export const adminAttentionEn: AdminAttentionTexts = {
  intro: 'What stands still, what is late and what does not answer, with what you do about it.',
  stuck: 'What is stuck',
  stuckNone: 'Nothing is stuck.',
  stuckCount: (count) =>
    many(count, 'thing is stuck by a fault of ours', 'things are stuck by a fault of ours'),
  columns: { reference: 'Reference', what: 'What', since: 'Since', reason: 'Reason', next: 'Again' },
  kinds: { 'wake-up': 'Wake-up', command: 'Command', mail: 'Mail', chore: 'Chore of the workers' },
  fault: (code) => `fault in our program (${code})`,
  tried: (count) => `tried ${many(count, 'time', 'times')}`,
  onceAsked: 'when somebody asks again',
  repair: 'Try everything again',
  repairMore:
    'After a fix nobody has to wait. What has happened does not happen again. The log says under the reference what went wrong.',
  repaired: (left) =>
    left === 0
      ? 'Everything was tried again and nothing is stuck any more.'
      : `Everything was tried again. Still stuck: ${left}.`,
  troubles: 'What else there is',
  where: { mails: 'To Mails', templates: 'To Model trajectories' },
  troublesNone: 'Everything does what it should.',
  words: troubles,
  todo: 'What to do',
  queues: 'Queues',
  queuesNone: 'Temporal does not answer, so the queues cannot be seen.',
  queueNames: { trajectories: 'Trajectories', mail: 'Mail', chores: 'Work in the background' },
  queueColumns: { queue: 'Queue', workers: 'Workers', waiting: 'Waiting', lag: 'Oldest waits' },
  seconds: (count) => `${count} s`,
  looked: (moment) => `Looked at on ${moment}.`,
  facts: { templates: 'Model trajectories', audit: 'Lines in the audit' },
  figures: 'In figures',
};
