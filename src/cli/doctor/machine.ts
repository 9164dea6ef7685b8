import { join } from 'node:path';
import { type Configuration, missingInProduction } from '../../platform/configuration.ts';
import { cacheFolder, findOnPath, isExecutable } from '../../platform/embedded/parts/finding.ts';
import { findPostgres } from '../../platform/embedded/parts/postgres.ts';
import { temporalCliVersion } from '../../platform/embedded/parts/temporal-cli.ts';
import { isPortFree, loopback } from '../../platform/embedded/ports.ts';
import { messageOf } from '../../platform/errors.ts';
import { type CheckResult, fail, ok, warn } from './check-result.ts';

const oldestNode = [20, 19] as const;

/** Whether this Node.js is new enough. */
export function checkNode(version = process.versions.node): CheckResult {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isNewEnough = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  return isNewEnough
    ? ok('Node.js', version)
    : fail('Node.js', `${version} is too old`, `install ${oldestNode.join('.')} or newer`);
}

/**
 * Whether the programs find in the environment what they need in production. A place where one of them runs need not
 * have what the other needs; where neither can run, something is wrong.
 */
export function checkPrograms(env: Record<string, string | undefined>): CheckResult[] {
  const programs = (['worker', 'api'] as const).map((program) => ({
    program,
    missing: missingInProduction(env, program),
  }));
  const judge = programs.some(({ missing }) => missing.length === 0) ? warn : fail;
  return programs.map(({ program, missing }) => {
    const command = `\`traject ${program}\``;
    if (missing.length === 0) return ok('environment', `all that ${command} needs is set`);
    const what = `${command} cannot run here: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not set`;
    return judge('environment', what, 'set them where it runs; .env.example explains every variable');
  });
}

/** Where the parts of the embedded default are, without fetching any; parts that are named elsewhere are not needed. */
export async function checkParts({ databaseUrl, temporal, parts }: Configuration): Promise<CheckResult[]> {
  return [
    ...(databaseUrl === undefined ? [await checkPostgres(parts)] : []),
    ...(temporal.address === undefined ? [await checkTemporalCli(parts)] : []),
  ];
}

async function checkPostgres(parts: Configuration['parts']): Promise<CheckResult> {
  try {
    const { postgres, major } = await findPostgres({ parts });
    return ok('Postgres program', `version ${major}, ${postgres}`);
  } catch (error) {
    return fail('Postgres program', 'not found', messageOf(error));
  }
}

async function checkTemporalCli(parts: Configuration['parts']): Promise<CheckResult> {
  const check = 'Temporal program';
  if (parts.temporalCli !== undefined) {
    return isExecutable(parts.temporalCli)
      ? ok(check, parts.temporalCli)
      : fail(
          check,
          `${parts.temporalCli} cannot be run`,
          'set TRAJECT_TEMPORAL_CLI to the `temporal` program',
        );
  }
  const cached = join(await cacheFolder(parts, 'temporal-cli', temporalCliVersion), 'temporal');
  const found = findOnPath('temporal') ?? (isExecutable(cached) ? cached : undefined);
  if (found !== undefined) return ok(check, found);
  return warn(
    check,
    'not on this machine yet',
    'nothing: the first start fetches or builds it, which takes minutes',
  );
}

/** Whether the ports that a start needs are free; only asked when nothing of ours runs on them. */
export async function checkPorts({
  databaseUrl,
  temporal,
  mail,
  ports,
  http,
}: Configuration): Promise<CheckResult[]> {
  const needed: [string, number, string][] = [
    ['the API and the pages', http.port, 'PORT'],
    ...(databaseUrl === undefined
      ? [['Postgres', ports.postgres, 'POSTGRES_PORT'] as [string, number, string]]
      : []),
    ...(temporal.address === undefined
      ? [['Temporal', ports.temporal, 'TEMPORAL_PORT'] as [string, number, string]]
      : []),
    ...(mail.smtpUrl === undefined
      ? ([
          ['the mail server of the inbox', ports.smtp, 'SMTP_PORT'],
          ['the pages of the inbox', ports.inbox, 'INBOX_PORT'],
        ] as [string, number, string][])
      : []),
  ];
  const taken: CheckResult[] = [];
  const ours: CheckResult[] = [];
  for (const [what, port, variable] of needed) {
    if (await isPortFree(port)) continue;
    if (port === http.port && (await isOurApi(port))) {
      ours.push(ok('ports', `${port}: the API and the pages run there`));
      continue;
    }
    taken.push(
      fail('ports', `${port}, meant for ${what}, is taken`, `stop what uses it, or set ${variable}`),
    );
  }
  const free = needed.filter(([, port]) => ours.length === 0 || port !== http.port).map(([, port]) => port);
  if (taken.length > 0) return [...ours, ...taken];
  return free.length === 0 ? ours : [...ours, ok('ports', `${free.join(', ')} are free`)];
}

/** Whether what listens there is an API of this program, started by itself with `traject api`. */
async function isOurApi(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://${loopback}:${port}/healthz`, {
      signal: AbortSignal.timeout(3_000),
    });
    return response.ok && JSON.parse(await response.text()).status === 'up';
  } catch {
    return false;
  }
}
