/** Pages that one does not come back to. */
const NOT_AFTERWARDS = /^\/(sign-in|sign-out|oidc|api|p)(\/|\?|$)/;

/**
 * A page of ours to go to after signing in; the start page for anything that could lead elsewhere.
 * @param wanted as it stood in the address
 */
export function localPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || wanted.length > 2_000 || !isLocal(wanted)) return '/';
  const here = 'http://here.invalid';
  if (!URL.canParse(wanted, here)) return '/';
  const { origin, pathname, search } = new URL(wanted, here);
  // Looked at again as it will be sent: dots on the way can leave two slashes at the front.
  const resolved = `${pathname}${search}`;
  return origin === here && isLocal(resolved) && !NOT_AFTERWARDS.test(pathname) ? resolved : '/';
}

/** A browser takes `//host` and `/\host` for another site, and drops tabs and line ends before it looks. */
function isLocal(path: string): boolean {
  return /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path);
}
