import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createApp, listen } from '../../src/api/server.ts';
import type { Dependencies, Parts } from '../../src/application/dependencies.ts';
import { yearlyFor } from '../../src/application/figures/yearly.ts';
import { newLink } from '../../src/application/links/new-link.ts';
import { surveyFigures } from '../../src/application/surveys/read.ts';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import type { Language } from '../../src/domain/text.ts';
import { loadConfiguration } from '../../src/platform/configuration.ts';
import { createLogger } from '../../src/platform/logging.ts';
import { saveHold } from '../../src/store/mail/holds.ts';
import { insertLinks } from '../../src/store/people/links.ts';
import { insertPerson } from '../../src/store/people/people.ts';
import { createPages } from '../../src/web/routes.ts';
import { enrolSchool, type MailroomSetting, startMailroom } from './mailroom-setting.ts';

const YEAR = '2026-2027';

describe('Teachers who are asked', () => {
  let setting: MailroomSetting;
  let server: Awaited<ReturnType<typeof listen>>;
  let deps: Dependencies & Parts;
  let administrator: string;

  beforeAll(async () => {
    setting = await startMailroom();
    const { store, clock } = setting;
    // Nothing listens: the mailroom is emptied by hand.
    const temporal = { client: { withDeadline: async () => Promise.reject(new Error('not running')) } };
    const logger = createLogger('silent');
    const configuration = loadConfiguration({ NODE_ENV: 'test' });
    deps = {
      database: store.database,
      store,
      clock,
      logger,
      configuration,
      temporal,
    } as unknown as typeof deps;
    server = await listen(createApp(deps, { pages: createPages(deps, { limits: { failed: 500 } }) }), {
      port: 0,
    });
    administrator = randomUUID();
    await insertPerson(store, { id: administrator, name: 'Ann', function: 'administrator', language: 'nl' });
  });
  beforeEach(() => setting.reset());
  afterAll(async () => {
    await server?.close();
    await setting?.stop();
  });

  async function call(method: string, path: string, body?: object) {
    const answer = await fetch(`${server.url}/api/v1/${path}`, {
      method,
      headers: {
        ...{ 'X-Demo-Person': administrator, 'Accept-Language': 'en' },
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: await answer.json() };
  }
  const teachers = (count: number) =>
    Array.from({ length: count }, (_, place) => `teacher.${place}@school.example`);
  async function asked(count: number, more: { kind?: string; language?: Language } = {}): Promise<string> {
    const { id } = await enrolSchool(setting);
    const survey = { kind: 'before', addresses: teachers(count), ...more };
    const { status, body } = await call('POST', `trajectories/${id}/surveys`, survey);
    expect([status, body]).toMatchObject([201, { asked: count, answered: 0, results: null }]);
    setting.sink.clear();
    await setting.deliver();
    return id;
  }
  /** The mails about surveys that went since the last look, by address. */
  const mails = () =>
    setting.sink.mails
      .filter(({ mail }) => /\/q\//.test(mail.text ?? ''))
      .map(({ to, mail }) => ({
        ...{ to: to[0] ?? '', subject: mail.subject ?? '', text: mail.text ?? '' },
        path: /\/q\/[\w-]{43}/.exec(mail.text ?? '')?.[0] ?? '',
      }));
  async function answer(path: string, answers: Record<string, string>) {
    const page = await (await fetch(`${server.url}${path}`)).text();
    const seal = /name="_form" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const body = new URLSearchParams({ _form: seal, ...answers });
    const sent = await fetch(`${server.url}${path}`, { method: 'POST', body, redirect: 'manual' });
    return { status: sent.status, page };
  }
  const surveysIn = async (id: string) => (await call('GET', `trajectories/${id}/surveys`)).body.items;
  const later = (days: number) => setting.clock.advance(`PT${days * 24}H`);

  it('get a mail each, answer once behind its link, and are shown as an average when it is closed', async () => {
    const id = await asked(6);
    const first = mails();
    expect(first.map(({ to }) => to).sort()).toEqual(teachers(6));
    expect(new Set(first.map(({ path }) => path)).size).toBe(6);
    expect(first[0]?.subject).toBe('Twee vragen voor we beginnen');
    expect(first[0]?.text).toContain('Je antwoordt zonder naam');
    for (const [place, { path }] of first.slice(0, 5).entries()) {
      const { status, page } = await answer(path, { confidence: place < 3 ? '3' : '2', support: '4' });
      expect(status).toBe(303);
      expect(page).toContain('Ik voel me zeker genoeg');
    }
    const again = await answer(first[0]?.path ?? '', { confidence: '1', support: '1' });
    expect([again.status, again.page.includes('Bedankt')]).toEqual([200, true]);
    expect((await surveysIn(id))[0]).toMatchObject({ asked: 6, answered: 5, closed: false, results: null });

    later(30);
    expect((await surveysIn(id))[0]).toMatchObject({
      closed: true,
      results: [
        { question: 'confidence', mean: 2.6, answers: 5 },
        // Everybody answered the highest, which is not said.
        { question: 'support', mean: 3.8, answers: 5 },
      ],
    });
    const late = await fetch(`${server.url}${first[5]?.path}`);
    expect(late.status).toBe(410);
  });

  it('are reminded once if they did not answer, after which no address is left anywhere', async () => {
    const id = await asked(5, { language: 'en' });
    const [one] = mails();
    await answer(`${one?.path}?lang=en`, { confidence: '3', support: '2' });
    const { rows } = await setting.store.pool.query(
      'SELECT used, address IS NULL AS gone, next_at FROM survey_invitation WHERE used',
    );
    expect(rows.at(-1)).toEqual({ used: true, gone: true, next_at: null });

    later(14);
    setting.sink.clear();
    await setting.deliver();
    const reminded = mails();
    expect(reminded.map(({ to }) => to).sort()).toEqual(teachers(5).filter((to) => to !== one?.to));
    expect(reminded[0]?.subject).toBe('Once more: two questions before we begin');
    expect(reminded[0]?.text).toContain('This is the only reminder');
    setting.sink.clear();
    later(14);
    await setting.deliver();
    expect(mails()).toEqual([]);
    const left = await setting.store.pool.query('SELECT 1 FROM survey_invitation WHERE address IS NOT NULL');
    expect(left.rowCount).toBe(0);
    const { rows: counted } = await setting.store.pool.query(
      'SELECT count(*)::int FROM survey_invitation i JOIN survey s ON s.id = i.survey_id WHERE s.trajectory_id = $1',
      [id],
    );
    expect(counted).toEqual([{ count: 5 }]);
  });

  it('are told of nothing when fewer than five answered, and are not asked when they are fewer', async () => {
    const id = await asked(5);
    for (const { path } of mails().slice(0, 4)) await answer(path, { confidence: '3', support: '3' });
    later(30);
    expect((await surveysIn(id))[0]).toMatchObject({ answered: 4, closed: true, results: null });
    expect(await surveyFigures(deps, { schoolYear: YEAR, until: '2027-08-31' })).toEqual([]);
    const { id: other } = await enrolSchool(setting);
    const few = await call('POST', `trajectories/${other}/surveys`, {
      ...{ kind: 'after', addresses: [...teachers(4), 'TEACHER.0@school.example'] },
    });
    expect(few.body).toMatchObject({
      status: 422,
      errors: [{ path: 'addresses', code: 'too-few-teachers' }],
    });
  });

  it('answer what nothing can lead back to them: what is kept has no row of theirs, and no time', async () => {
    const { rows } = await setting.store.pool.query<{ table_name: string; column_name: string }>(
      `SELECT table_name, column_name FROM information_schema.columns
        WHERE table_name LIKE 'survey%' ORDER BY table_name, ordinal_position`,
    );
    const columns = (table: string) =>
      rows.filter(({ table_name }) => table_name === table).map(({ column_name }) => column_name);
    expect(columns('survey_count')).toEqual(['survey_id', 'question', 'answer', 'count']);
    expect(columns('survey_invitation')).toEqual([
      ...[
        'id',
        'survey_id',
        'address',
        'language',
        'token_hash',
        'reminder_hash',
        'used',
        'mails',
        'next_at',
      ],
    ]);
  });

  it('are asked what is missing beside the question, with what they chose kept', async () => {
    await asked(5);
    const [first] = mails();
    const { status } = await answer(first?.path ?? '', { confidence: '2' });
    expect(status).toBe(422);
    const other = await answer(first?.path ?? '', { confidence: '2', support: '9' });
    expect(other.status).toBe(422);
    expect((await answer(first?.path ?? '', { confidence: '2', support: '1' })).status).toBe(303);
    expect((await fetch(`${server.url}/q/${'x'.repeat(43)}`)).status).toBe(404);
  });

  it('count in the report of the year, weighed by who answered', async () => {
    for (const [count, value] of [
      [5, '2'],
      [10, '3'],
    ] as const) {
      await asked(count, { kind: 'training' });
      for (const { path } of mails()) await answer(path, { useful: value, fitting: '2' });
    }
    later(30);
    const [year] = await yearlyFor({ deps, asOf: '2027-06-30', scope: EVERYTHING, schoolYear: YEAR });
    const row = year?.rows.find(({ indicator }) => indicator === 'asked_training_useful');
    expect(row).toMatchObject({ value: 2.67, unit: 'scale-1-4', source: 'survey' });
    const [before] = await yearlyFor({ deps, asOf: '2026-11-20', scope: EVERYTHING, schoolYear: YEAR });
    const early = before?.rows.find(({ indicator }) => indicator === 'asked_training_useful');
    expect(early?.value).toBeNull();
  });

  it('are not asked twice at once, nor written to while mail is held or the address does not exist', async () => {
    const id = await asked(5);
    const twice = await call('POST', `trajectories/${id}/surveys`, {
      kind: 'before',
      addresses: teachers(5),
    });
    expect(twice.body).toMatchObject({ status: 409, errors: [{ code: 'survey-under-way' }] });

    await saveHold(setting.store, { reason: 'a test', heldAt: '2026-11-09T08:00:00.000Z' });
    await asked(6);
    expect(mails()).toEqual([]);
    await setting.store.pool.query('DELETE FROM mail_hold');
    setting.sink.answer((to) => (to.startsWith('teacher.0') ? { code: 550 } : undefined));
    await setting.deliver();
    expect(mails().map(({ to }) => to)).not.toContain('teacher.0@school.example');
    expect(mails()).toHaveLength(5);
  });

  it('can be asked from the page of the trajectory', async () => {
    const { id } = await enrolSchool(setting);
    const path = `${server.url}/trajectories/${id}/surveys?lang=nl`;
    const headers = { 'X-Demo-Person': administrator };
    const page = await (await fetch(path, { headers })).text();
    expect(page).toContain('Leraren bevragen');
    const _form = /name="_form" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const send = (addresses: string) =>
      fetch(path, {
        ...{ method: 'POST', headers, redirect: 'manual' },
        body: new URLSearchParams({ _form, kind: 'after', language: 'nl', addresses }),
      });
    const wrong = await send('geen adres');
    expect([wrong.status, (await wrong.text()).includes('Dit is geen e-mailadres: geen')]).toEqual([
      422,
      true,
    ]);
    const done = await send(teachers(5).join(';\n'));
    expect([done.status, done.headers.get('location')]).toEqual([
      303,
      `/trajectories/${id}/surveys?lang=nl&asked=5`,
    ]);
    expect(await surveysIn(id)).toMatchObject([{ kind: 'after', asked: 5 }]);
  });

  it('can be asked by their school, on its own page behind the link in a mail, where nobody else sees their addresses', async () => {
    const { id, principal, state } = await enrolSchool(setting);
    const opened = Object.values(state.nodes).find(
      ({ path, status }) => status === 'open' && path.includes('/'),
    );
    const linkOf = async (role: string, personId: string) => {
      const about = { trajectoryId: id, personId, role, path: opened?.path ?? '' };
      const { token, link } = newLink(about, setting.clock.now().toString());
      await insertLinks(setting.store, [link]);
      return `${server.url}/p/${token}`;
    };
    const own = await linkOf('principal', principal);
    expect(await (await fetch(`${own}?lang=nl`)).text()).toContain('Vraag het jullie leraren');
    const page = await (await fetch(`${own}/teachers?lang=nl`)).text();
    const _form = /name="_form" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const send = (addresses: string, to = own) =>
      fetch(`${to}/teachers?lang=nl`, {
        ...{ method: 'POST', redirect: 'manual' },
        body: new URLSearchParams({ _form, kind: 'before', language: 'nl', addresses }),
      });
    const few = await send('an@school.example');
    const said = await few.text();
    expect([
      few.status,
      said.includes('Geef minstens 5 adressen'),
      said.includes('an@school.example'),
    ]).toEqual([...[422, true, true]]);
    const done = await send(teachers(6).join('\n'));
    expect([done.status, done.headers.get('location')]).toEqual([
      ...[303, expect.stringMatching(/teachers\?lang=nl&asked=6$/)],
    ]);
    const after = await (await fetch(`${own}/teachers?lang=nl&asked=6`)).text();
    expect(after).toContain('6 leraren krijgen een mail');
    expect(after).toContain('0 van 6 antwoordden');
    const seen = await surveysIn(id);
    expect(seen).toMatchObject([{ kind: 'before', asked: 6, asked_by: principal }]);
    expect(`${JSON.stringify(seen)}${after}`).not.toContain('teacher.0');
    setting.sink.clear();
    await setting.deliver();
    expect(
      mails()
        .map(({ to }) => to)
        .sort(),
    ).toEqual(teachers(6));
    // Whoever is not of the school is led back to what is asked of her.
    const other = await linkOf('counsellor', setting.counsellor);
    const led = await fetch(`${other}/teachers`, { redirect: 'manual' });
    expect([led.status, `${server.url}${led.headers.get('location')}`]).toEqual([303, other]);
    expect((await send(teachers(6).join(','), other)).status).toBe(403);
    expect(await surveysIn(id)).toHaveLength(1);
  });
});
