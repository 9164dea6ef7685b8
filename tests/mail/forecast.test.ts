import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { findDossier } from '../../src/application/trajectories/dossier.ts';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { agenda } from '../../src/domain/trajectory/forecast/agenda.ts';
import type { Obstacle } from '../../src/domain/trajectory/forecast/obstacles.ts';
import { correctPerson } from '../../src/store/people/people.ts';
import {
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

/** What is foreseen of the mails to the principal, by rung: why it will not go, or that it goes. */
async function foreseen(id: string): Promise<Map<string, Obstacle | 'goes'>> {
  const dossier = await findDossier({ deps: mailroom, scope: EVERYTHING, id });
  if (dossier === undefined) throw new Error('It was enrolled');
  const { state, template, context, people } = dossier;
  const entries = agenda(state, template, context, { from: start, people, owed: new Set() });
  return new Map(
    entries.flatMap(({ kind, to, rung = '', will_not_go }) =>
      kind === 'mail' && to === 'principal' ? [[rung, will_not_go ?? 'goes'] as const] : [],
    ),
  );
}

/** What then became of the first ask and of the reminder before the due date. */
async function fact(id: string): Promise<string[]> {
  await mailroom.deliver();
  const planned = await ledger(mailroom, id);
  mailroom.clock.set(planned.get('before')!.sendAt);
  await mailroom.deliver();
  const mails = await ledger(mailroom, id);
  return ['ask', 'before'].map((rung) => {
    const mail = mails.get(rung)!;
    return mail.status === 'sent' ? 'goes' : (mail.reason ?? mail.status);
  });
}

describe('What is foreseen of a mail is what becomes of it', () => {
  const states: [string, object, Obstacle | 'goes', Obstacle | 'goes'][] = [
    ['somebody who can be reached', {}, 'goes', 'goes'],
    ['somebody who turned reminders off', { remindersOff: true }, 'goes', 'reminders-off'],
    ['somebody who has left', { leftAt: '2026-11-01T00:00:00.000Z' }, 'has-left', 'has-left'],
    ['an address known as dead', { unreachableAt: '2026-11-01T00:00:00.000Z' }, 'unreachable', 'unreachable'],
    ['somebody without an address', { email: null }, 'no-address', 'no-address'],
  ];

  it.each(states)('for %s', async (_who, correction, ask, before) => {
    const principal = await addPerson(mailroom.store, 'Piet');
    await correctPerson(mailroom.store, principal, correction);
    const { id } = await enrolSchool(mailroom, { principal });
    const seen = await foreseen(id);
    expect([seen.get('ask'), seen.get('before')]).toEqual([ask, before]);
    // The ledger says of who has left that they cannot be reached.
    const expected = [ask, before].map((one) => (one === 'has-left' ? 'unreachable' : one));
    expect(await fact(id)).toEqual(expected);
  });

  it('for a role that nobody has', async () => {
    const { id } = await enrolSchool(mailroom);
    await mailroom.store.pool.query(
      `UPDATE trajectory SET state = state #- '{roles,principal}' WHERE id = $1`,
      [id],
    );
    await mailroom.store.pool.query(
      `DELETE FROM trajectory_role WHERE trajectory_id = $1 AND role = 'principal'`,
      [id],
    );
    const seen = await foreseen(id);
    expect([seen.get('ask'), seen.get('before')]).toEqual(['nobody-in-role', 'nobody-in-role']);
    expect(await fact(id)).toEqual(['nobody-in-role', 'nobody-in-role']);
  });
});
