import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { isError, platformError } from './errors.ts';
import { createTurns } from './turns.ts';

/** Something to work out in a thread of its own. */
export type BoundedWork = {
  /** URL of the module, as `new URL('./x.ts', import.meta.url)`. */
  readonly module: URL;
  /**
   * Name of the exported function; parameters and result must be plain data. After its parameters it is given a function
   * with which it may say what it is looking at.
   */
  readonly name: string;
  readonly parameters: readonly unknown[];
  /**
   * How long it may work, in milliseconds of a processor from when it starts: on a machine that is busy with other things it takes
   * longer, up to three times. Where that cannot be known (not on Linux), in milliseconds.
   */
  readonly time: number;
};

/** For whom it is done: see {@link Asker}. */
export type Requester = {
  readonly person: string;
  /** Ends it, wherever it is, for instance because the client went away. */
  readonly signal?: AbortSignal | undefined;
};

/** What the function says last that it looked at. */
export type CostlyError = Error & { readonly code: 'too-costly'; readonly at: string | undefined };

/** What takes longer than this is long: it never takes all threads. */
const LONG = 10_000;

/** On a machine that is busy with other things it may take so many times as long. */
const TIMES_AS_LONG = 3;

/** A thread that has not begun after so many milliseconds never will. */
const STARTS_WITHIN = 60_000;

/** In MiB; the longest model trajectories take a quarter of it to check. */
const MEMORY = 400;

/**
 * Neither long work nor one person takes more than half of a machine, so that pages, mails and the database beside it need
 * not wait: a lower priority alone does not see to that, as it counts within this process or session only.
 */
const HALF = Math.min(2, Math.max(1, Math.floor(availableParallelism() / 2)));

/** There is always room for a short one beside the long ones. */
const AT_WORK = HALF + 1;

/** So much one person may ask at the same time; the next one is refused. */
const ASKED_BY_ONE = 10;

const turns = createTurns({
  ...{ atWork: AT_WORK, long: HALF, waiting: 40 },
  ...{ atWorkOfOne: HALF, waitingOfOne: ASKED_BY_ONE - HALF },
});

let pool: Piscina | undefined;

/** Made on first use: most commands never need it. */
function threads(): Piscina {
  pool ??= new Piscina({
    filename: new URL('./bounded-thread.mjs', import.meta.url).href,
    minThreads: 0,
    maxThreads: AT_WORK,
    idleTimeout: 60_000,
    // Nothing of how this process was started (a debugger, a test runner) is meant for the threads.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
  });
  return pool;
}

/**
 * Runs a function in a thread of its own, within bounds of time and memory, in turn with what others ask.
 * @throws whatever the function throws; a platform error `too-costly` when it goes out of bounds, `too-busy` when too
 *   much waits already or the process stops; the signal's reason when that ends it
 */
export async function runBounded<Result>(work: BoundedWork, { person, signal }: Requester): Promise<Result> {
  const giveBack = await turns.take({ person, isLong: work.time > LONG, signal });
  const { port1: progress, port2: port } = new MessageChannel();
  const clock = startClock(work, progress);
  const ends = signal === undefined ? clock.signal : AbortSignal.any([clock.signal, signal]);
  const atWork = threads();
  try {
    const { module, name, parameters } = work;
    return await atWork.run(
      { module: module.href, name, parameters, port },
      { signal: ends, transferList: [port] },
    );
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    if (clock.signal.aborted || isOutOfMemory(error)) throw costly(work, clock.at());
    // Its thread was ended with all others: whoever asks again comes to a process that works.
    if (atWork !== pool)
      throw platformError('too-busy', 'This process is stopping; try again in a few seconds.');
    throw error;
  } finally {
    clock.stop();
    progress.close();
    giveBack();
  }
}

/** How much is at work and how much waits now. */
export const boundedLoad = () => turns.load();

/** Ends all threads; for tests, and for whoever stops in good order. */
export async function closeBoundedWorkers(): Promise<void> {
  const closing = pool;
  pool = undefined;
  await closing?.destroy();
}

/** Whether an error says that something went out of its bounds. */
export function isTooCostly(error: unknown): error is CostlyError {
  return isError(error) && 'code' in error && error.code === 'too-costly';
}

type Progress =
  | { readonly kind: 'started'; readonly thread: string | undefined }
  | { readonly kind: 'at'; readonly at: string };

// The clock of a piece of work: it runs from when the thread says that it has started.
function startClock({ time }: BoundedWork, progress: MessagePort) {
  const out = new AbortController();
  let timer = setTimeout(() => out.abort(), STARTS_WITHIN);
  let at: string | undefined;
  const start = (thread: string | undefined) => {
    const [begun, workedBefore] = [performance.now(), workOf(thread)];
    const look = () => {
      const took = performance.now() - begun;
      const worked =
        workedBefore === undefined ? took : (workOf(thread) ?? took + workedBefore) - workedBefore;
      if (worked >= time || took >= TIMES_AS_LONG * time) out.abort();
      else timer = setTimeout(look, Math.max(MOMENT, time - worked));
    };
    clearTimeout(timer);
    timer = setTimeout(look, time);
  };
  progress.on('message', (message: Progress) => {
    if (message.kind === 'at') at = message.at;
    else start(message.thread);
  });
  return { signal: out.signal, at: () => at, stop: () => clearTimeout(timer) };
}

/** Linux counts the work of a thread in hundredths of a second, whatever the machine. */
const MOMENT = 10;

/** How many milliseconds a thread has worked so far; nothing where the system does not say. */
function workOf(thread: string | undefined): number | undefined {
  if (thread === undefined) return undefined;
  try {
    // After its name, which is in brackets and may hold anything: fields 14 and 15 of proc(5), its own work and what the system did for it.
    const stat = readFileSync(`/proc/${thread}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * MOMENT;
  } catch {
    return undefined;
  }
}

function isOutOfMemory(error: unknown): boolean {
  return isError(error) && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function costly({ name }: BoundedWork, at: string | undefined): CostlyError {
  const error = platformError('too-costly', `${name} costs too much${at === undefined ? '' : ` at ${at}`}.`);
  return Object.assign(error, { code: 'too-costly' as const, at });
}
