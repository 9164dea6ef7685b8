import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { type RetentionPeriods, retentionKinds, retentionPeriods } from '../domain/privacy/retention.ts';
import { platformError } from './errors.ts';
import { type LogLevel, logLevels } from './logging.ts';
import type { PayloadKey } from './payload-codec.ts';
import { weakSettings } from './production-settings.ts';
import { moreProviders, providersIn, roleMap, type SignInProvider } from './sign-in/settings.ts';
import { type Sizing, sizingIn, sizingVariables } from './sizing.ts';

/** Which program asks; in production each needs only what it uses. Who only looks needs nothing. */
export type Purpose = 'everything' | 'api' | 'worker' | 'database' | 'looking';

/** Everything that can be set from outside, checked. `undefined` means: not named, use the embedded default. */
export type Configuration = {
  environment: 'development' | 'test' | 'production';
  logLevel: LogLevel;
  /** Absolute path of the folder that holds everything the embedded services keep. */
  dataDirectory: string;
  http: {
    host: string;
    port: number;
    /** Where people reach the pages; links in mails begin with it. No slash at the end. */
    publicUrl: string;
    /** Addresses, networks and `loopback`, `linklocal`, `uniquelocal`: who is believed about whom a request comes from. */
    trustedProxies: readonly string[];
  };
  /** Port, on the same host, at which a worker shows its figures; without one it shows none. */
  metricsPort: number | undefined;
  /** How much each process does at the same time. */
  sizing: Sizing;
  /** PostgreSQL connection string. */
  databaseUrl: string | undefined;
  temporal: {
    /** `host:port` of the Temporal server. */
    address: string | undefined;
    namespace: string;
    apiKey: string | undefined;
    tls: TemporalTls | undefined;
    /** Keys of what is kept in Temporal: the first one encrypts, all of them decrypt; none means that nothing is encrypted. */
    payloadKeys: readonly PayloadKey[];
    /** Name under which Temporal keeps versions of the workers apart; none means that any worker takes whatever comes. */
    deployment: string | undefined;
  };
  mail: {
    smtpUrl: string | undefined;
    /** Sender of all mail, as in a From header. */
    from: string;
    /** Where mail that cannot be delivered comes back to, and how it is received. */
    bounces: {
      /** Address that return paths are made of; without one they are the sender's. */
      address: string | undefined;
      /** Port on `HOST` of an SMTP server of our own that takes what comes back. */
      port: number | undefined;
      /** Mailbox that is looked into every minute. */
      imapUrl: string | undefined;
    };
  };
  /** Where staff sign in, the first one before all others; none means the provider that comes along. */
  signIn: readonly SignInProvider[];
  sessionSecret: string | undefined;
  /** For how many months what is kept, where that is not as it comes. */
  retention: RetentionPeriods;
  /** After so many changes of somebody of a guidance service within an hour, what she asks waits for a coordinator. */
  changesPerHour: number;
  /** The official register of schools. */
  register: { url: string | undefined; apiKey: string | undefined };
  /** Ports of the embedded services on the loopback address. */
  ports: { temporal: number; temporalUi: number | undefined; postgres: number; smtp: number; inbox: number };
  /** Where parts of the embedded default are found, if not in the usual places. */
  parts: Parts;
};

/** Paths of TLS files (PEM) for the connection to Temporal; all may be left out for plain server-side TLS. */
export type TemporalTls = {
  certificatePath: string | undefined;
  keyPath: string | undefined;
  authorityPath: string | undefined;
  serverName: string | undefined;
};

/** Where the parts of the embedded default come from. All are absolute paths as given by the user. */
export type Parts = {
  cacheDirectory: string | undefined;
  temporalCli: string | undefined;
  temporalTestServer: string | undefined;
  temporalServerDirectory: string | undefined;
  postgresDirectory: string | undefined;
  chromium: string | undefined;
};

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

const variables = z.object({
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

type Variables = z.infer<typeof variables>;

/** Names of all variables that are read, as they stand in `.env.example`. */
export const variableNames = Object.keys(variables.shape);

const neededInProduction: Record<Purpose, (keyof Variables)[]> = {
  looking: [],
  database: ['DATABASE_URL'],
  worker: [
    ...(['DATABASE_URL', 'TEMPORAL_ADDRESS', 'TEMPORAL_NAMESPACE', 'PAYLOAD_KEYS'] as const),
    ...(['SMTP_URL', 'MAIL_FROM', 'PUBLIC_URL'] as const),
  ],
  api: [
    ...(['DATABASE_URL', 'TEMPORAL_ADDRESS', 'TEMPORAL_NAMESPACE', 'PAYLOAD_KEYS'] as const),
    ...(['PUBLIC_URL', 'SESSION_SECRET'] as const),
    ...(['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const),
  ],
  everything: [
    ...([
      'DATABASE_URL',
      'TEMPORAL_ADDRESS',
      'TEMPORAL_NAMESPACE',
      'PAYLOAD_KEYS',
      'SMTP_URL',
      'MAIL_FROM',
      'PUBLIC_URL',
    ] as const),
    ...(['SESSION_SECRET', 'OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const),
  ],
};

/** Variables that mean something only together. */
const groups: (keyof Variables)[][] = [
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
  ['TEMPORAL_TLS_CLIENT_CERT_PATH', 'TEMPORAL_TLS_CLIENT_KEY_PATH'],
];

/**
 * Checks the environment and gives the configuration.
 * @param env the environment variables; an empty one counts as not set
 * @param purpose in production, what must be named: `database` only the database, `worker` and `api` what each
 *   uses, `everything` (the default) all of it, `looking` nothing: what is missing is then for the caller to say
 * @throws a platform error, `configuration-invalid` or `configuration-missing`, that names every variable concerned
 */
export function loadConfiguration(
  env: Record<string, string | undefined>,
  purpose: Purpose = 'everything',
): Configuration {
  const checked = variables.safeParse(whatIsSet(env));
  const isProduction = env.NODE_ENV?.trim() === 'production';
  const missing = isProduction ? missingInProduction(env, purpose) : [];
  const wrong = [
    ...(checked.error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}`),
    ...(isProduction ? weakSettings(whatIsSet(env)) : []),
  ];
  // Said at once, so that nobody has to start ten times to hear of ten things.
  const lacking = `NODE_ENV is production, where nothing has a default: set ${missing.join(', ')}.`;
  const faults = `The environment is not right: ${wrong.join('; ')}.`;
  if (wrong.length > 0) {
    const sentence = missing.length > 0 ? `${lacking} ${faults}` : faults;
    throw platformError('configuration-invalid', sentence);
  }
  if (missing.length > 0) throw platformError('configuration-missing', lacking);
  if (!checked.success) throw checked.error;
  checkGroups(checked.data);
  return toConfiguration(checked.data);
}

/**
 * The variables that a program needs in production and that are not set.
 * @param env the environment variables; an empty one counts as not set
 */
export function missingInProduction(env: Record<string, string | undefined>, purpose: Purpose): string[] {
  const set = whatIsSet(env);
  return neededInProduction[purpose].filter((name) => set[name] === undefined);
}

function whatIsSet(env: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    variableNames.flatMap((name) => (env[name]?.trim() ? [[name, env[name].trim()]] : [])),
  );
}

function checkGroups(values: Variables): void {
  for (const group of groups) {
    const missing = group.filter((name) => values[name] === undefined);
    if (missing.length > 0 && missing.length < group.length) {
      throw platformError(
        'configuration-missing',
        `${group.join(', ')} belong together: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not set.`,
      );
    }
  }
}

function toConfiguration(values: Variables): Configuration {
  return {
    environment: values.NODE_ENV,
    logLevel: values.LOG_LEVEL,
    dataDirectory: values.TRAJECT_DATA_DIR,
    http: {
      host: values.HOST,
      port: values.PORT,
      publicUrl: values.PUBLIC_URL ?? `http://127.0.0.1:${values.PORT}`,
      trustedProxies: values.TRUSTED_PROXIES,
    },
    metricsPort: values.METRICS_PORT,
    sizing: sizingIn(values),
    databaseUrl: values.DATABASE_URL,
    temporal: {
      address: values.TEMPORAL_ADDRESS,
      namespace: values.TEMPORAL_NAMESPACE ?? 'default',
      apiKey: values.TEMPORAL_API_KEY,
      tls: toTls(values),
      payloadKeys: values.PAYLOAD_KEYS ?? [],
      deployment: values.TEMPORAL_DEPLOYMENT,
    },
    mail: {
      smtpUrl: values.SMTP_URL,
      from: values.MAIL_FROM ?? 'Traject <traject@pbd.example>',
      bounces: {
        address: values.BOUNCE_ADDRESS,
        port: values.BOUNCE_PORT,
        imapUrl: values.BOUNCE_IMAP_URL,
      },
    },
    signIn: providersIn(values),
    sessionSecret: values.SESSION_SECRET,
    retention: retentionPeriods(values.RETENTION),
    changesPerHour: values.CHANGES_PER_HOUR,
    register: { url: values.REGISTER_API_URL, apiKey: values.REGISTER_API_KEY },
    ports: {
      temporal: values.TEMPORAL_PORT,
      temporalUi: values.TEMPORAL_UI_PORT,
      postgres: values.POSTGRES_PORT,
      smtp: values.SMTP_PORT,
      inbox: values.INBOX_PORT,
    },
    parts: {
      cacheDirectory: values.TRAJECT_CACHE_DIR,
      temporalCli: values.TRAJECT_TEMPORAL_CLI,
      temporalTestServer: values.TRAJECT_TEMPORAL_TEST_SERVER,
      temporalServerDirectory: values.TRAJECT_TEMPORAL_SERVER_DIR,
      postgresDirectory: values.TRAJECT_POSTGRES_DIR,
      chromium: values.CHROMIUM_PATH,
    },
  };
}

/** Naming any TLS file, or an API key (which must never travel in the clear), asks for TLS unless it is refused. */
function toTls(values: Variables): TemporalTls | undefined {
  const tls = {
    certificatePath: values.TEMPORAL_TLS_CLIENT_CERT_PATH,
    keyPath: values.TEMPORAL_TLS_CLIENT_KEY_PATH,
    authorityPath: values.TEMPORAL_TLS_SERVER_CA_CERT_PATH,
    serverName: values.TEMPORAL_TLS_SERVER_NAME,
  };
  const asked =
    values.TEMPORAL_API_KEY !== undefined || Object.values(tls).some((value) => value !== undefined);
  return (values.TEMPORAL_TLS ?? asked) ? tls : undefined;
}
