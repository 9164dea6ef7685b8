import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chown, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { messageOf, platformError } from '../../errors.ts';
import { until } from '../../waiting.ts';
import type { Search } from '../parts/finding.ts';
import { findPostgres, type PostgresPrograms } from '../parts/postgres.ts';
import { runTool } from '../parts/tools.ts';
import { loopback } from '../ports.ts';
import { type OnSpawn, type Supervised, supervise } from '../processes/supervised.ts';
import { type Unprivileged, unprivileged } from '../processes/unprivileged.ts';

/** A running PostgreSQL and how to reach it. */
export type PostgresService = { databaseUrl: string; service: Supervised };

const user = 'traject';
const database = 'traject';

/**
 * Starts PostgreSQL on the loopback address, with its data in a folder; the first time the folder is made, with a
 * random password. Returns once it takes connections.
 * @param options `folder` for the data (absolute); `durable` false for tests, where losing power may lose data
 * @throws a platform error `part-missing` or `part-failed`
 */
export async function startPostgresService(
  search: Search,
  options: { folder: string; port: number; logFile: string; durable: boolean; onSpawn?: OnSpawn },
): Promise<PostgresService> {
  const { folder, port } = options;
  const programs = await findPostgres(search, existingMajor(folder));
  const runner = unprivileged([programs.postgres, dirname(folder)], folder);
  if (existingMajor(folder) === undefined) await initialise(programs, runner, options);
  else await forgetEndedServer(folder);

  const durability = options.durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  const settings = [
    `listen_addresses=${loopback}`,
    'unix_socket_directories=',
    'timezone=UTC',
    ...durability,
  ];
  const args = ['-D', folder, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  const service = await supervise(
    {
      name: 'Postgres',
      ...runner.wrap(programs.postgres, args),
      cwd: folder,
      logFile: options.logFile,
      // A fast shutdown: open transactions are rolled back, everything committed is on disk.
      stopSignal: 'SIGINT',
      patience: 20_000,
    },
    options.onSpawn,
  );
  await becomeReady(service, folder, options.logFile);
  const password = await readFile(passwordFile(folder), 'utf8');
  return { service, databaseUrl: `postgresql://${user}:${password}@${loopback}:${port}/${database}` };
}

/** Beside the folder: in it, everything belongs to the user that Postgres runs as. */
const passwordFile = (folder: string) => `${folder}-password`;

function existingMajor(folder: string): number | undefined {
  const file = join(folder, 'PG_VERSION');
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined;
}

/** Everything is made in a folder beside it and put in place at the end: a half-made one is never found. */
async function initialise(
  programs: PostgresPrograms,
  runner: Unprivileged,
  { folder, durable }: { folder: string; durable: boolean },
): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const draft = await mkdtemp(`${folder}-`);
  try {
    if (runner.owner !== undefined) await chown(draft, runner.owner.uid, runner.owner.gid);
    const locale =
      programs.major >= 17
        ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
        : ['--locale=C.UTF-8'];
    const initialisation = [
      '-D',
      draft,
      '-U',
      user,
      '--auth=trust',
      '--encoding=UTF8',
      '--no-instructions',
      ...locale,
    ];
    await runAs(runner, programs.initdb, durable ? initialisation : [...initialisation, '--no-sync']);

    const password = randomBytes(18).toString('hex');
    const statements = `CREATE DATABASE ${database};\nALTER USER ${user} PASSWORD '${password}';\n`;
    const singleUser = ['--single', '-D', draft, ...(durable ? [] : ['-c', 'fsync=off']), 'postgres'];
    await runAs(runner, programs.postgres, singleUser, statements);
    await writeFile(join(draft, 'pg_hba.conf'), `host all all ${loopback}/32 scram-sha-256\n`);
    await writeFile(passwordFile(folder), password, { mode: 0o600 });
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw platformError(
      'part-failed',
      `The database in ${folder} could not be made: ${messageOf(error)}`,
      error,
    );
  }
}

async function runAs(
  runner: Unprivileged,
  program: string,
  programArgs: string[],
  input?: string,
): Promise<void> {
  const { command, args, user: as } = runner.wrap(program, programArgs);
  await runTool(command, args, {
    doing: 'making the database',
    user: as,
    cwd: '/',
    env: { LC_ALL: 'C' },
    ...(input === undefined ? {} : { input }),
  });
}

/**
 * After a hard end Postgres leaves a file with its process id. It removes it itself, unless another program has got
 * that id in the meantime; then it would refuse to start.
 */
async function forgetEndedServer(folder: string): Promise<void> {
  const file = join(folder, 'postmaster.pid');
  const pid = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10);
  if (Number.isNaN(pid) || process.platform !== 'linux') return;
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  if (!commandLine.includes(folder)) await rm(file, { force: true });
}

async function becomeReady(service: Supervised, folder: string, logFile: string): Promise<void> {
  let problem: string | undefined;
  void service.failed.then((reason) => {
    problem = reason;
  });
  const isReady = async () => {
    if (problem !== undefined) return true;
    const lines = (await readFile(join(folder, 'postmaster.pid'), 'utf8')).split('\n');
    return lines[0] === String(service.pid()) && lines[7]?.trim() === 'ready';
  };
  const answered = await until(isReady, { timeout: 60_000, every: 20 });
  if (answered && problem === undefined) return service.ready();
  await service.stop();
  throw platformError(
    'part-failed',
    `${problem ?? `Postgres was not ready within a minute; see ${logFile}`}.`,
  );
}
