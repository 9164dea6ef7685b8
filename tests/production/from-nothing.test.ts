import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type MutableToken, OAuth2Server } from 'oauth2-mock-server';
import { startTemporalOnPostgres } from '../../src/platform/embedded/temporal-on-postgres.ts';
import { schoolFields } from '../../src/register/fields.ts';
import { runTraject } from '../cli/run-traject.ts';
import { keepRunning, type Running } from '../cli/running-traject.ts';
import { hiddenField, type Visitor, visitor } from '../sign-in/visitor.ts';
import { freePort, type MailSink, search, startMailSink, startPostgres } from '../support/environment.ts';

const PRINCIPAL = 'paul.principaal@school.example';

describe('an installation for real, from nothing, by the steps of docs/operating.md', () => {
  const stops: (() => Promise<unknown>)[] = [];
  const processes: Running[] = [];
  let env: Record<string, string>;
  let folder: string;
  let sink: MailSink;
  let provider: OAuth2Server;
  /** Who signs in next, as the provider knows them. */
  let who: string;
  /** Where people reach it: a proxy, that asks one process of the API after the other. */
  let url: string;
  let apis: readonly string[];
  let counsellor: Visitor;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'traject-production-'));
    const postgres = await startPostgres({ durable: true });
    apis = [`http://127.0.0.1:${await freePort()}`, `http://127.0.0.1:${await freePort()}`];
    const proxy = await startProxy(apis);
    url = proxy.url;
    const temporal = await startTemporalOnPostgres(search, {
      databaseUrl: postgres.databaseUrl,
      folder: join(folder, 'temporal'),
      namespace: 'traject',
    });
    sink = await startMailSink();
    provider = new OAuth2Server();
    await provider.issuer.keys.generate('RS256');
    await provider.start(0, '127.0.0.1');
    const says = () => ({ sub: `id-of-${who}`, email: who, email_verified: true });
    provider.service.on('beforeUserinfo', (answer: { body: unknown }) => {
      answer.body = says();
    });
    provider.service.on('beforeTokenSigning', (token: MutableToken) => {
      Object.assign(token.payload, says());
    });
    stops.push(
      ...[
        () => temporal.stop(),
        () => postgres.stop(),
        () => sink.stop(),
        () => provider.stop(),
        () => proxy.stop(),
      ],
      () => rm(folder, { recursive: true, force: true }),
    );
    env = {
      ...{ NODE_ENV: 'production', DATABASE_URL: postgres.databaseUrl, PUBLIC_URL: url },
      ...{ TEMPORAL_ADDRESS: temporal.temporalAddress, TEMPORAL_NAMESPACE: 'traject' },
      ...{ TEMPORAL_DEPLOYMENT: 'traject', PAYLOAD_KEYS: `2026:${randomBytes(32).toString('base64')}` },
      ...{ SMTP_URL: sink.smtpUrl, MAIL_FROM: 'Traject <traject@pbd.example>' },
      ...{ OIDC_ISSUER: provider.issuer.url ?? '', OIDC_CLIENT_ID: 'traject', OIDC_CLIENT_SECRET: 'geheim' },
      ...{ SESSION_SECRET: randomBytes(48).toString('base64'), TRAJECT_DATA_DIR: folder },
    };
  }, 300_000);

  afterAll(async () => {
    await Promise.all(processes.map((process) => process.end('SIGKILL')));
    for (const stop of stops) await stop();
  });

  const traject = async (...args: string[]) => {
    const run = await runTraject(args, env);
    expect(run).toMatchObject({ code: 0 });
    return run.stdout;
  };
  const signedIn = async (address: string): Promise<Visitor> => {
    who = address;
    const visits = visitor();
    const page = await visits.follow(await visits.get(`${url}/sign-in/start?at=0&to=/`));
    expect([address, page.status]).toEqual([address, 200]);
    return visits;
  };

  it('does not start before everything is named, and says all of it at once', async () => {
    const { OIDC_ISSUER: _, PAYLOAD_KEYS: __, ...rest } = env;
    const { code, stderr } = await runTraject(['api'], { ...rest, SESSION_SECRET: 'a'.repeat(40) });
    expect(code).toBe(1);
    for (const name of ['OIDC_ISSUER', 'PAYLOAD_KEYS', 'SESSION_SECRET']) expect(stderr).toContain(name);
  });

  it('migrates, publishes its models, and runs as two of each', async () => {
    await traject('migrate');
    await traject('seed', '--no-demo');
    const workers = [keepRunning(['worker'], env), keepRunning(['worker'], env)];
    const servers = apis.map((api) => keepRunning(['api'], { ...env, PORT: new URL(api).port }));
    processes.push(...workers, ...servers);
    await Promise.all([
      ...workers.map((worker) => worker.waitFor('The workers listen on')),
      ...servers.map((server, index) => server.waitFor(`listen on ${apis[index]}`)),
    ]);
    for (const api of apis) expect((await fetch(`${api}/readyz`)).status).toBe(200);
  }, 240_000);

  it('lets nobody in who was not added: no person of a demo, no provider that comes along', async () => {
    expect((await fetch(`${url}/api/v1/trajectories`)).status).toBe(401);
    expect((await fetch(`${url}/oidc/.well-known/openid-configuration`)).status).toBe(404);
    who = 'an@pbd.example';
    const stranger = visitor();
    const page = await stranger.follow(await stranger.get(`${url}/sign-in/start?at=0&to=/`));
    expect([page.status, page.text]).toEqual([403, expect.stringContaining('We kennen je nog niet')]);
  });

  it('has a first administrator, who adds the guidance service', async () => {
    await traject('staff', 'add', 'an@pbd.example', '--name', 'An Peeters', '--role', 'administrator');
    const an = await signedIn('an@pbd.example');
    const page = await an.get(`${url}/admin/organisations`);
    const added = await an.post(`${url}/admin/organisations`, {
      ...{ _form: hiddenField(page, '_form'), name: 'Begeleidingsdienst Kompas', kind: 'pbd' },
    });
    expect(added.status).toBe(303);
    // A session is good at every process of the API.
    for (const _ of apis) {
      expect((await an.get(`${url}/admin/organisations`)).text).toContain('Begeleidingsdienst Kompas');
    }
  });

  it('has schools from the register, of which one is assigned to the service, and a first counsellor', async () => {
    const file = join(folder, 'schools.csv');
    await writeFile(file, registerWith({ 900123: 'VBS De Eik', 900124: 'VBS De Beuk' }));
    await traject('import-schools', '--file', file);
    const service = ['--organisation', 'Begeleidingsdienst Kompas'];
    await traject('schools', 'assign', '900123', ...service);
    await traject(
      'staff',
      'add',
      'bea@pbd.example',
      '--name',
      'Bea Maes',
      '--role',
      'counsellor',
      ...service,
    );
    await traject('staff', 'add', 'cem@pbd.example', '--name', 'Cem Centraal', '--role', 'central');
    counsellor = await signedIn('bea@pbd.example');
    expect((await counsellor.get(`${url}/`)).text).toContain('Vandaag');
    expect((await counsellor.get(`${url}/admin/accounts`)).status).toBe(403);
  });

  it('enrols a first school, and its principal gets a first mail, with a link that opens the step', async () => {
    const address = '/enrol?school=900123&template=digitale-school';
    const form = await counsellor.get(`${url}${address}`);
    expect(form.status).toBe(200);
    const chosen = (role: string) =>
      new RegExp(`name="who-${role}"[\\s\\S]*?<option[^>]*value="([0-9a-f-]{36})"`).exec(form.text)?.[1] ??
      '';
    const sent = await counsellor.post(`${url}${address}`, {
      _form: hiddenField(form, '_form'),
      'who-counsellor': chosen('counsellor'),
      'who-coordinator': chosen('coordinator'),
      'name-principal': 'Paul Principaal',
      'email-principal': PRINCIPAL,
    });
    expect([sent.status, sent.headers.get('location')]).toEqual([
      303,
      expect.stringMatching(/^\/trajectories\/[0-9a-f-]{36}\?/),
    ]);
    await sink.waitFor((mails) => mails.some(({ to }) => to.includes(PRINCIPAL)), 90_000);
    const mail = sink.mails.find(({ to }) => to.includes(PRINCIPAL))?.mail;
    const [link = ''] = /http:\/\/127\.0\.0\.1:\d+\/p\/[\w-]{43}/.exec(mail?.text ?? '') ?? [];
    expect(link).toContain(`${url}/p/`);
    const opened = await visitor().get(link);
    expect([opened.status, opened.text]).toEqual([200, expect.stringContaining('De Eik')]);
    const page = await counsellor.get(`${url}${sent.headers.get('location')}`);
    expect(page.text).toContain('Paul Principaal');
  }, 150_000);

  it('is in order by the doctor, and ends when it is asked to, with no name in a log', async () => {
    const said = await traject('doctor');
    expect(said).not.toMatch(/✗|fails|wrong/i);
    expect(await Promise.all(processes.map((process) => process.end('SIGTERM')))).toEqual([0, 0, 0, 0]);
    const log = processes.map((process) => process.output()).join('\n');
    for (const word of ['Principaal', PRINCIPAL, 'An Peeters', 'Bea Maes', 'bea@pbd.example']) {
      expect(log).not.toContain(word);
    }
  }, 120_000);
});

/** A proxy as stands before an installation: it hands each request on to the next server, with the name that was asked for. */
async function startProxy(servers: readonly string[]): Promise<{ url: string; stop(): Promise<unknown> }> {
  let next = 0;
  const server = createServer((asked, answered) => {
    const { hostname, port } = new URL(servers[next++ % servers.length] ?? '');
    const { method, url: path, headers } = asked;
    const passedOn = request({ hostname, port, method, path, headers }, (answer) => {
      answered.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(answered);
    });
    passedOn.on('error', () => answered.destroy());
    asked.pipe(passedOn);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
}

/** A file as the register gives it, with a few schools by number. */
function registerWith(schools: { readonly [number: string]: string }): string {
  const columns = schoolFields.map(({ name }) => name);
  const rows = Object.entries(schools).map(([number, name]) => {
    const values: Record<string, string> = { instelling_nummer: number, instelling_naam: name };
    return columns.map((column) => values[column] ?? '');
  });
  return [columns, ...rows].map((row) => row.join(',')).join('\n');
}
