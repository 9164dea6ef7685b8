import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { castDemo, type DemoSchool } from '../../src/demo/cast.ts';
import { generateSchools } from '../../src/demo/generate-schools.ts';
import { type RegisterServer, startRegisterServer } from '../../src/demo/register-server.ts';
import { merger } from '../../src/demo/upkeep.ts';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { openDatabase, storeOfSystem, type WholeStore } from '../../src/store/database/db.ts';
import { listGatherings, seatsOf } from '../../src/store/gatherings/gatherings.ts';
import { startPostgres } from '../support/environment.ts';
import { callTraject } from './call-traject.ts';
import { type Run, runTraject } from './run-traject.ts';

// One database for the whole file: the tests follow each other as somebody's first morning would.
let postgres: Awaited<ReturnType<typeof startPostgres>>;
let register: RegisterServer;
let store: WholeStore;
let folder = '';
let schools: object[] = generateSchools().schools;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'traject-cli-'));
  postgres = await startPostgres();
  register = await startRegisterServer({
    schools: () => schools,
    sites: () => generateSchools().sites,
    apiKey: 'k',
  });
  store = storeOfSystem(openDatabase({ databaseUrl: postgres.databaseUrl }), 'operator');
});
afterAll(async () => {
  await store.database.close();
  await register.close();
  await postgres.stop();
  await rm(folder, { recursive: true });
});

const services = () => ({
  DATABASE_URL: postgres.databaseUrl,
  REGISTER_API_URL: register.url,
  REGISTER_API_KEY: 'k',
});
const traject = (...args: string[]): Promise<Run> => callTraject(args, services());
/** As a process of its own. */
const trajectAlone = (...args: string[]): Promise<Run> => runTraject(args, services());

/** How many transactions were committed in this database, by connections that have ended since or told of it. */
async function transactions(): Promise<number> {
  const { rows } = await store.pool.query<{ count: string }>(
    'SELECT xact_commit AS count FROM pg_stat_database WHERE datname = current_database()',
  );
  return Number(rows[0]?.count);
}

describe('a new database', () => {
  it('is said to be one, until it is migrated', async () => {
    const early = await trajectAlone('list');
    expect(early).toMatchObject({ code: 1, stdout: '' });
    expect(early.stderr).toMatch(/traject migrate/);
    const first = await trajectAlone('migrate');
    expect(first.code).toBe(0);
    expect(first.stdout).toMatch(/^applied \d+/);
    expect((await traject('migrate')).stdout).toBe('The database was up to date.\n');
  });

  it('is filled with the demo, once, in so many transactions that it is ready soon on any machine', async () => {
    const before = await transactions();
    const { code, stdout } = await trajectAlone('seed');
    expect(code).toBe(0);
    // A time would say more of the machine than of the demo; `traject bench` measures that.
    expect((await transactions()) - before).toBeLessThan(1_000);
    expect(stdout).toMatch(/demo: 60 schools, 123 people, 76 trajectories/);
    expect((await traject('seed')).stdout).toMatch(/demo: not loaded/);
    expect(await store.prisma.trajectory.count()).toBe(76);
  });
});

describe('the demo', () => {
  it('has trajectories in every phase and state', async () => {
    const rows = await store.prisma.trajectory.findMany();
    const schools = rows.filter(({ template }) => template === 'digitale-school');
    expect(new Set(schools.map(({ phase }) => phase))).toEqual(
      new Set(['referral', 'intake', 'vision', 'training', 'follow_up']),
    );
    expect(new Set(rows.map(({ template }) => template)).size).toBe(12);
    expect(new Set(rows.map(({ status }) => status))).toEqual(
      new Set(['active', 'paused', 'completed', 'stopped']),
    );
    const handedOver = await store.prisma.trajectory_event.count({ where: { type: 'handed-over' } });
    expect(handedOver).toBeGreaterThanOrEqual(2);
    const late = JSON.parse((await traject('list', '--overdue', '--json')).stdout);
    expect(late.length).toBeGreaterThanOrEqual(3);
    const silent = JSON.parse((await traject('list', '--at-risk', '--json')).stdout);
    expect(silent.length).toBeGreaterThanOrEqual(2);
  });

  it('has a past, for which nothing will be sent', async () => {
    const oldest = await store.prisma.trajectory.findFirst({ orderBy: { start: 'asc' } });
    expect(Date.now() - Number(oldest?.start)).toBeGreaterThan(3 * 365 * 86_400_000);
    const coming = await store.prisma.mail.findMany({ where: { status: 'planned' } });
    expect(coming.length).toBeGreaterThan(40);
    const loaded = Math.min(...coming.map(({ created_at }) => Number(created_at)));
    for (const { send_at } of coming) expect(Number(send_at)).toBeGreaterThanOrEqual(loaded);
    const gone = await store.prisma.mail.findMany({ where: { status: 'sent' } });
    expect(gone.length).toBeGreaterThan(500);
    for (const { sent_at } of gone) expect(Number(sent_at)).toBeLessThanOrEqual(loaded);
    expect(await store.prisma.mail_content.count()).toBe(gone.length);
  });

  it('has a service that says as whom it writes, and somebody who is away and said until when', async () => {
    expect(await store.prisma.letterhead.findMany()).toMatchObject([{ sender_name: 'Kompas' }]);
    const away = await store.prisma.person.findMany({ where: { absent_until: { not: null } } });
    expect(away).toHaveLength(1);
    const running = { person_id: away[0]?.id ?? '', trajectory: { status: 'active' } };
    expect(await store.prisma.trajectory_role.count({ where: running })).toBeGreaterThan(0);
  });

  it('has something in every list', async () => {
    const { prisma } = store;
    const gatherings = await listGatherings(store, EVERYTHING);
    const now = new Date().toISOString();
    expect(gatherings.filter(({ start, coming }) => start > now && coming > 0).length).toBeGreaterThan(0);
    expect(gatherings.filter(({ end, present }) => end < now && present > 0).length).toBeGreaterThan(0);
    for (const { id } of gatherings) {
      const seats = await seatsOf(store, EVERYTHING, id);
      expect(seats.map(({ isArranged }) => isArranged)).toEqual(seats.map(() => true));
    }
    const [list] = await prisma.enrolment_list.findMany({ include: { rows: { orderBy: { line: 'asc' } } } });
    expect(list?.rows.map(({ verdict }) => (verdict as { kind: string } | null)?.kind)).toEqual([
      ...['good', 'already', 'refused', undefined],
    ]);
    const figures = await prisma.figure.findMany({ where: { evidence: { not: '' } } });
    expect(new Set(figures.map(({ school_year }) => school_year)).size).toBe(2);
    expect(new Set(figures.map(({ entered_by }) => entered_by)).size).toBe(2);
    const keys = await prisma.access_key.findMany({ orderBy: { created_at: 'asc' } });
    expect(keys.map(({ expires_at }) => Number(expires_at) < Date.now())).toEqual([true, false]);
    expect(keys.map(({ last_used_at }) => last_used_at !== null)).toEqual([false, true]);
    const accounts = await prisma.sign_in_account.findMany();
    expect(new Set(accounts.map(({ person_id }) => person_id)).size).toBe(2);
  });

  it('cannot mail a real person', async () => {
    // A program has no address at all.
    const addresses = await store.prisma.person.findMany({
      where: { NOT: { function: 'program', email: null } },
      select: { email: true },
    });
    expect(addresses.length).toBeGreaterThanOrEqual(123);
    for (const { email } of addresses) expect(email).toMatch(/\.example$/);
  });

  it('is listed and shown to people in a terminal', async () => {
    const list = await traject('list', '--status', 'active', '--limit', '3');
    expect(list.code).toBe(0);
    expect(list.stdout).toMatch(/^referentie +school +gemeente +modeltraject +status +fase +wacht op +tegen/);
    expect(list.stdout).toMatch(/ De digitale school +loopt /);
    const reference = /^(DS-\w{5}) /m.exec(list.stdout)?.[1] ?? '';
    const { code, stdout } = await traject('show', reference.toLowerCase());
    expect(code).toBe(0);
    for (const section of [
      ...['Fasen', 'Mensen', 'Open stappen', 'Volgende mails, als niemand iets doet'],
      'Laatste gebeurtenissen',
    ]) {
      expect(stdout).toContain(`\n${section}\n`);
    }
    expect(stdout).toMatch(/^loopt, gestart op \d{4}-/m);
    expect(stdout).toMatch(/^Pedagogisch begeleider +\S/m);
    expect(stdout).toMatch(new RegExp(`^${reference} {2}De digitale school`));
    const json = JSON.parse((await traject('show', reference, '--json')).stdout);
    expect(json).toMatchObject({
      reference,
      status: 'active',
      phases: expect.any(Array),
      events: expect.any(Array),
    });
    const unknown = await traject('show', 'DS-00000');
    expect(unknown).toMatchObject({
      code: 1,
      stderr: 'traject: There is no trajectory DS-00000; traject list shows which there are.\n',
    });
  });

  it('has the trajectory that the README acts on, and only one that goes by that name', async () => {
    const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
    const [, named = ''] = /npx traject pause "([^"]+)"/.exec(readme) ?? [];
    const { code, stdout, stderr } = await traject('show', named);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^loopt, /m);
  });
});

describe('a trajectory that was stopped', () => {
  it('says in a terminal why, by whom and when, in the language that is asked for', async () => {
    const all = JSON.parse((await traject('list', '--status', 'stopped', '--json')).stdout);
    const stops = await store.prisma.trajectory_event.findMany({ where: { type: 'stopped' } });
    // One that was enrolled by mistake says so in other words.
    const mistaken = stops.filter(({ body }) => JSON.stringify(body).includes('"mistake":true'));
    expect(mistaken).toHaveLength(1);
    const stopped = all.find(({ id }: { id: string }) => id !== mistaken[0]?.trajectory_id);
    const dutch = (await traject('show', stopped.reference)).stdout;
    expect(dutch).toMatch(/^stopgezet sinds \d{4}-\d\d-\d\d, gestart op \d{4}-\d\d-\d\d, versie \d+/m);
    expect(dutch).toMatch(/ Het traject is stopgezet\. “[^”]+” +\p{Lu}/mu);
    const english = (await traject('show', stopped.reference, '--language', 'en')).stdout;
    expect(english).toMatch(/^stopped since \d{4}-\d\d-\d\d, started on /m);
    expect(english).toMatch(/ The trajectory was stopped\. “/m);
  });
});

describe('import-schools', () => {
  it('adds what the demo has not loaded, and nothing the second time', async () => {
    const first = await trajectAlone('import-schools');
    expect(first).toMatchObject({ code: 0 });
    expect(first.stdout).toContain(
      '1200 rows read\n1140 new, 0 changed, 0 closed, 0 reopened, 60 unchanged, 0 rejected',
    );
    const second = await traject('import-schools', '--json');
    expect(JSON.parse(second.stdout)).toMatchObject({ new: 0, changed: 0, unchanged: 1200 });
  });

  it('closes a school that vanished and keeps everything known of it', async () => {
    schools = generateSchools().schools.filter((_, index) => index !== 3);
    expect((await traject('import-schools')).stdout).toContain('0 new, 0 changed, 1 closed');
    const closed = await store.prisma.school.findUnique({ where: { number: '900003' } });
    expect(closed?.closed_at).not.toBeNull();
    expect(closed?.name).toBe(generateSchools().schools[3]?.instelling_naam);
    schools = generateSchools().schools;
    expect((await traject('import-schools')).stdout).toContain('1 reopened');
    const reopened = await store.prisma.school.findUnique({ where: { number: '900003' } });
    expect(reopened?.closed_at).toBeNull();
  });

  it('stops when a field has disappeared everywhere', async () => {
    schools = generateSchools().schools.map(({ instelling_telefoon: _, ...school }) => school);
    const { code, stdout, stderr } = await traject('import-schools');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/instelling_telefoon has disappeared/);
    const withPhone = await store.prisma.school.count({ where: { phone: { not: null } } });
    expect(withPhone).toBe(1200 - 13);
    schools = generateSchools().schools;
  });
});

describe('enrol', () => {
  // A counsellor enrols schools of her own service, that are there still.
  const [colleague] = castDemo().counsellors;
  const { schools } = castDemo();
  const ofHerService = schools
    .slice(50)
    .filter((one) => one.service.id === colleague?.organisationId && one !== schools[merger.gone]);
  const [school, other, ...further] = ofHerService as [DemoSchool, DemoSchool, ...DemoSchool[]];
  const counsellor = colleague?.email;
  const header =
    'school_number;template;start;counsellor_email;principal_name;principal_email;group;under_way_phase;under_way_since';
  const lines = [
    `${school.number};digitale-school;1/09/2026;${counsellor};Ann Peeters;ann@school-1.example;volger;;`,
    `${other.number};digitale-school;2026-09-01;${counsellor};An Maes;an@school-2.example;;vision;2026-10-01`,
    `123;digitale-school;2026-09-01;${counsellor};An Maes;an@school-2.example;;;`,
    `${other.number};digitale-school;2026-31-09;niemand;An Maes;an@school-2.example;soms;;`,
    `901999;digitale-school;2026-09-01;${counsellor};An Maes;an@school-3.example;;;`,
    `900500;nergens;2026-09-01;${counsellor};An Maes;an@school-3.example;;;`,
    `900500;digitale-school;2026-09-01;wie@pbd.example;An Maes;an@school-3.example;;;`,
  ];
  const file = () => join(folder, 'schools.csv');

  it('takes the right rows and says of the wrong ones what is wrong, by line', async () => {
    await writeFile(file(), [header, ...lines, ''].join('\n'));
    const { code, stdout, stderr } = await trajectAlone('enrol', file());
    expect(code).toBe(1);
    expect(stderr).toMatch(/Temporal is not running/);
    const report = stdout.trim().split('\n');
    expect(report[0]).toMatch(new RegExp(`^line 2, school ${school.number}: enrolled as DS-`));
    expect(report[1]).toMatch(new RegExp(`^line 3, school ${other.number}: enrolled as DS-`));
    expect(report[2]).toBe(
      'line 4, school 123: wrong: school_number: 123 is not a school number: that has six digits.',
    );
    expect(report[3]).toMatch(
      /^line 5, .*: wrong: start is not a day.*counsellor_email is not an e-mail.*group must be/,
    );
    expect(report[4]).toBe(
      'line 6, school 901999: wrong: school_number: 901999 is not in the register. Check the number, or read the register again with `traject import-schools`.',
    );
    expect(report[5]).toBe('line 7, school 900500: wrong: template: there is no template nergens');
    expect(report[6]).toMatch(/^line 8, .*no counsellor has the address wie@pbd.example/);
    expect(report[7]).toBe('2 enrolled, 0 already enrolled, 5 wrong');
    const first = await store.prisma.trajectory.findFirst({ where: { school_number: school.number } });
    expect(first).toMatchObject({
      group: 'volger',
      status: 'active',
      phase: 'referral',
      workflow_started_at: null,
    });
    const late = await store.prisma.trajectory.findFirst({ where: { school_number: other.number } });
    expect(late?.phase).toBe('vision');
  });

  it('enrols nobody twice when it is run again', async () => {
    await writeFile(file(), [header, ...lines.slice(0, 2), ''].join('\n'));
    const { code, stdout } = await traject('enrol', file(), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ enrolled: 0, already_enrolled: 2, wrong: 0 });
    expect(await store.prisma.trajectory.count()).toBe(78);
    expect(await store.prisma.person.count({ where: { email: { endsWith: '@school-1.example' } } })).toBe(1);
  });

  it('looks a person up by the address in the row, and says which column is wrong when nobody has it', async () => {
    const known = other.principal.email;
    const row = (principal: string, person: string) =>
      `${other.number};nascholing;2026-09-01;${counsellor};An Maes;${principal};${person}`;
    const columns =
      'school_number;template;start;counsellor_email;principal_name;principal_email;person_email';
    await writeFile(
      file(),
      [columns, row(known, 'nobody@school-2.example'), row('new@school-2.example', ''), row(known, '')].join(
        '\n',
      ),
    );
    const report = (await traject('enrol', file())).stdout.trim().split('\n');
    expect(report[0]).toMatch(
      /: wrong: person_email: nascholing is for a person, .*nobody@school-2\.example/,
    );
    expect(report[1]).toMatch(
      /: wrong: principal_email: nascholing is for a person, .*new@school-2\.example/,
    );
    // The person is found; what this template lacks then is a provider, whom a list does not name.
    expect(report[2]).toMatch(/^line 4, .*: wrong: roles\.provider: Who is /);
  });

  it('reports what it did when the database fails half-way, and the line it had come to', async () => {
    const [first, second, third] = further as [DemoSchool, DemoSchool, DemoSchool];
    await store.pool.query(`
      CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$;
      CREATE TRIGGER break_off BEFORE INSERT ON trajectory FOR EACH ROW
        WHEN (NEW.school_number = '${second.number}') EXECUTE FUNCTION break_off()`);
    try {
      const row = ({ number }: DemoSchool) =>
        `${number};digitale-school;2026-09-01;${counsellor};An Maes;an@school-4.example;;;`;
      await writeFile(file(), [header, row(first), row(second), row(third), ''].join('\n'));
      const { code, stdout, stderr } = await trajectAlone('enrol', file());
      expect(code).toBe(1);
      expect(stdout.trim().split('\n')).toEqual([
        expect.stringMatching(`^line 2, school ${first.number}: enrolled as DS-`),
        '1 enrolled, 0 already enrolled, 0 wrong',
      ]);
      expect(stderr).toMatch(/^traject: It stopped at line 3: .+ who is enrolled already is left alone\.$/m);
      expect(JSON.parse((await trajectAlone('enrol', file(), '--json')).stdout)).toMatchObject({
        ...{ enrolled: 0, already_enrolled: 1, stopped_at_line: 3 },
      });
    } finally {
      await store.pool.query('DROP TRIGGER break_off ON trajectory; DROP FUNCTION break_off');
    }
  });

  it('reads past columns that are there for people, and says so', async () => {
    const withNames = [
      `${header};Naam van de school`,
      ...lines.slice(0, 2).map((line) => `${line};De Brug`),
      '',
    ];
    await writeFile(file(), withNames.join('\n'));
    const { code, stdout, stderr } = await traject('enrol', file());
    expect(code).toBe(0);
    expect(stdout).toContain('0 enrolled, 2 already enrolled, 0 wrong');
    expect(stderr).toContain('Columns that are not read: naam van de school');
  });

  it('refuses a list that lacks a column, naming it', async () => {
    await writeFile(file(), 'school_number,template\n900500,digitale-school\n');
    const { code, stderr } = await traject('enrol', file());
    expect(code).toBe(1);
    expect(stderr).toBe(
      'traject: The file lacks the columns start, counsellor_email, principal_name, principal_email.\n',
    );
  });
});
