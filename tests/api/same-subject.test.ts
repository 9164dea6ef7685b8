import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { applySchools } from '../../src/store/people/schools.ts';
import { publishTemplate } from '../../src/store/templates/templates.ts';
import { type RunningApi, startApi } from './running-api.ts';

describe('The same subject twice in one model', () => {
  let api: RunningApi;

  beforeAll(async () => {
    api = await startApi({ workers: false });
    const source = await readFile(new URL('../support/two-conversations.yaml', import.meta.url), 'utf8');
    for (const [id, subject] of [
      ['team-conversations', 'team'],
      ['pupil-conversations', 'pupil'],
    ] as const) {
      await publishTemplate(
        api.store,
        source.replace(/^template: .*$/m, `template: ${id}`).replace(/^subject: .*$/m, `subject: ${subject}`),
      );
    }
  });

  afterAll(async () => {
    await api?.stop();
  });

  const enrol = async (more: object) => api.post('trajectories', await api.enrolment(more));

  it('is a question across school years too: what runs is named, and both run only when that is said', async () => {
    const subject = { kind: 'school', id: await api.addSchool() };
    const first = await enrol({ subject, start: '2026-11-29' });
    expect(first.status).toBe(201);
    const second = await enrol({ subject, start: '2027-09-01' });
    expect([second.status, second.body.type, second.body.trajectory]).toEqual([
      409,
      expect.stringContaining('runs-since-another-year'),
      `/api/v1/trajectories/${first.body.id}`,
    ]);
    expect(second.body.errors[0].message.nl ?? second.body.errors[0].message).toContain(first.body.reference);
    expect((await enrol({ subject, start: '2027-09-01', beside: true })).status).toBe(201);
  });

  it('is not what two teams of one school are: they go side by side, each once', async () => {
    const id = await api.addSchool('De Brug');
    const team = (key: string) => enrol({ template: 'team-conversations', subject: { id, key } });
    const [infants, sixth] = [await team('kleuters'), await team('zesde jaar')];
    expect([infants.status, sixth.status]).toEqual([201, 201]);
    expect(infants.body).toMatchObject({ school: id, subject: { kind: 'team', name: 'De Brug (kleuters)' } });
    const again = await team('Kleuters');
    expect([again.status, again.body.trajectory]).toEqual([409, `/api/v1/trajectories/${infants.body.id}`]);
    const { items } = (await api.get(`trajectories?school=${id}`)).body;
    expect(items.map(({ subject }: { subject: { name: string } }) => subject.name).sort()).toEqual([
      'De Brug (kleuters)',
      'De Brug (zesde jaar)',
    ]);
  });

  it('keeps no name of a pupil: initials or a number', async () => {
    const id = await api.addSchool();
    const pupil = (subject: object) => enrol({ template: 'pupil-conversations', subject });
    const refused = [
      await pupil({ id }),
      await pupil({ id, key: 'Lotte Maes' }),
      await pupil({ id, key: 'LOTTE' }),
    ];
    expect(refused.map(({ status, body }) => [status, body.errors[0].path, body.errors[0].code])).toEqual([
      [422, 'subject.key', 'required'],
      [422, 'subject.key', 'no-names'],
      [422, 'subject.key', 'no-names'],
    ]);
    expect((await pupil({ id, key: 'L.M.' })).status).toBe(201);
    expect((await pupil({ id, key: '3B-07' })).status).toBe(201);
    expect((await enrol({ subject: { kind: 'school', id, key: 'x' } })).body.errors[0].code).toBe(
      'not-applicable',
    );
  });

  it('is seen with and without leading zeros of the number of its school', async () => {
    await applySchools(api.store, [{ number: '045021', name: 'De Oude Eik' }], [], '2026-09-14T08:00:00Z');
    const first = await enrol({ subject: { kind: 'school', id: '45021' } });
    expect(first.body).toMatchObject({ school: '045021', subject: { id: '045021' } });
    const again = await enrol({ subject: { kind: 'school', id: '045021' } });
    expect([again.status, again.body.trajectory]).toEqual([409, `/api/v1/trajectories/${first.body.id}`]);
  });
});
