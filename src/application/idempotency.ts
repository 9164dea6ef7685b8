import { createHash, randomUUID } from 'node:crypto';
import type { Actor } from '../domain/trajectory/model/events.ts';
import { derivedId } from '../store/database/derived-id.ts';
import {
  claimIdempotencyKey,
  type IdempotentAnswer,
  type KeyClaim,
  releaseIdempotencyKey,
  storeIdempotentAnswer,
} from '../store/operations/idempotency.ts';
import { createApplicationError } from './application-error.ts';
import type { Dependencies } from './dependencies.ts';

/** One use of an Idempotency-Key. */
export type KeyUse = {
  readonly key: string;
  /** Who uses it: keys of different people never meet. */
  readonly principal: string;
  /** Method and path, with ids filled in. */
  readonly route: string;
  /** Hash of what was asked. */
  readonly fingerprint: string;
};

/**
 * After this many seconds without an answer, the process that had the key is taken to be dead. Nobody waits so long for
 * an answer; and if it lives all the same, what both make has the same id and is made once.
 */
const ABANDONED_AFTER = 10;

/** Keys that this process could not free because the database was away; whoever comes with one frees it first. */
const unreleased = new Set<string>();

/** The hash of a body: the same for the same content, whatever the order of its fields. */
export function fingerprintOf(body: unknown, file?: Buffer): string {
  const hash = createHash('sha256').update(JSON.stringify(sorted(body)) ?? '');
  if (file !== undefined) hash.update('\n').update(file);
  return hash.digest('hex');
}

/** Whose keys they are that somebody uses: their own, or those of all who act in that way. */
export function principalOf({ person, kind }: Actor): string {
  return person ?? kind;
}

/**
 * The id of something new: a random one, or one that follows from the caller's key. Work that was interrupted and
 * is done again then makes the same thing, not a second one.
 * @param purpose what it is the id of, and where it belongs: ids for different purposes never meet
 */
export function newIdFor(use: { key: string | undefined; principal: string; purpose: string }): string {
  if (use.key === undefined) return randomUUID();
  return derivedId(use.principal, use.purpose, use.key);
}

/**
 * Takes a key for the work that is to be done once, unless it was done before: then its answer is given.
 * @returns `undefined` for whoever has to do the work now, and then {@link keepAnswer}s or {@link freeKey}s
 * @throws `conflict` while the first request is still being answered, `invalid` when the key came with another content
 */
export async function takeKey(
  deps: Pick<Dependencies, 'store'>,
  use: KeyUse,
): Promise<IdempotentAnswer | undefined> {
  const claim = await claimKey(deps, use);
  if (claim.kind === 'other-content') throw keyReused();
  if (claim.kind === 'in-flight') throw keyInFlight();
  return claim.kind === 'answered' ? claim.answer : undefined;
}

/** Keeps the answer, to be given again to whoever comes with the same key. */
export async function keepAnswer(
  deps: Pick<Dependencies, 'store'>,
  use: KeyUse,
  answer: IdempotentAnswer,
): Promise<void> {
  try {
    await storeIdempotentAnswer(deps.store, use, answer);
  } catch (error) {
    // It was done, and doing it again with this key gives the same; only the answer could not be kept.
    await freeKey(deps, use);
    throw error;
  }
}

/** Frees a key whose work failed by a fault, so that the same request can be repeated. */
export async function freeKey(deps: Pick<Dependencies, 'store'>, use: KeyUse): Promise<void> {
  try {
    await releaseIdempotencyKey(deps.store, use);
  } catch {
    unreleased.add(nameOf(use));
  }
}

async function claimKey(deps: Pick<Dependencies, 'store'>, use: KeyUse): Promise<KeyClaim> {
  const claim = await claimIdempotencyKey(deps.store, use, { abandonedAfter: ABANDONED_AFTER });
  if (claim.kind !== 'in-flight' || !unreleased.delete(nameOf(use))) return claim;
  await releaseIdempotencyKey(deps.store, use);
  return claimIdempotencyKey(deps.store, use, { abandonedAfter: ABANDONED_AFTER });
}

function nameOf({ key, principal, route }: KeyUse): string {
  return JSON.stringify([key, principal, route]);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}

/** The key came before, with something else. */
export function keyReused() {
  return createApplicationError({
    code: 'idempotency-key-reused',
    kind: 'invalid',
    title: {
      nl: 'Deze Idempotency-Key werd al gebruikt voor iets anders.',
      en: 'This Idempotency-Key was used before for something else.',
    },
    errors: [
      {
        path: 'Idempotency-Key',
        code: 'reused',
        message: { nl: 'Neem een nieuwe sleutel.', en: 'Take a new key.' },
      },
    ],
  });
}

function keyInFlight() {
  return createApplicationError({
    code: 'idempotency-key-in-flight',
    kind: 'conflict',
    title: {
      nl: 'De eerste vraag met deze Idempotency-Key is nog bezig.',
      en: 'The first request with this Idempotency-Key is still being answered.',
    },
    errors: [
      {
        path: 'Idempotency-Key',
        code: 'in-flight',
        message: { nl: 'Probeer het zo meteen opnieuw.', en: 'Try again in a moment.' },
      },
    ],
    retryAfter: 1,
  });
}
