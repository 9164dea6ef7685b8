import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  act,
  addPerson,
  type Enrolled,
  enrolSchool,
  type MailroomSetting,
  startMailroom,
} from './mailroom-setting.ts';

let mailroom: MailroomSetting;

beforeAll(async () => {
  mailroom = await startMailroom();
});
beforeEach(() => mailroom.reset());
afterAll(() => mailroom.stop());

/** The texts of the mails that go now, by the address of who gets them. */
async function delivered(): Promise<Map<string, string>> {
  mailroom.sink.clear();
  await mailroom.deliver();
  return new Map(
    mailroom.sink.mails.map(({ to, mail }) => [String(to), (mail.text ?? '').replace(/\s+/g, ' ')]),
  );
}

const addressOf = (person: string) => `${person}@school.example`;

async function handsOver(enrolled: Enrolled, kind: 'person' | 'link', by: string): Promise<string> {
  mailroom.clock.advance('PT1H');
  const person = await addPerson(mailroom.store, 'Nele Nieuw');
  const actor = { kind, person: by };
  await act(mailroom, enrolled.state, { type: 'assign', role: 'principal', person }, actor);
  return (await delivered()).get(addressOf(person)) ?? '';
}

describe('The first mail to somebody who takes over', () => {
  it('says from whom, and who asked it', async () => {
    const enrolled = await enrolSchool(mailroom);
    await mailroom.deliver();
    const text = await handsOver(enrolled, 'person', mailroom.counsellor);
    expect(text).toMatch(
      /Je neemt het traject De digitale school van School \d+ over van Directeur \d+\. Els Janssens vroeg dat aan jou\./,
    );
  });

  it('says that a colleague asked it, when it was a colleague who gave the name', async () => {
    const enrolled = await enrolSchool(mailroom);
    await mailroom.deliver();
    const text = await handsOver(enrolled, 'link', enrolled.principal);
    expect(text).toMatch(/Directeur \d+ vroeg je om dit over te nemen\. Je bent nu directeur/);
  });
});

describe('A date that the counsellor sets', () => {
  it('comes to her as set by her, and to the school as an invitation', async () => {
    const { state, principal } = await enrolSchool(mailroom);
    const confirmed = await act(
      mailroom,
      state,
      { type: 'complete', step: 'referral/school_confirms', outcome: 'confirmed' },
      { kind: 'link', person: principal },
    );
    await mailroom.deliver();
    const appointments = [{ start: '2026-12-01T13:00:00.000Z', end: '2026-12-01T14:30:00.000Z' }];
    await act(mailroom, confirmed, {
      ...{ type: 'reschedule', step: 'intake/intake_conversation', appointments },
    });
    const texts = await delivered();
    expect(texts.get(addressOf(mailroom.counsellor))).toContain('Je legde deze afspraak voor School');
    expect(texts.get(addressOf(principal))).toContain('Graag nodigen we je uit');
  });
});

describe('A question that goes to whoever stands in', () => {
  it('says that nobody has the role yet', async () => {
    const { state, principal } = await enrolSchool(mailroom);
    const by = { kind: 'link', person: principal } as const;
    const confirmed = await act(
      mailroom,
      state,
      { type: 'complete', step: 'referral/school_confirms', outcome: 'confirmed' },
      by,
    );
    const scale = { vision: 2, expertise: 2, content: 2, infrastructure: 3 };
    const answers = { ...scale, confidence_teachers: 2, confidence_principal: 2, has_report: true };
    await act(mailroom, confirmed, { type: 'complete', step: 'intake/self_assessment', answers }, by);
    // It is mailed to who has not done it within a few days.
    mailroom.clock.advance('PT168H');
    expect([...(await delivered()).values()].join(' ')).toContain(
      'Er is nog geen ICT-coördinator opgegeven, daarom vragen we het aan jou.',
    );
  });
});

describe('The signature of a mail to a school', () => {
  it('says for which service the counsellor works', async () => {
    const { store, counsellor } = mailroom;
    const service = '00000000-0000-4000-8000-0000000000e1';
    await store.pool.query(
      `INSERT INTO organisation (id, kind, name) VALUES ($1, 'pbd', 'PBD Mechelen') ON CONFLICT DO NOTHING`,
      [service],
    );
    await store.pool.query('UPDATE person SET organisation_id = $2 WHERE id = $1', [counsellor, service]);
    const { principal } = await enrolSchool(mailroom);
    expect((await delivered()).get(addressOf(principal))).toContain(
      'Els Janssens Pedagogisch begeleider, PBD Mechelen',
    );
  });
});
