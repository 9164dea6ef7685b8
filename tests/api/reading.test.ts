import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publishTemplate } from '../../src/store/templates/templates.ts';
import { type RunningApi, startApi, TODAY } from './running-api.ts';

describe('reading over the API', () => {
  let api: RunningApi;
  const ids: string[] = [];

  beforeAll(async () => {
    api = await startApi({ workers: false });
    for (let index = 0; index < 12; index += 1) {
      const answer = await api.post('trajectories', await api.enrolment());
      ids.push(answer.body.id);
    }
  });

  afterAll(async () => {
    await api?.stop();
  });

  const idsOf = (items: { id: string }[]) => items.map(({ id }) => id);

  describe('a list', () => {
    it('comes in pages that follow each other, without a gap and without anything twice', async () => {
      const seen: string[] = [];
      let path = 'trajectories?limit=5&status=active';
      for (let page = 1; page <= 3; page += 1) {
        const answer = await api.get(path);
        expect(answer.status).toBe(200);
        seen.push(...idsOf(answer.body.items));
        const link = /^<\/api\/v1\/(.+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1];
        expect(answer.body.next_cursor === null).toBe(page === 3);
        expect(link === undefined).toBe(page === 3);
        path = link ?? '';
      }
      expect(seen).toHaveLength(12);
      expect([...seen].sort()).toEqual([...ids].sort());
    });

    it('stays as it was for who has begun to read it, when something new comes', async () => {
      const first = await api.get('trajectories?limit=6');
      // The same millisecond would not be later.
      api.clock.advance('PT1S');
      const added = await api.post('trajectories', await api.enrolment({ start: '2026-09-15' }));
      const second = await api.get(`trajectories?limit=50&cursor=${first.body.next_cursor}`);
      const all = [...idsOf(first.body.items), ...idsOf(second.body.items)];
      expect(new Set(all).size).toBe(all.length);
      expect(all).not.toContain(added.body.id);
      expect(all.sort()).toEqual([...ids].sort());
    });

    it('refuses a cursor that is not one of its own', async () => {
      const { body } = await api.get('trajectories?limit=1');
      for (const cursor of ['abc', `${body.next_cursor}x`, body.next_cursor.slice(1)]) {
        const answer = await api.get(`trajectories?cursor=${cursor}`);
        expect([answer.status, answer.body.errors[0].path]).toEqual([400, 'cursor']);
      }
      const elsewhere = await api.get(`schools?cursor=${body.next_cursor}`);
      expect(elsewhere.body.errors[0].code).toBe('invalid-cursor');
    });

    it.each(['limit=0', 'limit=101', 'limit=many', 'status=asleep', 'overdue=perhaps', 'organisation=ours'])(
      'refuses %s',
      async (query) => {
        const answer = await api.get(`trajectories?${query}`);
        expect(answer.status).toBe(400);
        expect(answer.body.errors[0].path).toBe(query.split('=')[0]);
      },
    );

    it('finds by school, counsellor, party that is waited for, and what is late', async () => {
      const one = (await api.get(`trajectories/${ids[0]}`)).body;
      expect(idsOf((await api.get(`trajectories?school=${one.school}`)).body.items)).toEqual([ids[0]]);
      expect(idsOf((await api.get(`trajectories?q=${one.reference}`)).body.items)).toEqual([ids[0]]);
      const waiting = await api.get(
        `trajectories?waiting_for=school&counsellor=${api.world.counsellor}&limit=100`,
      );
      expect(waiting.body.items.length).toBeGreaterThanOrEqual(12);
      expect(waiting.body.items[0]).toMatchObject({
        waiting_for: ['school'],
        counsellor: { name: 'Bea Begeleider' },
        open: [{ path: 'start/confirms', due: '2026-09-28' }],
        overdue: false,
      });
      expect((await api.get('trajectories?waiting_for=provider')).body.items).toEqual([]);
      expect((await api.get('trajectories?overdue=true')).body.items).toEqual([]);
      api.clock.set('2026-09-29T08:00:00+02:00');
      const late = await api.get('trajectories?overdue=true&limit=100');
      expect(late.body.items.length).toBeGreaterThanOrEqual(12);
      expect(late.body.items[0].overdue).toBe(true);
      api.clock.set(`${TODAY}T10:00:00+02:00`);
    });

    describe('of trajectories for people and programmes', () => {
      const enrolFor = async (kind: 'person' | 'programme', id: string): Promise<string> => {
        const enrolment = await api.enrolment({ template: `for-${kind}`, subject: { kind, id } });
        return (await api.post('trajectories', enrolment)).body.id;
      };
      const nameInList = async (id: string, kind: string) => {
        const { body } = await api.get(`trajectories?template=for-${kind}&limit=100`);
        return body.items.find((item: { id: string }) => item.id === id).subject.name;
      };
      const publishFor = async (kind: string, change = (source: string) => source) => {
        const source = await readFile(new URL('../support/two-conversations.yaml', import.meta.url), 'utf8');
        const own = source.replace('template: two-conversations', `template: for-${kind}`);
        await publishTemplate(api.store, change(own.replace('subject: school', `subject: ${kind}`)));
      };

      it('says whom or what each is about, as the trajectory itself does', async () => {
        await publishFor('person');
        await publishFor('programme');
        const teacher = await enrolFor('person', api.world.teacher);
        const organisation = await enrolFor('programme', api.world.service);
        const word = await enrolFor('programme', 'innovet-2026');
        for (const [id, kind, name] of [
          [teacher, 'person', 'Lea Leraar'],
          [organisation, 'programme', 'Begeleidingsdienst Noord'],
          [word, 'programme', null],
        ] as const) {
          expect(await nameInList(id, kind)).toBe(name);
          expect((await api.get(`trajectories/${id}`)).body.subject.name).toBe(name);
        }
      });

      it('finds who is waited for in every version that runs', async () => {
        await publishFor('person');
        const id = await enrolFor('person', api.world.principal);
        const waiting = async () =>
          idsOf((await api.get('trajectories?template=for-person&waiting_for=school&limit=100')).body.items);
        expect(await waiting()).toContain(id);
        await publishFor('person', (source) => source.replaceAll('role: principal', 'role: head'));
        expect(await waiting()).toContain(id);
      });

      it('finds a role that is of another party elsewhere under the party that it is of', async () => {
        const waiting = async (party: string) =>
          idsOf((await api.get(`trajectories?waiting_for=${party}&limit=100`)).body.items);
        const before = await waiting('school');
        await publishFor('programme', (source) =>
          source.replace('{ role: principal, party: school', '{ role: principal, party: provider'),
        );
        const id = await enrolFor('programme', 'given-2026');
        expect(await waiting('provider')).toEqual([id]);
        expect(before.length).toBeGreaterThan(0);
        expect(await waiting('school')).toEqual(before);
      });
    });

    it('holds what the own service follows, for a counsellor', async () => {
      const { counsellor, otherCounsellor, service, otherService } = api.world;
      expect((await api.get('trajectories', { as: otherCounsellor })).body.items).toEqual([]);
      expect(
        (await api.get(`trajectories?organisation=${service}`, { as: otherCounsellor })).body.items,
      ).toEqual([]);
      expect((await api.get('trajectories?limit=3', { as: counsellor })).body.items).toHaveLength(3);
      expect((await api.get(`trajectories?organisation=${otherService}`)).body.items).toEqual([]);
    });
  });

  describe('one trajectory', () => {
    it('is shown as it stood at the end of a day', async () => {
      const answer = await api.post(
        'trajectories',
        await api.enrolment({ start: '2025-09-01', under_way: { phase: 'talks', since: '2026-02-02' } }),
      );
      const { id } = answer.body;
      const then = await api.get(`trajectories/${id}?at=2026-02-10`);
      expect(then.body).toMatchObject({ as_of: '2026-02-10', open: [] });
      expect(then.body.version).toBeLessThan(answer.body.version);
      expect(then.headers.get('etag')).toBe(`"${then.body.version}"`);
      const later = await api.get(`trajectories/${id}?at=2026-04-30`);
      expect(later.body.open).toMatchObject([{ path: 'talks/first_talk', overdue: true }]);
      const before = await api.get(`trajectories/${id}?at=2026-02-01`);
      expect([before.status, before.body.errors[0].path]).toEqual([404, 'at']);
      const reported = await api.get(`reports/milestones?trajectory=${id}&as_of=2021-06-01`);
      expect([reported.status, reported.body.errors[0].path]).toEqual([404, 'as_of']);
      expect((await api.get(`trajectories/${id}?at=yesterday`)).status).toBe(400);
    });

    it('says when time next changes it of the present only', async () => {
      const underWay = { start: '2025-09-01', under_way: { phase: 'talks', since: '2026-08-20' } };
      const { id, wake_at } = (await api.post('trajectories', await api.enrolment(underWay))).body;
      expect(wake_at).toMatch(/^2026-09-2/);
      expect((await api.get(`trajectories/${id}?at=2026-09-01`)).body.wake_at).toBeNull();
    });

    it('has a journal without gaps, in pages', async () => {
      const { body } = await api.get(`trajectories/${ids[0]}/journal`);
      expect(body.items.map(({ version }: { version: number }) => version)).toEqual([1, 2, 3]);
      expect(body.items[0]).toMatchObject({ type: 'enrolled', details: { template_version: 1 } });
      const first = await api.get(`trajectories/${ids[0]}/journal?limit=2`);
      const next = /<\/api\/v1\/(.+)>/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
      expect((await api.get(next)).body).toMatchObject({ items: [{ version: 3 }], next_cursor: null });
    });

    it('has an agenda in the language of the reader, up to a day', async () => {
      const dutch = await api.get(`trajectories/${ids[0]}/agenda`, { language: 'nl' });
      expect(dutch.body.entries[0]).toMatchObject({
        at: '2026-09-14T10:00:00+02:00',
        kind: 'mail',
        subject: 'Bevestig',
      });
      const english = await api.get(`trajectories/${ids[0]}/agenda?until=2026-09-20`);
      expect(english.body).toMatchObject({ trajectory: ids[0], until: '2026-09-20' });
      expect(english.body.entries.map(({ subject }: { subject: string }) => subject)).toEqual(['Confirm']);
    });

    it('has an agenda of what is to come: not of what has passed, but for mails that are still owed', async () => {
      const { id } = (await api.post('trajectories', await api.enrolment())).body;
      const rungs = async () => {
        const { entries } = (await api.get(`trajectories/${id}/agenda`)).body;
        return entries.map(({ rung, kind }: { rung?: string; kind: string }) => rung ?? kind);
      };
      expect(await rungs()).toEqual(['ask', 'due', 'deadline', 'quiet']);
      const went = "UPDATE mail SET status = 'sent' WHERE trajectory_id = $1 AND rung = $2";
      await api.store.pool.query(went, [id, 'ask']);
      expect(await rungs()).toEqual(['ask', 'due', 'deadline', 'quiet']);
      api.clock.set('2026-09-29T08:00:00+02:00');
      expect(await rungs()).toEqual(['due', 'quiet']);
      await api.store.pool.query(went, [id, 'due']);
      expect(await rungs()).toEqual(['quiet']);
      api.clock.set(`${TODAY}T10:00:00+02:00`);
    });

    it('does not exist for who has nothing to do with it', async () => {
      for (const part of ['', '/journal', '/agenda', '/mails', '/live', '/attachments']) {
        const answer = await api.get(`trajectories/${ids[0]}${part}`, { as: api.world.otherCounsellor });
        expect(answer.status).toBe(404);
        expect((await api.get(`trajectories/${randomUUID()}${part}`)).status).toBe(404);
      }
    });
  });
});
