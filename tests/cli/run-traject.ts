import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the repository. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** How a run of the command ended. */
export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs the real binary and waits for its end.
 * @param env added to a clean environment, in which nothing of this machine's own settings is left
 */
export function runTraject(args: readonly string[], env: Record<string, string> = {}): Promise<Run> {
  const { PATH = '', HOME = '' } = process.env;
  const nowhere = join(tmpdir(), 'traject-test-without-data');
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(root, 'bin/traject.js'), ...args],
      { cwd: root, env: { PATH, HOME, TRAJECT_DATA_DIR: nowhere, ...env }, maxBuffer: 50_000_000 },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
        resolve({ code, stdout, stderr });
      },
    );
  });
}
