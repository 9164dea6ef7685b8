import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoDocument } from '../../src/demo/document.ts';
import { applySchools } from '../../src/store/people/schools.ts';
import { type RunningApi, startApi } from '../api/running-api.ts';
import { until } from '../support/until.ts';
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

  const traject = (...args: string[]): Promise<Run> =>
    runTraject(args, {
      DATABASE_URL: api.postgres.databaseUrl,
      TEMPORAL_ADDRESS: api.devServer.address,
    });

  async function enrolled(name: string) {
    const id = await api.addSchool(name);
    const start = new Date().toISOString().slice(0, 10);
    const { body } = await api.post(
      'trajectories',
      await api.enrolment({ start, subject: { kind: 'school', id } }),
    );
    return { ...body, number: id };
  }

  it('is shown beforehand and then done, by reference, number or name of the school', async () => {
    const { id, reference, number } = await enrolled('GBS Sint-Rita');
    const pause = ['--reason', 'verbouwing', '--until', '2098-09-01'];
    const seen = await traject('pause', 'sint rita', ...pause, '--dry-run');
    expect(seen).toMatchObject({ code: 0, stderr: '' });
    expect(seen.stdout).toContain('er is niets gedaan, dit zou veranderen');
    expect(seen.stdout).toMatch(/Status: loopt → in pauze/);
    expect((await api.get(`trajectories/${id}`)).body.status).toBe('active');
    const done = await traject('pause', number, ...pause);
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(done.stdout).toMatch(/GBS Sint-Rita: in pauze/);
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
});
