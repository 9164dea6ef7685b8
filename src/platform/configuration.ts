import { type RetentionPeriods, retentionPeriods } from '../domain/privacy/retention.ts';
import { platformError } from './errors.ts';
import type { LogLevel } from './logging.ts';
import type { PayloadKey } from './payload-codec.ts';
import { weakSettings } from './production-settings.ts';
import { providersIn, type SignInProvider } from './sign-in/settings.ts';
import { type Sizing, sizingIn } from './sizing.ts';
import { type Variables, variableNames, variables } from './variables.ts';

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
