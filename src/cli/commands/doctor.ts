import { systemClock } from '../../platform/clock.ts';
import { type Configuration, loadConfiguration } from '../../platform/configuration.ts';
import { findRunning } from '../../platform/embedded/run-file.ts';
import { completeFromRunning } from '../../platform/embedded/start.ts';
import { readEnvironment } from '../../platform/environment.ts';
import { messageOf } from '../../platform/errors.ts';
import { openStore } from '../../store/database/db.ts';
import { type CheckResult, fail, ok, warn } from '../doctor/check-result.ts';
import { checkContent, checkRegister } from '../doctor/content.ts';
import { checkNode, checkParts, checkPorts, checkPrograms } from '../doctor/machine.ts';
import {
  checkApi,
  checkDatabase,
  checkMail,
  checkTemporal,
  checkWorkers,
  checkWorkflows,
} from '../doctor/services.ts';
import { exitCodes } from '../errors.ts';
import { print, printJson } from '../output.ts';

/** What should have happened this many minutes ago and has not, is stuck. */
const MINUTES_OF_GRACE = 15;

/**
 * Looks at every part and prints what it finds; the exit code is 1 when something does not work.
 * @param options `repair` also mends what can be mended from here: trajectories that have lost their workflow
 */
export async function doctor(options: { json?: boolean; repair?: boolean }): Promise<void> {
  const findings = [checkNode(), ...(await examine(options.repair ?? false))];
  if (options.json) printJson({ findings });
  else for (const finding of findings) printFinding(finding);
  const failures = findings.filter(({ level }) => level === 'fail').length;
  if (!options.json) print(failures === 0 ? '\nNothing is broken.' : `\n${failures} to mend.`);
  if (failures > 0) process.exitCode = exitCodes.failure;
}

async function examine(repair: boolean): Promise<CheckResult[]> {
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
    ...(await examineServices(configuration, repair)),
    checkRegister(configuration),
  ];
}

async function examineServices(configuration: Configuration, repair: boolean): Promise<CheckResult[]> {
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
      findings.push(...(await examineStore(databaseUrl, connection, repair)));
    }
  } finally {
    if ('connection' in reached) await reached.connection?.close();
  }
  findings.push(mail.smtpUrl === undefined ? asleep('mail server') : await checkMail(mail.smtpUrl));
  if (databaseUrl !== undefined) findings.push(await checkApi(configuration.http));
  return findings;
}

async function examineStore(
  databaseUrl: string,
  connection: Awaited<ReturnType<typeof checkTemporal>>['connection'],
  repair: boolean,
): Promise<CheckResult[]> {
  const store = openStore({ databaseUrl, poolSize: 2 });
  try {
    const late = systemClock
      .now()
      .subtract({ minutes: MINUTES_OF_GRACE })
      .toString({ smallestUnit: 'millisecond' });
    return [
      ...(connection === undefined ? [] : await checkWorkers(connection, store)),
      ...(connection === undefined ? [] : [await checkWorkflows(connection, store, repair)]),
      ...(await checkContent(store, late)),
    ];
  } finally {
    await store.close();
  }
}

function printFinding({ check, level, what, remedy }: CheckResult): void {
  print(`${level.padEnd(5)} ${check}: ${what}${remedy === undefined ? '' : ` → ${remedy}`}`);
}
