import type { CookieOptions, Request, Response } from 'express';
import type { Credentials } from '../application/access/identify.ts';
import { ABSOLUTE_LIMIT } from '../application/access/sessions.ts';
import type { Configuration } from '../platform/configuration.ts';
import { isLoopbackAddress } from '../platform/loopback.ts';

/** A cookie of ours: its name, and how it is set. */
export type CookieRule = { readonly name: string; readonly options: CookieOptions };

/**
 * The cookie that holds the token of a session. Over TLS its name binds it to this very host (`__Host-`), so that no
 * other host of the same domain can plant one.
 */
export function sessionCookie({ http }: Configuration): CookieRule {
  const secure = isSecure(http.publicUrl);
  return {
    name: secure ? '__Host-traject_session' : 'traject_session',
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge: ABSOLUTE_LIMIT },
  };
}

/** The cookie that ties the return from a provider to the browser that began; gone when the browser closes. */
export function attemptCookie({ http }: Configuration): CookieRule {
  const secure = isSecure(http.publicUrl);
  return {
    name: secure ? '__Secure-traject_sign_in' : 'traject_sign_in',
    options: { httpOnly: true, sameSite: 'lax', path: '/sign-in', secure },
  };
}

/** The cookie in which a browser keeps the colours that were chosen in it; it says nothing of anybody. */
export function schemeCookie({ http }: Configuration): CookieRule {
  const secure = isSecure(http.publicUrl);
  return {
    name: 'traject_scheme',
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge: SCHEME_LASTS },
  };
}

/** Milliseconds that a choice of colours is kept after it was made. */
const SCHEME_LASTS = 400 * 24 * 3_600_000;

function isSecure(publicUrl: string): boolean {
  return publicUrl.startsWith('https:');
}

/** What a request brings along to say who it is from. */
export function credentialsOf(request: Request, configuration: Configuration): Credentials {
  const [, key] = /^Bearer +(\S+) *$/i.exec(request.get('authorization') ?? '') ?? [];
  return {
    key,
    session: readCookie(request, sessionCookie(configuration).name),
    demoPerson: request.get('x-demo-person'),
    isLocal: isLocal(request),
    isByItself: isByItself(request),
  };
}

/** Whether a page asks for this by itself, to show what others did, while its reader may have gone home. */
function isByItself(request: Request): boolean {
  return request.get('accept') === 'text/event-stream' || request.get(RENEWAL) !== undefined;
}

/** The header with which a page says that it renews itself. */
export const RENEWAL = 'X-Renewal';

/** Whether a request comes from this very machine: over the connection, and by what trusted proxies say. */
export function isLocal(request: Request): boolean {
  return isLoopbackAddress(request.socket.remoteAddress) && isLoopbackAddress(request.ip);
}

/** Has a browser forget a cookie of ours: it has to be named as it was set. */
export function forgetCookie(response: Response, { name, options }: CookieRule): void {
  const { maxAge: _age, ...same } = options;
  response.clearCookie(name, same);
}

/** The value of a cookie; the first one when there are several with this name. */
export function readCookie(request: Request, name: string): string | undefined {
  const cookies = request.get('cookie')?.split(';') ?? [];
  const found = cookies.map((cookie) => cookie.trim()).find((cookie) => cookie.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}
