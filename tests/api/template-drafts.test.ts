import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WholeStore } from '../../src/store/database/db.ts';
import { inTransaction } from '../../src/store/database/transaction.ts';
import { lockDraft, updateDraft } from '../../src/store/templates/drafts.ts';
import { until } from '../support/until.ts';
import { type Answered, type RunningApi, startApi, TODAY } from './running-api.ts';

const yaml = { 'Content-Type': 'application/yaml' };

describe('Drafts of templates', () => {
  let api: RunningApi;
  let source: string;

  beforeAll(async () => {
    source = await readFile(new URL('./one-question.yaml', import.meta.url), 'utf8');
    // Nothing here needs anybody to decide.
    api = await startApi({ workers: false });
  });

  afterAll(async () => {
    await api?.stop();
  });

  /** The same template under another name, so that every test has its own. */
  const named = (id: string, of = source) => of.replace('template: one-question', `template: ${id}`);
  const tagOf = (answer: Answered) => answer.headers.get('etag') ?? '';
  const save = (id: string, text: string, headers: Record<string, string> = {}, as = api.world.central) =>
    api.call('PUT', `templates/${id}/draft`, { body: { source: text }, headers, as });
  const publish = (id: string, tag: string, key?: string) =>
    api.call('POST', `templates/${id}/draft/publish`, {
      headers: { 'If-Match': tag },
      ...(key === undefined ? {} : { key }),
    });
  const versions = async (id: string) =>
    (await api.get(`templates/${id}`)).body.version as number | undefined;

  describe('that are half finished', () => {
    it('are saved, with what is wrong on which line', async () => {
      const half = `${named('half-finished').split('phases:')[0]}phases:\n\t- phase: start\n`;
      const saved = await api.call('PUT', 'templates/half-finished/draft', { body: half, headers: yaml });
      expect(saved.status).toBe(201);
      expect(saved.body).toMatchObject({
        ...{ id: 'half-finished', version: 1, based_on: null, published_version: null, source: half },
        findings: [
          { rule: 'file', severity: 'error', line: half.split('\n').indexOf('\t- phase: start') + 1 },
        ],
        updated_by: { id: api.world.administrator, name: 'Ann Admin' },
        updated_at: `${TODAY}T10:00:00+02:00`,
      });
      const read = await api.get('templates/half-finished/draft', { as: api.world.central });
      expect([read.status, tagOf(read)]).toEqual([200, tagOf(saved)]);
      expect(read.body).toEqual(saved.body);
    });

    it('are linted, and neither rehearsed, compared nor published', async () => {
      const half = named('half-linted').replace('kind: confirm', 'kind: dance');
      const saved = await save('half-linted', half);
      const lint = await api.call('POST', 'templates/half-linted/draft/lint');
      expect(lint.body).toMatchObject({ ok: false, template: null, findings: saved.body.findings });
      const line = half.split('\n').findIndex((text) => text.includes('dance')) + 1;
      for (const answer of [
        await api.call('POST', 'templates/half-linted/draft/rehearse'),
        await publish('half-linted', tagOf(saved)),
      ]) {
        expect([answer.status, answer.body.type]).toEqual([
          422,
          'https://traject.example/problems/invalid-template',
        ]);
        expect(answer.body.errors[0].message).toContain(`Line ${line}: `);
      }
      expect((await api.get('templates/half-linted')).status).toBe(404);
    });

    it('with a repetition of nothing are saved like any other', async () => {
      const saved = await save('repeats-nothing', 'template: repeats-nothing\nphases: *none\n');
      expect(saved.body.findings).toMatchObject([{ line: 2, message: expect.stringContaining('&none') }]);
    });
  });

  describe('that are edited', () => {
    it('take the ETag that was read, and no stale one', async () => {
      const first = await save('edited', named('edited'));
      expect(first.body).toMatchObject({ version: 1, findings: [] });
      const second = await save('edited', `${named('edited')}# more\n`, { 'If-Match': tagOf(first) });
      expect([second.status, second.body.version]).toEqual([200, 2]);
      const stale = await save('edited', named('edited'), { 'If-Match': tagOf(first) });
      expect([stale.status, tagOf(stale)]).toEqual([412, tagOf(second)]);
      const blind = await save('edited', named('edited'));
      expect([blind.status, blind.body.errors[0].path]).toEqual([428, 'If-Match']);
      const again = await save('edited', named('edited'), { 'If-None-Match': '*' });
      expect([again.status, tagOf(again)]).toEqual([412, tagOf(second)]);
      const odd = await save('edited', named('edited'), { 'If-None-Match': tagOf(second) });
      expect([odd.status, odd.body.errors[0].path]).toEqual([400, 'If-None-Match']);
      expect((await api.get('templates/edited/draft')).body.source).toMatch(/# more\n$/);
    });

    it('by two people at once are saved by one of them', async () => {
      const first = await save('both', named('both'));
      const answers = await Promise.all(
        ['a', 'b'].map((name) => save('both', `${named('both')}# ${name}\n`, { 'If-Match': tagOf(first) })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
      const begun = await Promise.all([1, 2].map(() => save('begun-twice', named('begun-twice'))));
      expect(begun.map(({ status }) => status).sort()).toEqual([201, 428]);
    });

    it('are thrown away with the ETag that was read', async () => {
      const saved = await save('thrown', named('thrown'));
      const remove = (headers = {}, as = api.world.central) =>
        api.call('DELETE', 'templates/thrown/draft', { headers, as });
      expect((await remove()).status).toBe(428);
      expect((await remove({ 'If-Match': '"1"' })).status).toBe(412);
      expect((await remove({ 'If-Match': tagOf(saved) }, api.world.counsellor)).status).toBe(403);
      expect((await remove({ 'If-Match': tagOf(saved) })).status).toBe(204);
      expect((await api.get('templates/thrown/draft')).status).toBe(404);
      expect((await remove({ 'If-Match': tagOf(saved) })).status).toBe(404);
      const gone = await save('thrown', named('thrown'), { 'If-Match': tagOf(saved) });
      expect([gone.status, gone.body.errors[0].path]).toEqual([412, 'If-Match']);
      // Begun anew it has another tag than the one that was thrown away, though its version is 1 again.
      const anew = await save('thrown', `${named('thrown')}# anew\n`);
      expect([anew.body.version, tagOf(anew) === tagOf(saved)]).toEqual([1, false]);
    });
  });

  it('are listed without their sources', async () => {
    await save('listed', named('listed'));
    expect((await api.get('templates/drafts', { as: api.world.counsellor })).status).toBe(403);
    const { body } = await api.get('templates/drafts');
    const found = body.items.find(({ id }: { id: string }) => id === 'listed');
    expect(found).toEqual({
      ...{ id: 'listed', version: 1, based_on: null, published_version: null },
      updated_at: `${TODAY}T10:00:00+02:00`,
      updated_by: { id: api.world.central, name: 'Cem Centraal' },
    });
  });

  it('are for the direction to save, of the template in the address', async () => {
    const counsellor = await save('mine', named('mine'), {}, api.world.counsellor);
    expect(counsellor.status).toBe(403);
    const other = await save('mine', named('yours'));
    expect([other.status, other.body.errors[0]]).toEqual([
      422,
      {
        path: 'source:template',
        code: 'other-template',
        message: 'The file says yours, the address says mine.',
      },
    ]);
    const broken = await save('mine', 'template: yours\nphases: [');
    expect(broken.status).toBe(422);
    expect((await save('drafts', named('drafts'))).status).toBe(404);
    expect((await save('Mine', named('Mine'))).status).toBe(404);
    const unknown = await api.call('PUT', 'templates/mine/draft', { body: { source, more: 1 } });
    expect(unknown.body.errors).toMatchObject([{ path: 'more', code: 'unknown-field' }]);
    const reserved = await api.post('templates', { source: named('drafts') });
    expect([reserved.status, reserved.body.errors[0].code]).toEqual([422, 'reserved-name']);
  });

  it('go from the first save to version 2: linted, rehearsed, compared, published', async () => {
    const id = 'whole-way';
    const path = `templates/${id}/draft`;
    const first = await save(id, named(id));
    expect((await api.call('POST', `${path}/compare`)).body.errors).toMatchObject([
      { path: 'version', code: 'never-published' },
    ]);
    const published = await publish(id, tagOf(first), 'once');
    expect([published.status, published.body.version]).toEqual([201, 1]);
    expect(published.headers.get('location')).toBe(`/api/v1/templates/${id}/versions/1`);
    expect((await publish(id, tagOf(first), 'once')).body).toEqual(published.body);
    expect((await api.get(path)).status).toBe(404);

    const changed = named(id).replace('nl: Bevestig, en: Confirm', 'nl: Doe mee, en: Take part');
    const second = await save(id, changed);
    expect(second.body).toMatchObject({ version: 1, based_on: 1, published_version: 1 });
    expect((await api.call('POST', `${path}/lint`)).body).toEqual({ ok: true, template: id, findings: [] });
    const rehearsed = await api.post(`${path}/rehearse`, { persona: 'prompt', start: TODAY, language: 'nl' });
    expect(rehearsed.body).toMatchObject({ template: id, version: 2, persona: 'prompt', start: TODAY });
    const mail = rehearsed.body.entries.find(({ kind }: { kind: string }) => kind === 'mail');
    expect(mail).toMatchObject({ to: 'principal', subject: expect.stringContaining('Doe mee') });
    const early = await api.post(`${path}/rehearse`, { start: '2019-01-01' });
    expect([early.status, early.body.errors[0].path]).toEqual([422, 'start']);
    const compared = await api.post(`${path}/compare`, { version: 1 }, { language: 'nl' });
    expect(compared.body).toMatchObject({
      ...{ template: id, version: 1 },
      differences: [{ kind: 'changed', at: 'confirms', aspect: 'title' }],
    });
    expect(compared.body.differences[0].message).toMatch(/^Anders bij “Doe mee”/);
    const unknown = await api.post(`${path}/compare`, { version: 7 });
    expect([unknown.status, unknown.body.errors[0].path]).toEqual([422, 'version']);

    const blind = await api.call('POST', `${path}/publish`);
    expect(blind.status).toBe(428);
    const other = await publish(id, '"1"');
    expect([other.status, tagOf(other)]).toEqual([412, tagOf(second)]);
    expect((await publish(id, tagOf(second))).body).toMatchObject({ version: 2, source: changed });
  });

  describe('that are published', () => {
    it('and say the same as the published version are removed, and are no new version', async () => {
      const first = await save('the-same', named('the-same'));
      await publish('the-same', tagOf(first));
      const second = await save('the-same', named('the-same'));
      const answer = await publish('the-same', tagOf(second));
      expect([answer.status, answer.body.version]).toEqual([200, 1]);
      expect((await api.get('templates/the-same/draft')).status).toBe(404);
    });

    it('but not proven are refused with the line and what mends it, and stay', async () => {
      const silent = named('unproven').replace('        expires: { after: P2W, then: stop }\n', '');
      const saved = await save('unproven', silent);
      expect(saved.body.findings).toEqual([]);
      const refused = await publish('unproven', tagOf(saved));
      expect([refused.status, refused.body.type]).toEqual([
        422,
        'https://traject.example/problems/template-not-ready',
      ]);
      const line = silent.split('\n').findIndex((text) => text.includes('step: confirms')) + 1;
      expect(refused.body.errors).toEqual([
        {
          path: 'source:confirms',
          code: 'silence-without-notice',
          message: expect.stringMatching(`^Line ${line}: Whoever stays silent .*Let the step expire`),
        },
      ]);
      const dutch = await api.call('POST', 'templates/unproven/draft/publish', {
        headers: { 'If-Match': '*' },
        language: 'nl',
      });
      expect(dutch.body.errors[0].message).toMatch(`Regel ${line}: `);
      expect((await api.get('templates/unproven/draft')).status).toBe(200);
      expect((await api.get('templates/unproven')).status).toBe(404);
    });

    it('while another version was published since are refused, until they are saved again', async () => {
      const id = 'overtaken';
      const draft = await save(id, `${named(id)}# the draft\n`);
      expect((await api.post('templates', { source: named(id) })).status).toBe(201);
      expect((await api.get(`templates/${id}/draft`)).body).toMatchObject({
        based_on: null,
        published_version: 1,
      });
      const refused = await publish(id, tagOf(draft));
      expect([refused.status, refused.body.type]).toEqual([
        409,
        'https://traject.example/problems/published-since',
      ]);
      expect(await versions(id)).toBe(1);
      const again = await save(id, draft.body.source, { 'If-Match': tagOf(draft) });
      expect(again.body.based_on).toBe(1);
      expect((await publish(id, tagOf(again))).body.version).toBe(2);
    });

    it('by two people at once become one version', async () => {
      const id = 'at-once';
      const draft = await save(id, named(id));
      const answers = await Promise.all([publish(id, tagOf(draft)), publish(id, tagOf(draft))]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 412]);
      expect(await versions(id)).toBe(1);
    });

    it('while somebody edits them are not what was proven, so they stay', async () => {
      const id = 'still-edited';
      const draft = await save(id, named(id));
      const refused = await publishedAfter(draft, async (within) => {
        const source = `${named(id)}# one more thing\n`;
        await updateDraft(within, { id, source, by: api.world.central, now: api.clock.now().toString() });
      });
      const edited = await api.get(`templates/${id}/draft`);
      expect([refused.status, tagOf(refused)]).toEqual([412, tagOf(edited)]);
      expect(await versions(id)).toBeUndefined();
      expect(edited.body.source).toMatch(/one more thing/);
    });

    it('while the file of somebody else is published at the same moment make no version unseen', async () => {
      const id = 'race';
      const draft = await save(id, `${named(id)}# the draft\n`);
      const refused = await publishedAfter(draft, async () => {
        const direct = await api.post('templates', { source: named(id) });
        expect([direct.status, direct.body.version]).toEqual([201, 1]);
      });
      expect([refused.status, refused.body.type]).toEqual([
        409,
        'https://traject.example/problems/published-since',
      ]);
      expect(await versions(id)).toBe(1);
    });
  });

  /** Publishes a draft that is proven but, when its turn comes, finds that something else was there first. */
  async function publishedAfter(
    draft: Answered,
    first: (within: WholeStore) => Promise<void>,
  ): Promise<Answered> {
    const { id } = draft.body;
    const { publishing } = await inTransaction(api.store, async (within) => {
      await lockDraft(within, { kind: 'all' }, id);
      const publishing = publish(id, tagOf(draft));
      await until(isWaitingForADraft);
      await first(within);
      // Not the promise itself, which would be waited for before the draft is let go.
      return { publishing };
    });
    return publishing;
  }

  async function isWaitingForADraft(): Promise<boolean> {
    const { rows } = await api.store.pool.query(
      `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%FROM template_draft%FOR UPDATE'`,
    );
    return rows.length > 0;
  }
});
