import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { toWireMail } from '../../src/api/trajectories/reading.schemas.ts';
import { holdMail, releaseMail } from '../../src/application/mail/hold.ts';
import { resendFailed } from '../../src/application/mail/resend.ts';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { createLogger } from '../../src/platform/logging.ts';
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
let connection: Connection;
let deps: Parameters<typeof resendFailed>[0]['deps'];

beforeAll(async () => {
  mailroom = await startMailroom();
  // The mailrooms cannot be woken here; they look by themselves.
  connection = Connection.lazy({ address: `127.0.0.1:${await freePort()}`, interceptors: [] });
  const { store, clock } = mailroom;
  deps = { store, clock, logger: createLogger('silent'), temporal: { client: new Client({ connection }) } };
});
beforeEach(() => mailroom.reset());
afterAll(async () => {
  await connection.close();
  await mailroom.stop();
});

const administrator = { function: 'administrator', scope: { kind: 'all' }, person: '' } as const;
const caller = () => ({ ...administrator, person: mailroom.counsellor });
const someService = '00000000-0000-4000-8000-00000000aaaa';

/** Schools whose first mail was refused as if nobody lived at their addresses, when it was the server that was wrong. */
async function refusedSchools(count: number) {
  const schools: Awaited<ReturnType<typeof enrolSchool>>[] = [];
  for (let index = 0; index < count; index += 1) {
    const principal = await addPerson(mailroom.store, 'Directeur');
    schools.push(await enrolSchool(mailroom, { principal }));
  }
  mailroom.sink.answer(() => ({ code: 550, message: '5.1.1 no such mailbox' }));
  await mailroom.deliver();
  mailroom.sink.answer(() => undefined);
  mailroom.sink.clear();
  mailroom.clock.advance('PT1H');
  return schools;
}

describe('What failed since an instant', () => {
  it('is shown first, with nothing sent', async () => {
    const [one] = await refusedSchools(2);
    const preview = await resendFailed({ deps, caller: caller(), since: start, isDryRun: true });
    expect([preview.again, preview.mails.map(({ reason }) => reason)]).toEqual([2, ['refused', 'refused']]);
    expect((await mailroom.deliver()).sent).toBe(0);
    expect((await findPerson(mailroom.store, EVERYTHING, one!.principal))?.unreachableAt).toBe(start);
  });

  it('goes again as a new mail with a Message-ID of its own that refers to the first, once', async () => {
    const [one] = await refusedSchools(1);
    const failed = (await ledger(mailroom, one!.id)).get('ask')!;
    expect((await resendFailed({ deps, caller: caller(), since: start })).again).toBe(1);
    expect((await resendFailed({ deps, caller: caller(), since: start })).again).toBe(0);
    expect((await mailroom.deliver()).sent).toBe(1);
    const { mail } = mailroom.sink.mails[0]!;
    expect(mail.messageId).not.toBe(failed.messageId);
    expect(mail.inReplyTo).toBe(failed.messageId);
    expect(mail.references).toContain(failed.messageId);
    expect(await findPerson(mailroom.store, EVERYTHING, one!.principal)).not.toHaveProperty('unreachableAt');
    expect((await resendFailed({ deps, caller: caller(), since: start })).mails[0]?.notAgain).toBe(
      'sent-again',
    );
  });

  it('does not go again when its step is done or the trajectory stands still', async () => {
    const [done, paused] = await refusedSchools(2);
    await act(mailroom, paused!.state, { type: 'pause', reason: 'verbouwing' });
    await act(mailroom, done!.state, {
      type: 'skip',
      step: 'referral/school_confirms',
      reason: 'telefonisch',
    });
    const { again, mails } = await resendFailed({ deps, caller: caller(), since: start });
    expect([again, mails.map(({ notAgain }) => notAgain).sort()]).toEqual([0, ['paused', 'step-done']]);
  });

  it('is not for a counsellor, nor for a coordinator of another service', async () => {
    const scope = { kind: 'organisation', organisation: someService } as const;
    const asked = { deps, since: start, isDryRun: true };
    await expect(resendFailed({ ...asked, caller: { function: 'counsellor', scope } })).rejects.toMatchObject(
      { code: 'forbidden' },
    );
    await expect(
      resendFailed({
        ...asked,
        ...{
          caller: { function: 'coordinator', scope },
          organisation: '00000000-0000-4000-8000-00000000bbbb',
        },
      }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('One switch', () => {
  it('holds all mail, says what waits, and lets it go again', async () => {
    const { id } = await enrolSchool(mailroom);
    const asked = { deps, caller: caller(), reason: 'De teksten worden nagekeken' };
    expect((await holdMail({ ...asked, isDryRun: true })).holds).toEqual([]);
    expect(await holdMail(asked)).toMatchObject({
      holds: [{ reason: 'De teksten worden nagekeken', heldAt: start }],
      held: { waiting: 1, atOnce: 1, oldest: start },
    });
    expect(await mailroom.deliver()).toEqual({ sent: 0 });
    const held = (await ledger(mailroom, id)).get('ask')!;
    expect(toWireMail(held, new Map()).why.nl).toContain('houdt de mails voorlopig tegen');
    expect((await releaseMail({ ...asked, isDryRun: true })).held.waiting).toBe(1);
    expect(await mailroom.deliver()).toEqual({ sent: 0 });
    expect((await releaseMail(asked)).holds).toEqual([]);
    expect((await mailroom.deliver()).sent).toBe(1);
  });

  it('holds the mail of one service only', async () => {
    const { store } = mailroom;
    await store.pool.query(
      "INSERT INTO organisation (id, kind, name) VALUES ($1, 'pbd', 'Dienst') ON CONFLICT DO NOTHING",
      [someService],
    );
    const theirs = await enrolSchool(mailroom);
    await store.pool.query('UPDATE trajectory SET organisation_id = $1 WHERE id = $2', [
      someService,
      theirs.id,
    ]);
    const ours = await enrolSchool(mailroom);
    await holdMail({ deps, caller: caller(), organisation: someService, reason: 'Even wachten' });
    expect((await mailroom.deliver()).sent).toBe(1);
    expect((await ledger(mailroom, ours.id)).get('ask')?.status).toBe('sent');
    expect((await ledger(mailroom, theirs.id)).get('ask')?.status).toBe('planned');
    await releaseMail({ deps, caller: caller(), organisation: someService });
    expect((await mailroom.deliver()).sent).toBe(1);
  });
});
