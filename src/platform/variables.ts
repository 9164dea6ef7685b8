import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { retentionKinds } from '../domain/privacy/retention.ts';
import { logLevels } from './logging.ts';
import type { PayloadKey } from './payload-codec.ts';
import { moreProviders, roleMap } from './sign-in/settings.ts';
import { sizingVariables } from './sizing.ts';

const port = z.coerce
  .number('must be a port number')
  .int('must be a port number')
  .min(1, 'must be a port number from 1 to 65535')
  .max(65_535, 'must be a port number from 1 to 65535');
const url = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `must be a URL such as ${example}` });
const webUrl = (example: string) => url(/^https?$/, example).transform((text) => text.replace(/\/+$/, ''));
const flag = z
  .enum(['true', 'false', '1', '0'], 'must be true or false')
  .transform((text) => text === 'true' || text === '1');
const proxies = z
  .string()
  .transform((text) => (text === 'none' ? [] : text.split(',').map((one) => one.trim())))
  .refine((all) => all.every(isProxy), {
    error: 'must be addresses such as 10.1.2.3 or 10.1.0.0/16, loopback, linklocal, uniquelocal, or none',
  });
const path = z.string().transform((text) => resolve(text));
const payloadKeys = z.string().transform((text, context): PayloadKey[] => {
  const pairs = text.split(',').map((pair) => pair.trim().split(':'));
  const keys = pairs.map(([name = '', key = '', ...more]) => ({
    name: more.length === 0 && /^[\w-]{1,40}$/.test(name) ? name : '',
    key: Buffer.from(key, 'base64'),
  }));
  const isRight = keys.every(({ name, key }) => name !== '' && key.length === 32);
  if (isRight && new Set(keys.map(({ name }) => name)).size === keys.length) return keys;
  // What it holds is secret, so what is wrong with it is not repeated.
  context.addIssue({
    code: 'custom',
    message: 'must be keys such as 2026:…, each of 32 random bytes in base64',
  });
  return z.NEVER;
});
const kinds = Object.keys(retentionKinds);
const retention = z.string().transform((text, context) => {
  const pairs = text.split(',').map((pair) => pair.split('=').map((part) => part.trim()));
  const isRight = ([kind = '', months = '', ...more]: string[]) =>
    kinds.includes(kind) && /^(never|[1-9]\d{0,2})$/.test(months) && more.length === 0;
  if (pairs.every(isRight)) {
    return Object.fromEntries(
      pairs.map(([kind, months]) => [kind, months === 'never' ? ('never' as const) : Number(months)]),
    ) as Record<string, number | 'never'>;
  }
  const message = `must be numbers of months or never, such as documents=60,words=never; there are ${kinds.join(', ')}`;
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

/** What each variable may be, and what it is when it is left out. */
export const variables = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'], 'must be development, test or production')
    .default('development'),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  TRAJECT_DATA_DIR: z
    .string()
    .default('.traject')
    .transform((text) => resolve(text)),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  TRUSTED_PROXIES: proxies.default(['loopback']),
  PUBLIC_URL: webUrl('https://traject.example').optional(),
  METRICS_PORT: port.optional(),
  ...sizingVariables,
  DATABASE_URL: url(/^postgres(ql)?$/, 'postgresql://user:password@host:5432/traject').optional(),
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s/]+:\d{1,5}$/, 'must be host:port, such as temporal.example:7233')
    .optional(),
  TEMPORAL_NAMESPACE: z.string().optional(),
  TEMPORAL_DEPLOYMENT: z
    .string()
    .regex(/^[\w-]{1,100}$/, 'must be a name of letters, digits, - and _')
    .optional(),
  TEMPORAL_API_KEY: z.string().optional(),
  PAYLOAD_KEYS: payloadKeys.optional(),
  TEMPORAL_TLS: flag.optional(),
  TEMPORAL_TLS_CLIENT_CERT_PATH: path.optional(),
  TEMPORAL_TLS_CLIENT_KEY_PATH: path.optional(),
  TEMPORAL_TLS_SERVER_CA_CERT_PATH: path.optional(),
  TEMPORAL_TLS_SERVER_NAME: z.string().optional(),
  SMTP_URL: url(/^smtps?$/, 'smtp://user:password@mail.example:587').optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@<]+@[^\s@>]+>?$/, 'must be an address such as Traject <traject@pbd.example>')
    .optional(),
  BOUNCE_ADDRESS: z
    .string()
    .regex(/^[^\s@<>+]+@[^\s@<>]+$/, 'must be a bare address without +, such as bounce@pbd.example')
    .optional(),
  BOUNCE_PORT: port.optional(),
  BOUNCE_IMAP_URL: url(/^imaps?$/, 'imaps://user:password@mail.example/INBOX').optional(),
  OIDC_ISSUER: url(/^https?$/, 'https://sign-in.example').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(80, 'must be at most 80 characters long').optional(),
  OIDC_ROLE_CLAIM: z.string().optional(),
  OIDC_ROLES: roleMap.optional(),
  OIDC_PROVIDERS: moreProviders.optional(),
  SESSION_SECRET: z.string().min(32, 'must be at least 32 characters long').optional(),
  RETENTION: retention.optional(),
  CHANGES_PER_HOUR: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .default(500),
  REGISTER_API_URL: webUrl('https://register.example/api').optional(),
  REGISTER_API_KEY: z.string().optional(),
  TEMPORAL_PORT: port.default(7233),
  TEMPORAL_UI_PORT: port.optional(),
  POSTGRES_PORT: port.default(5433),
  SMTP_PORT: port.default(1025),
  INBOX_PORT: port.default(1080),
  TRAJECT_CACHE_DIR: path.optional(),
  TRAJECT_TEMPORAL_CLI: path.optional(),
  TRAJECT_TEMPORAL_TEST_SERVER: path.optional(),
  TRAJECT_TEMPORAL_SERVER_DIR: path.optional(),
  TRAJECT_POSTGRES_DIR: path.optional(),
  CHROMIUM_PATH: path.optional(),
});

function isProxy(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

/** The variables of the environment, checked. */
export type Variables = z.infer<typeof variables>;

/** Names of all variables that are read, as they stand in `.env.example`. */
export const variableNames = Object.keys(variables.shape);
