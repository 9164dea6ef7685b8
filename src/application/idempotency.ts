import { createHash, randomUUID } from 'node:crypto';
import type { Answer } from '../api/http/route.ts';
import type { Validated } from '../api/http/validation.ts';
import type { FieldError } from '../domain/rejection.ts';
import { derivedId } from '../store/database/derived-id.ts';
import {
  claimIdempotencyKey,
  type KeyClaim,
  releaseIdempotencyKey,
  storeIdempotentAnswer,
} from '../store/operations/idempotency.ts';
import { createProblem } from './application-error.ts';
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

/** Reads an Idempotency-Key header: as the draft standard writes it, with quotes, or bare. */
export function readIdempotencyKey(header: string | undefined): Validated<string | undefined> {
  if (header === undefined) return { ok: true, value: undefined };
  const key = /^"([^"\\]+)"$/.exec(header.trim())?.[1] ?? header.trim();
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return { ok: true, value: key };
  const error: FieldError = {
    path: 'Idempotency-Key',
    code: 'invalid-format',
    message: {
      nl: 'Stuur 1 tot 255 zichtbare tekens zonder spaties, zoals een UUID.',
      en: 'Send 1 to 255 visible characters without spaces, such as a UUID.',
    },
  };
  return { ok: false, errors: [error] };
}

/** The hash of a body: the same for the same content, whatever the order of its fields. */
export function fingerprintOf(body: unknown, file?: Buffer): string {
  const hash = createHash('sha256').update(JSON.stringify(sorted(body)) ?? '');
  if (file !== undefined) hash.update('\n').update(file);
  return hash.digest('hex');
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
 * Does the work once for a key, and gives the first answer again afterwards, with the same status and headers.
 * Refusals are answers too; only faults (500 and above) free the key, so that the same request can be repeated.
 * @param work must answer, not throw, for everything that may be kept
 * @throws 409 while the first request is still being answered, 422 when the key came with another content
 */
export async function answerOnce(
  deps: Pick<Dependencies, 'store'>,
  use: KeyUse,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const claim = await claimKey(deps, use);
  if (claim.kind === 'other-content') throw keyReused();
  if (claim.kind === 'in-flight') throw keyInFlight();
  if (claim.kind === 'answered') return claim.answer as Answer;
  const answer = await work();
  if (answer.status >= 500) {
    await release(deps, use);
    return answer;
  }
  try {
    await storeIdempotentAnswer(deps.store, use, answer);
  } catch (error) {
    // It was done, and doing it again with this key gives the same; only the answer could not be kept.
    await release(deps, use);
    throw error;
  }
  return answer;
}

async function claimKey(deps: Pick<Dependencies, 'store'>, use: KeyUse): Promise<KeyClaim> {
  const claim = await claimIdempotencyKey(deps.store, use, { abandonedAfter: ABANDONED_AFTER });
  if (claim.kind !== 'in-flight' || !unreleased.delete(nameOf(use))) return claim;
  await releaseIdempotencyKey(deps.store, use);
  return claimIdempotencyKey(deps.store, use, { abandonedAfter: ABANDONED_AFTER });
}

async function release(deps: Pick<Dependencies, 'store'>, use: KeyUse): Promise<void> {
  try {
    await releaseIdempotencyKey(deps.store, use);
  } catch {
    unreleased.add(nameOf(use));
  }
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

/** 422: the key came before, with something else. */
export function keyReused() {
  return createProblem({
    code: 'idempotency-key-reused',
    status: 422,
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
  return createProblem({
    code: 'idempotency-key-in-flight',
    status: 409,
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
    headers: { 'Retry-After': '1' },
  });
}
