import { createTransport } from 'nodemailer';
import {
  findBehind,
  findLost,
  type Lost,
  restartLost,
  tellAllBehind,
} from '../../application/operations/lost-workflows.ts';
import { type Workforce, whoWorks, workforceOf } from '../../application/operations/pollers.ts';
import { ensureLoneWorkflows, loneWorkflowIds } from '../../application/workflow-client/lone-workflows.ts';
import { instantOf } from '../../domain/calendar/instant.ts';
import { systemClock } from '../../platform/clock.ts';
import type { Configuration } from '../../platform/configuration.ts';
import { messageOf } from '../../platform/errors.ts';
import { connectTemporal, isAnswer, type TemporalConnection } from '../../platform/temporal-client.ts';
import type { WholeStore } from '../../store/database/db.ts';
import { pendingMigrations } from '../../store/database/migrate.ts';
import type { Behind } from '../../store/trajectories/outbox.ts';
import { choresQueue, mailQueue, trajectoriesQueue } from '../../workflows/types.ts';
import { type CheckResult, fail, ok, warn } from './check-result.ts';

const oldestTemporal = [1, 29] as const;

/** Whether the database answers and is up to date. */
export async function checkDatabase(databaseUrl: string): Promise<CheckResult> {
  const place = new URL(databaseUrl).host;
  try {
    const pending = await pendingMigrations(databaseUrl);
    if (pending.length === 0) return ok('database', `${place}, up to date`);
    return fail('database', `${place} lacks ${pending.length} migrations`, 'run `traject migrate`');
  } catch (error) {
    return fail(
      'database',
      `${place} does not answer: ${oneLine(error)}`,
      'start it, or correct DATABASE_URL',
    );
  }
}

/** Whether Temporal answers, is new enough and has our namespace; gives the connection for more questions. */
export async function checkTemporal(
  configuration: Configuration,
): Promise<{ findings: CheckResult[]; connection?: TemporalConnection }> {
  const check = 'Temporal';
  const { address, namespace } = configuration.temporal;
  let connection: TemporalConnection;
  try {
    connection = await connectTemporal(configuration, { timeout: 3_000 });
  } catch (error) {
    return { findings: [fail(check, oneLine(error), 'start it, or correct TEMPORAL_ADDRESS')] };
  }
  const { workflowService } = connection.connection;
  const version = (await workflowService.getSystemInfo({})).serverVersion ?? '';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isNewEnough =
    major > oldestTemporal[0] || (major === oldestTemporal[0] && minor >= oldestTemporal[1]);
  const findings = [
    isNewEnough
      ? ok(check, `${address}, version ${version}`)
      : fail(check, `version ${version} is too old`, `take ${oldestTemporal.join('.')} or newer`),
  ];
  try {
    await workflowService.describeNamespace({ namespace });
  } catch (error) {
    findings.push(
      isAnswer(error, 'notFound')
        ? fail(
            check,
            `there is no namespace ${namespace}`,
            'make it with `temporal operator namespace create`, or correct TEMPORAL_NAMESPACE',
          )
        : fail(
            check,
            `nothing can be asked in namespace ${namespace}: ${oneLine(error)}`,
            'see that TEMPORAL_API_KEY or the certificate is good for it',
          ),
    );
    // Nothing can be asked in it.
    await connection.close();
    return { findings };
  }
  return { findings, connection };
}

/**
 * Whether workers listen, and the mailrooms and the chores run.
 * @param repair starts what does not run
 */
export async function checkWorkers(
  { client, connection, namespace }: TemporalConnection,
  store: WholeStore,
  repair: boolean,
): Promise<CheckResult[]> {
  const findings: CheckResult[] = [];
  const presence = await whoWorks({ store });
  for (const queue of [trajectoriesQueue, mailQueue, choresQueue]) {
    const { pollers } = await connection.workflowService.describeTaskQueue({
      ...{ namespace, taskQueue: { name: queue }, taskQueueType: 1 },
    });
    const now = systemClock.now().epochMilliseconds;
    findings.push(listening(queue, workforceOf(pollers ?? [], presence, now)));
  }
  const { mailPartitions } = store;
  const started = new Set(repair ? await ensureLoneWorkflows(client, { mailPartitions }) : []);
  for (const id of loneWorkflowIds(mailPartitions)) findings.push(await running(client, id, started.has(id)));
  return findings;
}

function listening(queue: string, { living, dead }: Workforce): CheckResult {
  const silent = dead === 0 ? '' : `; ${dead} more died in the last minutes`;
  return living === 0
    ? fail('workers', `nobody listens on queue ${queue}${silent}`, 'run `traject worker`')
    : ok('workers', `${living} on queue ${queue}${silent}`);
}

async function running(
  client: TemporalConnection['client'],
  id: string,
  wasStarted: boolean,
): Promise<CheckResult> {
  const check = id.startsWith('mailroom') ? 'mailroom' : 'chores';
  const status = await client.workflow
    .getHandle(id)
    .describe()
    .then((description) => description.status.name)
    .catch(() => 'not there');
  if (status === 'RUNNING') return ok(check, `${id} runs${wasStarted ? ', started again' : ''}`);
  const harm = check === 'mailroom' ? 'no mail goes out' : 'nothing mends itself';
  return fail(
    check,
    `${id} is ${status.toLowerCase()}: ${harm}`,
    'a worker starts it; `traject doctor --repair` does so now',
  );
}

/**
 * Whether the workflows know what the database says. Asks every one of them.
 * @param repair tells those that do not
 */
export async function checkBehind(
  { client }: TemporalConnection,
  store: WholeStore,
  repair: boolean,
): Promise<CheckResult[]> {
  const { behind, silent } = await findBehind({ client, store });
  const unheard = repair ? await tellAllBehind({ client, store }, behind) : [];
  const heard = behind.filter((one) => !unheard.includes(one));
  return [
    ...(repair && unheard.length > 0 && heard.length === 0 ? [] : behindFindings(heard, repair)),
    ...silentFindings([...silent, ...unheard]),
  ];
}

function behindFindings(behind: readonly Behind[], repair: boolean): CheckResult[] {
  if (behind.length === 0) return [ok('workflows', 'all sleep until the instant that the database says')];
  const list = referencesOf(behind);
  if (repair) return [ok('workflows', `${behind.length} were behind and have been told: ${list}`)];
  return [
    fail(
      'workflows',
      `${behind.length} are behind what the database says: ${list}`,
      'run `traject doctor --deep --repair`, which tells them',
    ),
  ];
}

/** What is said of workflows that do not answer. */
export function silentFindings(silent: readonly Behind[]): CheckResult[] {
  if (silent.length === 0) return [];
  const remedy = 'see that workers run, and why its task fails: look in their log and in the history';
  return [fail('workflows', `${silent.length} do not answer: ${referencesOf(silent)}`, remedy)];
}

function referencesOf(some: readonly Behind[]): string {
  const names = some.slice(0, MOST_NAMED).map(({ reference }) => reference);
  return [...names, ...(some.length > names.length ? [`${some.length - names.length} more`] : [])].join(', ');
}

/**
 * Whether Temporal carries every trajectory that there is to carry.
 * @param repair starts again what is not carried
 */
export async function checkWorkflows(
  { client }: TemporalConnection,
  store: WholeStore,
  repair: boolean,
): Promise<CheckResult> {
  const { carried, lost } = await findLost({ client, store });
  if (lost.length === 0) return ok('workflows', `${carried} run`);
  if (repair) {
    await restartLost({ client, store }, lost, instantOf(systemClock.now().epochMilliseconds));
    return ok('workflows', `${carried} run, ${lost.length} of them started again: ${named(lost)}`);
  }
  return fail(
    'workflows',
    `${lost.length} of ${carried} running trajectories lost theirs: ${named(lost)}`,
    'run `traject doctor --repair`, which starts them again from where they stand',
  );
}

const MOST_NAMED = 5;

function named(lost: readonly Lost[]): string {
  const some = lost.slice(0, MOST_NAMED).map(({ reference, how }) => `${reference} (${how})`);
  const more = lost.length - some.length;
  return [...some, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

/** Whether the mail server says hello and takes our login. */
export async function checkMail(smtpUrl: string): Promise<CheckResult> {
  const place = new URL(smtpUrl).host;
  const patience = {
    connectionTimeout: 3_000,
    greetingTimeout: 3_000,
    socketTimeout: 5_000,
    dnsTimeout: 3_000,
  };
  const transport = createTransport({ url: smtpUrl, ...patience });
  try {
    await transport.verify();
    return ok('mail server', place);
  } catch (error) {
    return fail('mail server', `${place}: ${oneLine(error)}`, 'start it, or correct SMTP_URL');
  } finally {
    transport.close();
  }
}

/** Whether the API and the pages answer where links in mails lead. */
export async function checkApi({ publicUrl }: Configuration['http']): Promise<CheckResult> {
  try {
    const response = await fetch(`${publicUrl}/healthz`, { signal: AbortSignal.timeout(3_000) });
    if (response.ok) return ok('API and pages', publicUrl);
    return warn('API and pages', `${publicUrl} answers ${response.status}`, 'look in its log');
  } catch {
    return warn(
      'API and pages',
      `nothing answers at ${publicUrl}`,
      'run `traject api`, or correct PUBLIC_URL',
    );
  }
}

function oneLine(error: unknown): string {
  return messageOf(error instanceof AggregateError ? error.errors[0] : error)
    .trim()
    .split(/\s*\n\s*/)
    .join(' ')
    .replace(/\.$/, '');
}
