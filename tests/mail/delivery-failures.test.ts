import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { toWireMail } from '../../src/api/trajectories/reading.schemas.ts';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { createMailTransport, type MailTransport } from '../../src/platform/transport.ts';
import type { WholeStore } from '../../src/store/database/db.ts';
import { openDefects } from '../../src/store/operations/defects.ts';
import { findPerson } from '../../src/store/people/people.ts';
import { freePort } from '../support/environment.ts';
import {
  act,
  addPerson,
  enrolSchool,
  ledger,
  type MailroomSetting,
  start,
  startMailroom,
} from './mailroom-setting.ts';

let mailroom: MailroomSetting;

beforeAll(async () => {
  mailroom = await startMailroom();
});
beforeEach(() => mailroom.reset());
afterAll(() => mailroom.stop());

const minutesLater = (minutes: number) => new Date(Date.parse(start) + minutes * 60_000).toISOString();

describe('A mail server that says 451', () => {
  it('for an hour loses nothing and doubles nothing', async () => {
    const schools = [await enrolSchool(mailroom), await enrolSchool(mailroom), await enrolSchool(mailroom)];
    mailroom.sink.answer(() => ({ code: 451 }));
    const tries: (string | undefined)[] = [];
    let next: string | undefined = start;
    while (next !== undefined && next < minutesLater(60)) {
      mailroom.clock.set(next);
      next = (await mailroom.deliver()).nextAt;
      tries.push(next);
    }
    expect(tries).toEqual([1, 6, 21, 81].map(minutesLater));
    mailroom.sink.answer(() => undefined);
    mailroom.clock.set(next!);
    expect((await mailroom.deliver()).sent).toBe(3);
    expect((await mailroom.deliver()).sent).toBe(0);
    for (const { id } of schools) {
      expect((await ledger(mailroom, id)).get('ask')).toMatchObject({ status: 'sent', attempts: 5 });
    }
    expect(mailroom.reports).toEqual([]);
  });

  it('to one person does not hold up the others', async () => {
    const slow = await addPerson(mailroom.store, 'Traag', 'slow@school.example');
    await enrolSchool(mailroom, { principal: slow });
    await enrolSchool(mailroom);
    mailroom.sink.answer((recipient) => (recipient === 'slow@school.example' ? { code: 451 } : undefined));
    expect(await mailroom.deliver()).toEqual({ sent: 1, nextAt: minutesLater(1) });
  });

  it('does not let an older reminder come after a newer one', async () => {
    const { id } = await enrolSchool(mailroom);
    mailroom.sink.answer(() => ({ code: 451 }));
    const mails = await ledger(mailroom, id);
    mailroom.clock.set(mails.get('before')!.sendAt);
    const { nextAt } = await mailroom.deliver();
    mailroom.sink.answer(() => undefined);
    mailroom.clock.set(nextAt!);
    expect((await mailroom.deliver()).sent).toBe(1);
    expect(mailroom.sink.mails[0]!.mail.subject).toContain('Herinnering');
    expect((await ledger(mailroom, id)).get('ask')).toMatchObject({ reason: 'covered-by-later' });
  });

  it('for five days ends with a task for the counsellor', async () => {
    const { id, principal } = await enrolSchool(mailroom);
    await mailroom.store.pool.query('UPDATE mail SET attempts = 70 WHERE trajectory_id = $1', [id]);
    mailroom.sink.answer(() => ({ code: 451 }));
    await mailroom.deliver();
    expect((await ledger(mailroom, id)).get('ask')).toMatchObject({ status: 'failed', reason: 'gave-up' });
    expect(mailroom.reports).toEqual([[id, 'principal', principal, '451']]);
  });
});

describe('A mail server that says 550', () => {
  it('gives the counsellor a task, and the address is not tried again', async () => {
    const { id, principal } = await enrolSchool(mailroom);
    mailroom.sink.answer(() => ({ code: 550 }));
    expect((await mailroom.deliver()).sent).toBe(0);
    expect((await ledger(mailroom, id)).get('ask')).toMatchObject({ status: 'failed', reason: 'refused' });
    expect(mailroom.reports).toEqual([[id, 'principal', principal, '550']]);
    expect((await findPerson(mailroom.store, EVERYTHING, principal))?.unreachableAt).toBe(start);
    mailroom.sink.answer(() => undefined);
    mailroom.clock.set((await ledger(mailroom, id)).get('before')!.sendAt);
    expect((await mailroom.deliver()).sent).toBe(0);
    expect(mailroom.sink.attempts).toHaveLength(1);
    expect((await ledger(mailroom, id)).get('before')).toMatchObject({
      ...{ status: 'undeliverable', reason: 'unreachable' },
    });
  });

  it('is told to whoever asks why, in plain words and without the address that it repeats', async () => {
    const principal = await addPerson(mailroom.store, 'An', 'an@linde.example');
    const enrolled = [await enrolSchool(mailroom, { principal }), await enrolSchool(mailroom, { principal })];
    mailroom.sink.answer((recipient) => ({ code: 550, message: `5.1.1 <${recipient}>: rejected` }));
    await mailroom.deliver();
    // Both go in one letter, and each has to say why it did not arrive.
    for (const { id } of enrolled) {
      const mail = (await ledger(mailroom, id)).get('ask')!;
      expect(mail.answer).toMatchObject({ outcome: 'refused', code: 550 });
      const shown = toWireMail(mail, new Map());
      expect(shown.answer).toMatchObject({ outcome: 'refused', code: 550, meaning: 'unknown-mailbox' });
      expect(shown.why.nl).toContain('(550: mailbox onbekend)');
      expect(shown.why.en).toContain('(550: mailbox unknown)');
      expect(JSON.stringify(shown)).not.toContain('an@linde.example');
    }
  });

  it('is reported later when it cannot be reported now', async () => {
    const { id } = await enrolSchool(mailroom);
    mailroom.sink.answer(() => ({ code: 550 }));
    mailroom.failReports(true);
    const { nextAt } = await mailroom.deliver();
    expect(nextAt).toBe(minutesLater(5));
    expect((await ledger(mailroom, id)).get('ask')?.status).toBe('planned');
    mailroom.failReports(false);
    mailroom.clock.set(nextAt!);
    await mailroom.deliver();
    expect(mailroom.reports).toHaveLength(1);
    expect((await ledger(mailroom, id)).get('ask')?.status).toBe('undeliverable');
  });
});

describe('A mail server that refuses a mail for something else than its address', () => {
  it('for five days gives the counsellor a task, but later mails still go to that address', async () => {
    const { id, principal } = await enrolSchool(mailroom);
    await mailroom.store.pool.query('UPDATE mail SET attempts = 70 WHERE trajectory_id = $1', [id]);
    mailroom.sink.answer(() => ({ code: 552, message: '5.3.4 message too big' }));
    await mailroom.deliver();
    expect((await ledger(mailroom, id)).get('ask')).toMatchObject({ status: 'failed', reason: 'gave-up' });
    expect(mailroom.reports).toEqual([[id, 'principal', principal, '552']]);
    expect(await findPerson(mailroom.store, EVERYTHING, principal)).not.toHaveProperty('unreachableAt');
    mailroom.sink.answer(() => undefined);
    mailroom.clock.set((await ledger(mailroom, id)).get('before')!.sendAt);
    expect((await mailroom.deliver()).sent).toBe(1);
  });

  const byRule = () => ({ code: 550, message: '5.7.26 not accepted due to the DMARC policy of pbd.example' });

  it('blames nobody for a rule about us, tries again, and tells in the end', async () => {
    const { id, principal } = await enrolSchool(mailroom);
    mailroom.sink.answer(byRule);
    expect(await mailroom.deliver()).toEqual({ sent: 0, nextAt: minutesLater(1) });
    const mail = (await ledger(mailroom, id)).get('ask')!;
    expect(mail).toMatchObject({ status: 'planned', attempts: 1 });
    expect(toWireMail(mail, new Map()).why.en).toContain('(550: stopped by a spam filter or another rule');
    expect(mailroom.reports).toEqual([]);
    await mailroom.store.pool.query('UPDATE mail SET attempts = 70 WHERE id = $1', [mail.id]);
    mailroom.clock.set(minutesLater(1));
    await mailroom.deliver();
    expect(mailroom.reports).toEqual([[id, 'principal', principal, '550']]);
    expect(await findPerson(mailroom.store, EVERYTHING, principal)).not.toHaveProperty('unreachableAt');
  });

  it('does not hold up others for the sake of one', async () => {
    const strict = await addPerson(mailroom.store, 'Streng', 'strict@school.example');
    await enrolSchool(mailroom, { principal: strict });
    await enrolSchool(mailroom);
    mailroom.sink.answer((recipient) => (recipient === 'strict@school.example' ? byRule() : undefined));
    expect(await mailroom.deliver()).toEqual({ sent: 1, nextAt: minutesLater(1) });
  });

  it('is left alone for a while when its rule is against every mail', async () => {
    for (let school = 0; school < 40; school += 1) await enrolSchool(mailroom);
    mailroom.sink.answer(byRule);
    expect(await mailroom.deliver()).toEqual({ sent: 0, nextAt: minutesLater(5) });
    expect(mailroom.sink.attempts.length).toBeLessThan(40);
    mailroom.sink.answer(() => undefined);
    mailroom.clock.set(minutesLater(5));
    expect((await mailroom.deliver()).sent).toBe(40);
  });
});

describe('A mail without anybody to go to', () => {
  it('is reported once per role, with the person if there is one', async () => {
    const silent = await addPerson(mailroom.store, 'Zonder adres', null);
    const { id } = await enrolSchool(mailroom, { principal: silent });
    await mailroom.deliver();
    expect(mailroom.reports).toEqual([[id, 'principal', silent, undefined]]);
    expect((await ledger(mailroom, id)).get('ask')).toMatchObject({
      ...{ status: 'undeliverable', reason: 'no-address', personId: silent },
    });
  });

  it('is not reported when it is the report itself', async () => {
    const unreachable = await addPerson(mailroom.store, 'Weg', null);
    const principal = await addPerson(mailroom.store, 'Directeur');
    const { id, state } = await enrolSchool(mailroom, {
      roles: { counsellor: unreachable, coordinator: mailroom.counsellor, principal },
    });
    await mailroom.store.pool.query(
      `INSERT INTO mail (key, trajectory_id, kind, rung, path, step, phase, to_role, send_at, immediate, version)
        VALUES ('task', $1, 'ask', 'ask', 'no_contact~counsellor~0', 'no_contact', 'referral', 'counsellor', $2, true, $3)`,
      [id, start, state.version],
    );
    await mailroom.store.pool.query(
      `UPDATE trajectory SET state = jsonb_set(state, '{nodes,no_contact~counsellor~0}', $2) WHERE id = $1`,
      [id, JSON.stringify({ ...Object.values(state.nodes)[0], about: 'counsellor' })],
    );
    await mailroom.deliver();
    expect(mailroom.reports).toEqual([]);
    const { rows } = await mailroom.store.pool.query("SELECT status FROM mail WHERE key = 'task'");
    expect(rows).toEqual([{ status: 'undeliverable' }]);
  });
});

describe('A mail that cannot be written', () => {
  /** Spoils what is stored of a trajectory, so that no text can be made of it. */
  const spoil = (id: string) =>
    mailroom.store.pool.query(
      `UPDATE trajectory SET state = jsonb_set(state, '{nodes,referral/school_confirms,openedOn}', '"no date"')
        WHERE id = $1`,
      [id],
    );

  it('waits by itself, while everybody else gets theirs', async () => {
    const { id } = await enrolSchool(mailroom);
    await spoil(id);
    await enrolSchool(mailroom);
    expect(await mailroom.deliver()).toEqual({ sent: 1, nextAt: minutesLater(5) });
    expect((await ledger(mailroom, id)).get('ask')).toMatchObject({ status: 'planned', attempts: 0 });
  });

  it('is named as standing still until it is mended, and then goes once', async () => {
    const { id } = await enrolSchool(mailroom);
    const { rows } = await mailroom.store.pool.query<{ state: object }>(
      'SELECT state FROM trajectory WHERE id = $1',
      [id],
    );
    await spoil(id);
    await mailroom.deliver();
    mailroom.clock.set(minutesLater(6));
    await mailroom.deliver();
    expect(await openDefects(mailroom.store)).toMatchObject([
      { kind: 'mail', trajectoryId: id, attempts: 2, reference: expect.stringMatching(/^F-\w{6}$/) },
    ]);
    await mailroom.store.pool.query('UPDATE trajectory SET state = $2 WHERE id = $1', [
      id,
      JSON.stringify(rows[0]?.state),
    ]);
    mailroom.clock.set(minutesLater(20));
    expect((await mailroom.deliver()).sent).toBe(1);
    expect((await mailroom.deliver()).sent).toBe(0);
    expect(await openDefects(mailroom.store)).toEqual([]);
  });

  it('is left out of a letter with others', async () => {
    const principal = await addPerson(mailroom.store, 'An');
    const spoilt = await enrolSchool(mailroom, { principal });
    await spoil(spoilt.id);
    const sound = [await enrolSchool(mailroom, { principal }), await enrolSchool(mailroom, { principal })];
    expect(await mailroom.deliver()).toEqual({ sent: 1, nextAt: minutesLater(5) });
    expect(mailroom.sink.mails[0]!.mail.subject).toContain('2 scholen wachten op jou');
    for (const { id } of sound) {
      expect(['sent', 'merged']).toContain((await ledger(mailroom, id)).get('ask')?.status);
    }
  });
});

describe('A fault of our own', () => {
  it('keeps every mail, burns no tries and blames nobody', async () => {
    const schools = [await enrolSchool(mailroom), await enrolSchool(mailroom)];
    mailroom.sink.answer(() => ({ code: 530, message: 'authentication required' }));
    expect(await mailroom.deliver()).toEqual({ sent: 0, nextAt: minutesLater(5) });
    for (const { id } of schools) {
      expect((await ledger(mailroom, id)).get('ask')).toMatchObject({ status: 'planned', attempts: 0 });
    }
    expect(mailroom.reports).toEqual([]);
    mailroom.sink.answer(() => undefined);
    expect((await mailroom.deliver()).sent).toBe(2);
  });
});

describe('A mail server that is not there', () => {
  it('is left alone for a while after the first tries, and nothing is lost', async () => {
    for (let school = 0; school < 40; school += 1) await enrolSchool(mailroom);
    const nowhere = createMailTransport({ smtpUrl: `smtp://127.0.0.1:${await freePort()}` });
    const { sent, nextAt } = await mailroom.deliverer(nowhere)({ partition: 0 });
    nowhere.close();
    expect([sent, nextAt]).toEqual([0, minutesLater(1)]);
    const { rows } = await mailroom.store.pool.query('SELECT count(*)::int AS count FROM mail_attempt');
    expect(rows[0].count).toBeLessThan(40);
    mailroom.clock.set(nextAt!);
    expect((await mailroom.deliver()).sent).toBe(40);
  });

  it('for days is asked every few minutes, and what it then says of a mail counts as said for the first time', async () => {
    const { id } = await enrolSchool(mailroom);
    const nowhere = createMailTransport({ smtpUrl: `smtp://127.0.0.1:${await freePort()}` });
    const tries: (string | undefined)[] = [];
    for (let times = 0; times < 4; times += 1) {
      const { nextAt } = await mailroom.deliverer(nowhere)({ partition: 0 });
      tries.push(nextAt);
      mailroom.clock.set(nextAt!);
    }
    expect(tries).toEqual([1, 6, 11, 16].map(minutesLater));
    // As often as in five days.
    const more = 1_440;
    await mailroom.store.pool.query(
      `INSERT INTO mail_attempt (mail_id, at, outcome, response, domain)
        SELECT mail_id, at - i * interval '1 second', outcome, response, domain
        FROM (SELECT * FROM mail_attempt LIMIT 1) one, generate_series(1, $1::int) i`,
      [more],
    );
    await mailroom.store.pool.query(
      'UPDATE mail SET attempts = attempts + $2 WHERE trajectory_id = $1 AND attempts > 0',
      [id, more],
    );
    nowhere.close();
    mailroom.sink.answer(() => ({ code: 451 }));
    expect(await mailroom.deliver()).toEqual({ sent: 0, nextAt: minutesLater(17) });
    mailroom.sink.answer(() => undefined);
    mailroom.clock.set(minutesLater(17));
    expect((await mailroom.deliver()).sent).toBe(1);
    expect(mailroom.reports).toEqual([]);
  });
});

describe('A worker that dies', () => {
  /** A store whose worker dies when it wants to write down what was sent. */
  const dying = (store: WholeStore): WholeStore => ({
    ...store,
    pool: new Proxy(store.pool, {
      get(pool, name) {
        if (name !== 'query') return Reflect.get(pool, name);
        return (statement: { name?: string }) =>
          statement.name === 'mail-record'
            ? Promise.reject(new Error('killed'))
            : pool.query(statement as { text: string });
      },
    }),
  });

  const deliverWith = async (store: WholeStore, transport: MailTransport) => {
    const { createDeliverMail } = await import('../../src/activities/deliver-mail.ts');
    const { createLogger } = await import('../../src/platform/logging.ts');
    return createDeliverMail({
      ...{ store, transport, clock: mailroom.clock, logger: createLogger('silent') },
      configuration: {
        http: { publicUrl: 'https://traject.example' },
        mail: { from: 'Traject <traject@pbd.example>' },
      },
      submitUndeliverable: async () => undefined,
    })({ partition: 0 });
  };

  it('between the server’s OK and our record sends again only after the lease, under the same Message-ID', async () => {
    await enrolSchool(mailroom);
    await expect(deliverWith(dying(mailroom.store), mailroom.transport)).rejects.toThrow('killed');
    expect(mailroom.sink.mails).toHaveLength(1);
    const { sent, nextAt } = await mailroom.deliver();
    expect([sent, nextAt]).toEqual([0, minutesLater(2)]);
    mailroom.clock.set(nextAt!);
    expect((await mailroom.deliver()).sent).toBe(1);
    const [first, second] = mailroom.sink.mails.map(({ mail }) => mail.messageId);
    expect(second).toBe(first);
  });

  it('records a mail that is out even when it was withdrawn meanwhile', async () => {
    const enrolled = await enrolSchool(mailroom);
    const deliver = mailroom.deliverer({
      ...mailroom.transport,
      async send(message) {
        await act(mailroom, enrolled.state, { type: 'pause', reason: 'verbouwing' });
        return mailroom.transport.send(message);
      },
    });
    expect((await deliver({ partition: 0 })).sent).toBe(1);
    expect((await ledger(mailroom, enrolled.id)).get('ask')?.status).toBe('sent');
  });

  it('does not bring back a mail that was withdrawn while it was being tried', async () => {
    const enrolled = await enrolSchool(mailroom);
    mailroom.sink.answer(() => ({ code: 451 }));
    const deliver = mailroom.deliverer({
      ...mailroom.transport,
      async send(message) {
        await act(mailroom, enrolled.state, { type: 'pause', reason: 'verbouwing' });
        return mailroom.transport.send(message);
      },
    });
    await deliver({ partition: 0 });
    expect((await ledger(mailroom, enrolled.id)).get('ask')).toMatchObject({
      ...{ status: 'withdrawn', reason: 'paused' },
    });
  });
});
