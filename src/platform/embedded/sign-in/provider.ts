import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Configuration, KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { SignInProvider } from '../../sign-in/settings.ts';
import { memoryAdapter } from './memory-adapter.ts';

/** The pages of the provider; whole documents. */
export type ProviderPages = {
  /** Asks whether to sign out: a form that sends `logout=yes` and the seal `xsrf` to this address. */
  readonly signOut: (form: { readonly action: string; readonly xsrf: string }) => string;
  readonly signedOut: () => string;
  readonly failed: () => string;
};

/** The path, below the provider's, at which somebody picks who they are; the id of the interaction follows. */
export const INTERACTION_PATH = '/who';

/** Seconds. */
const HOUR = 3_600;

/**
 * A real OpenID Connect provider for a try-out: it asks for no password, so it must be reached from this machine only. What
 * it remembers lives and ends with this process.
 * @param options `addressOf` gives the address of the person with an id, nothing for nobody; `redirectUri`, `afterSignOut`
 *   and `backChannel` are those of its only client
 */
export async function createEmbeddedProvider(options: {
  readonly client: SignInProvider;
  readonly redirectUri: string;
  readonly afterSignOut: string;
  readonly backChannel: string;
  readonly addressOf: (id: string) => Promise<{ readonly email?: string } | undefined>;
  readonly pages: ProviderPages;
}): Promise<Provider> {
  const { client, addressOf, pages } = options;
  // Loaded when the first asks for it: whoever runs a provider of their own, or one command, never waits for it.
  const library = await import('oidc-provider');
  const provider = new library.Provider(client.issuer, {
    adapter: memoryAdapter(),
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [options.redirectUri],
        post_logout_redirect_uris: [options.afterSignOut],
        backchannel_logout_uri: options.backChannel,
        backchannel_logout_session_required: true,
        token_endpoint_auth_method: 'client_secret_post',
        id_token_signed_response_alg: 'ES256',
      },
    ],
    // Cookies know no ports: other programs of this machine may have names like the usual ones.
    cookies: {
      names: {
        session: 'traject_demo_provider',
        interaction: 'traject_demo_choice',
        resume: 'traject_demo_resume',
      },
      keys: [randomBytes(32).toString('hex')],
      long: { sameSite: 'lax', httpOnly: true },
      short: { sameSite: 'lax', httpOnly: true },
    },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    scopes: ['openid'],
    jwks: { keys: [signingKey()] },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => show(context, pages.signOut(partsOf(form))),
        postLogoutSuccessSource: (context) => show(context, pages.signedOut()),
      },
    },
    interactions: {
      url: (_context, { uid }) => `${new URL(client.issuer).pathname}${INTERACTION_PATH}/${uid}`,
    },
    async findAccount(_context, id) {
      const person = await addressOf(id);
      if (person === undefined) return undefined;
      const email = person.email === undefined ? {} : { email: person.email, email_verified: true };
      return { accountId: id, claims: async () => ({ sub: id, ...email }) };
    },
    // There is one client and it is ours: nobody has to agree to anything.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        clientId: client.clientId,
        accountId: oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
    renderError: (context) => show(context, pages.failed()),
    ttl: {
      AccessToken: HOUR,
      AuthorizationCode: 60,
      Grant: HOUR,
      IdToken: HOUR,
      Interaction: HOUR,
      Session: HOUR,
    },
  } satisfies Configuration);
  return provider;
}

function show(context: KoaContextWithOIDC, page: string): void {
  context.set('Cache-Control', 'no-store');
  context.type = 'html';
  context.body = page;
}

/** The provider hands over a form as text; these are the two things in it. */
function partsOf(form: string): { readonly action: string; readonly xsrf: string } {
  const [, action = ''] = /action="([^"]*)"/.exec(form) ?? [];
  const [, xsrf = ''] = /value="([^"]*)"/.exec(form) ?? [];
  return { action, xsrf };
}

function signingKey() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256', kid: 'embedded' };
}

/** Somebody is picking who they are. */
export type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

/**
 * Goes on as the person with this id. Whoever was signed in there before is forgotten first: the provider would ask in a
 * page with a script whether to sign them out.
 */
export async function finishInteraction(
  provider: Provider,
  interaction: Interaction,
  { request, response, person }: { request: IncomingMessage; response: ServerResponse; person: string },
): Promise<void> {
  const uid = interaction.session?.uid;
  const before = uid === undefined ? undefined : await provider.Session.findByUid(uid);
  await before?.destroy();
  interaction.session = undefined;
  await interaction.save(HOUR);
  await provider.interactionFinished(request, response, { login: { accountId: person } });
}
