import type * as Jose from 'jose';
import type { Configuration as Client } from 'openid-client';
import type { Language } from '../../domain/text.ts';
import { isLoopbackName } from '../loopback.ts';
import type { SignInProvider } from './settings.ts';

/** What a provider says of somebody who has signed in there. Names and addresses are for this moment, not for keeping. */
export type ProviderClaims = {
  /** What the provider calls the person, for ever. */
  readonly subject: string;
  /** The session at the provider. */
  readonly sid?: string;
  /** The address, only when the provider has verified it. */
  readonly verifiedAddress?: string;
  /** The values of the claim from which roles come; empty without one. */
  readonly roleValues: readonly string[];
};

/** What has to come back unchanged when somebody returns from a provider. */
export type SignInChecks = {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
};

/** Seconds that a provider may take to answer us. */
const PATIENCE = 10;
/** Seconds by which a provider's clock may differ from ours. */
const CLOCK_TOLERANCE = 30;
/** Milliseconds after which what a provider says of itself is asked again. */
const KNOWN_FOR = 3_600_000;

/** Loaded when the first signs in. */
const library = () => import('openid-client');

const known = new Map<string, { readonly client: Promise<Client>; readonly at: number }>();

/** What a provider says of itself, asked once an hour; a failure is not remembered. */
function clientOf(provider: SignInProvider): Promise<Client> {
  const { issuer, clientId, clientSecret } = provider;
  const key = JSON.stringify([issuer, clientId, clientSecret]);
  const found = known.get(key);
  if (found !== undefined && performance.now() - found.at < KNOWN_FOR) return found.client;
  const client = discover(provider);
  known.set(key, { client, at: performance.now() });
  client.catch(() => known.delete(key));
  return client;
}

async function discover({ issuer, clientId, clientSecret }: SignInProvider): Promise<Client> {
  const { allowInsecureRequests, discovery } = await library();
  // Without TLS only on this machine: anybody between could sign in as somebody else.
  const execute = isLoopbackName(new URL(issuer).hostname) ? [allowInsecureRequests] : [];
  return discovery(new URL(issuer), clientId, clientSecret, undefined, { execute, timeout: PATIENCE });
}

/**
 * Where to send somebody who wants to sign in, and what has to come back with them.
 * @param redirectUri where the provider sends them back to
 * @param language of the provider's pages, if it knows it
 * @throws when the provider does not answer
 */
export async function beginSignIn(
  provider: SignInProvider,
  redirectUri: string,
  language: Language,
): Promise<{ readonly url: string; readonly checks: SignInChecks }> {
  const [client, openid] = await Promise.all([clientOf(provider), library()]);
  const checks = {
    ...{ state: openid.randomState(), nonce: openid.randomNonce() },
    codeVerifier: openid.randomPKCECodeVerifier(),
  };
  const url = openid.buildAuthorizationUrl(client, {
    redirect_uri: redirectUri,
    scope: 'openid email',
    state: checks.state,
    nonce: checks.nonce,
    ui_locales: language,
    code_challenge: await openid.calculatePKCECodeChallenge(checks.codeVerifier),
    code_challenge_method: 'S256',
    ...(provider.asksEachTime ? { prompt: 'login' } : {}),
  });
  return { url: url.href, checks };
}

/**
 * Exchanges what somebody came back with for what the provider says of them; every signature and check is verified.
 * @param callback the address at which they came back, with its parameters
 * @throws when anything does not fit, or the provider refuses
 */
export async function completeSignIn(
  provider: SignInProvider,
  callback: URL,
  checks: SignInChecks,
): Promise<ProviderClaims> {
  const [client, { authorizationCodeGrant, fetchUserInfo }] = await Promise.all([
    clientOf(provider),
    library(),
  ]);
  const tokens = await authorizationCodeGrant(client, callback, {
    expectedState: checks.state,
    expectedNonce: checks.nonce,
    pkceCodeVerifier: checks.codeVerifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined) throw new Error('The provider gave no ID token');
  const lacking =
    claims.email === undefined || (provider.roleClaim && claims[provider.roleClaim] === undefined);
  const said: Record<string, unknown> =
    lacking && client.serverMetadata().userinfo_endpoint !== undefined
      ? { ...claims, ...(await fetchUserInfo(client, tokens.access_token, claims.sub)) }
      : claims;
  const isVerified = said.email_verified === true || said.email_verified === 'true';
  return {
    subject: claims.sub,
    ...(typeof claims.sid === 'string' ? { sid: claims.sid } : {}),
    ...(isVerified && typeof said.email === 'string' ? { verifiedAddress: said.email.toLowerCase() } : {}),
    roleValues: provider.roleClaim === undefined ? [] : textsIn(said[provider.roleClaim]),
  };
}

function textsIn(value: unknown): string[] {
  const values = Array.isArray(value) ? value : [value];
  return values.filter((one): one is string => typeof one === 'string');
}

/**
 * Where somebody signs out at the provider too, if it has such a page. Nothing personal stands in the address.
 * @param returnTo where the provider sends them afterwards
 */
export async function endOfSessionUrl(
  provider: SignInProvider,
  returnTo: string,
): Promise<string | undefined> {
  const client = await clientOf(provider);
  if (client.serverMetadata().end_session_endpoint === undefined) return undefined;
  const { buildEndSessionUrl } = await library();
  return buildEndSessionUrl(client, { post_logout_redirect_uri: returnTo }).href;
}

/** What a provider says has ended: one session there, or all of somebody's. */
export type EndedAtProvider = { readonly subject?: string; readonly sid?: string };

/** The member that makes a token a logout token (OpenID Connect Back-Channel Logout 1.0, 2.4). */
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';

/**
 * Reads a logout token that a provider sent.
 * @throws when it is not one of this provider's, for us, and fresh
 */
export async function readLogoutToken(provider: SignInProvider, token: string): Promise<EndedAtProvider> {
  const client = await clientOf(provider);
  const { jwks_uri: address, issuer } = client.serverMetadata();
  if (address === undefined) throw new Error('The provider has no keys');
  const jose = await import('jose');
  const { payload } = await jose.jwtVerify(token, keysAt(address, jose), {
    issuer,
    audience: provider.clientId,
    clockTolerance: CLOCK_TOLERANCE,
    maxTokenAge: 300,
    requiredClaims: ['jti', 'events'],
  });
  const events = payload.events as Record<string, unknown> | undefined;
  if (typeof events !== 'object' || events?.[LOGOUT_EVENT] === undefined || 'nonce' in payload) {
    throw new Error('This is not a logout token');
  }
  const sid = typeof payload.sid === 'string' ? payload.sid : undefined;
  if (sid === undefined && payload.sub === undefined) throw new Error('The logout token names nobody');
  return {
    ...(payload.sub === undefined ? {} : { subject: payload.sub }),
    ...(sid === undefined ? {} : { sid }),
  };
}

type KeySet = ReturnType<typeof Jose.createRemoteJWKSet>;

const keySets = new Map<string, KeySet>();

function keysAt(address: string, { createRemoteJWKSet }: typeof Jose): KeySet {
  const keys = keySets.get(address) ?? createRemoteJWKSet(new URL(address));
  keySets.set(address, keys);
  return keys;
}
