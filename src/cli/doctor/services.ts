import { createTransport } from 'nodemailer';
import { findLost, type Lost, restartLost } from '../../application/operations/lost-workflows.ts';
import type { Configuration } from '../../platform/configuration.ts';
import { messageOf } from '../../platform/errors.ts';
import { connectTemporal, isAnswer, type TemporalConnection } from '../../platform/temporal-client.ts';
import type { Store } from '../../store/database/db.ts';
import { pendingMigrations } from '../../store/database/migrate.ts';
import { mailQueue, mailroomWorkflowId, trajectoriesQueue } from '../../workflows/types.ts';
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

/** Whether workers listen and the mailrooms run. */
export async function checkWorkers(
  { client, connection, namespace }: TemporalConnection,
  store: Store,
): Promise<CheckResult[]> {
  const findings: CheckResult[] = [];
  for (const queue of [trajectoriesQueue, mailQueue]) {
    const { pollers } = await connection.workflowService.describeTaskQueue({
      ...{ namespace, taskQueue: { name: queue }, taskQueueType: 1 },
    });
    const workers = new Set(pollers?.map(({ identity }) => identity)).size;
    const found = workers === 0 ? undefined : ok('workers', `${workers} on queue ${queue}`);
    findings.push(found ?? fail('workers', `nobody listens on queue ${queue}`, 'run `traject worker`'));
  }
  for (let partition = 0; partition < store.mailPartitions; partition += 1) {
    const id = mailroomWorkflowId(partition);
    const status = await client.workflow
      .getHandle(id)
      .describe()
      .then((description) => description.status.name)
      .catch(() => 'not there');
    findings.push(
      status === 'RUNNING'
        ? ok('mailroom', `${id} runs`)
        : fail(
            'mailroom',
            `${id} is ${status.toLowerCase()}: no mail goes out`,
            'start a worker, which starts it',
          ),
    );
  }
  return findings;
}

/**
 * Whether Temporal carries every trajectory that there is to carry.
 * @param repair starts again what is not carried
 */
export async function checkWorkflows(
  { client }: TemporalConnection,
  store: Store,
  repair: boolean,
): Promise<CheckResult> {
  const { carried, lost } = await findLost({ client, store });
  if (lost.length === 0) return ok('workflows', `${carried} run`);
  if (repair) {
    await restartLost({ client, store }, lost);
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
