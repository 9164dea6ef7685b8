import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Parts } from '../../configuration.ts';
import { messageOf, platformError } from '../../errors.ts';

/** Takes one line at a time about what is going on, to be shown to somebody who waits. */
export type Progress = (line: string) => void;

/** What every part needs to be found: where to look and whom to tell. */
export type Search = { parts: Parts; progress: Progress };

/** True for a file that this user may execute. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The first program of one of these names on the PATH. */
export function findOnPath(...names: string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const name of names) {
    const found = folders.map((folder) => join(folder, name)).find(isExecutable);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The program that an environment variable names.
 * @throws a platform error `part-missing` when there is no such program; nothing else is tried then
 */
export function requireNamed(path: string, variable: string): string {
  if (isExecutable(path)) return path;
  throw platformError('part-missing', `${variable} names ${path}, which is not a program that can be run.`);
}

/**
 * A folder for what was downloaded or built, shared by all clones on this machine, so that it happens once.
 * @param names the part and its version, below the cache folder
 */
export async function cacheFolder(parts: Parts, ...names: string[]): Promise<string> {
  const root =
    parts.cacheDirectory ?? join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'traject');
  const folder = join(root, ...names);
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw platformError(
      'part-missing',
      `The cache folder ${folder} cannot be made (${messageOf(error)}): set TRAJECT_CACHE_DIR to a folder of your own.`,
      error,
    );
  }
  return folder;
}

/** Names of this machine as release archives use them. */
export function releasePlatform(): { platform: string; architecture: string } {
  return {
    platform: process.platform === 'win32' ? 'windows' : process.platform,
    architecture: process.arch === 'x64' ? 'amd64' : process.arch,
  };
}

/**
 * The folder of an installed npm package, or `undefined` if it is not installed (npm leaves out what is not for this
 * machine). Packages do not always let themselves be resolved by name; their folder can always be found.
 */
export function installedPackage(name: string): string | undefined {
  for (
    let folder = dirname(fileURLToPath(import.meta.url));
    folder !== dirname(folder);
    folder = dirname(folder)
  ) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
  }
  return undefined;
}
