import { createHash, randomBytes } from 'node:crypto';

/** A new token of 256 bits, as it goes into an address or a cookie; it is kept nowhere. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Whether a text can be a token that {@link newToken} gave: 43 signs of Base64 as it goes into addresses. */
export function isToken(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}

/** The only form in which a token is kept. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
