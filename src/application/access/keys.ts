import { randomUUID } from 'node:crypto';
import { type SignInRole, worksForOne } from '../../domain/access/roles.ts';
import { laterBy } from '../../domain/calendar/instant.ts';
import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import { hashOfToken, newToken } from '../../platform/token.ts';
import {
  type AccessKey,
  findKey,
  insertKey,
  listKeys,
  revokeKey,
  touchKey,
} from '../../store/access/keys.ts';
import { inTransaction } from '../../store/database/transaction.ts';
import { findOrganisation } from '../../store/people/organisations.ts';
import { findPerson, insertPerson, type Person } from '../../store/people/people.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';
import { noteKey } from './audit.ts';
import type { Caller } from './authorise.ts';

type Deps = Pick<Dependencies, 'store' | 'clock'>;

/** The function of somebody who stands for a program; a key says what it may do. */
export const PROGRAM = 'program';

/** Every key begins so, for people and for scanners that look for keys where none should be. */
const PREFIX = 'traject_';
const KEY = /^traject_[\w-]{43}$/;
/** Characters of a key by which people recognise it. */
const RECOGNISED_BY = PREFIX.length + 6;
/** Milliseconds between two notes that a key is in use. */
const NOTED_EVERY = 60_000;

/** What came of making a key. */
export type KeyMade =
  /** `key` is the only copy; it is shown once. */
  | { readonly kind: 'made'; readonly key: string; readonly stored: AccessKey }
  | { readonly kind: 'unknown-organisation' | 'organisation-missing' };

/**
 * Makes a key for a program, and somebody who stands for it, so that a journal names the program.
 * @param wanted `organisation` is the id of the one for which it works, which most roles need
 * @param caller who makes it; without one it is made from a terminal
 */
export async function createKey(
  deps: Deps,
  wanted: {
    readonly name: string;
    readonly role: SignInRole;
    readonly organisation?: string | undefined;
    readonly expiresAt?: Instant | undefined;
  },
  caller?: Pick<Caller, 'person' | 'function'>,
): Promise<KeyMade> {
  const { name, role, organisation, expiresAt } = wanted;
  if (
    organisation !== undefined &&
    (await findOrganisation(deps.store, deps.store.scope, organisation)) === undefined
  ) {
    return { kind: 'unknown-organisation' };
  }
  if (organisation === undefined && worksForOne(role)) return { kind: 'organisation-missing' };
  const key = `${PREFIX}${newToken()}`;
  const personId = randomUUID();
  const stored: AccessKey = {
    id: randomUUID(),
    beginning: key.slice(0, RECOGNISED_BY),
    ...{ name, role, personId },
    createdAt: nowOf(deps),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
  await inTransaction(deps.store, async (within) => {
    await insertPerson(within, {
      ...{ id: personId, name, language: 'nl', function: PROGRAM },
      ...(organisation === undefined ? {} : { organisationId: organisation }),
    });
    await insertKey(within, { ...stored, keyHash: hashOfToken(key) });
  });
  await noteKey(deps, { action: 'create-key', key: stored.id, organisation, caller });
  return { kind: 'made', key, stored };
}

/** Somebody who stands for the program with this key, in the role of the key; nothing when the key is not good. */
export async function useKey(deps: Deps, key: string): Promise<Person | undefined> {
  const known = KEY.test(key) ? await findKey(deps.store, hashOfToken(key)) : undefined;
  const now = nowOf(deps);
  if (known === undefined || known.revokedAt !== undefined) return undefined;
  if (known.expiresAt !== undefined && Date.parse(known.expiresAt) <= Date.parse(now)) return undefined;
  if (Date.parse(now) - Date.parse(known.lastUsedAt ?? known.createdAt) >= NOTED_EVERY || !known.lastUsedAt) {
    await touchKey(deps.store, known.id, now);
  }
  const person = await findPerson(deps.store, deps.store.scope, known.personId);
  return person === undefined ? undefined : { ...person, function: known.role };
}

/** Ends a key for good; `false` when it was ended before. */
export async function endKey(
  deps: Deps,
  id: string,
  caller?: Pick<Caller, 'person' | 'function'>,
): Promise<boolean> {
  const isEnded = await revokeKey(deps.store, id, nowOf(deps));
  if (isEnded) await noteKey(deps, { action: 'end-key', key: id, caller });
  return isEnded;
}

/** The last local date on which a key works; nothing for one that does not expire. */
export function lastDayOf({ expiresAt }: Pick<AccessKey, 'expiresAt'>): LocalDate | undefined {
  return expiresAt === undefined ? undefined : localDateOf(laterBy(expiresAt, -1));
}

/** All keys, without the keys themselves. */
export function readKeys(deps: Pick<Dependencies, 'store'>): Promise<readonly AccessKey[]> {
  return listKeys(deps.store);
}
