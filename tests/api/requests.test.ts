import { randomBytes, randomUUID } from 'node:crypto';
import { type ClientRequest, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { load } from 'cheerio';
import { createApp, listen } from '../../src/api/server.ts';
import { assignSchoolTo } from '../../src/application/schools/assign.ts';
import { hashOfToken } from '../../src/platform/token.ts';
import { insertLinks } from '../../src/store/people/links.ts';
import { createPages } from '../../src/web/routes.ts';
import { png } from '../support/pictures.ts';
import { until } from '../support/until.ts';
import { type Answered, type RunningApi, startApi, TODAY } from './running-api.ts';

describe('requests to the API', () => {
  let api: RunningApi;

  beforeAll(async () => {
    // Nothing here needs anybody to decide.
    api = await startApi({ workers: false });
  });

  afterAll(async () => {
    await api?.stop();
  });

  it('say in the language of the reader what is wrong, Dutch by default', async () => {
    const english = await api.get('trajectories?colour=green', {
      headers: { 'Accept-Language': 'en-GB, nl;q=0.5' },
    });
    expect(english.headers.get('content-language')).toBe('en');
    expect(english.body.errors).toEqual([
      { path: 'colour', code: 'unknown-field', message: 'There is no such field.' },
    ]);
    const dutch = await api.get('trajectories?colour=green', { headers: { 'Accept-Language': 'fr' } });
    expect(dutch.headers.get('content-language')).toBe('nl');
    expect(dutch.body.errors[0].message).toBe('Dit veld bestaat niet.');
  });

  it('to an unknown address get 404, with another method 405 and the ones there are', async () => {
    expect((await api.get('nothing-here')).body).toMatchObject({
      type: 'https://traject.example/problems/unknown-address',
      errors: [],
    });
    expect((await api.get('/nothing-here')).status).toBe(404);
    const answer = await api.call('DELETE', 'trajectories');
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, HEAD, POST');
    const malformed = await api.get('schools/%E0%A4%A');
    expect([malformed.status, malformed.body.type]).toEqual([
      404,
      'https://traject.example/problems/unknown-address',
    ]);
    const posted = await api.call('POST', '/docs');
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('with a body that is no JSON, or of another type, or too large, are refused', async () => {
    const json = { 'Content-Type': 'application/json' };
    const broken = await api.call('POST', 'people', { body: '{"name": ', headers: json });
    expect([broken.status, broken.body.type]).toEqual([
      400,
      'https://traject.example/problems/malformed-body',
    ]);
    expect(broken.body.errors).toMatchObject([{ path: 'body', code: 'malformed-body' }]);
    const xml = await api.call('POST', 'people', {
      body: '<a/>',
      headers: { 'Content-Type': 'application/xml' },
    });
    expect([xml.status, xml.headers.get('accept')]).toEqual([415, 'application/json']);
    expect(xml.body.errors).toMatchObject([{ path: 'Content-Type' }]);
    const large = await api.post('people', { name: 'x'.repeat(300_000) });
    expect([large.status, large.body.detail]).toEqual([413, 'At most 256 kB.']);
    expect(large.body.errors).toMatchObject([{ path: 'body', code: 'too-large' }]);
    const none = await api.call('POST', 'people');
    expect(none.status).toBe(400);
    const list = await api.post('people', []);
    expect(list.body.errors).toMatchObject([{ path: 'body', code: 'wrong-type' }]);
  });

  it('with fields where none are taken are refused too, and without a body or with an empty one are not', async () => {
    const path = `handovers/${randomUUID()}/decline`;
    const noted = await api.post(path, { note: 'too busy' });
    expect([noted.status, noted.body.errors]).toMatchObject([400, [{ path: 'note', code: 'unknown-field' }]]);
    const headers = { 'Content-Type': 'text/plain' };
    expect((await api.call('POST', path, { body: 'too busy', headers })).status).toBe(415);
    expect((await api.post(path, {})).status).toBe(404);
    expect((await api.call('POST', path)).status).toBe(404);
  });

  it('in another encoding than UTF-8 are refused, not kept with other letters', async () => {
    const sent = Buffer.concat([Buffer.from('{"name": "caf'), Buffer.from([0xe9]), Buffer.from('"}')]);
    const types = [
      ['people', 'application/json'],
      ['templates/lint', 'application/yaml'],
    ];
    for (const [path, type] of types) {
      const answer = await fetch(`${api.url}/api/v1/${path}`, {
        ...{ method: 'POST', body: sent },
        headers: {
          ...{ 'Content-Type': `${type}`, 'Accept-Language': 'en' },
          'X-Demo-Person': api.world.administrator,
        },
      });
      const { errors } = (await answer.json()) as { errors: object[] };
      const message = 'This is not UTF-8. Send the content in UTF-8.';
      expect([answer.status, errors]).toEqual([400, [{ path: 'body', code: 'malformed-body', message }]]);
    }
  });

  it('with another type of value than is wanted are told which', async () => {
    const enrolment = await api.enrolment();
    const asked: [string, unknown, string, string][] = [
      ['people', 'null', 'body', 'This should be an object.'],
      ['people', '"x"', 'body', 'This should be an object.'],
      ['trajectories', { ...enrolment, subject: null }, 'subject', 'This should be an object or a text.'],
      [
        'trajectories',
        { ...enrolment, roles: { principal: 5 } },
        'roles.principal',
        'This should be a text or an object.',
      ],
    ];
    const headers = { 'Content-Type': 'application/json' };
    for (const [path, body, field, message] of asked) {
      const answer = await api.post(path, body, { headers });
      expect([answer.status, answer.body.errors]).toEqual([
        400,
        [{ path: field, code: 'wrong-type', message }],
      ]);
    }
  });

  it('cannot bring what no database keeps, nor nest for ever', async () => {
    let deep: unknown = 'x';
    for (let depth = 0; depth < 100; depth += 1) deep = [deep];
    const nested = await api.post('people', { name: deep });
    expect([nested.status, nested.body.errors[0].code]).toEqual([400, 'too-deep']);
    const half = await api.call('POST', 'people', {
      body: '{"name": "\\ud800"}',
      headers: { 'Content-Type': 'application/json' },
    });
    expect(half.body.errors).toMatchObject([{ path: 'name', code: 'invalid-character' }]);
    const query = await api.get('schools?q=%00');
    expect(query.body.errors).toMatchObject([{ path: 'q', code: 'invalid-character' }]);
  });

  it('from somebody unknown, or without an account, are refused', async () => {
    expect((await api.get('people', { as: randomUUID() })).status).toBe(401);
    expect((await api.get('people', { as: 'me' })).status).toBe(401);
    expect((await api.get('people', { as: api.world.principal })).body).toMatchObject({
      status: 403,
      errors: [],
    });
    expect((await api.get('people', { as: '' })).body).toMatchObject({
      status: 401,
      type: 'https://traject.example/problems/unknown-caller',
    });
    const cookie = { Cookie: `traject_demo_person=${api.world.administrator}` };
    expect((await api.get('people', { headers: cookie, as: '' })).status).toBe(401);
  });

  describe('about people', () => {
    it('add somebody, and correct an address with the version that was read', async () => {
      const added = await api.post('people', { name: 'Kim', email: 'kim@school.example', school: '900001' });
      expect(added.status).toBe(201);
      const path = `people/${added.body.id}`;
      expect(added.headers.get('location')).toBe(`/api/v1/${path}`);
      const change = (body: object, headers = {}) => api.call('PATCH', path, { body, headers });
      const missing = await change({ email: 'new@school.example' });
      expect([missing.status, missing.body.errors[0].path]).toEqual([428, 'If-Match']);
      const etag = added.headers.get('etag') ?? '';
      const changed = await change({ email: 'new@school.example', phone: null }, { 'If-Match': etag });
      expect(changed.body).toMatchObject({ email: 'new@school.example', phone: null, name: 'Kim' });
      expect((await change({ name: 'Kam' }, { 'If-Match': etag })).status).toBe(412);
      const left = await change({ has_left: true }, { 'If-Match': '*' });
      expect(left.body.left_at).toBe(`${TODAY}T10:00:00+02:00`);
    });

    it.each([
      [{ email: 'not an address' }, 'email', 400],
      [{ language: 'fr' }, 'language', 400],
      [{ school: '123456' }, 'school', 422],
      [{ organisation: randomUUID() }, 'organisation', 422],
      [{ phone: 'call me' }, 'phone', 400],
    ])('refuse %j, naming %s', async (more, path, status) => {
      const answer = await api.post('people', { name: 'Kim', ...more });
      expect(answer.status).toBe(status);
      expect(answer.body.errors.map((error: { path: string }) => error.path)).toEqual([path]);
    });

    it('of a counsellor give her own people and those of a school, and nobody more power', async () => {
      const as = api.world.counsellor;
      const own = await api.get('people', { as });
      expect(own.body.items.map(({ id }: { id: string }) => id)).toEqual([as]);
      const atSchool = await api.get('people?school=900001', { as });
      expect(atSchool.body.items.length).toBeGreaterThanOrEqual(2);
      expect((await api.get(`people/${api.world.otherCounsellor}`, { as })).status).toBe(404);
      const promotion = await api.post('people', { name: 'Kim', function: 'administrator' }, { as });
      expect([promotion.status, promotion.body.errors[0].path]).toEqual([403, 'function']);
      const self = await api.call('PATCH', `people/${as}`, {
        as,
        body: { function: 'central' },
        headers: { 'If-Match': '*' },
      });
      expect(self.status).toBe(403);
    });
  });

  describe('about people of a school that her service does not deal with', () => {
    const addAt = async (school: string, name: string) =>
      (await api.post('people', { name, email: `${name.toLowerCase()}@school.example`, school })).body;
    const asCounsellor = () => ({ as: api.world.counsellor, headers: { 'If-Match': '*' } });

    it('tell a counsellor nothing, and change nothing for her', async () => {
      const as = api.world.counsellor;
      const school = api.world.otherSchool;
      const { id, email } = await addAt(school, 'Vera');
      expect((await api.get(`people/${id}`, { as })).status).toBe(404);
      expect((await api.get(`people?school=${school}`, { as })).body.items).toEqual([]);
      const body = { email: 'mine@school.example' };
      expect((await api.call('PATCH', `people/${id}`, { ...asCounsellor(), body })).status).toBe(404);
      expect((await api.get(`people/${id}`)).body.email).toBe(email);
      expect((await api.get(`people/${id}`, { as: api.world.otherCounsellor })).status).toBe(200);
    });

    it('let her add nobody there, and move nobody to it', async () => {
      const school = api.world.otherSchool;
      const added = await api.post('people', { name: 'Kim', school }, { as: api.world.counsellor });
      expect([added.status, added.body.errors[0].path]).toEqual([403, 'school']);
      const { id } = await addAt('900001', 'Mo');
      const moved = await api.call('PATCH', `people/${id}`, { ...asCounsellor(), body: { school } });
      expect([moved.status, moved.body.errors[0].code]).toEqual([403, 'other-service']);
    });

    it('answer her once the direction assigns that school to her service, and not for following it', async () => {
      const as = api.world.counsellor;
      const school = await api.addSchool('Zonder net', null);
      const { id } = await addAt(school, 'Wim');
      const enrolment = await api.enrolment({ subject: { kind: 'school', id: school } });
      expect((await api.post('trajectories', enrolment)).status).toBe(201);
      expect((await api.get(`people/${id}`, { as })).status).toBe(404);
      await assignSchoolTo(api.deps, { school, organisation: api.world.service });
      expect((await api.get(`people?school=${school}`, { as })).body.items).toMatchObject([{ id }]);
      const body = { phone: '+32 2 555 00 01' };
      expect((await api.call('PATCH', `people/${id}`, { ...asCounsellor(), body })).status).toBe(200);
    });
  });

  it('about one person by several at once let one of those win that read the same version', async () => {
    const added = await api.post('people', { name: 'Noor', email: 'noor@school.example' });
    const etag = added.headers.get('etag') ?? '';
    const change = (name: string) =>
      api.call('PATCH', `people/${added.body.id}`, { body: { name }, headers: { 'If-Match': etag } });
    // Somebody else is busy with the same person, so that both come to wait there.
    const busy = await api.store.pool.connect();
    let answers: Promise<Answered[]>;
    try {
      await busy.query('BEGIN');
      await busy.query('SELECT FROM person WHERE id = $1 FOR UPDATE', [added.body.id]);
      answers = Promise.all(['Nora', 'Nour'].map(change));
      await until(async () => {
        const waiting = "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'";
        return (await api.store.pool.query(waiting)).rowCount === 2;
      });
    } finally {
      await busy.query('ROLLBACK');
      busy.release();
    }
    expect((await answers).map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('about organisations add them for the direction only', async () => {
    const body = { kind: 'provider', name: 'Vormingshuis' };
    expect((await api.post('organisations', body, { as: api.world.counsellor })).status).toBe(403);
    const added = await api.post('organisations', body, { as: api.world.central, key: 'one-house' });
    expect(added.status).toBe(201);
    expect((await api.get(`organisations/${added.body.id}`)).body).toEqual({ ...added.body, network: null });
    const list = await api.get('organisations?kind=provider');
    expect(list.body.items).toHaveLength(1);
  });

  it('with a name of more than one line are refused, for whoever or whatever it names', async () => {
    const written = 'Sint-Jan\r\nBcc: iemand@school.example';
    const asked: [string, object, string][] = [
      ['people', { name: written }, 'name'],
      ['organisations', { kind: 'provider', name: written }, 'name'],
      ['organisations', { kind: 'pbd', name: 'Noord', network: written }, 'network'],
      ['programmes', { name: { nl: written, en: 'x' }, lots: [{ template: 'x' }], calls: [] }, 'name.nl'],
    ];
    for (const [path, body, field] of asked) {
      const { status, body: answer } = await api.post(path, body);
      expect([status, answer.errors]).toEqual([
        400,
        [{ path: field, code: 'line-break', message: 'Write this on one line.' }],
      ]);
    }
  });

  it('for reports on what is not there say so, and name the parameter', async () => {
    const { principal, counsellor } = api.world;
    const asked: [string, number, string][] = [
      [`reports/partners/${randomUUID()}`, 404, 'id'],
      [`reports/partners/${principal}`, 404, 'id'],
      ['reports/partners?school_year=2025-2027', 422, 'school_year'],
      ['reports/indicators?school_year=2025-2027', 422, 'school_year'],
      [`reports/workload/suggestion?counsellor=${randomUUID()}&date=${TODAY}`, 404, 'counsellor'],
      [`reports/workload/suggestion?counsellor=${counsellor}&date=2020-01-01`, 422, 'date'],
    ];
    for (const [path, status, field] of asked) {
      const answer = await api.get(path);
      expect([path, answer.status, answer.body.errors?.[0]?.path]).toEqual([path, status, field]);
    }
    expect((await api.get('reports/partners?school_year=2025-2026')).status).toBe(200);
    const now = `reports/workload/suggestion?counsellor=${counsellor}&date=${TODAY}`;
    expect((await api.get(now)).status).toBe(200);
  });

  it('get every instant with the offset of that day in Brussels', async () => {
    const [template] = (await api.get('templates')).body.items;
    expect(template.published_at).toMatch(/\+0[12]:00$/);
  });

  it('about schools find them by name and number', async () => {
    const number = await api.addSchool('Sint-Niklaasinstituut', null);
    expect((await api.get('schools?q=niklaas')).body.items).toMatchObject([{ number, closed_at: null }]);
    expect((await api.get(`schools/${number}`)).body).toMatchObject({
      name: 'Sint-Niklaasinstituut',
      network: null,
    });
    expect((await api.get('schools/123')).body.errors[0].path).toBe('number');
  });

  it('about the calendar add an exception, for one school or for everybody', async () => {
    const days = { from: '2026-10-05', to: '2026-10-06', kind: 'free-day' };
    const label = { nl: 'Studiedagen', en: 'Study days' };
    const as = api.world.counsellor;
    const added = await api.post('calendar/overrides', { ...days, label, school: '900001' }, { as });
    expect(added.status).toBe(201);
    expect((await api.get('calendar/overrides?school=900001')).body.items).toEqual([added.body]);
    expect((await api.call('DELETE', `calendar/overrides/${added.body.id}`, { as })).status).toBe(204);
    expect((await api.get('calendar/overrides?school=900001')).body.items).toEqual([]);
    expect((await api.call('DELETE', `calendar/overrides/${added.body.id}`, { as })).status).toBe(404);
    const general = await api.post('calendar/overrides', days);
    expect((await api.call('DELETE', `calendar/overrides/${general.body.id}`, { as })).status).toBe(403);
    expect((await api.post('calendar/overrides', days, { as })).status).toBe(403);
    const school = api.world.otherSchool;
    const elsewhere = await api.post('calendar/overrides', { ...days, school }, { as });
    expect([elsewhere.status, elsewhere.body.errors[0].path]).toEqual([403, 'school']);
    const theirs = await api.post('calendar/overrides', { ...days, school });
    expect((await api.call('DELETE', `calendar/overrides/${theirs.body.id}`, { as })).status).toBe(404);
    expect((await api.get(`calendar/overrides?school=${school}`)).body.items).toEqual([theirs.body]);
    const backwards = await api.post('calendar/overrides', { ...days, to: '2026-10-01' });
    expect(backwards.body.errors).toMatchObject([{ path: 'to', code: 'ends-before-it-begins' }]);
    const endless = await api.post('calendar/overrides', { ...days, to: '2036-10-01' });
    expect(endless.body.errors).toMatchObject([{ path: 'to', code: 'longer-than-a-year' }]);
  });

  describe('with a file', () => {
    let id: string;

    beforeAll(async () => {
      id = (await api.post('trajectories', await api.enrolment())).body.id;
    });

    const upload = (
      content: Buffer,
      name: string,
      more: { field?: string; step?: string; key?: string } = {},
    ) => {
      const form = new FormData();
      if (more.step !== undefined) form.set('step', more.step);
      form.set(more.field ?? 'file', new File([new Uint8Array(content)], name));
      const { key } = more;
      return api.call('POST', `trajectories/${id}/attachments`, {
        body: form,
        ...(key === undefined ? {} : { key }),
      });
    };

    it('keep it, and give it back as it was', async () => {
      const kept = await upload(png, '../vision\u202e/foto été.png', {
        step: 'start/confirms',
        key: 'this-file',
      });
      expect(kept.status).toBe(201);
      expect(kept.body).toMatchObject({
        name: 'foto été.png',
        media_type: 'image/png',
        size: png.length,
        step: 'start/confirms',
        uploaded_by: api.world.administrator,
      });
      const again = await upload(png, '../vision\u202e/foto été.png', {
        step: 'start/confirms',
        key: 'this-file',
      });
      expect(again.body).toEqual(kept.body);
      const response = await fetch(`${api.url}${kept.headers.get('location')}`, {
        headers: { 'X-Demo-Person': api.world.administrator },
      });
      expect(Buffer.from(await response.arrayBuffer()).equals(png)).toBe(true);
      expect(response.headers.get('content-type')).toBe('image/png');
      expect(response.headers.get('content-disposition')).toBe(
        "attachment; filename*=UTF-8''foto%20%C3%A9t%C3%A9.png",
      );
      expect((await api.get(`trajectories/${id}/attachments`)).body.items).toEqual([kept.body]);
      const capitals = `trajectories/${id.toUpperCase()}/attachments/${kept.body.id.toUpperCase()}`;
      expect((await api.get(capitals)).status).toBe(200);
    });

    it('of a kind that is not accepted are refused, whatever its name', async () => {
      const answer = await upload(Buffer.from('<html><script>alert(1)</script></html>'), 'vision.pdf');
      expect([answer.status, answer.body.errors[0].path]).toEqual([415, 'file']);
      const program = await upload(Buffer.from('MZ'.padEnd(200, '\u0001')), 'vision.docx');
      expect(program.status).toBe(415);
    });

    it('that is too large, or missing, or under another name are refused', async () => {
      const large = await upload(Buffer.alloc(10 * 1024 * 1024 + 1, 1), 'large.pdf');
      expect([large.status, large.body.errors[0].path]).toEqual([413, 'file']);
      const other = await upload(png, 'a.png', { field: 'picture' });
      expect([other.status, other.body.errors[0].path]).toEqual([400, 'picture']);
      const empty = new FormData();
      empty.set('step', 'start/confirms');
      const missing = await api.call('POST', `trajectories/${id}/attachments`, { body: empty });
      expect([missing.status, missing.body.errors[0].path]).toEqual([400, 'file']);
      const nowhere = await upload(png, 'a.png', { step: 'dance/waltz' });
      expect([nowhere.status, nowhere.body.errors[0].path]).toEqual([422, 'step']);
    });
  });

  it('with a file that came in the wrong form say what is wrong with it', async () => {
    const part = (name: string) =>
      `--b\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n` +
      'Content-Type: image/png\r\n\r\nx\r\n';
    const { body } = await api.post('trajectories', await api.enrolment());
    const send = (content: string, boundary = '; boundary=b') =>
      api.call('POST', `trajectories/${body.id}/attachments`, {
        body: content,
        headers: { 'Content-Type': `multipart/form-data${boundary}` },
      });
    const asked: [string, Promise<Answered>, string][] = [
      ['two files', send(`${part('a.png')}${part('b.png')}--b--\r\n`), 'Send one file, as "file".'],
      [
        'no boundary',
        send(`${part('a.png')}--b--\r\n`, ''),
        'Content-Type lacks the boundary of multipart/form-data.',
      ],
      [
        'a name with a NUL',
        send(`${part('a\u0000.png')}--b--\r\n`),
        'The name of the file cannot be read. Give it another name.',
      ],
      ['cut off', send(part('a.png')), 'The file did not come through whole. Send it again.'],
    ];
    for (const [what, asking, message] of asked) {
      const answer = await asking;
      expect([what, answer.status, answer.body.errors?.[0]]).toMatchObject([
        what,
        400,
        { path: 'file', message },
      ]);
    }
  });

  it('are logged by their route, never by what they ask for or who asks', async () => {
    api.log.length = 0;
    await api.get('people?q=Dirk');
    await api.get(`people/${api.world.principal}`);
    const lines = api.log.join('');
    expect(lines).toContain('"route":"/api/v1/people/{id}"');
    expect(lines).not.toMatch(/Dirk|q=/);
    expect(lines).not.toContain(api.world.principal);
  });

  it('are counted by their route', async () => {
    await api.get(`people/${api.world.principal}`);
    const { body, headers } = await api.get('/metrics');
    expect(headers.get('content-type')).toContain('text/plain');
    expect(body).toMatch(
      /traject_http_requests_total\{method="GET",route="\/api\/v1\/people\/\{id\}",status="200"\} \d+/,
    );
    expect(body).not.toContain(api.world.principal);
  });

  it('get headers that let nothing in from elsewhere', async () => {
    const { headers } = await api.get('/docs');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-powered-by')).toBeNull();
    for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js', 'start.js', 'favicon-32x32.png']) {
      expect((await api.get(`/docs/${file}`)).status).toBe(200);
    }
  });

  it('beyond what one person may make in a minute get 429, wherever they come from; others go on', async () => {
    const strict = await listen(createApp(api.deps, { callerLimit: 2 }), { port: 0 });
    const visit = async (person: string) => {
      const headers = { 'X-Demo-Person': person };
      return (await fetch(`${strict.url}/api/v1/templates`, { headers })).status;
    };
    try {
      for (const status of [200, 200, 429]) expect(await visit(api.world.counsellor)).toBe(status);
      expect(await visit(api.world.otherCounsellor)).toBe(200);
    } finally {
      await strict.close();
    }
  });

  it('beyond what one may have under way at the same moment get 429 until one of those ends; others go on', async () => {
    const strict = await listen(createApp(api.deps, { atOnce: { one: 2, all: 3 } }), { port: 0 });
    const { counsellor, otherCounsellor, administrator } = api.world;
    const visit = async (person: string) => {
      const headers = { 'X-Demo-Person': person };
      return (await fetch(`${strict.url}/api/v1/programmes`, { headers })).status;
    };
    /** Begins a request whose body never comes; anew when it is refused because a visit before it has not quite ended. */
    const begin = (person: string) => {
      const headers = { 'X-Demo-Person': person, 'Content-Type': 'application/json', 'Content-Length': '9' };
      const send = (): ClientRequest => {
        const begun = request(`${strict.url}/api/v1/people`, { method: 'POST', headers });
        begun.on('error', () => undefined);
        begun.once('response', (refused) => {
          refused.resume();
          underWay = send();
        });
        begun.flushHeaders();
        return begun;
      };
      let underWay = send();
      return { destroy: () => underWay.destroy() };
    };
    const open = [begin(counsellor), begin(counsellor)];
    try {
      await until(async () => (await visit(counsellor)) === 429);
      expect(await visit(otherCounsellor)).toBe(200);
      open.push(begin(otherCounsellor));
      // What watches over the process is answered all the same.
      await until(async () => (await visit(administrator)) === 429);
      expect((await fetch(`${strict.url}/healthz`)).status).toBe(200);
      for (const begun of open) begun.destroy();
      await until(async () => (await visit(counsellor)) === 200);
    } finally {
      for (const begun of open) begun.destroy();
      await strict.close();
    }
  });

  it('beyond what one address may make in a minute get 429 and are told when to come back', async () => {
    const strict = await listen(createApp(api.deps, { apiLimit: 2 }), { port: 0 });
    try {
      const address = `${strict.url}/api/v1/openapi.json`;
      for (const status of [200, 200, 429]) expect((await fetch(address)).status).toBe(status);
      const refused = await fetch(address, { headers: { 'Accept-Language': 'en' } });
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await refused.json()).toMatchObject({
        type: 'https://traject.example/problems/too-many-requests',
      });
    } finally {
      await strict.close();
    }
  });

  it('come from whom a trusted proxy names, whatever the request itself says', async () => {
    const proxied = async (trustedProxies: string[]) => {
      const { configuration } = api.deps;
      const http = { ...configuration.http, trustedProxies };
      const app = createApp({ ...api.deps, configuration: { ...configuration, http } }, { apiLimit: 2 });
      const strict = await listen(app, { port: 0 });
      // Somebody in a network of a school who writes another address in front each time; the proxy adds the real one.
      const statuses: number[] = [];
      for (const invented of [1, 2, 3]) {
        const headers = { 'X-Forwarded-For': `192.0.2.${invented}, 10.4.5.6` };
        statuses.push((await fetch(`${strict.url}/api/v1/openapi.json`, { headers })).status);
      }
      await strict.close();
      return statuses;
    };
    expect(await proxied([...api.deps.configuration.http.trustedProxies])).toEqual([200, 200, 429]);
    expect(await proxied([])).toEqual([200, 200, 429]);
    expect(await proxied(['loopback', '10.4.5.0/24'])).toEqual([200, 200, 200]);
  });

  it('for pages behind links get a page that says when to try again, once somebody tries too many', async () => {
    const known = await linkToSchool(api);
    const pages = createPages(api.deps, { limits: { failed: 2 } });
    const server = await listen(createApp(api.deps, { pages }), { port: 0 });
    const visit = (token: string, headers = {}, method = 'GET') =>
      fetch(`${server.url}/p/${token}`, { method, headers });
    try {
      for (let time = 0; time < 5; time += 1) expect((await visit(known)).status).toBe(200);
      for (const status of [404, 404, 429]) expect((await visit('x')).status).toBe(status);
      // Whoever has a link is not held up by somebody else at the same address who tries some.
      const still = await visit(known);
      expect([still.status, still.headers.get('retry-after')]).toEqual([200, null]);
      const refused = await visit('x', { 'Accept-Language': 'nl' });
      const seconds = Number(refused.headers.get('retry-after'));
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThanOrEqual(60);
      expect(refused.headers.get('cache-control')).toBe('no-store');
      const page = load(await refused.text());
      expect(page('html').attr('lang')).toBe('nl');
      const stylesheet = page('link[rel=stylesheet]').attr('href');
      expect(stylesheet).toMatch(/^\/assets\/traject\.[0-9a-f]{16}\.css$/);
      expect(page('main h1').text()).toBe('Even geduld');
      expect(page('main').text()).toContain(`Laad deze pagina over ${seconds} seconden opnieuw`);
      // The style belongs to everybody, and is not counted.
      const styled = await fetch(`${server.url}${stylesheet}`);
      expect([styled.status, styled.headers.get('cache-control')]).toEqual([
        200,
        'public, max-age=31536000, immutable',
      ]);
      expect(styled.headers.get('content-encoding')).toMatch(/br|gzip/);
      const sent = load(await (await visit('x', { 'Accept-Language': 'en' }, 'POST')).text());
      expect(sent('main h1').text()).toBe('One moment, please');
      // Behind a proxy, somebody else is somebody else.
      expect((await visit('x', { 'X-Forwarded-For': '192.0.2.7' })).status).toBe(404);
    } finally {
      await server.close();
    }
  });

  it('for pages get a page, or a problem document for a program', async () => {
    const known = await linkToSchool(api);
    const server = await listen(createApp(api.deps, { pages: createPages(api.deps) }), { port: 0 });
    const ask = (path: string, accept?: string, init: RequestInit = {}) =>
      fetch(`${server.url}${path}`, {
        ...init,
        headers: { ...(accept === undefined ? {} : { Accept: accept }), 'Accept-Language': 'en' },
      });
    const problem = 'application/problem+json';
    const errorsIn = async (answer: Response) =>
      ((await answer.json()) as { errors: { path: string }[] }).errors;
    try {
      for (const accept of [problem, 'application/json', 'application/json, text/plain, */*']) {
        const answer = await ask('/p/not-a-token', accept);
        expect([answer.status, answer.headers.get('content-type')]).toEqual([
          404,
          `${problem}; charset=utf-8`,
        ]);
        expect(answer.headers.get('cache-control')).toBe('no-store');
        expect(await answer.json()).toMatchObject({
          type: 'https://traject.example/problems/not-found',
          errors: [{ path: 'token', message: 'Nothing was found with this.' }],
        });
      }
      const unknownLink = load(await (await ask('/p/not-a-token')).text())('main h1').text();
      expect(unknownLink).not.toBe('');
      for (const accept of [undefined, '*/*', 'text/html', `${problem}, text/html;q=0.5`]) {
        const answer = await ask('/p/not-a-token', accept);
        expect([answer.status, answer.headers.get('content-type')]).toEqual([
          404,
          'text/html; charset=utf-8',
        ]);
      }
      const form = { method: 'POST', body: new URLSearchParams({ _step: 'start/confirms' }) };
      const elsewhere = await ask(`/p/${known}/complete`, problem, form);
      expect([elsewhere.status, (await errorsIn(elsewhere))[0]?.path]).toEqual([403, '_form']);
      const step = new URLSearchParams({ _reminders: 'zzz' });
      const unclear = await ask(`/p/${known}/reminders`, problem, { method: 'POST', body: step });
      expect(unclear.status).toBe(403);
      for (const accept of ['text/html', undefined]) {
        const malformed = await ask('/p/%E0%A4%A', accept);
        const page = load(await malformed.text());
        expect([malformed.status, page('main h1').text()]).toEqual([404, unknownLink]);
      }
      const page = await ask('/nothing-here', 'text/html');
      expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
      expect((await ask('/nothing-here')).headers.get('content-type')).toBe(`${problem}; charset=utf-8`);
      const posted = await ask('/', undefined, { method: 'POST' });
      expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
      const nowhere = await ask('/p/a/b/c/d', problem);
      expect([nowhere.status, await errorsIn(nowhere)]).toEqual([404, []]);
      const document = await ask(`/p/${known}/documents/none`, problem);
      expect([document.status, (await errorsIn(document))[0]?.path]).toEqual([404, 'id']);
    } finally {
      await server.close();
    }
  });

  it('for a list with a page, a column or a filter that it does not know begin at the beginning', async () => {
    await api.post('trajectories', await api.enrolment());
    const server = await listen(createApp(api.deps, { pages: createPages(api.deps) }), { port: 0 });
    try {
      for (const foreign of ['page=x', 'page=-1', 'column=x', 'status=x', 'counsellor=x', 'sort=x&dir=x']) {
        const answer = await fetch(`${server.url}/trajectories?${foreign}`, {
          headers: { 'X-Demo-Person': api.world.administrator },
        });
        expect(answer.status).toBe(200);
        expect(load(await answer.text())('a[href^="/trajectories/"]').length).toBeGreaterThan(0);
      }
    } finally {
      await server.close();
    }
  });

  it('in production are not from whom they say, but from whoever is signed in', async () => {
    const configuration = { ...api.deps.configuration, environment: 'production' as const };
    const deps = { ...api.deps, configuration };
    const server = await listen(createApp(deps, { pages: createPages(deps) }), { port: 0 });
    try {
      const headers = { 'X-Demo-Person': api.world.administrator, Host: '127.0.0.1:3000' };
      expect(await statusOf(`${server.url}/api/v1/people`, headers)).toBe(401);
      expect(await statusOf(`${server.url}/oidc/.well-known/openid-configuration`, headers)).toBe(404);
      expect(await statusOf(`${server.url}/healthz`, { Host: '10.0.0.1' })).toBe(200);
      expect(await statusOf(`${server.url}/api/v1/people`, { Host: 'localhost' })).toBe(421);
    } finally {
      await server.close();
    }
  });
});

/** Asks under a name that the request itself says. */
function statusOf(address: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(address, { headers }, (answer) => resolve(answer.resume().statusCode));
    sent.on('error', reject).end();
  });
}

/** Enrols a school and gives the token of a link for its principal. */
async function linkToSchool(api: RunningApi): Promise<string> {
  const { status, body } = await api.post('trajectories', await api.enrolment());
  expect(status).toBe(201);
  const token = randomBytes(32).toString('base64url');
  await insertLinks(api.store, [
    {
      tokenHash: hashOfToken(token),
      trajectoryId: body.id,
      personId: api.world.principal,
      role: 'principal',
      path: 'start/confirms',
      createdAt: `${TODAY}T08:00:00.000Z`,
      expiresAt: '2026-12-01T08:00:00.000Z',
    },
  ]);
  return token;
}
