import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { createApp, type Listening, listen } from '../../src/api/server.ts';
import { boundedLoad, closeBoundedWorkers, runBounded } from '../../src/platform/bounded-workers.ts';
import { loadConfiguration } from '../../src/platform/configuration.ts';
import { createLogger } from '../../src/platform/logging.ts';
import { insertPerson } from '../../src/store/people/people.ts';
import { createPages } from '../../src/web/routes.ts';
import { enrolSchool, type MailroomSetting, startMailroom } from '../mail/mailroom-setting.ts';
import { until } from '../support/until.ts';

const text = '{ nl: x, en: x }';
const heading = (id: string) => `template: ${id}
subject: school
title: ${text}
summary: ${text}
source: written for these tests
available_from: 2026-09-01
counsellor: counsellor
roles:
  - { role: counsellor, party: pbd, title: ${text} }
phases:
  - phase: one
    title: ${text}
    steps:
`;
const step = (id: string, kind: string, more = '') =>
  `      - { step: ${id}, kind: ${kind}, title: ${text}${more} }\n`;

/** Longer than any test. */
const HOUR = 3_600_000;

const neverEnding = {
  ...{ module: new URL('./endless.ts', import.meta.url), name: 'endless' },
  ...{ parameters: [], time: HOUR },
};

/** Nothing in it is wrong, and it can come to more than anybody looks through. */
const manyStates =
  heading('many-states') +
  Array.from({ length: 190 }, (_, at) =>
    step(`s${at}`, 'confirm', ', opens: { after: [] }, due: { in: P1W }'),
  ).join('');

const form = (pattern: string) =>
  `, answers: { type: object, properties: { code: { type: string, title: ${text}, pattern: '${pattern}' } }, examples: [{ code: '${'a'.repeat(40)}!' }] }`;

/** Each froze a process of the first release. */
const costly: { readonly [name: string]: string } = {
  'a pattern that backtracks':
    heading('a') + step('s', 'confirm', `, when: 'matches("${'a'.repeat(40)}!", "^(a+)+$")'`),
  'a loop over millions':
    heading('b') + step('s', 'confirm', `, when: 'some i in 1..4000000 satisfies i = 0'`),
  'a phase that comes back until never':
    heading('c').replace('    steps:', `    repeat: { until: 'trajectory.group = "volger"' }\n    steps:`) +
    step('s', 'milestone'),
  'a milestone a million times': heading('d') + step('s', 'milestone', ', repeat: { times: 1000000 }'),
  'eighty thousand lines': heading('e') + `      # x\n`.repeat(80_000),
  'a list of half a million items': `${heading('f')}      [${'a,'.repeat(500_000)}]`,
  'an alias bomb': `${Array.from({ length: 20 }, (_, at) => `x${at}: &x${at} [${at === 0 ? '1' : `*x${at - 1}`.padEnd(5).concat(`, *x${at - 1}`)}]`).join('\n')}\n${heading('g')}      []`,
  'a form that backtracks': heading('h') + step('s', 'form', form('^(a+)+$')),
  'a circle': heading('i') + step('s', 'confirm', ', opens: { after: t }') + step('t', 'confirm'),
  'what is nested without end': `${heading('j')}      ${'['.repeat(100_000)}`,
};

describe('what is sent to be checked', () => {
  let mailroom: MailroomSetting;
  let server: Listening;
  const people: string[] = [];

  beforeAll(async () => {
    mailroom = await startMailroom();
    const { store, clock } = mailroom;
    for (let n = 0; n < 10; n += 1) {
      const id = `00000000-0000-4000-8000-00000000000${n}`;
      await insertPerson(store, { id, name: `Ann ${n}`, language: 'nl', function: 'administrator' });
      people.push(id);
    }
    // Nothing here asks a workflow.
    const client = new Client({ connection: Connection.lazy({ address: '127.0.0.1:9', interceptors: [] }) });
    const configuration = loadConfiguration({ NODE_ENV: 'test', TEMPORAL_ADDRESS: '127.0.0.1:9' });
    const deps = {
      database: store.database,
      clock,
      temporal: { client },
      configuration,
      logger: createLogger('silent'),
    };
    server = await listen(createApp(deps, { pages: createPages(deps), apiLimit: 10_000 }), { port: 0 });
  });

  afterAll(async () => {
    await server?.close();
    await closeBoundedWorkers();
    await mailroom?.stop();
  });

  /** Who asks, and in which language the answer is read. */
  const asSomebody = () => ({ 'Accept-Language': 'en', 'X-Demo-Person': people[0] ?? '' });
  const send = (path: string, source: string, person = people[0] ?? '', signal?: AbortSignal) =>
    fetch(`${server.url}/api/v1/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': 'en', 'X-Demo-Person': person },
      body: JSON.stringify({ source }),
      ...(signal === undefined ? {} : { signal }),
    });

  it.each(Object.entries(costly))(
    '%s: is told on which line, when checked, rehearsed and published',
    async (_, source) => {
      const lint = await send('templates/lint', source);
      const { ok, findings } = (await lint.json()) as { ok: boolean; findings: { line: number | null }[] };
      expect([lint.status, ok, typeof findings[0]?.line]).toEqual([200, false, 'number']);
      const published = await send('templates', source);
      const problem = (await published.json()) as { errors: { message: string }[] };
      expect([published.status, problem.errors[0]?.message]).toEqual([
        422,
        expect.stringMatching(/^Line \d+: /),
      ]);
      const rehearsed = await send('templates/rehearse', source);
      expect([200, 422]).toContain(rehearsed.status);
    },
  );

  it('holds up nobody else: pages and mails go first, and who goes away takes it along', async () => {
    const school = await enrolSchool(mailroom);
    const small = (person: string | undefined) =>
      send('templates/rehearse', costly['a circle'] ?? '', person).then(({ status }) =>
        expect(status).toBe(422),
      );
    // Two threads have begun then: how long that takes says more about the machine than about who goes first.
    await Promise.all(people.slice(0, 2).map(small));
    const order: string[] = [];
    const gone = new AbortController();
    const { signal } = gone;
    const ends = (work: Promise<unknown>) =>
      work.then(
        () => order.push('costly'),
        () => order.push('given up'),
      );
    // It never ends by itself, so that what comes before it does not depend on which of them is quicker.
    const costlyOnes = people.map((person) => ends(runBounded(neverEnding, { person, signal })));
    await until(() => boundedLoad().atWork + boundedLoad().waiting === people.length);
    costlyOnes.push(ends(send('templates/lint', manyStates, people[8], signal)));
    await until(() => boundedLoad().atWork + boundedLoad().waiting === people.length + 1);
    const answered = async (name: string, work: Promise<unknown>) => {
      await work;
      order.push(name);
    };
    const ok = async (path: string) => {
      const response = await fetch(`${server.url}${path}`, {
        headers: { 'X-Demo-Person': people[1] ?? '' },
      });
      expect([path, response.status]).toEqual([path, 200]);
    };
    await Promise.all([
      answered('health', ok('/healthz')),
      answered('page', ok(`/api/v1/trajectories/${school.id}`)),
      answered(
        'mail',
        mailroom.deliver().then(() => mailroom.sink.waitFor(1)),
      ),
      answered('small check', small(people[9])),
    ]);
    expect([...order].sort()).toEqual(['health', 'mail', 'page', 'small check']);
    gone.abort();
    await Promise.all(costlyOnes);
    expect(order.filter((one) => one === 'given up')).toHaveLength(costlyOnes.length);
    await until(() => boundedLoad().atWork + boundedLoad().waiting === 0);
    const next = await send('templates/lint', costly['a circle'] ?? '', people[2]);
    expect(next.status).toBe(200);
  });

  it('is refused with Retry-After when one person asks too much at once', async () => {
    const gone = new AbortController();
    const many = Array.from({ length: 12 }, () => send('templates/lint', manyStates, people[0], gone.signal));
    const refused = await Promise.any(
      many.map(async (one) => {
        const response = await one;
        if (response.status !== 503) throw new Error(String(response.status));
        return response;
      }),
    );
    expect(refused.headers.get('retry-after')).toBe('5');
    expect(((await refused.json()) as { type: string }).type).toMatch(/too-busy$/);
    gone.abort();
    await Promise.allSettled(many);
  });

  it('is read and not run when a draft is opened', async () => {
    const source = costly['a loop over millions'] ?? '';
    const saved = await fetch(`${server.url}/api/v1/templates/b/draft`, {
      method: 'PUT',
      headers: { ...asSomebody(), 'Content-Type': 'application/json' },
      body: JSON.stringify({ source }),
    });
    expect(saved.status).toBe(201);
    const opened = await fetch(`${server.url}/api/v1/templates/b/draft`, {
      headers: asSomebody(),
    });
    const { findings } = (await opened.json()) as { findings: { line: number; message: string }[] };
    expect(findings).toEqual([
      expect.objectContaining({ line: 14, message: expect.stringMatching(/costs too much/) }),
    ]);
  });

  it.each([
    'reports/indicators?as_of=9999-12-31',
    'reports/indicators?as_of=0000-01-01',
    'reports/indicators?school_year=9998-9999',
    'reports/indicators?school_year=0000-0001',
    'reports/partners?school_year=9998-9999',
    'reports/partners?as_of=9999-12-31',
  ])('is a date that nobody means: %s', async (path) => {
    const answer = await fetch(`${server.url}/api/v1/${path}`, { headers: asSomebody() });
    const { errors } = (await answer.json()) as { errors: { message: string }[] };
    expect([answer.status, errors[0]?.message]).toEqual([422, expect.stringMatching(/year/)]);
  });

  it('is a body that is null, or holds a field that nothing would read', async () => {
    for (const body of ['null', '{"__proto__": 1, "source": "x"}', '{"source": null}']) {
      for (const path of [
        'templates/lint',
        'templates',
        'trajectories',
        'people',
        'templates/b/draft/rehearse',
      ]) {
        const answer = await fetch(`${server.url}/api/v1/${path}`, {
          method: 'POST',
          headers: { ...asSomebody(), 'Content-Type': 'application/json' },
          body,
        });
        expect([path, body, answer.status]).toEqual([path, body, 400]);
      }
    }
  });
});
