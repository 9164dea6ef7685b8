import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { loadConfiguration, type Purpose } from './configuration.ts';
import { variableNames } from './variables.ts';

const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgresql://traject:secret@database.example:5432/traject',
  TEMPORAL_ADDRESS: 'temporal.example:7233',
  TEMPORAL_NAMESPACE: 'traject',
  PAYLOAD_KEYS: '2026:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=',
  SMTP_URL: 'smtp://mail.example:587',
  MAIL_FROM: 'Traject <traject@pbd.example>',
  PUBLIC_URL: 'https://traject.example/',
  SESSION_SECRET: 'a secret of more than 32 characters',
  OIDC_ISSUER: 'https://sign-in.example',
  OIDC_CLIENT_ID: 'traject',
  OIDC_CLIENT_SECRET: 'secret',
};

function failure(
  env: Record<string, string | undefined>,
  purpose?: Purpose,
): { code: string; message: string } {
  try {
    loadConfiguration(env, purpose);
  } catch (error) {
    return error as { code: string; message: string };
  }
  throw new Error('the configuration was accepted');
}

describe('configuration', () => {
  it('has an embedded default for everything in development', () => {
    const configuration = loadConfiguration({});
    expect(configuration).toMatchObject({
      environment: 'development',
      logLevel: 'info',
      dataDirectory: resolve('.traject'),
      http: {
        host: '127.0.0.1',
        port: 3000,
        publicUrl: 'http://127.0.0.1:3000',
        trustedProxies: ['loopback'],
      },
      databaseUrl: undefined,
      temporal: { address: undefined, namespace: 'default', tls: undefined },
      mail: { smtpUrl: undefined },
      ports: { temporal: 7233, temporalUi: undefined, postgres: 5433, smtp: 1025, inbox: 1080 },
    });
  });

  it('takes an empty variable as not set', () => {
    expect(loadConfiguration({ PORT: '', DATABASE_URL: '  ' })).toEqual(loadConfiguration({}));
  });

  it('moves the public address along with the port', () => {
    expect(loadConfiguration({ PORT: '8080' }).http.publicUrl).toBe('http://127.0.0.1:8080');
    expect(loadConfiguration({ PUBLIC_URL: 'https://traject.example/' }).http.publicUrl).toBe(
      'https://traject.example',
    );
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '0'],
    ['POSTGRES_PORT', '65536'],
    ['LOG_LEVEL', 'loud'],
    ['NODE_ENV', 'staging'],
    ['DATABASE_URL', 'mysql://database.example/traject'],
    ['TEMPORAL_ADDRESS', 'http://temporal.example'],
    ['SMTP_URL', 'mail.example:25'],
    ['MAIL_FROM', 'nobody'],
    ['MAIL_FROM', 'Traject <traject@pbd.example>\r\nBcc: other@pbd.example'],
    ['PUBLIC_URL', 'ftp://traject.example'],
    ['SESSION_SECRET', 'too short'],
    ['OIDC_ROLES', 'counsellor'],
    ['OIDC_PROVIDERS', '{}'],
    ['TEMPORAL_TLS', 'perhaps'],
    ['TRUSTED_PROXIES', 'everybody'],
    ['TRUSTED_PROXIES', 'loopback, 10.0.0.0/33'],
    ['TRUSTED_PROXIES', '10.0.0.1,'],
  ])('names %s when it is %j', (name, value) => {
    const { code, message } = failure({ [name]: value });
    expect(code).toBe('configuration-invalid');
    expect(message).toContain(`${name} must be`);
  });

  it('believes only this machine about where a request comes from, unless told otherwise', () => {
    const trusted = (text?: string) => loadConfiguration({ TRUSTED_PROXIES: text }).http.trustedProxies;
    expect(trusted()).toEqual(['loopback']);
    expect(trusted('none')).toEqual([]);
    expect(trusted('uniquelocal, 192.0.2.1,2001:db8::/32')).toEqual([
      ...['uniquelocal', '192.0.2.1', '2001:db8::/32'],
    ]);
  });

  it('does not show the value of a secret that is wrong', () => {
    expect(failure({ SESSION_SECRET: 'hunter2' }).message).not.toContain('hunter2');
  });

  it('names everything that is missing in production, at once', () => {
    const { code, message } = failure({ NODE_ENV: 'production', DATABASE_URL: production.DATABASE_URL });
    expect(code).toBe('configuration-missing');
    for (const name of [
      'TEMPORAL_ADDRESS',
      'SMTP_URL',
      'MAIL_FROM',
      'PUBLIC_URL',
      'SESSION_SECRET',
      'OIDC_ISSUER',
    ]) {
      expect(message).toContain(name);
    }
    expect(message).not.toContain('DATABASE_URL');
  });

  it.each(Object.keys(production).filter((name) => name !== 'NODE_ENV'))(
    'has no default for %s in production',
    (name) => {
      expect(failure({ ...production, [name]: undefined }).message).toContain(name);
    },
  );

  it('asks of each process in production only what it uses', () => {
    const { NODE_ENV, DATABASE_URL, TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, PAYLOAD_KEYS, ...others } =
      production;
    const { SMTP_URL, MAIL_FROM, PUBLIC_URL } = others;
    expect(loadConfiguration({ NODE_ENV, DATABASE_URL }, 'database').databaseUrl).toBe(DATABASE_URL);
    const worker = {
      NODE_ENV,
      DATABASE_URL,
      TEMPORAL_ADDRESS,
      TEMPORAL_NAMESPACE,
      PAYLOAD_KEYS,
      SMTP_URL,
      MAIL_FROM,
      PUBLIC_URL,
    };
    expect(loadConfiguration(worker, 'worker').mail.smtpUrl).toBe(SMTP_URL);
    expect(failure(worker, 'api').message).toContain('SESSION_SECRET');
    expect(loadConfiguration({ ...production, SMTP_URL: undefined }, 'api').environment).toBe('production');
  });

  it('names in production what is missing, wrong and weak, all at once', () => {
    const { code, message } = failure({
      ...production,
      MAIL_FROM: undefined,
      PORT: 'eighty',
      PUBLIC_URL: 'http://traject.example',
      OIDC_ISSUER: 'http://sign-in.example',
      SESSION_SECRET: 'a'.repeat(40),
    });
    expect(code).toBe('configuration-invalid');
    for (const name of ['MAIL_FROM', 'PORT', 'PUBLIC_URL', 'OIDC_ISSUER', 'SESSION_SECRET']) {
      expect(message).toContain(name);
    }
    expect(message).not.toContain('aaaa');
  });

  it('takes several keys for what Temporal keeps, each of 32 bytes, and repeats none that is wrong', () => {
    const one = Buffer.alloc(32, 1).toString('base64');
    const set = { PAYLOAD_KEYS: `2027:${one}, 2026:${one}` };
    expect(loadConfiguration(set).temporal.payloadKeys.map(({ name }) => name)).toEqual(['2027', '2026']);
    for (const wrong of [one, '2026:c2hvcnQ=', `2026:${one},2026:${one}`]) {
      const { message } = failure({ PAYLOAD_KEYS: wrong });
      expect(message).toContain('PAYLOAD_KEYS must be keys');
      expect(message).not.toContain('c2hvcnQ');
    }
  });

  it('keeps for as long as is set, and for the rest as it comes', () => {
    const { retention } = loadConfiguration({ RETENTION: 'documents=12, words=never' });
    expect(retention).toMatchObject({ documents: 12, words: undefined, people: 60 });
    expect(failure({ RETENTION: 'everything=12' }).message).toContain('RETENTION must be numbers of months');
  });

  it('lets a provider on this machine do without TLS', () => {
    const local = {
      ...production,
      PUBLIC_URL: 'http://127.0.0.1:3000',
      OIDC_ISSUER: 'http://localhost:9000',
    };
    expect(loadConfiguration(local).signIn).toMatchObject([{ issuer: 'http://localhost:9000' }]);
  });

  it('knows several providers, and which value of a claim gives which role', () => {
    const more = [{ issuer: 'https://other.example', client_id: 'x', client_secret: 'y', name: 'Stroom' }];
    const { signIn } = loadConfiguration({
      ...production,
      OIDC_ROLE_CLAIM: 'groups',
      OIDC_ROLES: 'guides=counsellor, chiefs=coordinator',
      OIDC_PROVIDERS: JSON.stringify(more),
    });
    expect(signIn).toMatchObject([
      { roleClaim: 'groups', roles: { guides: 'counsellor', chiefs: 'coordinator' } },
      { issuer: 'https://other.example', clientId: 'x', name: 'Stroom', roles: {} },
    ]);
    expect(loadConfiguration({}).signIn).toEqual([]);
    expect(failure({ OIDC_PROVIDERS: '[{"issuer": "hunter2"}]' }).message).not.toContain('hunter2');
  });

  it('takes the three variables of sign-in together or not at all', () => {
    const { message } = failure({ OIDC_ISSUER: 'https://sign-in.example' });
    expect(message).toContain('OIDC_CLIENT_ID, OIDC_CLIENT_SECRET are not set');
  });

  it('never sends an API key in the clear unless told to', () => {
    expect(loadConfiguration({ TEMPORAL_API_KEY: 'key' }).temporal.tls).toBeDefined();
    expect(
      loadConfiguration({ TEMPORAL_API_KEY: 'key', TEMPORAL_TLS: 'false' }).temporal.tls,
    ).toBeUndefined();
    expect(loadConfiguration({ TEMPORAL_TLS: 'true' }).temporal.tls).toBeDefined();
  });

  it('is fully listed in .env.example, with a line of explanation each and nothing else', () => {
    const lines = readFileSync('.env.example', 'utf8').split('\n');
    const listed = lines.flatMap((line) => /^#([A-Z][A-Z0-9_]*)=/.exec(line)?.[1] ?? []);
    expect(listed.toSorted()).toEqual(variableNames.toSorted());
    for (const name of variableNames) {
      const explanation = lines[lines.findIndex((line) => line.startsWith(`#${name}=`)) - 1];
      expect(explanation).toMatch(/^# .+[.;]$/);
    }
  });
});
