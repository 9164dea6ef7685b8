import { tellUnheard } from '../../application/operations/lost-workflows.ts';
import { retryStuck } from '../../application/operations/stuck.ts';
import { instantOf } from '../../domain/calendar/instant.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { systemClock } from '../../platform/clock.ts';
import { type Configuration, loadConfiguration } from '../../platform/configuration.ts';
import { findRunning } from '../../platform/embedded/run-file.ts';
import { completeFromRunning } from '../../platform/embedded/start.ts';
import { readEnvironment } from '../../platform/environment.ts';
import { messageOf } from '../../platform/errors.ts';
import type { TemporalConnection } from '../../platform/temporal-client.ts';
import { openDatabase, storeOfSystem, type WholeStore } from '../../store/database/db.ts';
import { type CheckResult, fail, ok, warn } from '../doctor/check-result.ts';
import { checkContent, checkRegister, checkStuck } from '../doctor/content.ts';
import { checkCounted } from '../doctor/counted.ts';
import { checkNode, checkParts, checkPorts, checkPrograms } from '../doctor/machine.ts';
import {
  checkApi,
  checkBehind,
  checkDatabase,
  checkMail,
  checkTemporal,
  checkWorkers,
  checkWorkflows,
  silentFindings,
} from '../doctor/services.ts';
import { exitCodes } from '../errors.ts';
import { print, printJson } from '../output.ts';

/** What should have happened this many minutes ago and has not, is stuck. */
const MINUTES_OF_GRACE = 15;

/** How thoroughly the doctor looks, and whether it mends. */
interface Treatment {
  /** Mends what can be mended from here: workflows that are gone or behind, and what stood still and can go on. */
  readonly repair: boolean;
  /** Also asks every workflow until when it sleeps. */
  readonly deep: boolean;
  /** Counts anew, from the journals, what reports count. */
  readonly recount: boolean;
}

/** Looks at every part and prints what it finds; the exit code is 1 when something does not work. */
export async function doctor(options: Partial<Treatment> & { json?: boolean }): Promise<void> {
  const { repair = false, deep = false, recount = false } = options;
  const findings = [checkNode(), ...(await examine({ repair, deep, recount }))];
  if (options.json) printJson({ findings });
  else for (const finding of findings) printFinding(finding);
  const failures = findings.filter(({ level }) => level === 'fail').length;
  if (!options.json) print(failures === 0 ? '\nNothing is broken.' : `\n${failures} to mend.`);
  if (failures > 0) process.exitCode = exitCodes.failure;
}

async function examine(treatment: Treatment): Promise<CheckResult[]> {
  let named: Configuration;
  const environment = readEnvironment();
  try {
    named = loadConfiguration(environment, 'looking');
  } catch (error) {
    return [fail('environment', messageOf(error), 'correct it; .env.example explains every variable')];
  }
  const running = await findRunning(named.dataDirectory);
  const completed = await completeFromRunning(named);
  // Its port was chosen in the other terminal, as that of the database was; a public address named here goes before it.
  const publicUrl = environment.PUBLIC_URL
    ? completed.http.publicUrl
    : (running?.apiUrl ?? completed.http.publicUrl);
  const configuration = { ...completed, http: { ...completed.http, publicUrl } };
  return [
    ok('environment', configuration.environment),
    ...(named.environment === 'production'
      ? checkPrograms(environment)
      : [
          ...(await checkParts(named)),
          ...(running ? [ok('this machine', '`traject start` is running')] : await checkPorts(named)),
        ]),
    ...(await examineServices(configuration, treatment)),
    checkRegister(configuration),
  ];
}

async function examineServices(configuration: Configuration, treatment: Treatment): Promise<CheckResult[]> {
  const { databaseUrl, temporal, mail } = configuration;
  const asleep = (check: string) =>
    configuration.environment === 'production'
      ? fail(check, 'not named', 'name it in the environment: in production nothing is started by itself')
      : warn(check, 'not running', 'run `traject start`, or name one in the environment');
  const database = databaseUrl === undefined ? asleep('database') : await checkDatabase(databaseUrl);
  const reached =
    temporal.address === undefined ? { findings: [asleep('Temporal')] } : await checkTemporal(configuration);
  const findings = [database, ...reached.findings];
  try {
    if (database.level === 'ok' && databaseUrl !== undefined) {
      const connection = 'connection' in reached ? reached.connection : undefined;
      findings.push(...(await examineStore(configuration, databaseUrl, connection, treatment)));
    }
  } finally {
    if ('connection' in reached) await reached.connection?.close();
  }
  findings.push(mail.smtpUrl === undefined ? asleep('mail server') : await checkMail(mail.smtpUrl));
  if (databaseUrl !== undefined) findings.push(await checkApi(configuration.http));
  return findings;
}

async function examineStore(
  { sizing }: Pick<Configuration, 'sizing'>,
  databaseUrl: string,
  connection: Awaited<ReturnType<typeof checkTemporal>>['connection'],
  treatment: Treatment,
): Promise<CheckResult[]> {
  const database = openDatabase({ databaseUrl, poolSize: 2, mailPartitions: sizing.mailPartitions });
  const store = storeOfSystem(database, 'operator');
  try {
    const late = instantBefore(MINUTES_OF_GRACE);
    return [
      ...(connection === undefined ? [] : await examineWorkflows(connection, store, treatment)),
      ...(await checkContent(store, late)),
      ...(await checkStuck(store)),
      await checkCounted(store, treatment.recount),
    ];
  } finally {
    await database.close();
  }
}

async function examineWorkflows(
  connection: TemporalConnection,
  store: WholeStore,
  { repair, deep }: Treatment,
): Promise<CheckResult[]> {
  const findings = [
    ...(await checkWorkers(connection, store, repair)),
    await checkWorkflows(connection, store, repair),
  ];
  if (repair) {
    const { client } = connection;
    await retryStuck({ client, store }, instantBefore(0));
    findings.push(...silentFindings(await tellUnheard({ client, store }, instantBefore(0))));
  }
  return deep ? [...findings, ...(await checkBehind(connection, store, repair))] : findings;
}

function instantBefore(minutes: number): Instant {
  return instantOf(systemClock.now().subtract({ minutes }).epochMilliseconds);
}

function printFinding({ check, level, what, remedy }: CheckResult): void {
  print(`${level.padEnd(5)} ${check}: ${what}${remedy === undefined ? '' : ` → ${remedy}`}`);
}
