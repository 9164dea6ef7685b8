import type { Dependencies } from '../../application/dependencies.ts';
import { freeKey, type KeyUse, keepAnswer, takeKey } from '../../application/idempotency.ts';
import type { FieldError } from '../../domain/rejection.ts';
import type { Answer } from '../../http/answer.ts';
import type { Validated } from './validation.ts';

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
  const before = await takeKey(deps, use);
  if (before !== undefined) return before as Answer;
  const answer = await work();
  if (answer.status >= 500) await freeKey(deps, use);
  else await keepAnswer(deps, use, answer);
  return answer;
}
