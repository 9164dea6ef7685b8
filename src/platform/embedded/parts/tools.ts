import { platformError } from '../../errors.ts';
import type { Progress } from './finding.ts';

const reportEvery = 15_000;

/** What a tool printed, on either of its outputs. */
export type ToolRun = { output: string };

/** How a tool is run. */
export type ToolOptions = {
  /** What it does, for lines of progress and for errors. */
  doing: string;
  cwd?: string;
  env?: Record<string, string | undefined>;
  /** User to run as; only root can ask for another one. */
  user?: { uid: number; gid: number } | undefined;
  /** Goes to its standard input. */
  input?: string;
  /** Milliseconds after which it is ended. */
  timeout?: number;
  /** Is told a line every quarter of a minute, so that nobody thinks it hangs. */
  progress?: Progress;
};

/**
 * Runs a tool to its end. It does not go on when this program ends.
 * @throws a platform error `part-failed` with the last lines it printed
 */
export async function runTool(command: string, args: string[], options: ToolOptions): Promise<ToolRun> {
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

async function runToEnd(command: string, args: string[], options: ToolOptions): Promise<ToolRun> {
  const { cwd, env = {}, user = {}, input = '', timeout } = options;
  // Loaded with the first tool: most starts find everything made.
  const { execa } = await import('execa');
  const run = await execa(command, args, {
    ...(cwd === undefined ? {} : { cwd }),
    ...(timeout === undefined ? {} : { timeout }),
    ...{ env, input, ...user },
    killSignal: 'SIGKILL',
    all: true,
    reject: false,
  });
  if (!run.failed) return { output: run.all };
  const reason =
    run.signal ?? (run.exitCode === undefined ? (run.originalMessage ?? '') : `code ${run.exitCode}`);
  const lastLines = run.all.trim().split('\n').slice(-6).join('\n');
  const said = lastLines === '' ? '' : `:\n${lastLines}`;
  throw platformError(
    'part-failed',
    `${options.doing} with ${command} failed (${reason})${said}`,
    run.cause ?? run,
  );
}
