import type { Instant } from '../../domain/calendar/types.ts';
import type { Configuration } from '../../platform/configuration.ts';
import type { Store } from '../../store/database/db.ts';
import { readCondition } from '../../store/operations/condition.ts';
import { latestTemplates } from '../../store/templates/templates.ts';
import { countTrajectories } from '../../store/trajectories/list.ts';
import { type CheckResult, fail, ok, warn } from './check-result.ts';

/**
 * Whether trajectories and mails move as they should.
 * @param late what was due before this instant and has not happened is stuck
 */
export async function checkContent(store: Store, late: Instant): Promise<CheckResult[]> {
  const templates = await latestTemplates(store);
  const counts = Object.entries(await countTrajectories(store)).map(
    ([status, count]) => `${count} ${status}`,
  );
  const condition = await readCondition(store, late);
  return [
    templates.length > 0
      ? ok('templates', `${templates.length} published`)
      : warn('templates', 'none is published', 'run `traject seed`'),
    ok('trajectories', counts.join(', ') || 'none yet'),
    ...troubles(
      condition.withoutWorkflow,
      'trajectories',
      'wait for their workflow',
      'a worker starts them; is one running?',
    ),
    ...troubles(
      condition.asleep,
      'trajectories',
      'should have moved by now',
      'look at their workflows in Temporal',
    ),
    ...troubles(
      condition.undecided,
      'commands',
      'were never decided',
      'is Temporal reachable from the API? a retry is safe',
    ),
    ...troubles(
      condition.overdueMails,
      'mails',
      'should have gone by now',
      'is a worker running? its log says why',
    ),
    ...(condition.deferredMails > 0
      ? [
          warn(
            'mails',
            `${condition.deferredMails} were put off by the mail server`,
            'nothing: they are tried again',
          ),
        ]
      : []),
    ...(condition.lostMails > 0
      ? [
          warn(
            'mails',
            `${condition.lostMails} could not be delivered in 30 days`,
            'their counsellors have a task about it',
          ),
        ]
      : []),
  ];
}

function troubles(count: number, check: string, what: string, remedy: string): CheckResult[] {
  return count === 0 ? [] : [fail(check, `${count} ${what}`, remedy)];
}

/** Whether there is a register to read. */
export function checkRegister({ register, environment }: Configuration): CheckResult {
  if (register.url !== undefined) return ok('register', register.url);
  if (environment !== 'production')
    return ok('register', 'generated schools; REGISTER_API_URL names the real one');
  return warn('register', 'none is named', 'set REGISTER_API_URL and REGISTER_API_KEY to import schools');
}
