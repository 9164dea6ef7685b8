import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { systemCodeOf } from '../../errors.ts';
import { until } from '../../waiting.ts';

/**
 * A process and proof that it is still the same one: process ids are used again, start times are not.
 * `startedAt` is opaque; it is only ever compared.
 */
export type ProcessIdentity = { pid: number; startedAt: string };

/** The identity of a running process, or `undefined` if there is none with this id (one that has ended but was not yet reaped counts as gone). */
export function identify(pid: number): ProcessIdentity | undefined {
  const startedAt = process.platform === 'linux' ? startTimeOnLinux(pid) : startTimeElsewhere(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

/** True while exactly this process still runs. */
export function isRunning(identity: ProcessIdentity): boolean {
  return identify(identity.pid)?.startedAt === identity.startedAt;
}

/**
 * Ends exactly this process: asks with `signal`, waits, and forces it if it does not listen.
 * @param patience milliseconds before it is forced
 */
export async function end(
  identity: ProcessIdentity,
  signal: NodeJS.Signals = 'SIGINT',
  patience = 5_000,
): Promise<void> {
  const gone = () => !isRunning(identity);
  sendSignal(identity, signal);
  if (await until(gone, { timeout: patience })) return;
  sendSignal(identity, 'SIGKILL');
  await until(gone, { timeout: 5_000 });
}

function sendSignal(identity: ProcessIdentity, signal: NodeJS.Signals): void {
  if (!isRunning(identity)) return;
  try {
    process.kill(identity.pid, signal);
  } catch (error) {
    // It may have ended in between.
    if (systemCodeOf(error) !== 'ESRCH') throw error;
  }
}

function startTimeOnLinux(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in brackets, may hold spaces and brackets itself; after it come state and numbers.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, start] = [fields[0], fields[19]];
    if (state === 'Z' || state === 'X' || start === undefined) return undefined;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${start}`;
  } catch {
    return undefined;
  }
}

function startTimeElsewhere(pid: number): string | undefined {
  try {
    const answer = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
    }).trim();
    return answer === '' || answer.startsWith('Z') ? undefined : answer.replace(/^\S+\s+/, '');
  } catch {
    return undefined;
  }
}
