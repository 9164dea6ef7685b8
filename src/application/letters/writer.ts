import type { SendMailOptions } from 'nodemailer';
import { EVERYTHING } from '../../domain/access/scope.ts';
import type { Language } from '../../domain/text.ts';
import type { ServiceSender } from '../../mail/service-letter.ts';
import type { OwedLetter } from '../../store/letters/owed.ts';
import { findPerson } from '../../store/people/people.ts';
import type { Dependencies } from '../dependencies.ts';
import { senderFor } from './sender.ts';

/** What letters are written and sent with. */
export type LetterTools = Pick<Dependencies, 'store' | 'clock' | 'configuration' | 'logger'>;

/** Why nobody can be written to. */
export type Unreached = 'nobody-there' | 'has-left' | 'no-address' | 'unreachable';

/** What there is to send now: a letter, nothing because nobody waits for it any more, or nobody to send it to. */
export type Written =
  | { readonly kind: 'letter'; readonly letter: SendMailOptions }
  | { readonly kind: 'not-owed' }
  | { readonly kind: 'unreached'; readonly reason: Unreached };

/** Writes a letter from the facts as they are now. */
export type Writer = (tools: LetterTools, owed: OwedLetter) => Promise<Written>;

/** Nobody waits for it any more. */
export const notOwed: Written = { kind: 'not-owed' };

/** The same for every try, and another one when it is owed anew: what a letter is told apart by. */
export function nameOf({ id, since }: OwedLetter): string {
  return `${id} ${since}`;
}

/**
 * Writes to somebody whom we know, in the name of the service that they have to do with.
 * @param id of the person; nothing when there is nobody to write to
 */
export async function writeTo(
  tools: LetterTools,
  id: string | undefined,
  letter: (
    to: { readonly name: string; readonly email: string; readonly language: Language },
    sender: ServiceSender,
  ) => SendMailOptions,
): Promise<Written> {
  const reader = id === undefined ? undefined : await findPerson(tools.store, EVERYTHING, id);
  if (reader === undefined) return unreached('nobody-there');
  const { name, email, language, leftAt, unreachableAt } = reader;
  if (leftAt !== undefined) return unreached('has-left');
  if (email === undefined) return unreached('no-address');
  if (unreachableAt !== undefined) return unreached('unreachable');
  const sender = await senderFor(tools, reader);
  return { kind: 'letter', letter: letter({ name, email, language }, sender) };
}

/** There is nobody to write to, and why. */
export function unreached(reason: Unreached): Written {
  return { kind: 'unreached', reason };
}
