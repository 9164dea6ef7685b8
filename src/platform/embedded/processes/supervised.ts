import { type ChildProcess, fork } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { platformError } from '../../errors.ts';
import { end, identify, type ProcessIdentity } from './identity.ts';

/** What is to run, and how it is stopped. */
export type Order = {
  /** Name for messages, such as `Postgres`. */
  name: string;
  command: string;
  args: string[];
  /** Working folder. */
  cwd: string;
  env?: Record<string, string | undefined>;
  /** User to run as; only root can ask for another one. */
  user?: { uid: number; gid: number } | undefined;
  /** File that takes what the server prints; it is moved aside once it is large. */
  logFile: string;
  /** How often it is started until it first works; once if left out. */
  attempts?: number;
  /** Signal that asks for an orderly end. */
  stopSignal: NodeJS.Signals;
  /** Milliseconds that the orderly end may take. */
  patience: number;
};

/** A server process that ends with this program, however this program ends. */
export type Supervised = {
  name: string;
  /** The server and its supervisor, as they run now; after a crash the server is another process. */
  processes(): ProcessIdentity[];
  /** Process id of the server itself. */
  pid(): number;
  /** Tells the supervisor that the server works: from now on it is restarted when it crashes. */
  ready(): void;
  /** Settles with a sentence when the server has ended without being asked to and is not restarted. */
  failed: Promise<string>;
  /** Asks for an orderly end and waits for it; calling it again waits for the same end. */
  stop(): Promise<void>;
};

/** Is told which processes a server has now, its own and its supervisor's. */
export type OnSpawn = (name: string, processes: ProcessIdentity[]) => void;

type Message = { type: 'started'; pid: number } | { type: 'stopped' } | { type: 'ended'; reason: string };

const supervisor = fileURLToPath(new URL('./supervise.js', import.meta.url));
const largestLog = 10_000_000;
const LONGEST_LINE = 300;

/**
 * Starts a server under a supervisor of its own, in a session of its own, so that Ctrl-C in the terminal reaches
 * only this program.
 * @param order what to run
 * @param onSpawn called with the processes as soon as they exist, and again after a crash with the new ones
 * @throws a platform error `part-failed` when it cannot be started at all
 */
export async function supervise(order: Order, onSpawn: OnSpawn = () => undefined): Promise<Supervised> {
  await mkdir(dirname(order.logFile), { recursive: true, mode: 0o700 });
  moveLargeLog(order.logFile);
  const log = openSync(order.logFile, 'a', 0o600);
  const child = fork(supervisor, [], {
    detached: true,
    execArgv: [],
    env: serverEnvironment(process.env),
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  let server: ProcessIdentity | undefined;
  let asked = false;
  const supervisorIdentity = child.pid === undefined ? undefined : identify(child.pid);

  const processes = () => [server, supervisorIdentity].filter((identity) => identity !== undefined);
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve())).then(async () => {
    // The supervisor itself may have been killed; the server must not stay behind.
    if (server !== undefined) await end(server, order.stopSignal, order.patience);
  });
  const failed = new Promise<string>((resolve) => {
    child.on('message', (message: Message) => {
      if (message.type === 'ended') {
        resolve(
          `${order.name} ended by itself (${message.reason}${lastLine(order.logFile)}); see ${order.logFile}`,
        );
      }
    });
    void gone.then(() => {
      if (!asked) resolve(`${order.name} has lost its supervisor; see ${order.logFile}`);
    });
  });
  const started = new Promise<void>((resolve) => {
    child.on('message', (message: Message) => {
      if (message.type !== 'started') return;
      server = identify(message.pid);
      resolve();
      onSpawn(order.name, processes());
    });
  });
  child.send({
    type: 'start',
    order: { ...order, env: serverEnvironment({ ...process.env, ...order.env }) },
  });
  const problem = await Promise.race([started, failed]);
  if (problem !== undefined) throw platformError('part-failed', `${problem}.`);

  return {
    name: order.name,
    processes,
    pid: () => server?.pid ?? 0,
    ready() {
      if (child.connected) child.send({ type: 'ready' });
      // From here on the supervisor does not keep this program alive; if it ends, the server ends too.
      child.unref();
      child.channel?.unref();
    },
    failed,
    stop() {
      asked = true;
      return askToStop(child, gone, order);
    },
  };
}

async function askToStop(child: ChildProcess, gone: Promise<void>, order: Order): Promise<void> {
  child.ref();
  if (child.connected) child.send({ type: 'stop' }, () => undefined);
  const forced = setTimeout(() => child.kill('SIGKILL'), order.patience + 5_000);
  await gone;
  clearTimeout(forced);
}

/** Settings of this program must not change how a server of another kind behaves. */
function serverEnvironment(env: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter(
      (entry): entry is [string, string] =>
        entry[1] !== undefined && !/^(TEMPORAL_|MAILDEV_|PG[A-Z]|NODE_OPTIONS$|npm_)/.test(entry[0]),
    ),
  );
}

/** What a server said last is most often why it ended; nothing, where it said nothing. */
function lastLine(logFile: string): string {
  const line = readFileSync(logFile, 'utf8').trimEnd().split('\n').at(-1)?.trim() ?? '';
  return line === '' ? '' : `: ${line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line}`;
}

function moveLargeLog(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largestLog) renameSync(file, `${file}.1`);
}
