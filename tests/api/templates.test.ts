import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defaultPersona } from '../../src/domain/trajectory/forecast/personas.ts';
import { type RunningApi, startApi, TODAY } from './running-api.ts';

describe('requests about templates', () => {
  let api: RunningApi;
  let source: string;

  beforeAll(async () => {
    // Nothing here needs anybody to decide.
    api = await startApi({ workers: false });
    source = await readFile(new URL('../support/two-conversations.yaml', import.meta.url), 'utf8');
  });

  afterAll(async () => {
    await api?.stop();
  });

  it('give the latest version of each, and any version with its source', async () => {
    const { body } = await api.get('templates');
    expect(body.items).toMatchObject([
      { id: 'two-conversations', version: 1, counsellor_role: 'counsellor', phases: [{ id: 'start' }, {}] },
    ]);
    const version = await api.get('templates/two-conversations/versions/1');
    expect(version.body.source).toBe(source);
    expect((await api.get('templates/two-conversations/versions/9')).status).toBe(404);
    expect((await api.get('templates/two-conversations/versions/one')).status).toBe(404);
  });

  it('publish what is new as a next version, sent as JSON or as the file itself', async () => {
    const proven = await readFile(new URL('./one-question.yaml', import.meta.url), 'utf8');
    const first = await api.post('templates', { source: proven });
    expect([first.status, first.body.version]).toEqual([201, 1]);
    const same = await api.post('templates', { source: proven });
    expect([same.status, same.body.version]).toEqual([200, 1]);
    const headers = { 'Content-Type': 'application/yaml' };
    const published = await api.call('POST', 'templates', { body: `${proven}\n# once more\n`, headers });
    expect([published.status, published.body.version]).toEqual([201, 2]);
    expect(published.headers.get('location')).toBe('/api/v1/templates/one-question/versions/2');
    expect((await api.post('templates', { source }, { as: api.world.counsellor })).status).toBe(403);
  });

  it('refuse to publish what is not proven, with every line and what mends it', async () => {
    const answer = await api.post('templates', { source: `${source}\n# once more\n` });
    expect([answer.status, answer.body.type]).toEqual([
      422,
      'https://traject.example/problems/template-not-ready',
    ]);
    const lineOf = (step: string) => source.split('\n').findIndex((line) => line.includes(step)) + 1;
    expect(answer.body.errors).toEqual(
      ['confirms', 'first_talk'].map((step) => ({
        path: `source:${step}`,
        code: 'silence-without-notice',
        message: expect.stringMatching(`^Line ${lineOf(step)}: Whoever stays silent .* Let the step expire`),
      })),
    );
    expect((await api.get('templates/two-conversations')).body.version).toBe(1);
  });

  it('refuse to publish what is no template, with the line', async () => {
    const answer = await api.post('templates', { source: source.replace('kind: confirm', 'kind: dance') });
    expect([answer.status, answer.body.type]).toEqual([
      422,
      'https://traject.example/problems/invalid-template',
    ]);
    expect(answer.body.errors[0].message).toMatch(/^Line \d+: /);
  });

  it('check a file before it is published', async () => {
    const answer = await api.post('templates/lint', { source });
    expect(answer.body).toMatchObject({ ok: false, template: 'two-conversations' });
    expect(answer.body.findings[0]).toMatchObject({
      rule: 'silence-without-notice',
      line: expect.any(Number),
    });
    const broken = await api.post('templates/lint', { source: 'template: [' });
    expect(broken.body).toMatchObject({ ok: false, template: null });
  });

  it('rehearse a published version or a file', async () => {
    const published = await api.post('templates/rehearse', { template: 'two-conversations', start: TODAY });
    expect(published.body).toMatchObject({
      template: 'two-conversations',
      persona: defaultPersona,
      start: TODAY,
    });
    expect(published.body.entries.map(({ kind }: { kind: string }) => kind)).toContain('mail');
    const draft = await api.post('templates/rehearse', {
      source,
      persona: 'prompt',
      start: TODAY,
      language: 'nl',
    });
    expect(draft.body.entries.at(-1)).toMatchObject({ kind: 'end', subject: 'completed' });
  });

  it.each([
    [{}, 422, 'source'],
    [{ template: 'no-such-thing' }, 422, 'template'],
    [{ template: 'two-conversations', version: 77 }, 422, 'version'],
    [{ template: 'two-conversations', start: '2019-01-01' }, 422, 'start'],
    [{ template: 'two-conversations', persona: 'grumpy' }, 400, 'persona'],
  ])('refuse to rehearse %j', async (body, status, path) => {
    const answer = await api.post('templates/rehearse', body);
    expect([answer.status, answer.body.errors[0].path]).toEqual([status, path]);
  });
});
