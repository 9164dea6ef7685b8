import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { noteNewAddress } from '../../src/application/people/new-address.ts';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import type { Appointment } from '../../src/domain/trajectory/model/state.ts';
import { mailsOf } from '../../src/store/mail/mails.ts';
import { correctPerson, findPerson } from '../../src/store/people/people.ts';
import { publishTemplate } from '../../src/store/templates/templates.ts';
import { findTrajectory } from '../../src/store/trajectories/trajectories.ts';
import { act, addPerson, enrolSchool, type MailroomSetting, startMailroom } from './mailroom-setting.ts';

let mailroom: MailroomSetting;
let setting: MailroomSetting;

beforeAll(async () => {
  mailroom = await startMailroom();
  const source = await readFile(new URL('./some-sessions.yaml', import.meta.url), 'utf8');
  setting = { ...mailroom, template: (await publishTemplate(mailroom.store, source)).template };
});
beforeEach(() => mailroom.reset());
afterAll(() => mailroom.stop());

const on = (day: string): Appointment => ({
  start: `2026-12-${day}T13:00:00.000Z`,
  end: `2026-12-${day}T15:00:00.000Z`,
});

/** Sets the sessions of a training, a minute after whatever came before. */
async function arrange(id: string, days: readonly string[]) {
  setting.clock.advance('PT1M');
  const trajectory = await findTrajectory(setting.store, EVERYTHING, id);
  await act(setting, trajectory!.state, {
    ...{ type: 'reschedule', step: 'training/sessions' },
    appointments: days.map(on),
  });
}

async function enrolled(): Promise<string> {
  const principal = await addPerson(setting.store, 'Dirk', 'dirk@school.example');
  const { id } = await enrolSchool(setting, { roles: { counsellor: setting.counsellor, principal } });
  return id;
}

/** Mails to the principal since the last look. */
async function received() {
  mailroom.sink.clear();
  await mailroom.deliver();
  return mailroom.sink.mails.filter(({ to }) => to.includes('dirk@school.example')).map(({ mail }) => mail);
}
type Mail = Awaited<ReturnType<typeof received>>[number];

/** The events in a mail, one calendar file each; a single one is there once more as an attachment of another type. */
function eventsOf(mail: Mail) {
  return mail.attachments
    .filter(({ contentType }) => contentType === 'text/calendar')
    .map(({ content }) => {
      const lines = content
        .toString('utf8')
        .replace(/\r\n[ \t]/g, '')
        .split('\r\n');
      const value = (name: string) =>
        lines.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1);
      return {
        uid: value('UID') ?? '',
        method: value('METHOD'),
        status: value('STATUS'),
        sequence: Number(value('SEQUENCE')),
        day: value('DTSTART')?.slice(6, 8),
      };
    });
}

/** What a calendar makes of it: the newest word about each event counts (RFC 5546, 2.1.4 and 3.2). */
function addTo(
  calendar: Map<string, { day: string | undefined; sequence: number; stands: boolean }>,
  mails: readonly Mail[],
) {
  for (const { uid, method, sequence, day } of mails.flatMap(eventsOf)) {
    if (sequence < (calendar.get(uid)?.sequence ?? 0)) continue;
    calendar.set(uid, { day, sequence, stands: method !== 'CANCEL' });
  }
  return [...calendar.values()]
    .filter(({ stands }) => stands)
    .map(({ day }) => day)
    .sort();
}

describe('A training in several sessions', () => {
  it('of which one is removed takes that one out of the calendars, and leaves the others there', async () => {
    const id = await enrolled();
    const calendar = new Map();
    await arrange(id, ['01', '08', '15']);
    expect(addTo(calendar, await received())).toEqual(['01', '08', '15']);

    await arrange(id, ['01', '15']);
    const mails = await received();
    const cancellation = mails.find(({ subject }) => subject?.includes('Eén sessie gaat niet door'));
    expect(eventsOf(cancellation!)).toEqual([
      { uid: expect.any(String), method: 'CANCEL', status: 'CANCELLED', sequence: 2, day: '08' },
    ]);
    expect(cancellation?.text).toContain('8 december');
    expect(cancellation?.text).not.toContain('15 december');
    expect(mails).toHaveLength(2);
    // In whatever order the two arrive.
    expect(addTo(new Map(calendar), mails)).toEqual(['01', '15']);
    expect(addTo(calendar, [...mails].reverse())).toEqual(['01', '15']);

    await arrange(id, ['01', '15', '22']);
    expect(addTo(calendar, await received())).toEqual(['01', '15', '22']);
    await arrange(id, []);
    expect(addTo(calendar, await received())).toEqual([]);
  });

  it('says so once, in one mail, when several go together', async () => {
    const id = await enrolled();
    const calendar = new Map();
    await arrange(id, ['01', '08', '15']);
    addTo(calendar, await received());
    await arrange(id, ['08']);
    const mails = await received();
    expect(mails.map(({ subject }) => subject).sort()).toEqual([
      expect.stringContaining('Afspraak gewijzigd: Samen leren'),
      expect.stringContaining('Enkele sessies gaan niet door: Samen leren'),
    ]);
    expect(addTo(calendar, mails)).toEqual(['08']);
    await arrange(id, ['09']);
    const moved = await received();
    expect(moved.map(({ subject }) => subject)).toEqual([expect.stringContaining('Afspraak gewijzigd')]);
    expect(addTo(calendar, moved)).toEqual(['09']);
  });

  it('takes a session out of the calendars also when the mail server was away meanwhile', async () => {
    const id = await enrolled();
    const calendar = new Map();
    await arrange(id, ['01', '08', '15']);
    addTo(calendar, await received());
    mailroom.sink.answer(() => ({ code: 451 }));
    await arrange(id, ['01', '15']);
    expect(await received()).toEqual([]);
    // Moved again before anybody had heard of it.
    await arrange(id, ['01', '16']);
    mailroom.sink.answer(() => undefined);
    mailroom.clock.advance('PT10M');
    expect(addTo(calendar, await received())).toEqual(['01', '16']);
  });
});

describe('Somebody who takes over a role', () => {
  it('gets the meetings that are still to come, also in roles that fall back to it, in one mail', async () => {
    const id = await enrolled();
    const first = new Map();
    await arrange(id, ['01', '08']);
    await arrange(id, ['01', '09']);
    addTo(first, await received());
    const person = await addPerson(setting.store, 'Dora', 'dora@school.example');
    setting.clock.advance('PT1H');
    await act(setting, (await findTrajectory(setting.store, EVERYTHING, id))!.state, {
      ...{ type: 'assign', role: 'principal', person },
    });
    const [farewell, ...others] = await received();
    expect(others).toEqual([]);
    expect(farewell?.text).toContain('Je hoeft niet meer naar deze afspraak');
    expect(addTo(first, [farewell!])).toEqual([]);
    const mails = mailroom.sink.mails.filter(({ to }) => !to.includes('dirk@school.example'));
    expect(mails.map(({ to }) => to.join())).toEqual(['dora@school.example']);
    expect(mails[0]!.mail.text).not.toContain('gewijzigd');
    const calendar = new Map();
    expect(addTo(calendar, [mails[0]!.mail])).toEqual(['01', '09']);
    // The same events as those of whoever was there before, so that later changes reach them too.
    expect([...calendar.keys()]).toEqual([...first.keys()]);
    const roles = (await mailsOf(setting.store, EVERYTHING, id)).filter(({ key }) => key.includes('@'));
    expect(roles.map(({ toRole, status }) => [toRole, status])).toEqual([
      ['principal', 'sent'],
      ['ict', 'merged'],
    ]);
  });
});

describe('A conversation of a trajectory under way whose people change', () => {
  const step = 'intake/intake_conversation';
  const named = (letter: string) => `${letter}@pbd.example`;

  /** The calendars of everybody, by address, as their mails make them. */
  const calendars = new Map<
    string,
    Map<string, { day: string | undefined; sequence: number; stands: boolean }>
  >();
  const deliver = async () => {
    mailroom.sink.clear();
    await mailroom.deliver();
    for (const { to, mail } of mailroom.sink.mails) {
      const calendar = calendars.get(to.join()) ?? new Map();
      calendars.set(to.join(), calendar);
      addTo(calendar, [mail]);
    }
    return mailroom.sink.mails.map(({ to, mail }) => ({ to: to.join(), mail }));
  };
  const standing = (who: string) => addTo(calendars.get(who) ?? new Map(), []);
  /** Does it a minute later. */
  const later = async (id: string, command: Parameters<typeof act>[2], by?: Parameters<typeof act>[3]) => {
    setting.clock.advance('PT1M');
    await act(mailroom, (await findTrajectory(setting.store, EVERYTHING, id))!.state, command, by);
  };
  const meet = (id: string, day: string) => later(id, { type: 'reschedule', step, appointments: [on(day)] });
  const organiserIn = (mail: Mail) =>
    /ORGANIZER[^\r]*(?:\r\n [^\r]*)*/.exec(mail.attachments[0]?.content.toString('utf8') ?? '')?.[0];

  async function underWay() {
    calendars.clear();
    const people = await Promise.all(
      ['els', 'piet', 'mia'].map((letter) => addPerson(setting.store, letter, named(letter))),
    );
    const [counsellor = '', principal = '', ict_coordinator = ''] = people;
    const { id } = await enrolSchool(mailroom, {
      roles: { counsellor, coordinator: mailroom.counsellor, principal, ict_coordinator },
      underWay: { phase: 'intake', since: '2026-10-01' },
    });
    return id;
  }

  it('is taken out of the calendars of who was replaced, and made anew by who leads it now', async () => {
    const id = await underWay();
    await meet(id, '01');
    await deliver();
    expect(['els', 'piet', 'mia'].map((letter) => standing(named(letter)))).toEqual([['01'], ['01'], ['01']]);

    const tom = await addPerson(setting.store, 'tom', named('tom'));
    await later(id, { type: 'assign', role: 'ict_coordinator', person: tom });
    await deliver();
    expect(['piet', 'mia', 'tom'].map((letter) => standing(named(letter)))).toEqual([['01'], [], ['01']]);

    const ann = await addPerson(setting.store, 'ann', named('ann'));
    await later(id, { type: 'assign', role: 'counsellor', person: ann });
    const mails = await deliver();
    expect(['els', 'piet', 'mia', 'tom', 'ann'].map((letter) => standing(named(letter)))).toEqual([
      ...[[], ['01'], [], ['01'], ['01']],
    ]);
    const toPiet = mails.filter(({ to }) => to === named('piet')).map(({ mail }) => mail);
    expect(toPiet.map(({ subject }) => subject?.split(':')[0]).sort()).toEqual([
      ...['Opnieuw in je agenda', 'Vervangt de vorige uitnodiging'],
    ]);
    for (const mail of toPiet) {
      const cancels = eventsOf(mail)[0]?.method === 'CANCEL';
      expect(organiserIn(mail)).toContain(named(cancels ? 'els' : 'ann'));
    }
    // Under one UID there is one organiser for good.
    expect(new Set(toPiet.flatMap(eventsOf).map(({ uid }) => uid)).size).toBe(2);

    await meet(id, '08');
    const moves = await deliver();
    expect(['els', 'piet', 'mia', 'tom', 'ann'].map((letter) => standing(named(letter)))).toEqual([
      ...[[], ['08'], [], ['08'], ['08']],
    ]);
    const [update] = moves.filter(({ to }) => to === named('piet'));
    expect(update?.mail.subject).toContain('Afspraak gewijzigd');
    expect(update?.mail.text).toContain('Wanneer: dinsdag 8 december 2026');
    expect(update?.mail.text).toContain('Eerst was dit: dinsdag 1 december 2026');
    await meet(id, '08');
    expect(await deliver()).toEqual([]);
  });

  it('is made anew in the name of the new address of who leads it, and taken out in that of the old one', async () => {
    const id = await underWay();
    const els = (await findTrajectory(setting.store, EVERYTHING, id))!.state.roles.counsellor!.person;
    const readdress = async (email: string) => {
      setting.clock.advance('PT1M');
      const now = setting.clock.now().toString({ fractionalSecondDigits: 3 });
      const before = (await findPerson(setting.store, EVERYTHING, els))!;
      const after = (await correctPerson(setting.store, els, { email }))!;
      await noteNewAddress(setting.store, before, after, now, { except: id });
      await later(id, { type: 'address-corrected', person: els }, { kind: 'system' });
    };
    // Nothing was arranged yet: nothing is made anew.
    await readdress('els@eerst.example');
    expect(await deliver()).toEqual([]);
    await meet(id, '01');
    const [first] = (await deliver()).filter(({ to }) => to === named('piet'));
    expect(organiserIn(first!.mail)).toContain('els@eerst.example');

    await readdress('els@nieuw.example');
    const mails = await deliver();
    expect(standing(named('piet'))).toEqual(['01']);
    const toPiet = mails.filter(({ to }) => to === named('piet')).map(({ mail }) => mail);
    expect(toPiet).toHaveLength(2);
    for (const mail of toPiet) {
      const cancels = eventsOf(mail)[0]?.method === 'CANCEL';
      expect(organiserIn(mail)).toContain(cancels ? 'els@eerst.example' : 'els@nieuw.example');
      expect(mail.text).toMatch(cancels ? /els heeft een nieuw adres/ : /van het nieuwe adres van els/);
    }
    expect(new Set(toPiet.flatMap(eventsOf).map(({ uid }) => uid)).size).toBe(2);
    expect(eventsOf(first!.mail)[0]?.uid).toBe(
      toPiet.flatMap(eventsOf).find(({ method }) => method === 'CANCEL')?.uid,
    );

    // Whoever takes over from her takes it out in the name of her last address.
    const ann = await addPerson(setting.store, 'ann', named('ann'));
    await later(id, { type: 'assign', role: 'counsellor', person: ann });
    const taken = (await deliver()).filter(({ to }) => to === named('piet')).map(({ mail }) => mail);
    expect(taken.map((mail) => [eventsOf(mail)[0]?.method, organiserIn(mail)])).toEqual(
      expect.arrayContaining([
        ['CANCEL', expect.stringContaining('els@nieuw.example')],
        ['REQUEST', expect.stringContaining(named('ann'))],
      ]),
    );
    expect(standing(named('piet'))).toEqual(['01']);
  });

  it('comes right in every calendar also when all of that is done before any mail goes', async () => {
    const id = await underWay();
    await meet(id, '01');
    await deliver();
    const [ann, tom] = [
      await addPerson(setting.store, 'ann', named('ann')),
      await addPerson(setting.store, 'tom', named('tom')),
    ];
    await later(id, { type: 'assign', role: 'ict_coordinator', person: tom });
    await later(id, { type: 'assign', role: 'counsellor', person: ann });
    await meet(id, '08');
    await deliver();
    expect(['els', 'piet', 'mia', 'tom', 'ann'].map((letter) => standing(named(letter)))).toEqual([
      ...[[], ['08'], [], ['08'], ['08']],
    ]);
  });

  it('stands again for who comes back, and for nobody once it is done in another way', async () => {
    const id = await underWay();
    const mia = (await findTrajectory(setting.store, EVERYTHING, id))!.state.roles.ict_coordinator!.person;
    await meet(id, '01');
    await deliver();
    const tom = await addPerson(setting.store, 'tom', named('tom'));
    await later(id, { type: 'assign', role: 'ict_coordinator', person: tom });
    await deliver();
    await later(id, { type: 'assign', role: 'ict_coordinator', person: mia });
    await deliver();
    expect(['piet', 'mia', 'tom'].map((letter) => standing(named(letter)))).toEqual([['01'], ['01'], []]);
    await later(id, { type: 'skip', step, reason: 'Telefonisch besproken.' });
    await deliver();
    expect(['els', 'piet', 'mia', 'tom'].map((letter) => standing(named(letter)))).toEqual([[], [], [], []]);
  });
});

describe('Somebody who is invited in two roles', () => {
  it('gets one invitation and one cancellation, and the ledger says so of the other role', async () => {
    const id = await enrolled();
    const calendar = new Map();
    await arrange(id, ['01']);
    const invitations = await received();
    expect(invitations).toHaveLength(1);
    expect(addTo(calendar, invitations)).toEqual(['01']);
    await arrange(id, []);
    const cancellations = await received();
    expect(cancellations).toHaveLength(1);
    expect(addTo(calendar, cancellations)).toEqual([]);
    const told = (await mailsOf(setting.store, EVERYTHING, id)).filter(
      ({ kind, toRole }) => kind !== 'ask' && toRole !== 'counsellor',
    );
    expect(told.map(({ kind, toRole, status, reason }) => [kind, toRole, status, reason])).toEqual([
      ['invitation', 'ict', 'sent', undefined],
      ['invitation', 'principal', 'merged', 'same-person'],
      ['cancellation', 'ict', 'sent', undefined],
      ['cancellation', 'principal', 'merged', 'same-person'],
    ]);
    expect(told[1]?.sentAt).toBe(told[0]?.sentAt);
    expect(told[1]?.mergedInto).toBe(told[0]?.id);
  });
});
