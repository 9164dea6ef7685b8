import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { platformError } from '../../errors.ts';
import { findOnPath } from '../parts/finding.ts';

/** How to run a program that refuses to run as root. */
export type Unprivileged = {
  /** Owner that the program's own files must have; `undefined` when nothing needs to change hands. */
  owner: { uid: number; gid: number } | undefined;
  /** The command to run instead of `command` with `args`. */
  wrap(
    command: string,
    args: string[],
  ): { command: string; args: string[]; user?: { uid: number; gid: number } };
};

const candidates = ['postgres', 'nobody'];

/**
 * Decides how a server that must not be root is run. An ordinary user runs it as it is. For root another user of
 * the machine takes it over; where that user cannot reach the files (a clone under /root, say), the program keeps
 * the one right to pass by file permissions and nothing else of root.
 * @param paths programs and folders that must be within reach
 * @param existing a folder that the server made earlier; its owner stays
 * @throws a platform error `part-failed` when root has nobody to hand it to
 */
export function unprivileged(paths: string[], existing: string): Unprivileged {
  if (process.getuid?.() !== 0) return { owner: undefined, wrap: (command, args) => ({ command, args }) };
  const owner = ownerOf(existing) ?? candidates.map(lookUp).find((found) => found !== undefined);
  if (owner === undefined) {
    throw platformError(
      'part-failed',
      'Postgres does not run as root and this machine has no user `postgres` or `nobody`.',
    );
  }
  if (paths.every((path) => isWithinReach(path, owner))) {
    return { owner, wrap: (command, args) => ({ command, args, user: owner }) };
  }
  const setpriv = findOnPath('setpriv');
  if (setpriv === undefined) {
    throw platformError(
      'part-failed',
      `Postgres does not run as root, and user ${owner.uid} cannot reach ${paths.join(' or ')}: run this as an ordinary ` +
        'user, move it to a folder that others can enter, or set DATABASE_URL to a running server.',
    );
  }
  const identity = ['--reuid', String(owner.uid), '--regid', String(owner.gid), '--clear-groups'];
  // Without the last bit, access(2) would not count the right that is kept.
  const rights = [
    '--inh-caps=-all,+dac_override',
    '--ambient-caps=+dac_override',
    '--securebits=+no_setuid_fixup',
  ];
  return {
    owner,
    wrap: (command, args) => ({ command: setpriv, args: [...identity, ...rights, '--', command, ...args] }),
  };
}

function ownerOf(folder: string): { uid: number; gid: number } | undefined {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found === undefined || found.uid === 0 ? undefined : { uid: found.uid, gid: found.gid };
}

function lookUp(name: string): { uid: number; gid: number } | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

/** Whether a user may enter every folder on the way to a path. Groups beyond the first are not counted. */
function isWithinReach(path: string, { uid, gid }: { uid: number; gid: number }): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (found !== undefined) {
      const bit = found.uid === uid ? 0o100 : found.gid === gid ? 0o010 : 0o001;
      if ((found.mode & bit) === 0) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}
