import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { toWireMail } from '../../src/api/trajectories/reading.schemas.ts';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { instantAt, localDateOf, localTimeOf } from '../../src/domain/calendar/wall-clock.ts';
import { deleteOverride, saveOverride } from '../../src/store/calendar/overrides.ts';
import { act, enrolSchool, ledger, type MailroomSetting, startMailroom } from './mailroom-setting.ts';

let mailroom: MailroomSetting;

beforeAll(async () => {
  mailroom = await startMailroom();
});
beforeEach(() => mailroom.reset());
afterAll(() => mailroom.stop());

const subjects = () => mailroom.sink.mails.map(({ mail }) => mail.subject?.split(' · ')[0]);

/** Has the mailroom look when it wants to until then, and gives the local moments at which it handed mail over. */
async function attemptsUntil(end: string): Promise<string[]> {
  const moments: string[] = [];
  for (let next: string | undefined = mailroom.clock.now().toString(); next !== undefined && next < end; ) {
    mailroom.clock.set(next);
    const before = mailroom.sink.attempts.length;
    next = (await mailroom.deliver()).nextAt;
    const at = mailroom.clock.now().toString();
    if (mailroom.sink.attempts.length > before) moments.push(`${localDateOf(at)} ${localTimeOf(at)}`);
  }
  return moments;
}

describe('A reminder that the mail server puts off', () => {
  it('is tried again the same day, not at night, and on the next school morning', async () => {
    const { id } = await enrolSchool(mailroom);
    await mailroom.deliver();
    const { sendAt } = (await ledger(mailroom, id)).get('before')!;
    const day = localDateOf(sendAt);
    mailroom.sink.answer(() => ({ code: 451 }));
    mailroom.clock.set(sendAt);
    const moments = await attemptsUntil(instantAt(day, '23:59'));
    expect(moments.length).toBeGreaterThan(6);
    expect(moments.filter((moment) => !moment.startsWith(day) || moment.slice(11) >= '19:00')).toEqual([]);
    const waits = (await ledger(mailroom, id)).get('before')!;
    expect(waits).toMatchObject({ status: 'planned', attempts: moments.length, reason: 'waits-for-morning' });
    expect(waits.nextAttemptAt!.slice(11)).toBe(sendAt.slice(11));
    expect(localDateOf(waits.nextAttemptAt!) > day).toBe(true);
    mailroom.sink.answer(() => undefined);
    mailroom.clock.set(waits.nextAttemptAt!);
    expect((await mailroom.deliver()).sent).toBe(1);
    expect((await ledger(mailroom, id)).get('before')).not.toHaveProperty('reason');
  });
});

describe('What was missed', () => {
  it('by an outage that ends at Christmas comes to the counsellor then, and to the school after the holiday', async () => {
    const { id, state } = await enrolSchool(mailroom);
    await mailroom.deliver();
    mailroom.sink.clear();
    mailroom.clock.set('2026-12-24T10:00:00.000Z');
    expect((await mailroom.deliver()).sent).toBe(1);
    expect(subjects()).toEqual(['Nog geen antwoord: Bevestig de deelname van jullie school']);
    await act(mailroom, state, { type: 'note', text: 'gebeld' });
    const mail = (await ledger(mailroom, id)).get('overdue')!;
    expect(mail).toMatchObject({ status: 'planned', attempts: 0 });
    expect(localDateOf(mail.nextAttemptAt!)).toBe('2027-01-04');
    expect(toWireMail(mail, new Map()).why.nl).toMatch(/schoolvakantie.* Hij gaat op maandag 4 januari 2027/);
    mailroom.sink.clear();
    mailroom.clock.set(mail.nextAttemptAt!);
    expect((await mailroom.deliver()).sent).toBe(1);
    expect(subjects()).toEqual(['Herinnering: Bevestig de deelname van jullie school']);
  });

  it('comes on no day that the school itself has off', async () => {
    const override = {
      id: '00000000-0000-4000-8000-0000000000d1',
      ...{ from: '2026-12-03', to: '2026-12-04', kind: 'free-day' as const },
    };
    const { id } = await enrolSchool(mailroom);
    await mailroom.deliver();
    const { rows } = await mailroom.store.pool.query('SELECT school_number FROM trajectory WHERE id = $1', [
      id,
    ]);
    await saveOverride(mailroom.store, { ...override, school: rows[0].school_number });
    const other = await enrolSchool(mailroom);
    await mailroom.deliver();
    mailroom.clock.set(instantAt('2026-12-03', '10:00'));
    await mailroom.deliver();
    await deleteOverride(mailroom.store, EVERYTHING, override.id);
    expect((await ledger(mailroom, other.id)).get('before')?.status).not.toBe('planned');
    expect(localDateOf((await ledger(mailroom, id)).get('before')!.nextAttemptAt!)).toBe('2026-12-07');
  });

  it('of what answers somebody goes at night too', async () => {
    await enrolSchool(mailroom);
    mailroom.clock.set(instantAt('2026-11-09', '23:30'));
    expect((await mailroom.deliver()).sent).toBe(1);
  });
});
