import { constants } from 'node:fs';
import { access, link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { messageOf, platformError, systemCodeOf } from '../errors.ts';
import { until } from '../waiting.ts';
import { end, identify, isRunning, type ProcessIdentity } from './processes/identity.ts';

/**
 * Where the embedded services of a running instance are reached, and its own API; what the environment named is not
 * among the services.
 */
export type Addresses = {
  temporalAddress?: string | undefined;
  temporalUiUrl?: string | undefined;
  databaseUrl?: string | undefined;
  smtpUrl?: string | undefined;
  inboxUrl?: string | undefined;
  /** Where the API and the pages listen, once they do. */
  apiUrl?: string | undefined;
};

const identity = z.object({ pid: z.number(), startedAt: z.string() });
const runFileContent = z.object({
  owner: identity,
  services: z.array(z.object({ name: z.string(), processes: z.array(identity) })),
  addresses: z.object({
    temporalAddress: z.string().optional(),
    temporalUiUrl: z.string().optional(),
    databaseUrl: z.string().optional(),
    smtpUrl: z.string().optional(),
    inboxUrl: z.string().optional(),
    apiUrl: z.string().optional(),
  }),
});
type RunFileContent = z.infer<typeof runFileContent>;

/** The file by which other programs, and the next start, know what runs on a data folder. */
export type RunFile = {
  /** Writes down which processes run now and how they are reached. */
  write(services: { name: string; processes: ProcessIdentity[] }[], addresses: Addresses): Promise<void>;
  /** Gives the data folder free. */
  remove(): Promise<void>;
};

const fileName = 'running.json';

/**
 * Makes a data folder, if it is not there, and sees that it can be written.
 * @throws a platform error `configuration-invalid` that names what to set
 */
export async function makeWritable(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    throw platformError(
      'configuration-invalid',
      `The data folder ${folder} cannot be written (${systemCodeOf(error) ?? messageOf(error)}): set TRAJECT_DATA_DIR to one that can.`,
      error,
    );
  }
}

/**
 * Takes a data folder for this process. Processes that an earlier owner left behind, because it was killed, are
 * ended first, once it is certain that they are the ones that were written down.
 * @throws a platform error `already-running` when another living process has it
 */
export async function takeDataFolder(folder: string, progress: (line: string) => void): Promise<RunFile> {
  await makeWritable(folder);
  const path = join(folder, fileName);
  const owner = identify(process.pid);
  if (owner === undefined)
    throw platformError('part-failed', 'This process cannot find out its own start time.');
  await removeAbandoned(path, progress);
  const mine = (content: Omit<RunFileContent, 'owner'>) => writeWhole(path, { owner, ...content });
  const draft = await mine({ services: [], addresses: {} });
  try {
    // A link is made only if there is no such file yet, so of two that start at once one is told.
    await link(draft, path);
  } catch {
    throw alreadyRunning(folder, (await read(path))?.owner.pid);
  } finally {
    await rm(draft, { force: true });
  }
  let last: Promise<unknown> = Promise.resolve();
  return {
    write(services, addresses) {
      last = last.then(async () => rename(await mine({ services, addresses }), path));
      return last as Promise<void>;
    },
    async remove() {
      await last;
      await rm(path, { force: true });
    },
  };
}

/**
 * How the services of a running instance on this data folder are reached, for commands in another terminal.
 * `undefined` when nothing runs there.
 */
export async function findRunning(folder: string): Promise<Addresses | undefined> {
  const content = await read(join(folder, fileName));
  return content !== undefined && isRunning(content.owner) ? content.addresses : undefined;
}

async function removeAbandoned(path: string, progress: (line: string) => void): Promise<void> {
  const content = await read(path);
  if (content === undefined) return rm(path, { force: true });
  if (isRunning(content.owner)) throw alreadyRunning(join(path, '..'), content.owner.pid);
  const left = content.services
    .map(({ processes }) => processes.filter(isRunning))
    .filter((one) => one.length > 0);
  if (left.length > 0) {
    progress('The last run was cut short; waiting for what it left behind to end');
    await Promise.all(left.map(endAbandoned));
  }
  await rm(path, { force: true });
}

/** A supervisor that still lives has noticed and is stopping its server; what does not end by itself is ended. */
async function endAbandoned(processes: ProcessIdentity[]): Promise<void> {
  if (processes.length > 1) await until(() => !processes.some(isRunning), { timeout: 10_000 });
  for (const one of processes) await end(one);
}

function alreadyRunning(folder: string, pid: number | undefined) {
  const who = pid === undefined ? 'another process' : `process ${pid}`;
  return platformError(
    'already-running',
    `Traject already runs on ${folder} (${who}): stop it first, or set TRAJECT_DATA_DIR to another folder.`,
  );
}

async function read(path: string): Promise<RunFileContent | undefined> {
  try {
    return runFileContent.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Only this user may read it: it holds the password of the embedded database. */
async function writeWhole(path: string, content: RunFileContent): Promise<string> {
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, JSON.stringify(content, null, 2), { mode: 0o600 });
  return draft;
}
