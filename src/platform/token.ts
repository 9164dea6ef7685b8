import { createHash, randomBytes } from 'node:crypto';

/** A new token of 256 bits, as it goes into an address or a cookie; it is kept nowhere. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The only form in which a token is kept. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
