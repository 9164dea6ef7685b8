import { AsyncLocalStorage } from 'node:async_hooks';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProgram } from '../../src/cli/program.ts';
import { reportFailure } from '../../src/cli/report-failure.ts';
import type { Run } from './run-traject.ts';

/** What a command has written so far, to standard output and to standard error. */
type Written = { 1: string; 2: string };

const writing = new AsyncLocalStorage<Written>();

/** What this process writes goes to the command that writes it, if one does. */
function takeWhatIsWritten(): void {
  const streams = [
    { stream: process.stdout, fd: 1 },
    { stream: process.stderr, fd: 2 },
  ] as const;
  for (const { stream, fd } of streams) {
    const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
    stream.write = (...args: unknown[]) => {
      const written = writing.getStore();
      if (written === undefined) return write(...args);
      written[fd] += String(args[0]);
      const done = args.find((arg) => typeof arg === 'function') as (() => void) | undefined;
      done?.();
      return true;
    };
  }
  // The log goes past the streams.
  const writeSync = fs.writeSync as (...args: unknown[]) => number;
  fs.writeSync = (...args: unknown[]) => {
    const written = writing.getStore();
    const [fd, text] = args;
    if (written === undefined || (fd !== 1 && fd !== 2)) return writeSync(...args);
    written[fd] += String(text);
    return Buffer.byteLength(String(text));
  };
}

let isTaken = false;
let before: Promise<unknown> = Promise.resolve();

/**
 * Does what the real binary does with these arguments, in this process: for what a command does, where how a process
 * starts and ends is not looked at, which takes seconds each time. One after another: the environment is one for all.
 * @param env the environment, besides which nothing of this machine's own settings is left
 */
export function callTraject(args: readonly string[], env: Record<string, string> = {}): Promise<Run> {
  const call = before.then(() => callAlone(args, env));
  before = call;
  return call;
}

async function callAlone(args: readonly string[], env: Record<string, string>): Promise<Run> {
  if (!isTaken) takeWhatIsWritten();
  isTaken = true;
  const own = { env: process.env, exitCode: process.exitCode, columns: process.stdout.columns };
  const { PATH = '', HOME = '' } = own.env;
  const nowhere = join(tmpdir(), 'traject-test-without-data');
  process.env = { PATH, HOME, TRAJECT_DATA_DIR: nowhere, ...env };
  process.exitCode = 0;
  // As where nobody looks at a screen.
  process.stdout.columns = undefined as unknown as number;
  const written: Written = { 1: '', 2: '' };
  try {
    const code = await writing.run(written, async () => {
      try {
        await createProgram().parseAsync([process.execPath, 'traject', ...args]);
        return Number(process.exitCode);
      } catch (error) {
        return reportFailure(error);
      }
    });
    return { code, stdout: written[1], stderr: written[2] };
  } finally {
    process.env = own.env;
    process.exitCode = own.exitCode;
    process.stdout.columns = own.columns;
  }
}
