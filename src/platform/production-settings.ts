import { isLoopbackName } from './loopback.ts';

/**
 * What is set, but too weak for production, as sentences that name the variable and never show its value.
 * @param set the variables that are set
 */
export function weakSettings(set: { readonly [name: string]: string | undefined }): string[] {
  const { PUBLIC_URL, OIDC_ISSUER, SESSION_SECRET } = set;
  const secret = SESSION_SECRET ?? '';
  return [
    ...(isOpenOnTheWay(PUBLIC_URL)
      ? ['PUBLIC_URL must begin with https://, or cookies travel in the clear']
      : []),
    ...(isOpenOnTheWay(OIDC_ISSUER) ? ['OIDC_ISSUER must begin with https://'] : []),
    ...(secret.length >= 32 && new Set(secret).size < 10
      ? ['SESSION_SECRET must be random, as `openssl rand -base64 48` makes it']
      : []),
  ];
}

/** Without TLS, other than to this machine itself. */
function isOpenOnTheWay(address: string | undefined): boolean {
  if (address === undefined || !URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && !isLoopbackName(hostname);
}
