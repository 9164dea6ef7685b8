import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../src/platform/embedded/ports.ts';

/** What `embedded-process.ts` says once everything answers. */
export type Instance = {
  process: ChildProcess;
  temporalAddress: string;
  databaseUrl: string;
  smtpUrl: string;
  inboxUrl: string;
  processIds: Record<string, number>;
};

/** A data folder and ports for instances that follow each other on it. */
export type Place = { folder: string; env: Record<string, string>; clear(): Promise<void> };

/** Makes a new data folder with ports that nobody else uses. */
export async function makePlace(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'traject-embedded-'));
  const [temporal, ui, postgres, smtp, inbox] = await Promise.all(Array.from({ length: 5 }, freePort));
  return {
    folder,
    env: {
      TRAJECT_DATA_DIR: folder,
      TEMPORAL_PORT: String(temporal),
      TEMPORAL_UI_PORT: String(ui),
      POSTGRES_PORT: String(postgres),
      SMTP_PORT: String(smtp),
      INBOX_PORT: String(inbox),
    },
    clear: () => rm(folder, { recursive: true, force: true }),
  };
}

/**
 * Starts an instance in a process of its own.
 * @returns the instance, or what it said on standard error when it did not start
 */
export async function startInstance(
  place: Place,
  env: Record<string, string> = {},
): Promise<Instance | string> {
  const program = fileURLToPath(new URL('./embedded-process.ts', import.meta.url));
  const typescript = new URL('../../src/platform/typescript.js', import.meta.url).href;
  const child = spawn(process.execPath, ['--import', typescript, program], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...place.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const line = await new Promise<string | undefined>((resolve) => {
    createInterface(child.stdout).once('line', resolve);
    child.once('close', () => resolve(undefined));
  });
  return line === undefined ? errors : { ...JSON.parse(line), process: child };
}

/** Starts an instance that has to work. */
export async function requireInstance(place: Place): Promise<Instance> {
  const instance = await startInstance(place);
  if (typeof instance === 'string') throw new Error(instance);
  return instance;
}

/** Sends a signal to the process of an instance and waits for its end; gives its exit code, if it had one. */
export async function endInstance(instance: Instance, signal: NodeJS.Signals): Promise<number | null> {
  const ended = new Promise<number | null>((resolve) => instance.process.once('close', resolve));
  instance.process.kill(signal);
  return ended;
}

/** Process ids of servers and supervisors that were written down for a place. */
export function recordedProcesses(place: Place): number[] {
  const content = JSON.parse(readFileSync(join(place.folder, 'running.json'), 'utf8'));
  return content.services.flatMap((service: { processes: { pid: number }[] }) =>
    service.processes.map(({ pid }) => pid),
  );
}
