import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, loopback } from '../platform/embedded/ports.ts';
import { supervise } from '../platform/embedded/processes/supervised.ts';
import { platformError } from '../platform/errors.ts';
import { until } from '../platform/waiting.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const ports = ['PORT', 'POSTGRES_PORT', 'TEMPORAL_PORT', 'TEMPORAL_UI_PORT', 'SMTP_PORT', 'INBOX_PORT'];

/**
 * Runs `npm start` twice in an empty data folder of its own: as the first time, when the demo is loaded, and as every time after.
 * @returns milliseconds until it first says that it is ready, with the demo in it
 */
export async function startTwice(): Promise<{ readonly first: number; readonly again: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'traject-bench-start-'));
  // Postgres, which does not run as root, has to get at its data below.
  await chmod(folder, 0o711);
  try {
    return { first: await startOnce(folder), again: await startOnce(folder) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function startOnce(folder: string): Promise<number> {
  const own = await Promise.all(ports.map(async (name) => [name, String(await freePort())] as const));
  const env: Record<string, string> = { ...Object.fromEntries(own), TRAJECT_DATA_DIR: folder };
  const logFile = join(folder, 'start.log');
  const began = performance.now();
  const service = await supervise({
    ...{ name: 'npm start', command: process.execPath, args: ['bin/traject.js', 'start'], cwd: root, env },
    ...{ logFile, stopSignal: 'SIGTERM', patience: 30_000 },
  });
  try {
    const isReady = async () => {
      const answer = await fetch(`http://${loopback}:${env.PORT}/readyz`);
      await answer.arrayBuffer();
      return answer.ok;
    };
    if (await until(isReady, { timeout: 120_000, every: 50 })) return performance.now() - began;
    throw platformError('part-failed', `npm start was not ready; see ${logFile}.`);
  } finally {
    await service.stop();
  }
}
