import { type Health, readDefects, readHealth } from '../../application/operations/health.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import type { Configuration } from '../../platform/configuration.ts';
import type { WholeStore } from '../../store/database/db.ts';
import type { Breaker } from '../../store/mail/breaker.ts';
import { type CheckResult, fail, ok, warn } from './check-result.ts';

/**
 * Whether trajectories and mails move as they should.
 * @param late what was due before this instant and has not happened is stuck
 */
export async function checkContent(store: WholeStore, late: Instant): Promise<CheckResult[]> {
  const { templates, unreadable, trajectories, condition, breaker, audit } = await readHealth(
    { store },
    late,
  );
  const counts = Object.entries(trajectories).map(([status, count]) => `${count} ${status}`);
  return [
    templates > 0
      ? ok('templates', `${templates} published`)
      : warn('templates', 'none is published', 'run `traject seed`'),
    ...unreadable.map(({ id, version, why }) =>
      fail(
        'templates',
        `version ${version} of ${id} cannot be read: ${why}`,
        'publish a version of it that can; its running trajectories wait for a fix',
      ),
    ),
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
    ...troubles(
      condition.behind,
      'workflows',
      'have not heard what was committed',
      'a worker tells them; `traject doctor --repair` does so now',
    ),
    ...troubles(
      condition.overdueLetters,
      'letters',
      'should have gone by now',
      'is a worker running? its log says why',
    ),
    ...(condition.holds === 0
      ? []
      : [
          warn(
            'mails',
            'are held back on purpose',
            'release them when the reason is gone: Administration, *Mails*, or `POST /api/v1/mails/release`',
          ),
        ]),
    auditAsWritten(audit),
    ...(breaker === undefined ? [] : [refusingEverybody(breaker)]),
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
    ...lettersOwed(condition),
  ];
}

function lettersOwed({ deferredLetters, lostLetters }: Health['condition']): CheckResult[] {
  const put = warn(
    'letters',
    `${deferredLetters} could not go yet`,
    'nothing: they are tried again for three days',
  );
  const lost = warn(
    'letters',
    `${lostLetters} were given up in 30 days`,
    '`traject letters` says which and why, and sends them again with `--again`; so does Administration, Mail',
  );
  return [...(deferredLetters > 0 ? [put] : []), ...(lostLetters > 0 ? [lost] : [])];
}

function auditAsWritten({ lines, brokenAt }: Health['audit']): CheckResult {
  if (brokenAt === undefined) return ok('audit', `${lines} lines, each as it was written`);
  return fail(
    'audit',
    `line ${brokenAt} is not as it was written`,
    'compare with a backup: somebody changed the database by hand',
  );
}

function refusingEverybody({ code, pattern, domains, openedAt, probeAt }: Breaker): CheckResult {
  return fail(
    'mail server',
    `since ${openedAt} it refuses mail to ${domains} domains or more in the same words (${code ?? 'no code'}: ${pattern}); all mail is kept`,
    `look at the sending limit, the sender and blocklists; one mail is tried at ${probeAt}, and all go when it is taken`,
  );
}

function troubles(count: number, check: string, what: string, remedy: string): CheckResult[] {
  return count === 0 ? [] : [fail(check, `${count} ${what}`, remedy)];
}

const MOST_NAMED = 10;

/** What stands still because of a fault of ours: each by its reference, under which the log says what failed. */
export async function checkStuck(store: WholeStore): Promise<CheckResult[]> {
  const stuck = await readDefects({ store });
  const named = stuck.slice(0, MOST_NAMED).map(({ defect, trajectory }) => {
    const { kind, subject, reference, error, attempts, nextAttemptAt } = defect;
    const what = kind === 'chore' ? `the chore "${subject}"` : `a ${kind} of ${trajectory ?? 'something'}`;
    const next = nextAttemptAt === undefined ? 'until somebody asks again' : `next try ${nextAttemptAt}`;
    return fail(
      'stuck',
      `${reference}: ${what} (${error}, tried ${attempts} ${attempts === 1 ? 'time' : 'times'}, ${next})`,
      `look for ${reference} in the log; after a fix it goes on by itself, or at once with \`traject doctor --repair\``,
    );
  });
  const more = stuck.length - named.length;
  return more > 0 ? [...named, fail('stuck', `${more} more`, 'as those above')] : named;
}

/** Whether there is a register to read. */
export function checkRegister({ register, environment }: Configuration): CheckResult {
  if (register.url !== undefined) return ok('register', register.url);
  if (environment !== 'production')
    return ok('register', 'generated schools; REGISTER_API_URL names the real one');
  return warn('register', 'none is named', 'set REGISTER_API_URL and REGISTER_API_KEY to import schools');
}
