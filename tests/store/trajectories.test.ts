import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAdvanceTrajectory } from '../../src/activities/advance-trajectory.ts';
import type { Dependencies } from '../../src/application/dependencies.ts';
import { reachedAmong } from '../../src/application/people/find.ts';
import { openTrainings } from '../../src/application/trajectories/training.ts';
import { commandTrajectory } from '../../src/application/workflow-client/trajectory.ts';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { advance } from '../../src/domain/trajectory/decide/advance.ts';
import { fold } from '../../src/domain/trajectory/model/apply.ts';
import type { Command } from '../../src/domain/trajectory/model/commands.ts';
import type { Actor } from '../../src/domain/trajectory/model/events.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { openDatabase, storeOfSystem } from '../../src/store/database/db.ts';
import { clearAlarm } from '../../src/store/mail/alarm.ts';
import { mailsOf } from '../../src/store/mail/mails.ts';
import { readCondition } from '../../src/store/operations/condition.ts';
import { mendDefects, noteDefect, standingStill } from '../../src/store/operations/defects.ts';
import { saveOrganisation } from '../../src/store/people/organisations.ts';
import { insertPerson } from '../../src/store/people/people.ts';
import { publishTemplate } from '../../src/store/templates/templates.ts';
import { findCommand, insertCommand, untilDecided } from '../../src/store/trajectories/commands.ts';
import {
  commitAdvance,
  commitAdvanceWithOthers,
  insertEnrolled,
} from '../../src/store/trajectories/commits.ts';
import { countListed, listTrajectories } from '../../src/store/trajectories/list.ts';
import {
  findTrajectory,
  findTrajectoryHeads,
  journalOf,
  markWorkflowStartedSoon,
  waitsForWorkflow,
} from '../../src/store/trajectories/trajectories.ts';
import { ask, type DatabaseSetting, enrolSchool, prepareDatabase } from '../support/trajectories.ts';
import { until } from '../support/until.ts';

const enrolledAt = '2026-09-15T08:00:00.000Z';
const nextDay = '2026-09-16T08:00:00.000Z';
const context = { calendar: { overrides: [] } };

describe('the store of trajectories', () => {
  let setting: DatabaseSetting;
  let advanceTrajectory: ReturnType<typeof createAdvanceTrajectory>;

  beforeAll(async () => {
    setting = await prepareDatabase();
    advanceTrajectory = createAdvanceTrajectory({
      store: setting.store,
      startTrajectory: async () => undefined,
    });
  });
  afterAll(() => setting?.stop());

  const act = async (trajectoryId: string, command: Command, now = nextDay) => {
    const commandId = await ask(setting, trajectoryId, command, now);
    return { commandId, ...(await advanceTrajectory({ trajectoryId, now, commandId })) };
  };
  const fatesOf = async (id: string) =>
    (await mailsOf(setting.store, EVERYTHING, id))
      .filter(({ rung }) => !rung.endsWith('quiet'))
      .map(({ path, rung, status, reason }) => [path, rung, status, reason]);

  const isListening = async () => {
    const { rows } = await setting.store.pool.query(
      `SELECT FROM pg_stat_activity WHERE query LIKE 'LISTEN%'`,
    );
    return rows.length > 0;
  };

  it('notes later that a workflow was started, but not of what has changed since', async () => {
    const { store } = setting;
    const { id } = await enrolSchool(setting, enrolledAt);
    await act(id, { type: 'complete', step: 'start/confirms' });
    await markWorkflowStartedSoon(store, { id, at: enrolledAt });
    expect(await waitsForWorkflow(store, id)).toBe(true);
    await markWorkflowStartedSoon(store, { id, at: nextDay });
    expect(await waitsForWorkflow(store, id)).toBe(false);
  });

  it('keeps a state that is the fold of its journal', async () => {
    const { id } = await enrolSchool(setting, enrolledAt);
    await act(id, { type: 'complete', step: 'start/confirms' });
    await advanceTrajectory({ trajectoryId: id, now: '2026-10-20T08:00:00.000Z' });
    await act(id, { type: 'pause', reason: 'moving' }, '2026-10-21T08:00:00.000Z');
    const stored = await findTrajectory(setting.store, EVERYTHING, id);
    const journal = await journalOf(setting.store, EVERYTHING, id);
    expect(stored?.state).toEqual(JSON.parse(JSON.stringify(fold(id, journal))));
    expect(stored).toMatchObject({
      status: 'paused',
      phase: 'talks',
      version: journal.length,
      nextDue: '2026-10-30',
    });
    expect(await journalOf(setting.store, EVERYTHING, id, { after: 2, limit: 2 })).toEqual(
      journal.slice(2, 4),
    );
  });

  it('commits a command once, however often it is tried at the same time', async () => {
    const { id } = await enrolSchool(setting, enrolledAt);
    const commandId = await ask(setting, id, { type: 'note', text: 'once' }, nextDay);
    const tries = [1, 2, 3, 4, 5, 6].map(() =>
      advanceTrajectory({ trajectoryId: id, now: nextDay, commandId }),
    );
    const outcomes = await Promise.all(tries);
    expect(outcomes.map(({ summary, rejection }) => [summary?.version, rejection])).toEqual(
      outcomes.map(() => [4, undefined]),
    );
    expect((await journalOf(setting.store, EVERYTHING, id)).map(({ body }) => body.type)).toEqual([
      'enrolled',
      'opened',
      'opened',
      'noted',
    ]);
    const { rows } = await setting.store.pool.query(
      'SELECT command_id FROM trajectory_event WHERE version = 4 AND trajectory_id = $1',
      [id],
    );
    expect(rows).toEqual([{ command_id: commandId }]);
  });

  it('tells whoever waits for a command once it is committed, unless it ends the trajectory or nobody waits', async () => {
    const { id } = await enrolSchool(setting, enrolledAt);
    const told: string[] = [];
    const carriedOut = async (name: string, command: Command, actor: Actor) => {
      const commandId = randomUUID();
      const asked = { id: commandId, trajectoryId: id, actor, command, receivedAt: nextDay };
      await insertCommand(setting.store, asked);
      const { version } = untilDecided(setting.store, commandId);
      void version.then((reached) => told.push(`${name} ${reached}`));
      await until(isListening);
      await advanceTrajectory({ trajectoryId: id, now: nextDay, commandId });
    };
    const person = { kind: 'person', person: setting.counsellor } as const;
    await carriedOut('refused', { type: 'resume' }, person);
    await carriedOut('of the system', { type: 'note', text: 'by itself' }, { kind: 'system' });
    await carriedOut('noted', { type: 'note', text: 'awaited' }, person);
    await carriedOut('stopped', { type: 'stop', reason: 'other' }, person);
    // Notices come in the order of the commits: after this one, none of those is on its way.
    const other = await enrolSchool(setting, enrolledAt);
    const last = await ask(setting, other.id, { type: 'note', text: 'last' }, nextDay);
    const { version } = untilDecided(setting.store, last);
    await advanceTrajectory({ trajectoryId: other.id, now: nextDay, commandId: last });
    expect(await version).toBe(4);
    expect(told).toEqual(['noted 5']);
  });

  it('answers a command once it is committed, though its workflow does not come to note it', async () => {
    const { id } = await enrolSchool(setting, enrolledAt);
    const commandId = await ask(setting, id, { type: 'note', text: 'answered' }, nextDay);
    let die = (_: Error) => {};
    const executeUpdate = async () => {
      await until(isListening);
      await advanceTrajectory({ trajectoryId: id, now: nextDay, commandId });
      await new Promise((_, reject) => {
        die = reject;
      });
    };
    const client = {
      withDeadline: (_: number, work: () => Promise<unknown>) => work(),
      workflow: { getHandle: () => ({ executeUpdate }) },
    };
    const deps = { store: setting.store, temporal: { client } } as unknown as Dependencies;
    expect(await commandTrajectory(deps, id, commandId)).toEqual({ ok: true, version: 4 });
    die(new Error('The worker died.'));
  });

  it('writes nothing at all when somebody else committed first', async () => {
    const { id } = await enrolSchool(setting, enrolledAt);
    const before = (await findTrajectory(setting.store, EVERYTHING, id))!.state;
    const command = { type: 'complete', step: 'start/confirms' } as const;
    const advanced = advance(
      before,
      setting.template,
      { kind: 'command', now: nextDay, actor: { kind: 'system' }, command },
      context,
    );
    if (advanced.rejected) throw new Error(advanced.code);
    const { commandId } = await act(id, { type: 'note', text: 'first' });
    const untouched = await fatesOf(id);
    const late = await ask(setting, id, command, nextDay);
    const commit = {
      before,
      advanced,
      template: setting.template,
      context,
      now: nextDay,
      command: { id: late, result: { ok: true, version: advanced.state.version } },
    } as const;
    expect(await commitAdvance(setting.store, commit)).toBe('conflict');
    expect(await fatesOf(id)).toEqual(untouched);
    expect((await journalOf(setting.store, EVERYTHING, id)).length).toBe(4);
    expect((await findCommand(setting.store, late))?.result).toBeUndefined();
    expect((await findCommand(setting.store, commandId))?.result).toEqual({ ok: true, version: 4 });
  });

  it('stores several together, of which one that somebody has in hand, was first at or that cannot be stored takes only itself out', async () => {
    const ids: string[] = [];
    for (let nth = 0; nth < 5; nth += 1) ids.push((await enrolSchool(setting, enrolledAt)).id);
    const [, wasFirst, inHand, faulty] = ids as [string, string, string, string];
    const commits = await Promise.all(
      ids.map(async (id) => {
        const before = (await findTrajectory(setting.store, EVERYTHING, id))!.state;
        const by = { kind: 'command', now: nextDay, actor: { kind: 'system' } } as const;
        const command = { type: 'complete', step: 'start/confirms' } as const;
        const advanced = advance(before, setting.template, { ...by, command }, context);
        if (advanced.rejected) throw new Error(advanced.code);
        // No id of anybody, which the database does not take.
        const nobody = { ...advanced.state.roles.principal!, person: 'nobody' };
        const roles = { ...advanced.state.roles, ...(id === faulty && { principal: nobody }) };
        const state = { ...advanced.state, roles };
        return {
          ...{ before, advanced: { ...advanced, state }, template: setting.template, context, now: nextDay },
        };
      }),
    );
    await act(wasFirst, { type: 'note', text: 'first' });
    const client = await setting.store.pool.connect();
    await client.query('BEGIN');
    await client.query('SELECT FROM trajectory WHERE id = $1 FOR UPDATE', [inHand]);
    const stored = await Promise.allSettled(
      commits.map((commit) => commitAdvanceWithOthers(setting.store, commit)),
    );
    await client.query('ROLLBACK');
    client.release();
    expect(stored.map((one) => (one.status === 'rejected' ? 'failed' : one.value === 'conflict'))).toEqual([
      ...[false, true, true, 'failed', false],
    ]);
    const heads = await findTrajectoryHeads(setting.store, EVERYTHING, ids);
    expect(ids.map((id) => heads.get(id)?.version)).toEqual(
      commits.map(({ before, advanced }, nth) => {
        if (nth === 1) return before.version + 1;
        return nth === 2 || nth === 3 ? before.version : advanced.state.version;
      }),
    );
  });

  it('replaces the plan with the state, and says why a mail does not go', async () => {
    const { id } = await enrolSchool(setting, enrolledAt);
    expect(await fatesOf(id)).toEqual([
      ['start/confirms', 'ask', 'planned', undefined],
      ['start/confirms', 'due', 'planned', undefined],
    ]);
    await setting.store.pool.query(
      `UPDATE mail SET status = 'sent', sent_at = send_at WHERE trajectory_id = $1 AND rung = 'ask'`,
      [id],
    );
    await act(id, { type: 'pause', reason: 'moving' });
    expect(await fatesOf(id)).toEqual([
      ['start/confirms', 'ask', 'sent', undefined],
      ['start/confirms', 'due', 'withdrawn', 'paused'],
    ]);
    const asked = async () =>
      (await mailsOf(setting.store, EVERYTHING, id)).filter(({ rung }) => !rung.endsWith('quiet'));
    const before = (await asked())[1]!.sendAt;
    await act(id, { type: 'resume' }, '2026-09-26T08:00:00.000Z');
    const [sent, due] = await asked();
    expect([sent?.status, due?.status, due?.reason]).toEqual(['sent', 'planned', undefined]);
    expect(due!.sendAt > before).toBe(true);
    await act(
      id,
      { type: 'reschedule', step: 'start/confirms', due: '2026-11-09' },
      '2026-09-26T09:00:00.000Z',
    );
    expect(await fatesOf(id)).toEqual([
      ['start/confirms', 'ask', 'sent', undefined],
      ['start/confirms', 'due', 'withdrawn', 'plan-changed'],
      ['start/confirms', 'due', 'planned', undefined],
    ]);
    await act(id, { type: 'stop', reason: 'merged' }, '2026-09-28T08:00:00.000Z');
    expect((await fatesOf(id)).at(-1)).toEqual(['start/confirms', 'due', 'withdrawn', 'ended']);
  });

  it('leaves alone what was sent or refused, and what the trajectory did not plan', async () => {
    const { id } = await enrolSchool(setting, enrolledAt);
    await setting.store.pool.query(
      `UPDATE mail SET status = 'failed', reason = 'refused' WHERE trajectory_id = $1 AND rung = 'due'`,
      [id],
    );
    await setting.store.pool.query(
      `INSERT INTO mail (key, trajectory_id, kind, rung, path, step, phase, to_role, send_at)
        VALUES ('asked', $1, 'link', 'link', 'start/confirms', 'confirms', 'start', 'principal', $2)`,
      [id, enrolledAt],
    );
    await act(id, { type: 'note', text: 'still the same plan' });
    await act(id, { type: 'complete', step: 'start/confirms' });
    expect(await fatesOf(id)).toEqual([
      ['start/confirms', 'link', 'planned', undefined],
      ['start/confirms', 'ask', 'withdrawn', 'step-done'],
      ['start/confirms', 'due', 'failed', 'refused'],
    ]);
  });

  it('lets exactly one of many enrolments wake the mailroom', async () => {
    await clearAlarm(setting.store, 0);
    // By several processes: what one of them enrols at the same time is one transaction.
    const { databaseUrl } = setting.database;
    const processes = Array.from({ length: 4 }, () => openDatabase({ databaseUrl }));
    const enrolled = await Promise.all(
      Array.from({ length: 12 }, (_, index) => {
        const store = storeOfSystem(processes[index % 4]!, 'operator');
        return enrolSchool({ ...setting, store }, '2026-09-17T08:00:00.000Z');
      }),
    );
    await Promise.all(processes.map((each) => each.close()));
    expect(enrolled.filter(({ mailroom }) => mailroom === 0).length).toBe(1);
    const earlier = await enrolSchool(setting, '2026-09-17T07:00:00.000Z');
    expect(earlier.mailroom).toBe(0);
    await clearAlarm(setting.store, 0);
    expect((await enrolSchool(setting, '2026-09-17T09:00:00.000Z')).mailroom).toBe(0);
  });

  it('wakes the mailroom again when an alarm went off and nobody heard it', async () => {
    await clearAlarm(setting.store, 0);
    expect((await enrolSchool(setting, '2026-09-18T08:00:00.000Z')).mailroom).toBe(0);
    expect((await enrolSchool(setting, '2026-09-18T08:00:30.000Z')).mailroom).toBeUndefined();
    expect((await enrolSchool(setting, '2026-09-18T08:05:00.000Z')).mailroom).toBe(0);
  });

  it('enrols a school in a template once per period, and names the one that runs', async () => {
    const { id, number } = await enrolSchool(setting, enrolledAt);
    const { state } = (await findTrajectory(setting.store, EVERYTHING, id))!;
    const again = (newId: string, period: string) =>
      insertEnrolled(setting.store, {
        advanced: { state: { ...state, id: newId }, events: [], plan: [] },
        template: setting.template,
        context,
        now: enrolledAt,
        reference: `AGAIN-${newId.slice(0, 8)}`,
        period,
        school: number,
      });
    await expect(again(randomUUID(), '2026-2027')).rejects.toMatchObject({
      code: 'already-enrolled',
      running: id,
    });
    await expect(again(id, '2027-2028')).rejects.toMatchObject({ code: 'already-enrolled', running: id });
    expect(await again(randomUUID(), '2027-2028')).toBeDefined();
    await act(id, { type: 'stop', reason: 'merged' });
    expect(await again(randomUUID(), '2026-2027')).toBeDefined();
  });

  it('says with every role whether its trajectory has ended, as the journals have it', async () => {
    const { id } = await enrolSchool(setting, enrolledAt);
    const marks = async () => {
      const { rows } = await setting.store.pool.query(
        'SELECT DISTINCT ended FROM trajectory_role WHERE trajectory_id = $1',
        [id],
      );
      return rows.map(({ ended }) => ended);
    };
    expect(await marks()).toEqual([false]);
    await act(id, { type: 'stop', reason: 'moving' });
    expect(await marks()).toEqual([true]);
    await act(id, { type: 'reopen', reason: 'a slip' });
    expect(await marks()).toEqual([false]);
    await act(id, { type: 'stop', reason: 'moving' });

    const { rows } = await setting.store.pool.query(
      `SELECT r.ended, coalesce((SELECT e.type <> 'continued' FROM trajectory_event e
          WHERE e.trajectory_id = r.trajectory_id AND e.type IN ('stopped', 'finished', 'continued')
          ORDER BY e.version DESC LIMIT 1), false) AS told, count(*)::int AS count
        FROM trajectory_role r GROUP BY 1, 2 ORDER BY 1`,
    );
    expect(rows.map(({ ended, told }) => [ended, told])).toEqual([
      [false, false],
      [true, true],
    ]);
  });

  it('stores in one transaction what is enrolled at the same time, and what cannot be stored fails alone', async () => {
    const { id, number } = await enrolSchool(setting, enrolledAt);
    const { state } = (await findTrajectory(setting.store, EVERYTHING, id))!;
    const enrolBeside = (subjects: readonly string[]) =>
      Promise.allSettled(
        subjects.map(async (subject) => {
          const other = { ...state, id: randomUUID(), subject: { ...state.subject, id: subject } };
          await insertEnrolled(setting.store, {
            ...{ template: setting.template, context, now: enrolledAt, period: '2026-2027', school: number },
            ...{ advanced: { state: other, events: [], plan: [] }, reference: `BESIDE-${other.id}` },
          });
          return other.id;
        }),
      );
    const together = await enrolBeside(['beside-1', 'beside-2', 'beside-3']);
    const { rows } = await setting.store.pool.query(
      `SELECT count(*)::int AS stored, count(DISTINCT xmin::text)::int AS transactions FROM trajectory
        WHERE id = ANY($1)`,
      [together.map((one) => (one.status === 'fulfilled' ? one.value : undefined))],
    );
    expect(rows).toEqual([{ stored: 3, transactions: 1 }]);
    const withOneThatRuns = await enrolBeside(['beside-4', number, 'beside-5', 'beside-4']);
    expect(withOneThatRuns.map(({ status }) => status)).toEqual([
      ...['fulfilled', 'rejected', 'fulfilled', 'rejected'],
    ]);
    const [, refused] = withOneThatRuns as PromiseRejectedResult[];
    expect(refused?.reason).toMatchObject({ code: 'already-enrolled', running: id });
  });

  it('says of what stands still who asked it, to who reaches that trajectory alone', async () => {
    const { store } = setting;
    const [{ id }, other] = [await enrolSchool(setting, enrolledAt), await enrolSchool(setting, enrolledAt)];
    const service = randomUUID();
    await saveOrganisation(store, { id: service, kind: 'pbd', name: 'Dienst van wie vastzit' });
    await store.prisma.trajectory.update({ where: { id }, data: { organisation_id: service } });
    const subject = await ask(setting, id, { type: 'complete', step: 'start/confirms' }, nextDay);
    const work = storeOfSystem(store, 'work');
    const fault = { error: new TypeError(), at: '2026-09-16T08:05:00.000Z', isRetried: true };
    await noteDefect(work, { ...fault, kind: 'command', subject, trajectoryId: id });
    await noteDefect(work, { ...fault, kind: 'wake-up', subject: other.id, trajectoryId: other.id });

    const [still, ...rest] = await standingStill(store, { kind: 'organisation', organisation: service });
    expect(rest).toEqual([]);
    expect(still).toMatchObject({
      ...{ kind: 'command', trajectory: id, asker: 'The principal', since: nextDay },
      nextAttemptAt: '2026-09-16T08:06:00.000Z',
    });
    expect(await standingStill(store, EVERYTHING, other.id)).toMatchObject([
      { kind: 'wake-up', trajectory: other.id, since: fault.at },
    ]);
    const elsewhere = { kind: 'organisation', organisation: randomUUID() } as const;
    expect(await standingStill(store, elsewhere)).toEqual([]);
    await mendDefects(work, 'command', [subject]);
    await mendDefects(work, 'wake-up', [other.id]);
  });

  it('counts what stands still by a fault of ours as that alone, and not as late besides', async () => {
    const { store } = setting;
    const [{ id }, other] = [await enrolSchool(setting, enrolledAt), await enrolSchool(setting, enrolledAt)];
    const subject = await ask(setting, id, { type: 'complete', step: 'start/confirms' }, nextDay);
    await store.prisma.trajectory.update({ where: { id: other.id }, data: { wake_at: nextDay } });
    const late = async () => {
      const { undecided, asleep } = await readCondition(store, '2026-09-16T08:05:00.000Z');
      return { undecided, asleep };
    };
    const both = await late();
    const work = storeOfSystem(store, 'work');
    const fault = { error: new TypeError(), at: '2026-09-16T08:05:00.000Z', isRetried: true };
    await noteDefect(work, { ...fault, kind: 'command', subject, trajectoryId: id });
    await noteDefect(work, { ...fault, kind: 'wake-up', subject: other.id, trajectoryId: other.id });
    expect(await late()).toEqual({ undecided: both.undecided - 1, asleep: both.asleep - 1 });
    await mendDefects(work, 'command', [subject]);
    await mendDefects(work, 'wake-up', [other.id]);
    expect(await late()).toEqual(both);
  });

  it('gives whoever trains what is open for them, what comes first first, and nothing that is open for others', async () => {
    const { store } = setting;
    const [house, other] = [randomUUID(), randomUUID()];
    for (const id of [house, other])
      await saveOrganisation(store, { id, kind: 'provider', name: `Huis ${id}` });
    const trainer = (organisationId: string) =>
      insertPerson(store, {
        ...{ id: randomUUID(), name: 'Pia Geeft', language: 'nl', function: 'provider', organisationId },
      });
    const file = new URL('../support/two-conversations.yaml', import.meta.url);
    const source = (await readFile(file, 'utf8'))
      .replace('template: two-conversations', 'template: two-trainings')
      .replace('party: school', 'party: provider');
    const { template } = await publishTemplate(store, source);
    const enrolFor = async (principal: string, at: string) =>
      (await enrolSchool({ ...setting, template, principal }, at)).id;
    const [pia, rik] = [(await trainer(house)).id, (await trainer(other)).id];
    const early = await enrolFor(pia, '2026-09-01T08:00:00.000Z');
    const late = await enrolFor(pia, nextDay);
    await enrolFor(rik, nextDay);
    const deps = { store, clock: fixedClock(nextDay) };
    const open = await openTrainings({ deps, scope: { kind: 'training', organisation: house } });
    expect(open.map(({ item }) => item.id)).toEqual([early, late]);
    expect(open[0]?.item.open).toMatchObject([{ role: 'principal' }]);
    expect(await openTrainings({ deps, scope: EVERYTHING })).toEqual([]);
  });

  it('lets names lead only to people whom somebody may look up', async () => {
    const { store, counsellor, principal } = setting;
    const service = randomUUID();
    await saveOrganisation(store, { id: service, kind: 'pbd', name: 'Dienst van wie opzoekt' });
    const own = await insertPerson(store, {
      ...{ id: randomUUID(), name: 'Van de dienst', language: 'nl', organisationId: service },
    });
    const asked = [own.id, counsellor, principal, own.id];
    const scope = { kind: 'organisation', organisation: service } as const;
    const reached = async (caller: Parameters<typeof reachedAmong>[1]) => [
      ...(await reachedAmong({ store }, caller, asked)),
    ];
    expect(await reached({ function: 'counsellor', scope })).toEqual([own.id]);
    expect((await reached({ function: 'administrator', scope: EVERYTHING })).length).toBe(3);
    expect(await reached({ function: 'central', scope: EVERYTHING })).toEqual([]);
  });

  it('lists by what is open, late, at risk or named so, a page at a time', async () => {
    const today = '2026-09-30';
    const page = { limit: 100 };
    const { id, number } = await enrolSchool(setting, '2026-09-01T08:00:00.000Z');
    const idsOf = async (filter: Parameters<typeof listTrajectories>[2], on = today) =>
      (await listTrajectories(setting.store, EVERYTHING, filter, page, on)).items.map((item) => item.id);

    expect(await idsOf({ q: number })).toEqual([id]);
    expect(await idsOf({ q: number, overdue: true }, '2026-09-15')).toEqual([]);
    expect(await idsOf({ q: number, overdue: true }, '2026-09-16')).toEqual([id]);
    expect(await idsOf({ q: number, atRisk: true }, '2026-09-29')).toEqual([]);
    expect(await idsOf({ q: number, atRisk: true }, '2026-09-30')).toEqual([id]);
    expect(await idsOf({ q: number, atRisk: false }, '2026-09-30')).toEqual([]);
    expect(await idsOf({ q: number, waitingFor: 'principal' })).toEqual([id]);
    expect(await idsOf({ q: number, waitingFor: 'school' })).toEqual([id]);
    expect(await idsOf({ q: number, waitingFor: 'pbd' })).toEqual([]);
    expect(await idsOf({ q: '%' })).toEqual([]);
    expect(await idsOf({ school: number, counsellor: setting.counsellor, phase: 'start' })).toEqual([id]);
    const [item] = (await listTrajectories(setting.store, EVERYTHING, { q: number }, page, today)).items;
    expect(item).toMatchObject({
      schoolName: `School ${number}`,
      counsellorName: 'The counsellor',
      open: [{ path: 'start/confirms', role: 'principal', due: '2026-09-15', kind: 'confirm' }],
    });

    const all = await idsOf({});
    const found: string[] = [];
    for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
      const part = await listTrajectories(setting.store, EVERYTHING, {}, { limit: 4, cursor }, today);
      found.push(...part.items.map((one) => one.id));
      cursor = part.next;
    }
    expect(found).toEqual(all);
    expect(new Set(found).size).toBeGreaterThan(12);
    expect(await countListed(setting.store, EVERYTHING, {}, today)).toBe(found.length);
    expect(await countListed(setting.store, EVERYTHING, { q: number }, today)).toBe(1);
  });
});
