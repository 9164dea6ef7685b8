import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { until } from '../support/until.ts';
import { type Answered, type RunningApi, startApi } from './running-api.ts';

const BASE = 'https://traject.example/openapi';

type Operation = { responses: Record<string, { content?: Record<string, { schema: object }> }> };

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('What the API answers', () => {
  let api: RunningApi;
  let enrolled: Answered;
  let programme: string;
  let document: { paths: Record<string, Record<string, Operation>> };
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  (addFormats as unknown as (to: Ajv2020) => void)(ajv);

  /** Everything that the served document has against an answer. */
  const against = (method: string, pattern: string, { status, headers, body }: Answered): unknown[] => {
    const type = headers.get('content-type')?.split(';')[0] ?? '';
    const pointer = ['paths', pattern, method, 'responses', String(status), 'content', type, 'schema'];
    const content = document.paths[pattern]?.[method]?.responses[status]?.content?.[type];
    if (content === undefined) return [`${method} ${pattern} does not document ${status} ${type}`];
    const escaped = pointer.map((part) =>
      encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')),
    );
    const validate = ajv.compile({ $ref: `${BASE}#/${escaped.join('/')}` });
    return validate(body) ? [] : (validate.errors ?? []);
  };

  beforeAll(async () => {
    api = await startApi();
    document = (await api.get('openapi.json')).body;
    ajv.addSchema({ $id: BASE, ...document });
    const cohort = { id: '2026', from: '2026-09-01', until: '2026-12-31', quota: 1 };
    const made = await api.post('programmes', {
      name: { nl: 'Bootcamps', en: 'Bootcamps' },
      lots: [{ template: 'two-conversations', amount_cents: 100_000 }],
      calls: [cohort],
      budget_cents: null,
    });
    programme = made.body.id;
    enrolled = await api.post('trajectories', await api.enrolment({ programme }));
    await api.post('trajectories', await api.enrolment({ programme, waiting_list: true }));
    const form = new FormData();
    form.append('file', new Blob([png]), 'foto.png');
    await api.call('POST', `trajectories/${enrolled.body.id}/attachments`, { body: form });
    await until(async () => (await api.get(`trajectories/${enrolled.body.id}/live`)).body.state !== null);
  });

  afterAll(async () => {
    await api?.stop();
  });

  it('is as the document says when somebody enrols a school, and when it has to wait', async () => {
    expect(enrolled.status).toBe(201);
    expect(against('post', '/trajectories', enrolled)).toEqual([]);
    const waits = await api.post(
      'trajectories',
      await api.enrolment({ programme, waiting_list: true, group: 'volger' }),
    );
    expect(waits.status).toBe(202);
    expect(against('post', '/trajectories', waits)).toEqual([]);
  });

  it.each([
    ['/trajectories', ''],
    ['/trajectories/{id}', ''],
    ['/trajectories/{id}/journal', ''],
    ['/trajectories/{id}/agenda', ''],
    ['/trajectories/{id}/mails', ''],
    ['/trajectories/{id}/live', ''],
    ['/trajectories/{id}/attachments', ''],
    ['/templates', ''],
    ['/templates/drafts', ''],
    ['/schools', ''],
    ['/people', ''],
    ['/organisations', ''],
    ['/programmes', ''],
    ['/calendar/overrides', ''],
    ['/reports/catalogue', ''],
    ['/reports/indicators', ''],
    ['/reports/indicators', '?format=csv'],
    ['/reports/coverage', '?format=xlsx'],
    ['/reports/coverage/schools', ''],
    ['/reports/partners', ''],
    ['/reports/workload', ''],
  ])('is as the document says on GET %s%s', async (pattern, query) => {
    const answer = await api.get(`${pattern.slice(1).replace('{id}', enrolled.body.id)}${query}`);
    expect(answer.status).toBe(200);
    expect(against('get', pattern, answer)).toEqual([]);
  });

  it('is as the document says for one of each', async () => {
    const { world } = api;
    const one = {
      '/templates/{id}': 'templates/two-conversations',
      '/templates/{id}/versions/{version}': 'templates/two-conversations/versions/1',
      '/schools/{number}': 'schools/900001',
      '/people/{id}': `people/${world.principal}`,
      '/organisations/{id}': `organisations/${world.service}`,
      '/programmes/{id}': `programmes/${programme}`,
      '/programmes/{id}/places': `programmes/${programme}/places`,
      '/programmes/{id}/waiting-list': `programmes/${programme}/waiting-list`,
      '/programmes/{id}/payments': `programmes/${programme}/payments`,
    };
    for (const [pattern, path] of Object.entries(one)) {
      const answer = await api.get(path);
      expect([pattern, answer.status, against('get', pattern, answer)]).toEqual([pattern, 200, []]);
    }
  });

  it('is as the document says for a file, and for what a partner aims at', async () => {
    const { id } = enrolled.body;
    const [file] = (await api.get(`trajectories/${id}/attachments`)).body.items;
    const content = await api.get(`trajectories/${id}/attachments/${file.id}`);
    expect([content.status, content.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(against('get', '/trajectories/{id}/attachments/{attachment}', content)).toEqual([]);
    const added = await api.post('organisations', { kind: 'provider', name: 'Vorming' });
    expect(against('post', '/organisations', added)).toEqual([]);
    const targets = await api.get(`organisations/${added.body.id}/targets`);
    expect([targets.status, against('get', '/organisations/{id}/targets', targets)]).toEqual([200, []]);
  });

  it('is as the document says for a command, a draft, a rehearsal and a check', async () => {
    const note = { type: 'note', text: 'De school belde.' };
    const done = await api.post(`trajectories/${enrolled.body.id}/commands`, note);
    expect([done.status, against('post', '/trajectories/{id}/commands', done)]).toEqual([200, []]);
    const source = await readFile(new URL('../support/two-conversations.yaml', import.meta.url), 'utf8');
    for (const path of ['/templates/lint', '/templates/compare']) {
      const answer = await api.post(path.slice(1), { source });
      expect([path, answer.status, against('post', path, answer)]).toEqual([path, 200, []]);
    }
    const rehearsal = await api.post('templates/rehearse', { template: 'two-conversations' });
    expect([rehearsal.status, against('post', '/templates/rehearse', rehearsal)]).toEqual([200, []]);
  });

  it('is a problem document where the document says so', async () => {
    const { id } = enrolled.body;
    const asked: [string, string, number, Promise<Answered>][] = [
      ['get', '/trajectories', 400, api.get('trajectories?colour=green')],
      ['get', '/people/{id}', 404, api.get('people/nobody')],
      ['get', '/templates/{id}', 405, api.get('templates/lint')],
      ['post', '/people', 415, api.call('POST', 'people', { body: 'x' })],
      ['post', '/trajectories', 422, api.post('trajectories', { template: 'none', subject: '1', roles: {} })],
      [
        'post',
        '/trajectories/{id}/commands',
        412,
        api.post(
          `trajectories/${id}/commands`,
          { type: 'note', text: 'x' },
          { headers: { 'If-Match': '"99"' } },
        ),
      ],
    ];
    for (const [method, pattern, status, answer] of asked) {
      const given = await answer;
      expect([pattern, given.status, against(method, pattern, given)]).toEqual([pattern, status, []]);
    }
  });
});
