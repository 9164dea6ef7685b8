import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoDocument } from '../../src/demo/document.ts';
import { isSchoolDay } from '../../src/domain/calendar/school-calendar.ts';
import { loadCalendar } from '../../src/store/calendar/overrides.ts';
import { applySchools } from '../../src/store/people/schools.ts';
import { insertQuestion } from '../../src/store/questions/questions.ts';
import { publishTemplate } from '../../src/store/templates/templates.ts';
import { type RunningApi, startApi } from '../api/running-api.ts';
import { addProgramme, ask } from '../programmes/programme-setting.ts';
import { today } from '../support/days.ts';
import { startMailSink } from '../support/environment.ts';
import { png } from '../support/pictures.ts';
import { until } from '../support/until.ts';
import { callTraject } from './call-traject.ts';
import { type Run, runTraject } from './run-traject.ts';

describe('what is done to a trajectory at the command line', () => {
  let api: RunningApi;
  let folder = '';

  beforeAll(async () => {
    api = await startApi();
    api.clock.set(new Date().toISOString());
    folder = await mkdtemp(join(tmpdir(), 'traject-acts-'));
  });

  afterAll(async () => {
    await api?.stop();
    await rm(folder, { recursive: true });
  });

  const services = () => ({
    DATABASE_URL: api.postgres.databaseUrl,
    TEMPORAL_ADDRESS: api.devServer.address,
  });
  const traject = (...args: string[]): Promise<Run> => callTraject(args, services());

  async function enrolled(name: string) {
    const id = await api.addSchool(name);
    const { body } = await api.post(
      'trajectories',
      await api.enrolment({ start: today(), subject: { kind: 'school', id } }),
    );
    return { ...body, number: id };
  }

  it('is shown beforehand and then done, by reference, number or name of the school', async () => {
    const { id, reference, number } = await enrolled('GBS Sint-Rita');
    const pause = ['--reason', 'verbouwing', '--until', '2098-09-01'];
    // As a process of its own; what else is done is looked at without one.
    const traject = (...args: string[]): Promise<Run> => runTraject(args, services());
    const seen = await traject('pause', 'sint rita', ...pause, '--dry-run');
    expect(seen).toMatchObject({ code: 0, stderr: '' });
    expect(seen.stdout).toContain('er is niets gedaan, dit zou veranderen');
    expect(seen.stdout).toMatch(/Status: loopt → in pauze/);
    expect((await api.get(`trajectories/${id}`)).body.status).toBe('active');
    // Leading zeros of the number say nothing.
    const done = await traject('pause', `0${number}`, '--reason', 'verbouwing');
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(done.stdout).toMatch(/GBS Sint-Rita: in pauze/);
    const ends = await traject('pause', number, ...pause);
    expect(ends).toMatchObject({ code: 0, stderr: '' });
    expect((await api.get(`trajectories/${id}`)).body.wake_at).toMatch(/^2098-09-01T/);
    expect((await traject('resume', reference.toLowerCase(), '--language', 'en')).stdout).toMatch(
      /: running/,
    );
    expect((await api.get(`trajectories/${id}`)).body.status).toBe('active');
  });

  it('is done in the name of whoever is named, within what they may do, else by the operator', async () => {
    const { id, reference } = await enrolled('VBS De Toren');
    const as = ['--as', 'bea.begeleider@school.example'];
    expect((await traject('complete', reference, 'confirms', ...as)).code).toBe(0);
    expect((await traject('note', reference, 'Gebeld.')).code).toBe(0);
    const { body } = await api.get(`trajectories/${id}/journal`);
    const done = body.items.find(({ type }: { type: string }) => type === 'completed');
    expect(done.actor).toMatchObject({ kind: 'person', person: { name: 'Bea Begeleider' } });
    expect(body.items.at(-1).actor).toEqual({ kind: 'operator', person: null });
    const others = await traject('note', reference, 'x', '--as', 'zoë.zuid@school.example');
    expect(others).toMatchObject({ code: 1, stdout: '' });
  });

  it('is refused in the same words as everywhere', async () => {
    const { reference, id } = await enrolled('VBS De Beuk');
    const refused = await traject('resume', reference);
    expect(refused).toMatchObject({ code: 1, stderr: 'traject: This trajectory is not paused.\n' });
    const { body } = await api.post(`trajectories/${id}/commands`, { type: 'resume' });
    expect(`traject: ${body.title}\n`).toBe(refused.stderr);
    expect(await traject('resume', reference, '--dry-run')).toEqual(refused);
  });

  it('says which there are when several can be meant, and when there is none', async () => {
    const [one, other] = [await enrolled('GBS De Linde Aalst'), await enrolled('GBS De Linde Gent')];
    const several = await traject('note', 'de linde', 'x');
    expect(several.code).toBe(1);
    expect(several.stderr).toContain(one.reference);
    expect(several.stderr).toContain(other.reference);
    const none = await traject('note', 'nergens', 'x');
    expect(none.stderr).toBe(
      'traject: There is no trajectory nergens; traject list shows which there are.\n',
    );
    expect((await traject('note', 'linde gent', 'x')).code).toBe(0);
  });

  it('shows and changes as whom a guidance service writes', async () => {
    const service = (await api.get(`organisations/${api.world.service}`)).body.name;
    const logo = join(folder, 'kompas.png');
    await writeFile(logo, png);
    const words = ['--signature-nl', 'Kompas\\nSamen op weg', '--signature-en', 'Kompas'];
    const changed = await traject('letterhead', service, '--sender-name', 'Kompas', ...words, '--logo', logo);
    expect(changed).toMatchObject({ code: 0, stderr: '' });
    expect(changed.stdout).toContain('Sender name: Kompas\nSignature:   Kompas\n             Samen op weg\n');
    expect(changed.stdout).toContain(`Logo:        image/png, ${png.length} bytes`);
    const none = await traject('letterhead', service, '--no-sender-name', '--no-logo');
    expect(none.stdout).toMatch(/its own name.*Samen op weg.*Logo: {8}none/s);
    await writeFile(logo, demoDocument('Geen logo'));
    const refused = await traject('letterhead', service, '--logo', logo);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('A logo is a PNG or JPEG')]);
    expect((await traject('letterhead', service, '--signature-nl', 'x')).code).not.toBe(0);
  });

  it('passes one step on and takes it back, by name or number of the school, beforehand and in the same words as everywhere', async () => {
    const { id, number } = await enrolled('VBS De Klaproos');
    const delegate = ['delegate', 'klaproos', 'confirms', 'mia@klaproos.example', '--name', 'Mia Maes'];
    const seen = await traject(...delegate, '--dry-run');
    expect(seen).toMatchObject({ code: 0, stdout: expect.stringContaining('er is niets gedaan') });
    expect((await api.get('people?q=mia@klaproos.example')).body.items).toEqual([]);
    expect((await traject(...delegate)).code).toBe(0);
    const [mia] = (await api.get('people?q=mia@klaproos.example')).body.items;
    const stepOf = async () => (await api.get(`trajectories/${id}`)).body.open[0];
    expect((await stepOf()).person.id).toBe(mia.id);
    expect((await traject('delegate', number, 'confirms')).code).toBe(0);
    expect((await stepOf()).person.id).not.toBe(mia.id);
    const refused = await traject('delegate', id, 'first_talk', 'mia@klaproos.example');
    expect(refused).toEqual({
      ...{ code: 1, stdout: '', stderr: 'traject: This step is not open, or not any more.\n' },
    });
  });

  it('moves a trajectory to a school by its number or name, and takes back one that was a mistake', async () => {
    const { id, reference } = await enrolled('VBS De Verhuizer');
    const next = await api.addSchool('VBS Het Nieuwe Huis');
    const move = ['move', 'de verhuizer', 'nieuwe huis', '--reason', 'Fusie'];
    expect((await traject(...move, '--dry-run')).stdout).toContain('er is niets gedaan');
    expect((await api.get(`trajectories/${id}`)).body.school).not.toBe(next);
    expect((await traject(...move)).code).toBe(0);
    expect((await api.get(`trajectories/${id}`)).body.school).toBe(next);
    const unknown = await traject('move', reference, 'nergens');
    expect(unknown).toMatchObject({ code: 1, stderr: 'traject: There is no school nergens.\n' });
    expect((await traject('move', reference, '999999')).stderr).toContain('This school is not known.');

    const withdraw = ['withdraw', next, '--reason', 'Verkeerde school'];
    expect((await traject(...withdraw, '--dry-run')).stdout).toContain('er is niets gedaan');
    expect((await api.get(`trajectories/${id}`)).body.status).toBe('active');
    expect((await traject(...withdraw)).code).toBe(0);
    expect((await api.get(`trajectories/${id}`)).body.status).toBe('stopped');
    expect(await traject(...withdraw)).toMatchObject({ code: 1, stdout: '' });
  });

  it('files a mail as it was saved, once it was seen what it is', async () => {
    const { id, reference } = await enrolled('VBS De Brief');
    const message = join(folder, 'mail.eml');
    await writeFile(
      message,
      'From: Dirk <dirk@brief.example>\r\nSubject: Later\r\nMessage-ID: <1@brief.example>\r\n\r\nWe doen het later.\r\n',
    );
    const filed = async () =>
      (await api.get(`trajectories/${id}/journal`)).body.items.filter(
        ({ type }: { type: string }) => type === 'mail-filed',
      ).length;
    const before = await filed();
    const seen = await traject('file-mail', 'de brief', message, '--step', 'confirms', '--dry-run');
    expect(seen.stdout).toMatch(
      new RegExp(`^${reference}  .*dirk@brief.example.*: Later \\(er is niets gedaan\\)`),
    );
    expect(await filed()).toBe(before);
    expect((await traject('file-mail', reference, message)).code).toBe(0);
    expect(await filed()).toBe(before + 1);
    expect(await traject('file-mail', reference, join(folder, 'none.eml'))).toMatchObject({
      ...{ code: 1, stdout: '', stderr: expect.stringContaining('There is no file') },
    });
  });

  it('enrols teams of one school side by side from a list, and says what it does with who is known otherwise', async () => {
    const source = await readFile(new URL('../support/two-conversations.yaml', import.meta.url), 'utf8');
    await publishTemplate(
      api.store,
      source.replace(/^template: .*$/m, 'template: team-list').replace(/^subject: .*$/m, 'subject: team'),
    );
    const number = await api.addSchool('VBS De Ploeg');
    const email = 'an@ploeg.example';
    const an = { name: 'An Janssens', email, school: number, language: 'nl' };
    const known = (await api.post('people', an)).body;
    const head =
      'school_number,template,start,counsellor_email,principal_name,principal_email,principal_language,subject_key';
    const row = (key: string) =>
      `${number},team-list,2026-09-14,bea.begeleider@school.example,An Peeters-Janssens,${email},en,${key}`;
    const list = join(folder, 'teams.csv');
    await writeFile(list, [head, row('kleuters'), row('zesde jaar'), ''].join('\n'));
    const twice = row('Kleuters');
    await writeFile(list, [head, row('kleuters'), row('zesde jaar'), twice, ''].join('\n'));
    const seen = await traject('enrol', list, '--dry-run');
    expect(seen).toMatchObject({ code: 0, stderr: '' });
    expect(seen.stdout).toContain('2 enrolled, 1 already enrolled, 0 wrong');
    expect(seen.stdout).toContain('Nothing was done');
    expect(seen.stdout).toMatch(/An Janssens.*An Peeters-Janssens/);
    expect(seen.stdout).toMatch(/mails? goe?s? at once/);
    expect((await api.get(`trajectories?school=${number}`)).body.items).toEqual([]);
    await writeFile(list, [head, row('kleuters'), row('zesde jaar'), ''].join('\n'));
    const kept = await traject('enrol', list);
    expect(kept.stdout).toContain('2 enrolled, 0 already enrolled, 0 wrong');
    expect(kept.stdout).toMatch(/An Janssens.*An Peeters-Janssens/);
    expect((await api.get(`people/${known.id}`)).body).toMatchObject({ name: 'An Janssens', language: 'nl' });
    await writeFile(list, [head, row('Kleuters'), row('vijfde jaar'), ''].join('\n'));
    await traject('enrol', list, '--known', 'update', '--dry-run');
    expect((await api.get(`people/${known.id}`)).body).toMatchObject({ name: 'An Janssens', language: 'nl' });
    const updated = await traject('enrol', list, '--known', 'update');
    expect(updated.stdout).toContain('1 enrolled, 1 already enrolled, 0 wrong');
    expect((await api.get(`people/${known.id}`)).body).toMatchObject({
      ...{ name: 'An Peeters-Janssens', language: 'en' },
    });
    expect((await traject('enrol', list, '--known', 'perhaps')).code).toBe(2);
    await writeFile(list, [head, row('vierde jaar').replace(',en,', ',fr,'), ''].join('\n'));
    const french = await traject('enrol', list, '--dry-run');
    expect(french.stdout).toContain('0 enrolled, 0 already enrolled, 1 wrong');
    expect(french.stdout).toContain(
      'No model trajectory has texts in another language than Dutch and English',
    );
  }, 60_000);

  it('gives a role to somebody new, sets another date and adds a file', async () => {
    const { id, reference } = await enrolled('VBS De Ster');
    const assign = ['assign', reference, 'principal', 'piet@school.example', '--name', 'Piet Pas'];
    expect((await traject(...assign)).stdout).toContain('Piet Pas');
    expect((await traject('reschedule', reference, 'confirms', '--due', '2098-12-08')).code).toBe(0);
    expect((await api.get(`trajectories/${id}`)).body.open[0].due).toBe('2098-12-08');
    const at = ['--at', '2098-12-08 14:00'];
    const meeting = await traject('reschedule', reference, 'confirms', ...at);
    expect(meeting.stderr).toBe('traject: This step has no appointments.\n');
    const file = join(folder, 'plan.pdf');
    await writeFile(file, demoDocument('Ons plan'));
    expect((await traject('attach', reference, file, '--dry-run')).stdout).toMatch(/blijft in het logboek/);
    expect((await traject('attach', reference, file)).code).toBe(0);
    expect((await api.get(`trajectories/${id}/attachments`)).body.items).toHaveLength(1);
  });

  it('has mails with a reason each, what failed is listed and goes again, and people are found', async () => {
    const { id, reference } = await enrolled('VBS De Vlinder');
    const shown = await traject('mails', 'vlinder');
    expect(shown.stdout).toMatch(/Bevestig +Directeur +Gaat op /);
    expect((await traject('resend')).stdout).toBe('Er is sindsdien niets mislukt.\n0 vertrekken opnieuw.\n');
    await api.store.pool.query(
      `UPDATE mail SET status = 'failed', reason = 'refused', updated_at = now() WHERE trajectory_id = $1 AND rung = 'ask'`,
      [id],
    );
    expect((await traject('mails', '--failed', '--language', 'en')).stdout).toMatch(
      new RegExp(`${reference} +VBS De Vlinder +confirms +Dirk Directeur +refused +yes`),
    );
    expect((await traject('resend', '--dry-run')).stdout).toContain('1 zouden opnieuw vertrekken');
    expect((await traject('resend')).stdout).toContain('1 vertrekken opnieuw');
    expect((await traject('resend', '--dry-run')).stdout).toContain('nee, al opnieuw verstuurd');

    const bea = ['--as', 'bea.begeleider@school.example'];
    const letters = (...more: string[]) => traject('letters', ...more, '--language', 'en');
    expect((await letters()).stdout).toBe('There is nothing that has not gone.\n');
    await api.store.pool.query(
      `INSERT INTO owed_letter (id, kind, subject_id, person_id, since, given_up_at, reason)
        SELECT gen_random_uuid(), 'new-address', gen_random_uuid(), id, now(), now(), 'gave-up' FROM person WHERE id = $1`,
      [api.world.counsellor],
    );
    expect((await letters('--again', '--dry-run')).stdout).toMatch(
      /new-address.* gave-up +can\nNothing was done. 1/,
    );
    expect((await letters(...bea)).code).toBe(1);
    expect(await letters('--dry-run')).toMatchObject({ code: 2 });
    expect((await letters('--again', '--as', api.world.administrator)).stdout).toContain('1 goes again.');
    expect((await letters()).stdout).not.toContain('gave-up');
    await api.store.pool.query('DELETE FROM owed_letter');

    const found = await traject('people', 'directeur@', '--limit', '1');
    expect(found.stdout).toMatch(/Dirk Directeur +dirk.directeur@school.example/);
  });

  it('is wrong use without what is needed: exit code 2 and one sentence', async () => {
    const { code, stderr } = await traject('pause', 'x');
    expect(code).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('can be asked of many, in somebody’s name, seen beforehand and followed', async () => {
    const { id, reference, number } = await enrolled('VBS De Linde');
    const of = ['--school', number, '--as', 'bea.begeleider@school.example', '--language', 'en'];
    const seen = await traject('bulk', 'pause', '--reason', 'Staking', ...of, '--dry-run');
    expect(seen.stdout).toMatch(new RegExp(`${reference}.*paused`));
    expect(seen.stdout).toContain('Nothing was done: 1 would go, 0 are refused.');
    const begun = await traject('bulk', 'pause', '--reason', 'Staking', ...of);
    const operation = /traject operation (\S+)/.exec(begun.stdout)?.[1] ?? '';
    await until(async () => (await api.get(`trajectories/${id}`)).body.status === 'paused');
    const followed = await traject('operation', operation, ...of.slice(2));
    expect(followed.stdout).toMatch(new RegExp(`${reference} +done`));
    const everything = await traject(
      'bulk',
      'stop',
      '--reason',
      'x',
      '--as',
      'bea.begeleider@school.example',
    );
    expect(everything).toMatchObject({ code: 2, stdout: '' });
  });

  it('settles what is left behind, hands over, and makes one of two people and of two schools', async () => {
    const [gone, next] = [await enrolled('De Oude'), await api.addSchool('De Nieuwe')];
    const as = ['--as', api.world.administrator, '--language', 'en'];
    await applySchools(api.store, [], [gone.number], api.clock.now().toString());
    const left = await traject('departures', '--school', gone.number, ...as);
    expect(left.stdout).toMatch(new RegExp(`School closed: De Oude.*\\n.*\\n.*${gone.reference}`, 's'));
    const settle = ['settle', '--school', gone.number, '--move-to', next, ...as];
    expect((await traject(...settle, '--dry-run')).stdout).toContain('1 would go');
    expect((await traject(...settle)).stdout).toContain('Begun for 1');
    await until(async () => (await api.get(`trajectories/${gone.id}`)).body.school === next);

    const offered = await traject('offer-handover', api.world.counsellor, api.world.counsellor, ...as);
    expect(offered).toMatchObject({ code: 1, stderr: expect.stringContaining('somebody else') });
    expect((await traject('handovers', ...as)).stdout).toContain('No handovers');

    const people = await Promise.all(
      ['Ann Aerts', 'An Aerts'].map((name) =>
        api.post('people', { name, email: 'ann@nieuwe.example', school: next }),
      ),
    );
    const [kept, twin] = people.map(({ body }) => body.id as string) as [string, string];
    const merged = await traject('merge-people', kept, twin, '--dry-run', '--language', 'en');
    expect(merged.stdout).toContain('An Aerts would become Ann Aerts: nothing was done.');
    expect((await traject('merge-people', kept, twin)).code).toBe(0);
    expect((await api.get(`people/${twin}`)).body.merged_into).toBe(kept);
    const schools = await traject('merge-schools', next, gone.number, '--language', 'en');
    expect(schools.stdout).toMatch(/becomes .* De Nieuwe\./);
  }, 60_000);

  it('answers a handover as who receives it, and as nobody else', async () => {
    const { id, number } = await enrolled('VBS De Overdracht');
    const person = { email: 'ria@dienst.example', organisation: api.world.service, function: 'counsellor' };
    const ria = (await api.post('people', { ...person, name: 'Ria Rijk', language: 'nl' })).body.id;
    const giver = ['--as', 'bea.begeleider@school.example', '--language', 'en'];
    const offer = ['offer-handover', 'bea.begeleider@school.example', 'ria@dienst.example', '--only', number];
    expect((await traject(...offer, ...giver, '--dry-run')).code).toBe(0);
    const offered = JSON.parse((await traject(...offer, ...giver, '--json')).stdout);
    const answer = ['answer-handover', offered.id, 'accept'];
    expect(await traject(...answer, ...giver)).toMatchObject({ code: 1, stdout: '' });
    const look = ['--as', 'ria@dienst.example', '--language', 'en', '--dry-run'];
    const seen = await traject(...answer, ...look);
    expect(seen).toMatchObject({ code: 0, stderr: '' });
    expect(seen.stdout).toContain('Nothing was done: 1 would go, 0 are refused.');
    expect((await traject('answer-handover', offered.id, 'decline', ...look)).stdout).toContain('0 would go');
    expect(await traject(...answer, ...giver, '--dry-run')).toMatchObject({ code: 1, stdout: '' });
    expect(await traject(...answer, '--as', 'ria@dienst.example')).toMatchObject({ code: 0, stderr: '' });
    await until(async () => {
      const { roles } = (await api.get(`trajectories/${id}`)).body;
      return roles.find(({ role }: { role: string }) => role === 'counsellor').person.id === ria;
    });
    expect((await traject(...answer, '--as', 'ria@dienst.example')).code).toBe(1);
    expect((await traject('answer-handover', offered.id, 'perhaps', ...giver)).code).toBe(2);
  });

  describe('around trajectories', () => {
    const published = async (template: string, change: (source: string) => string) => {
      const source = await readFile(new URL('../support/two-conversations.yaml', import.meta.url), 'utf8');
      await publishTemplate(
        api.store,
        change(source.replace('template: two-conversations', `template: ${template}`)),
      );
    };
    const said = async (...args: string[]) => {
      const { code, stdout, stderr } = await traject(...args);
      return code === 0 ? stdout : `${code}: ${stderr}`;
    };

    it('keeps the ledger of a programme: what is paid, and what was recorded', async () => {
      const programme = await addProgramme(api, { amount_cents: 200_000, call: { start: '2026-09-01' } });
      const { body } = await ask(api, programme, { start: today() });
      const as = ['--as', api.world.central];
      expect(await said('payments', programme, ...as)).toBe('Nog niets betaald.\n');
      expect(await said('pay', programme, body.reference, '1250,50', ...as)).toMatch(
        /^Genoteerd: .*1\.250,50/,
      );
      expect(await said('payments', 'Trial programme', ...as, '--language', 'en')).toMatch(/1,250\.50/);
      expect((await traject('pay', programme, body.reference, 'much', ...as)).code).toBe(2);
      expect((await traject('pay', programme, body.reference, '5000', ...as)).code).toBe(1);
    }, 60_000);

    it('lets a school take part in a project of the programme, and says who does', async () => {
      await published('project', (source) => source.replace('subject: school', 'subject: programme'));
      const project = await api.post(
        'trajectories',
        await api.enrolment({ template: 'project', subject: { kind: 'programme', id: 'p' }, start: today() }),
      );
      const school = await api.addSchool('VBS De Brug');
      const { reference } = project.body;
      const as = ['--as', api.world.administrator];
      await said('join', reference, school, '--role', 'Partnerschool', ...as);
      expect(await said('participants', reference, ...as)).toMatch(/VBS De Brug +Partnerschool/);
      expect((await traject('join', reference, school, '--role', 'Partnerschool', ...as)).code).toBe(1);
    }, 60_000);

    it('plans one date for many, says who comes, and notes who was there', async () => {
      await published('circle', (source) =>
        source.replace(
          /kind: confirm\n {8}role: principal\n {8}title: \{ nl: Bevestig, en: Confirm \}\n {8}ask: .*\n {8}due: .*\n {8}reminders: school/,
          `kind: meeting
        role: counsellor
        attendees: [principal]
        title: { nl: Kring, en: Circle }
        ask: { nl: Leg een datum vast, en: Set a date }
        due: { in: P6M }
        answers:
          type: object
          properties: { there: { type: boolean, title: { nl: Was de school er?, en: Was the school there? } } }
          required: [there]`,
        ),
      );
      const start = today();
      const seats = [];
      for (const name of ['GBS Kring Een', 'GBS Kring Twee']) {
        const subject = { kind: 'school', id: await api.addSchool(name) };
        seats.push(
          (await api.post('trajectories', await api.enrolment({ template: 'circle', subject, start }))).body,
        );
      }
      const [one, two] = seats;
      const as = ['--as', api.world.counsellor];
      const when = [
        '--at',
        '2098-02-03 14:00',
        '--until',
        '16:00',
        '--place',
        'Gent',
        '--template',
        'circle',
      ];
      expect(await said('gatherings', ...as)).toBe('Geen bijeenkomsten.\n');
      expect(await said('gather', 'Kring west', ...when, ...as, '--dry-run')).toContain(
        'Er is niets gedaan: 2 zouden gaan, 0 geweigerd.',
      );
      expect(await said('gatherings', ...as)).toBe('Geen bijeenkomsten.\n');
      expect((await traject('gather', 'Kring west', ...when, ...as, '--seats', '1')).code).toBe(1);
      const id = /^Vastgelegd in 2 trajecten: (\S+)\n$/.exec(
        await said('gather', 'Kring west', ...when, ...as),
      )?.[1];
      expect(await said('gatherings', ...as)).toMatch(/Kring west .*Gent +2 +0 /);
      const coming = () => said('gatherings', id ?? '', ...as);
      await until(async () => (await coming()).match(/datum staat vast/g)?.length === 2);
      const early = await traject('attendance', id ?? '', ...as);
      expect([early.code, early.stdout]).toEqual([1, '']);

      await api.store.pool.query(`UPDATE gathering SET start = now() - interval '1 hour' WHERE id = $1`, [
        id,
      ]);
      expect((await traject('attendance', id ?? '', '--absent', 'KR-1', ...as)).code).toBe(2);
      const noted = await said('attendance', id ?? '', '--absent', two.reference, ...as);
      expect(noted).toBe('Genoteerd: 1 aanwezig, 1 afwezig.\n');
      await until(async () => (await api.get(`trajectories/${one.id}`)).body.phase !== 'start');
      expect(await coming()).toMatch(new RegExp(`${two.reference} +GBS Kring Twee +was er niet`));
    }, 120_000);

    it('passes a question of a school on to who knows, and answers it', async () => {
      const { id, reference } = await enrolled('VBS De Vraag');
      const as = ['--as', api.world.counsellor];
      expect(await said('questions', ...as)).toBe('Geen vraag wacht op antwoord.\n');
      const { roles } = (await api.get(`trajectories/${id}`)).body;
      const principal = roles.find(({ role }: { role: string }) => role === 'principal').person;
      const asked = { id: randomUUID(), trajectoryId: id, askedBy: principal.id, text: 'Wie helpt ons?' };
      await insertQuestion(api.store, { ...asked, askedAt: new Date().toISOString() });
      expect(await said('questions', ...as)).toMatch(new RegExp(`VBS De Vraag.* ${asked.id}`));
      expect((await traject('pass-question', asked.id, 'niemand@rtc.example', ...as)).code).toBe(1);
      const pass = ['pass-question', asked.id, api.world.central, ...as];
      // Nobody else would ask them, so without a mail it stays where it is.
      expect((await traject(...pass)).stderr).toContain('it is still open with you');
      const sink = await startMailSink();
      const passed = await callTraject(pass, { ...services(), SMTP_URL: sink.smtpUrl });
      await sink.stop();
      expect(passed).toMatchObject({ code: 0, stdout: 'De vraag is doorgegeven per mail.\n' });
      expect(sink.mails).toHaveLength(1);
      const done = await said('answer-question', asked.id, 'Wij doen dat.', ...as, '--language', 'en');
      expect(done).toBe('The answer was sent to whoever asked.\n');
      expect((await traject('answer-question', asked.id, 'Nog eens', ...as)).code).toBe(1);
      const { items } = (await api.get(`trajectories/${id}/questions`)).body;
      expect(items).toMatchObject([
        { reference, answer: 'Wij doen dat.', passed_to: { id: api.world.central } },
      ]);
    }, 60_000);

    it('takes over the figures of a file, all or none', async () => {
      const file = join(folder, 'mictivo.csv');
      const rows = (value: string) => `indicator;school_year;value\nmictivo_policy;2025-2026;${value}\n`;
      const imported = async (value: string) => {
        await writeFile(file, rows(value));
        return traject('import-figures', file, '--source', 'mictivo', '--as', api.world.central);
      };
      expect(await imported('140')).toMatchObject({ code: 1, stdout: '' });
      expect((await imported('61')).stdout).toBe('1 cijfers overgenomen.\n');
    }, 60_000);

    it('takes over how many pupils schools have, and names who is not known', async () => {
      const school = await api.addSchool('VBS De Telling');
      const file = join(folder, 'pupils.csv');
      await writeFile(
        file,
        `instelling_nummer;aantal_inschrijvingen\n${school};200\n${school};43\n999999;10\nx;1\n`,
      );
      const report = await said('import-pupils', file);
      expect(report).toMatch(/^1 schools .*\n1 are not known here: 999999\nleft out: line 5: /);
      expect((await api.get(`schools/${school}`)).body.pupils).toBe(243);
    }, 60_000);

    it('puts the calendar of another country in the place of the Flemish rules, for one school', async () => {
      const [school, other] = [await api.addSchool('CBS De Grens'), await api.addSchool('VBS De Grens')];
      const file = fileURLToPath(new URL('../../calendars/nederland-noord.yaml', import.meta.url));
      const imported = await said('import-calendar', file, '--school', school);
      expect(imported).toMatch(
        new RegExp(`^nederland-noord, ${school}: \\d+ exceptions to the Flemish rules\n$`),
      );
      expect(await said('import-calendar', file, '--school', school)).toBe(imported);
      const daysOf = async (number: string) => (await loadCalendar(api.store, number)).overrides.length;
      await until(async () => (await daysOf(school)) > 0);
      expect(isSchoolDay('2026-10-12', await loadCalendar(api.store, school))).toBe(false);
      expect(isSchoolDay('2026-10-12', await loadCalendar(api.store, other))).toBe(true);
      expect(isSchoolDay('2026-11-03', await loadCalendar(api.store, school))).toBe(true);
    }, 60_000);

    it('asks teachers a few questions, and says how many answered', async () => {
      const { reference } = await enrolled('GO! De Ster');
      const file = join(folder, 'teachers.txt');
      await writeFile(
        file,
        'an@ster.example\nbo@ster.example; cas@ster.example dé@ster.example\neva@ster.example',
      );
      expect(await said('surveys', reference)).toBe('Geen bevragingen.\n');
      const asked = await said('ask-teachers', reference, file, '--as', api.world.counsellor);
      expect(asked).toMatch(/0 van \d/);
      expect(await said('surveys', reference)).toMatch(/nog open/);
    }, 60_000);
  });
});
