import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { BOUNDED_HEAP } from '../../src/bench/processes.ts';
import { loadConfiguration } from '../../src/platform/configuration.ts';
import { variableNames } from '../../src/platform/variables.ts';

const root = new URL('../../', import.meta.url);
const read = (name: string) => readFileSync(fileURLToPath(new URL(name, root)), 'utf8');

type Service = {
  environment?: Record<string, string>;
  ports?: string[];
  image?: string;
  command?: string[];
  read_only?: boolean;
  tmpfs?: string[];
  healthcheck?: { test: string[] };
};
const { services } = parse(read('docker-compose.yml'), { merge: true }) as {
  services: Record<string, Service>;
};
const settings = Object.entries(services).flatMap(([service, { environment = {} }]) =>
  Object.entries(environment).map(([name, value]) => ({ service, name, value })),
);

describe('docker-compose.yml', () => {
  it('has no password of its own: each must be given, and the message says what', () => {
    // Without a register there is no key for it; empty counts as not set.
    const optional = (value: string) => /^\$\{REGISTER_API_KEY:-\}$/.test(value);
    const secrets = settings.filter(
      ({ name, value }) => /PASSWORD|PWD|SECRET|_KEY/.test(name) && !optional(value),
    );
    expect(secrets.length).toBeGreaterThan(2);
    for (const { value } of secrets) expect(value).toMatch(/^\$\{[A-Z_]+:\?[a-z].{20,}\}$/);
    const withPasswordInside = settings.filter(({ value }) =>
      /:\/\/[^/]*:[^/]*@/.test(value.replace(/:\?[^}]*/g, '')),
    );
    for (const { value } of withPasswordInside) expect(value).toMatch(/:\/\/\w+:\$\{[A-Z_]+:\?/);
  });

  it('opens ports on the loopback address only', () => {
    const ports = Object.values(services).flatMap((service) => service.ports ?? []);
    expect(ports.length).toBeGreaterThan(2);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it('names an exact or major version of every image that others make', () => {
    const images = Object.values(services).flatMap(({ image }) => (image === undefined ? [] : [image]));
    for (const image of images.filter((name) => name !== 'traject')) expect(image).toMatch(/:\d+(\.\d+)*$/);
  });

  it.each([
    ['migrate', 'database'],
    ['worker', 'worker'],
    ['api', 'api'],
  ] as const)('gives %s all that it needs in production', (service, purpose) => {
    const given = Object.entries(services[service]?.environment ?? {}).map(([name, value]) => [
      name,
      example(value),
    ]);
    expect(() =>
      loadConfiguration({ ...Object.fromEntries(given), NODE_ENV: 'production' }, purpose),
    ).not.toThrow();
    // That one is of Node itself.
    const known = [...variableNames, 'NODE_OPTIONS'];
    expect(given.map(([name]) => name).filter((name) => !known.includes(name ?? ''))).toEqual([]);
  });

  it('bounds the memory of the processes as they are measured', () => {
    const boundOf = (service: string) =>
      /^\$\{[A-Z_]+:-(.*)\}$/.exec(services[service]?.environment?.NODE_OPTIONS ?? '')?.[1]?.split(' ');
    expect(boundOf('worker')).toEqual(BOUNDED_HEAP.product);
    expect(boundOf('api')).toEqual(BOUNDED_HEAP.api);
  });

  it('hands the register on, and takes it for not named when it is not', () => {
    const { environment = {} } = services.worker ?? {};
    const given = Object.entries(environment).map(([name, value]) => [name, example(value)]);
    const ofWorker = { ...Object.fromEntries(given), NODE_ENV: 'production' };
    expect(loadConfiguration(ofWorker, 'worker').register).toEqual({ url: undefined, apiKey: undefined });
    for (const name of ['REGISTER_API_URL', 'REGISTER_API_KEY']) {
      expect(environment[name]).toBe(`\${${name}:-}`);
    }
  });

  it('runs everything in production mode, as the image does', () => {
    for (const { environment = {} } of Object.values(services)) expect(environment.NODE_ENV).toBeUndefined();
  });
});

describe('docker-compose.yml and the images', () => {
  it('keep what the program keeps where it may write, though nothing else can be written to', () => {
    const [, dataFolder = ''] = /TRAJECT_DATA_DIR=(\S+)/.exec(read('Dockerfile')) ?? [];
    expect(dataFolder).toMatch(/^\//);
    const ours = Object.entries(services).filter(([, { image }]) => image === 'traject');
    expect(ours.map(([name]) => name)).toEqual(['migrate', 'templates', 'worker', 'api']);
    for (const [, { read_only: readOnly, tmpfs = [], environment = {} }] of ours) {
      expect(readOnly).toBe(true);
      const folder = environment.TRAJECT_DATA_DIR ?? dataFolder;
      expect(tmpfs.filter((writable) => folder.startsWith(`${writable}/`))).toHaveLength(1);
    }
  });

  it('ask a database over the network whether it is there: its socket answers while it is still being made', () => {
    const databases = Object.values(services).filter(({ image }) => image?.startsWith('postgres:'));
    expect(databases).toHaveLength(2);
    for (const { healthcheck } of databases) expect(healthcheck?.test.join(' ')).toContain(' -h 127.0.0.1 ');
  });

  it('name a file of dynamic settings that the Temporal server can read: its image has none', () => {
    const file = services.temporal?.environment?.DYNAMIC_CONFIG_FILE_PATH ?? '';
    expect(readFileSync(file, 'utf8')).toBe('');
  });
});

describe('Dockerfile', () => {
  const dockerfile = read('Dockerfile');

  it('runs as an ordinary user, in production unless told otherwise', () => {
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).toMatch(/^ENV NODE_ENV=production/m);
    expect(dockerfile.indexOf('USER node')).toBeLessThan(dockerfile.indexOf('ENTRYPOINT'));
  });

  it('copies only what there is and what .dockerignore lets through', () => {
    const letThrough = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
      ([, names]) => names?.split(' ') ?? [],
    );
    expect(copied.length).toBeGreaterThan(6);
    for (const name of copied) {
      expect(existsSync(fileURLToPath(new URL(name, root)))).toBe(true);
      expect(letThrough).toContain(name);
    }
  });
});

describe('The supported release of Node', () => {
  it('is the one of the image, of the tests on an empty machine, and of what people are told', () => {
    const [, inImage] = /^FROM node:(\d+)-slim$/m.exec(read('Dockerfile')) ?? [];
    expect(inImage).toBe('24');
    expect(read('Dockerfile').match(/^FROM node:\d+/gm)).toEqual(['FROM node:24', 'FROM node:24']);
    expect(read('.ci/run')).toMatch(/^supported=24$/m);
    for (const page of ['README.md', 'CONTRIBUTING.md']) expect(read(page)).toMatch(/Node 24\b/);
  });
});

describe('The licence', () => {
  it('that package.json names lies beside it, whole, and goes into the image', () => {
    const { license } = JSON.parse(read('package.json')) as { license: string };
    expect(license).toBe('EUPL-1.2');
    const text = read('LICENSE');
    expect(text).toMatch(/^EUROPEAN UNION PUBLIC LICENCE v\. 1\.2\nEUPL © the European Union 2007, 2016\n/);
    expect(text.match(/^\d+\.\s?[A-Z]/gm)).toHaveLength(15);
    expect(text).toContain(
      'All other changes or additions to this Appendix require the production of a new EUPL version.',
    );
    expect(read('Dockerfile')).toMatch(/^COPY .*\bLICENSE\b/m);
  });
});

/** What the variables of the compose file could be. */
function example(value: string): string {
  const values: Record<string, string> = {
    TRAJECT_DB_PASSWORD: 'secret',
    SMTP_URL: 'smtp://mail.example:587',
    MAIL_FROM: 'Traject <traject@pbd.example>',
    PUBLIC_URL: 'https://traject.example',
    OIDC_ISSUER: 'https://sign-in.example',
    SESSION_SECRET: 'a secret of more than 32 characters',
    PAYLOAD_KEYS: '2026:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=',
  };
  return value.replace(
    /\$\{([A-Z_]+):[?-]([^}]*)\}/g,
    (_whole, name: string, other: string) => values[name] ?? other,
  );
}
