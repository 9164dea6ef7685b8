import { describe, expect, it } from '@jest/globals';
import { counsellor, principal, sampleItem } from '../../../tests/mail/sample-letters.ts';
import type { OwedMail } from '../types.ts';
import { sortIntoLetters } from './sorting.ts';

const path = 'referral/school_confirms';
let count = 0;

function addressed(mail: Partial<OwedMail> & Pick<OwedMail, 'kind'>, to = principal) {
  count += 1;
  return { to, item: sampleItem({ path, id: `mail-${count}`, key: `key-${count}`, ...mail }) };
}

const ids = (letters: readonly { items: readonly { mail: OwedMail }[] }[]) =>
  letters.map(({ items }) => items.map(({ mail }) => mail.id));

describe('What is due', () => {
  it('becomes one letter per person over all trajectories, earliest first', () => {
    const late = addressed({ kind: 'ask', sendAt: '2026-11-02T08:20:00.000Z', trajectoryId: 'b' });
    const early = addressed({ kind: 'ask', sendAt: '2026-11-02T08:10:00.000Z', trajectoryId: 'c' });
    const other = addressed({ kind: 'ask', sendAt: '2026-11-02T08:15:00.000Z' }, counsellor);
    const { letters } = sortIntoLetters([late, other, early]);
    expect(ids(letters)).toEqual([[early.item.mail.id, late.item.mail.id], [other.item.mail.id]]);
  });

  it('becomes one letter for people who share a mailbox, each with what is theirs, and without the reminders of who turned them off', () => {
    const email = 'info@de-wegwijzer.example';
    const piet = { ...principal, id: 'piet', name: 'Piet Pas', email };
    const mia = { ...principal, id: 'mia', name: 'Mia Maes', email: 'Info@De-Wegwijzer.example' };
    const [his, hers] = [addressed({ kind: 'reminder' }, piet), addressed({ kind: 'reminder' }, mia)];
    const { letters } = sortIntoLetters([his, hers]);
    expect(letters).toMatchObject([{ items: [{ reader: { id: 'piet' } }, { reader: { id: 'mia' } }] }]);
    const off = addressed({ kind: 'reminder' }, { ...piet, remindersOff: true });
    const sorted = sortIntoLetters([off, hers]);
    expect(sorted.letters.map(({ to, items }) => [to.id, items.length])).toEqual([['mia', 1]]);
    expect(sorted.unwanted).toEqual([off.item.mail]);
  });

  it('has the same first mail whatever the order in which it was found, so the Message-ID stays', () => {
    const mails = ['a', 'b', 'c'].map((trajectoryId) => addressed({ kind: 'reminder', trajectoryId }));
    expect(ids(sortIntoLetters(mails).letters)).toEqual(ids(sortIntoLetters([...mails].reverse()).letters));
  });

  it('keeps invitations, cancellations and links by themselves', () => {
    const mails = (['ask', 'invitation', 'cancellation', 'link'] as const).map((kind) => addressed({ kind }));
    expect(sortIntoLetters(mails).letters).toHaveLength(4);
  });

  it('invites somebody in two roles once, and takes back once', () => {
    const invite = (role: string, part: string, more: Partial<OwedMail> = {}) =>
      addressed({ kind: 'invitation', toRole: role, key: `${path}~1/invitation.${part}:${role}`, ...more });
    const first = invite('ict_coordinator', '1');
    const second = invite('principal', '1');
    const { letters, covered } = sortIntoLetters([second, first]);
    expect(ids(letters)).toEqual([[first.item.mail.id]]);
    expect(covered).toEqual([{ mail: second.item.mail, by: first.item.mail, why: 'same-person' }]);
    const calledOff = ['ict_coordinator', 'principal'].map((role) =>
      addressed({ kind: 'cancellation', toRole: role, key: `${path}~1/cancellation.1:${role}` }),
    );
    expect(sortIntoLetters([first, ...calledOff]).letters).toHaveLength(2);
  });

  it('does not take invitations to other people, meetings or dates for one another', () => {
    const key = (part: string) => ({ key: `${path}~1/invitation.${part}:principal` });
    const mails = [
      addressed({ kind: 'invitation', ...key('1') }),
      addressed({ kind: 'invitation', ...key('2') }),
      addressed({ kind: 'invitation', ...key('1'), trajectoryId: 'other' }),
      addressed({ kind: 'invitation', ...key('1'), path: 'intake/intake_conversation' }),
      addressed({ kind: 'invitation', ...key('1') }, counsellor),
    ];
    expect(sortIntoLetters(mails)).toMatchObject({ covered: [], letters: { length: mails.length } });
  });

  it('takes the last of several missed rungs of one step', () => {
    const ask = addressed({ kind: 'ask', sendAt: '2026-11-02T08:00:00.000Z' });
    const before = addressed({ kind: 'reminder', sendAt: '2026-11-13T08:00:00.000Z' });
    const due = addressed({ kind: 'reminder', sendAt: '2026-11-20T08:00:00.000Z' });
    const { letters, covered } = sortIntoLetters([due, ask, before]);
    expect(ids(letters)).toEqual([[due.item.mail.id]]);
    expect(covered.map(({ mail, by }) => [mail.id, by.id])).toEqual([
      [ask.item.mail.id, due.item.mail.id],
      [before.item.mail.id, due.item.mail.id],
    ]);
  });

  it('does not take rungs of different steps, trajectories or people for one another', () => {
    const mails = [
      addressed({ kind: 'reminder' }),
      addressed({ kind: 'reminder', path: 'intake/self_assessment' }),
      addressed({ kind: 'reminder', trajectoryId: 'other' }),
      addressed({ kind: 'escalation' }, counsellor),
    ];
    const { letters, covered } = sortIntoLetters(mails);
    expect(covered).toEqual([]);
    expect(letters.map(({ items }) => items.length).sort()).toEqual([1, 3]);
  });

  it('leaves out the reminders of somebody who turned them off, and only those', () => {
    const quiet = { ...principal, remindersOff: true };
    const kinds = ['ask', 'invitation', 'escalation', 'notice', 'reminder'] as const;
    const mails = kinds.map((kind) => addressed({ kind, trajectoryId: kind }, quiet));
    const { letters, unwanted } = sortIntoLetters(mails);
    expect(unwanted.map(({ kind }) => kind)).toEqual(['reminder']);
    expect(letters.flatMap(({ items }) => items)).toHaveLength(4);
  });
});
