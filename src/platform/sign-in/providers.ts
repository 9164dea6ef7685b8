import type { Configuration } from '../configuration.ts';
import type { SignInProvider } from './settings.ts';

/** Where the provider that comes along is reached, below the address of the pages. */
export const EMBEDDED_PATH = '/oidc';

/** The providers at which somebody can sign in here: those that are named, else outside production the embedded one. */
export function providersOf(configuration: Configuration): readonly SignInProvider[] {
  return isSignInEmbedded(configuration) ? [embeddedProvider(configuration)] : configuration.signIn;
}

/** Whether people pick who they are, for a try-out: no provider is named, and this is not production. */
export function isSignInEmbedded({ signIn, environment }: Configuration): boolean {
  return signIn.length === 0 && environment !== 'production';
}

/** The provider that comes along, as a client of it sees it. It lets anybody be anybody, so its secret is none. */
export function embeddedProvider({ http }: Configuration): SignInProvider {
  return {
    issuer: `${http.publicUrl}${EMBEDDED_PATH}`,
    clientId: 'traject',
    clientSecret: 'known-to-everybody-on-this-machine',
    name: undefined,
    roleClaim: undefined,
    roles: {},
    asksEachTime: true,
  };
}
