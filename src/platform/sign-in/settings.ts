import { z } from 'zod';

/** An OpenID Connect provider at which staff sign in. */
export type SignInProvider = {
  /** As the provider writes it itself. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What the button says, such as the name of a guidance service. */
  name: string | undefined;
  /** The claim from which roles come, if they do. */
  roleClaim: string | undefined;
  /** Which value of that claim gives which role. */
  roles: Readonly<Record<string, string>>;
  /** It asks who somebody is each time, even when it knows; only the embedded one, where one may want to be another. */
  asksEachTime?: boolean;
};

/** `value=role` pairs: which value of a claim gives which role. */
export const roleMap = z.string().transform((text, context) => {
  const pairs = text.split(',').map((pair) => pair.split('=').map((part) => part.trim()));
  if (pairs.every(([value, role, ...more]) => value && role && more.length === 0)) {
    return Object.fromEntries(pairs) as Record<string, string>;
  }
  context.addIssue({ code: 'custom', message: 'must be pairs such as traject-counsellors=counsellor' });
  return z.NEVER;
});

const providerList = z.array(
  z.strictObject({
    issuer: z.url({ protocol: /^https?$/ }),
    client_id: z.string().min(1),
    client_secret: z.string().min(1),
    name: z.string().min(1).max(80),
    role_claim: z.string().optional(),
    roles: z.record(z.string(), z.string()).optional(),
  }),
);

/** More providers besides the first, as JSON. */
export const moreProviders = z.string().transform((text, context): SignInProvider[] => {
  try {
    return providerList.parse(JSON.parse(text)).map((one) => ({
      ...{ issuer: one.issuer, clientId: one.client_id, clientSecret: one.client_secret, name: one.name },
      ...{ roleClaim: one.role_claim, roles: one.roles ?? {} },
    }));
  } catch {
    // What it holds is secret, so what is wrong with it is not repeated.
    const message =
      'must be a JSON list of {issuer, client_id, client_secret, name}, role_claim and roles optional';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }
});

type SignInVariables = {
  OIDC_ISSUER?: string | undefined;
  OIDC_CLIENT_ID?: string | undefined;
  OIDC_CLIENT_SECRET?: string | undefined;
  OIDC_NAME?: string | undefined;
  OIDC_ROLE_CLAIM?: string | undefined;
  OIDC_ROLES?: Record<string, string> | undefined;
  OIDC_PROVIDERS?: SignInProvider[] | undefined;
};

/** All providers that are named, the first one first. */
export function providersIn(values: SignInVariables): SignInProvider[] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  const first =
    issuer && clientId && clientSecret
      ? [
          {
            ...{ issuer, clientId, clientSecret, name: values.OIDC_NAME },
            ...{ roleClaim: values.OIDC_ROLE_CLAIM, roles: values.OIDC_ROLES ?? {} },
          },
        ]
      : [];
  return [...first, ...(values.OIDC_PROVIDERS ?? [])];
}
