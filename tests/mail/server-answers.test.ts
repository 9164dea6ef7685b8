import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { readBreaker } from '../../src/store/mail/breaker.ts';
import { findPerson } from '../../src/store/people/people.ts';
import type { Refusal } from '../support/mail-sink.ts';
import {
  addPerson,
  type Enrolled,
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

/** So many schools, each with a domain of its own. */
async function schoolsOfTheirOwn(count: number): Promise<Enrolled[]> {
  const enrolled: Enrolled[] = [];
  for (let index = 0; index < count; index += 1) {
    const principal = await addPerson(mailroom.store, 'Directeur', `directie@school${index}.example`);
    enrolled.push(await enrolSchool(mailroom, { principal }));
  }
  return enrolled;
}

const say = (code: number, message: string, at: Refusal['at'] = 'RCPT TO'): Refusal => ({
  code,
  message,
  at,
});

describe('An answer that is about us', () => {
  it.each([
    say(550, '5.4.5 Daily user sending limit exceeded.', 'DATA'),
    say(553, '5.1.8 Sender address does not exist'),
    say(
      550,
      'Verification failed for <traject@pbd.example>. The account may not exist. Sender verify failed',
    ),
    say(550, '5.7.606 Access denied, banned sending IP [192.0.2.1]', 'DATA'),
    say(550, '5.7.1 Greylisting in action, please come back later', 'DATA'),
    say(550, '5.7.1 no'),
    say(552, '5.3.4 message size exceeds fixed limit', 'DATA'),
    say(552, '5.2.2 mailbox full'),
    say(550, 'Your account has been suspended from sending'),
    say(554, 'Transaction failed', 'DATA'),
  ])('is held against no school: $code $message', async (refusal) => {
    const schools = await schoolsOfTheirOwn(8);
    mailroom.sink.answer(() => refusal);
    expect((await mailroom.deliver()).sent).toBe(0);
    expect(mailroom.reports).toEqual([]);
    for (const { id, principal } of schools) {
      expect((await ledger(mailroom, id)).get('ask')).toMatchObject({ status: 'planned' });
      expect(await findPerson(mailroom.store, EVERYTHING, principal)).not.toHaveProperty('unreachableAt');
    }
    // All eight go as soon as the server takes mail again.
    mailroom.sink.answer(() => undefined);
    mailroom.clock.set(minutesLater(10));
    expect((await mailroom.deliver()).sent).toBe(8);
  });
});

describe('An answer that names the mailbox or its domain', () => {
  it.each([
    say(550, '5.1.1 rejected'),
    say(550, '5.1.2 bad destination system address'),
    say(553, '5.1.3 bad syntax'),
    say(551, '5.1.6 has moved'),
    say(556, '5.1.10 null MX'),
    say(550, '5.2.1 not accepting messages'),
    say(550, 'No such user here'),
    say(550, '5.7.1 user unknown'),
  ])('is final for it at once: $code $message', async (refusal) => {
    const { id, principal } = await enrolSchool(mailroom);
    mailroom.sink.answer(() => refusal);
    await mailroom.deliver();
    expect((await ledger(mailroom, id)).get('ask')).toMatchObject({ status: 'failed', reason: 'refused' });
    expect(mailroom.reports).toEqual([[id, 'principal', principal, String(refusal.code)]]);
    expect((await findPerson(mailroom.store, EVERYTHING, principal))?.unreachableAt).toBe(start);
  });
});

describe('The same refusal from several domains', () => {
  it('opens a breaker whatever its words are, even when they name the mailbox', async () => {
    const schools = await schoolsOfTheirOwn(8);
    mailroom.sink.answer((recipient) =>
      say(550, `5.1.1 <${recipient}>: user unknown, id ${recipient.length}`),
    );
    await mailroom.deliver();
    expect(await readBreaker(mailroom.store)).toMatchObject({ code: 550, openedAt: start });
    expect(mailroom.reports).toEqual([]);
    for (const { id } of schools) {
      expect((await ledger(mailroom, id)).get('ask')).toMatchObject({ status: 'planned', attempts: 0 });
    }
  });

  it('leaves a short list of addresses that are wrong to their schools', async () => {
    const schools = await schoolsOfTheirOwn(6);
    mailroom.sink.answer(() => say(550, '5.1.1 user unknown'));
    await mailroom.deliver();
    expect(await readBreaker(mailroom.store)).toBeUndefined();
    expect(mailroom.reports).toHaveLength(schools.length);
  });

  it('is heard by every worker: nothing is tried but one probe at its time, and that closes it', async () => {
    await schoolsOfTheirOwn(8);
    mailroom.sink.answer(() => say(554, 'Transaction failed', 'DATA'));
    expect(await mailroom.deliver()).toEqual({ sent: 0, nextAt: minutesLater(5) });
    mailroom.sink.clear();
    // Somebody else's mailroom, a minute later.
    mailroom.clock.set(minutesLater(1));
    expect(await mailroom.deliverer()({ partition: 0 })).toEqual({ sent: 0, nextAt: minutesLater(5) });
    expect(mailroom.sink.attempts).toEqual([]);
    mailroom.clock.set(minutesLater(5));
    expect(await mailroom.deliver()).toEqual({ sent: 0, nextAt: minutesLater(15) });
    expect(mailroom.sink.attempts).toHaveLength(1);
    mailroom.sink.answer(() => undefined);
    mailroom.clock.set(minutesLater(15));
    expect((await mailroom.deliver()).sent).toBe(8);
    expect(await readBreaker(mailroom.store)).toBeUndefined();
  });

  it('is noticed also when the mails go one by one', async () => {
    mailroom.sink.answer(() => say(550, '5.7.1 no'));
    for (let index = 0; index < 3; index += 1) {
      const principal = await addPerson(mailroom.store, 'Directeur', `an@apart${index}.example`);
      await enrolSchool(mailroom, { principal });
      await mailroom.deliver();
      mailroom.clock.advance('PT10S');
    }
    expect(await readBreaker(mailroom.store)).toMatchObject({ domains: 3 });
  });

  it('does not open it while others are taken', async () => {
    await schoolsOfTheirOwn(6);
    mailroom.sink.answer((recipient) => (/[024]\./.test(recipient) ? say(550, '5.7.1 no') : undefined));
    expect((await mailroom.deliver()).sent).toBe(3);
    expect(await readBreaker(mailroom.store)).toBeUndefined();
  });
});
