import { existsSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SendMailOptions } from 'nodemailer';
import { supervise } from '../platform/embedded/processes/supervised.ts';
import { platformError } from '../platform/errors.ts';
import { until } from '../platform/waiting.ts';
import type { WorkerOrder } from './worker-order.ts';

/** What lets a process of its own run the TypeScript sources. */
const TYPESCRIPT = new URL('../platform/typescript.js', import.meta.url).href;

/** Runs a script of this folder in a process of its own until it is stopped; returns once it is ready. */
export async function startScript(options: {
  /** Name for messages. */
  name: string;
  script: string;
  args: string[];
  /** Options of Node itself. */
  nodeOptions?: readonly string[];
  /** Takes its log. */
  folder: string;
  isReady: () => boolean;
}): Promise<() => Promise<void>> {
  const { name, script, args, folder, isReady, nodeOptions = [] } = options;
  const logFile = join(folder, `${script}.log`);
  const path = fileURLToPath(new URL(`./${script}`, import.meta.url));
  const service = await supervise({
    ...{
      name,
      command: process.execPath,
      args: [...nodeOptions, '--import', TYPESCRIPT, path, ...args],
      logFile,
    },
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stopSignal: 'SIGTERM',
    patience: 30_000,
  });
  if (!(await until(isReady, { timeout: 60_000 }))) {
    await service.stop();
    throw platformError('part-failed', `${name} did not start; see ${logFile}.`);
  }
  service.ready();
  return service.stop;
}

/** As `docker-compose.yml` and docs/operating.md have it: what V8 would take of a large machine before it looks for what is free says nothing. */
export const BOUNDED_HEAP: { readonly [kind in WorkerOrder['kind']]: readonly string[] } = {
  api: ['--max-semi-space-size=4', '--max-old-space-size=300'],
  product: ['--max-semi-space-size=4', '--max-old-space-size=600'],
  bare: [],
};

/** Workers, or the API, in a process of their own. */
export type WorkerProcess = {
  /** What it wrote when it listened: the address of the API. */
  readonly said: string;
  /** Lets the product's mails go. */
  openGate(): Promise<void>;
  /** Bytes of memory that it has. */
  memory(): number;
  /** What it gave nodemailer last; it has sent mails for a second. */
  message(): SendMailOptions;
  stop(): Promise<void>;
};

/** Starts the workers of the product, the one of the bare workflows, or the API. */
export async function startWorkerProcess(
  folder: string,
  order: Omit<WorkerOrder, 'readyFile' | 'gateFile' | 'memoryFile' | 'messageFile' | 'bundleFolder'>,
): Promise<WorkerProcess> {
  const file = (what: string) => join(folder, `${order.kind}-${what}`);
  const whole: WorkerOrder = {
    ...{ ...order, readyFile: file('ready'), gateFile: file('gate'), memoryFile: file('memory') },
    messageFile: file('message.json'),
    bundleFolder: folder,
  };
  // What one that ran before has left says nothing of this one.
  for (const left of [whole.readyFile, whole.memoryFile]) await rm(left, { force: true });
  await writeFile(file('order.json'), JSON.stringify(whole), { mode: 0o600 });
  const isApi = order.kind === 'api';
  const stop = await startScript({
    ...{
      name: isApi ? 'The API' : `The ${order.kind} worker`,
      script: order.kind === 'api' ? 'api.ts' : 'worker.ts',
      args: [file('order.json')],
      folder,
    },
    isReady: () => existsSync(whole.readyFile),
    nodeOptions: BOUNDED_HEAP[order.kind],
  });
  return {
    stop,
    said: readFileSync(whole.readyFile, 'utf8'),
    openGate: () => writeFile(whole.gateFile, ''),
    message: () => {
      const { date, ...message } = JSON.parse(readFileSync(whole.messageFile, 'utf8')) as SendMailOptions;
      return date === undefined ? message : { ...message, date: new Date(date) };
    },
    memory: () => Number(existsSync(whole.memoryFile) ? readFileSync(whole.memoryFile, 'utf8') : Number.NaN),
  };
}
