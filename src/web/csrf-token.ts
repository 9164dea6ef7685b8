import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

const FORM = /^([0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})\.([0-9a-f]{64})$/;

/**
 * What a form carries along unseen: a number of its own, with a seal that only somebody who has the link can make. A
 * form from another site cannot know it, and sending one form twice is seen by its number. No cookie is needed.
 * @param secret the token of the link, or whatever else the page alone knows
 */
export function makeCsrfToken(secret: string, number: string = randomUUID()): string {
  return `${number}.${seal(secret, number)}`;
}

/** The number of a form that came from the page with this secret; `undefined` for any other. */
export function readCsrfToken(secret: string, token: unknown): string | undefined {
  const [, number, given] = (typeof token === 'string' ? FORM.exec(token) : null) ?? [];
  if (number === undefined || given === undefined) return undefined;
  const expected = Buffer.from(seal(secret, number), 'hex');
  return timingSafeEqual(expected, Buffer.from(given, 'hex')) ? number : undefined;
}

function seal(secret: string, number: string): string {
  return createHmac('sha256', `form of ${secret}`).update(number).digest('hex');
}
