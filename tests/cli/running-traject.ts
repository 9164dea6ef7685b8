import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from './run-traject.ts';

/** A command that goes on until it is asked to end. */
export interface Running {
  readonly child: ChildProcess;
  /** What it has written so far, both ways out. */
  output(): string;
  /**
   * Waits until it has written this.
   * @throws when it ends before, with what it wrote
   */
  waitFor(text: string): Promise<void>;
  /** Sends a signal and waits for the end; gives the exit code, or the signal that ended it. */
  end(signal: NodeJS.Signals): Promise<number | string | null>;
}

/** Starts the real binary in a clean environment and lets it run. */
export function keepRunning(args: readonly string[], env: Record<string, string>): Running {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [join(root, 'bin/traject.js'), ...args], {
    cwd: root,
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  const looking = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => {
      written += data.toString();
      for (const look of looking) look();
    });
  }
  const ended = once(child, 'exit');
  return {
    child,
    output: () => written,
    waitFor(text) {
      return new Promise((resolve, reject) => {
        const look = () => {
          if (!written.includes(text)) return;
          looking.delete(look);
          resolve();
        };
        looking.add(look);
        void ended.then(() =>
          reject(new Error(`traject ${args.join(' ')} ended before "${text}":\n${written}`)),
        );
        look();
      });
    },
    async end(signal) {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await ended;
      return child.signalCode ?? child.exitCode;
    },
  };
}
