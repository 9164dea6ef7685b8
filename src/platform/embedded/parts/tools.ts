import { spawn } from 'node:child_process';
import { platformError } from '../../errors.ts';
import type { Progress } from './finding.ts';

const reportEvery = 15_000;

/** What a tool printed, on either of its outputs. */
export type ToolRun = { output: string };

/**
 * Runs a tool to its end.
 * @param options `input` goes to its standard input; `timeout` in milliseconds; with `progress` a line is told
 *   every quarter of a minute, so that nobody thinks it hangs; `doing` says what it does, for those lines and errors
 * @throws a platform error `part-failed` with the last lines it printed
 */
export async function runTool(
  command: string,
  args: string[],
  options: {
    doing: string;
    cwd?: string;
    env?: Record<string, string | undefined>;
    user?: { uid: number; gid: number } | undefined;
    input?: string;
    timeout?: number;
    progress?: Progress;
  },
): Promise<ToolRun> {
  const began = performance.now();
  const ticker = setInterval(() => {
    options.progress?.(`  still ${options.doing} (${Math.round((performance.now() - began) / 1000)} s)`);
  }, reportEvery);
  try {
    return await runToEnd(command, args, options);
  } finally {
    clearInterval(ticker);
  }
}

function runToEnd(command: string, args: string[], options: Parameters<typeof runTool>[2]): Promise<ToolRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      ...(options.user ?? {}),
      env: { ...process.env, ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: options.timeout,
      killSignal: 'SIGKILL',
    });
    const endToo = () => child.kill('SIGKILL');
    process.once('exit', endToo);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.once('close', () => process.off('exit', endToo));
    const fail = (reason: string, cause?: unknown) => {
      const lastLines = output.trim().split('\n').slice(-6).join('\n');
      const said = lastLines === '' ? '' : `:\n${lastLines}`;
      reject(
        platformError('part-failed', `${options.doing} with ${command} failed (${reason})${said}`, cause),
      );
    };
    child.once('error', (error) => {
      process.off('exit', endToo);
      fail(error.message, error);
    });
    child.once('close', (code, signal) =>
      code === 0 ? resolve({ output }) : fail(signal ?? `code ${code}`),
    );
    // A tool that ends early closes its input; what it printed says why.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
  });
}
