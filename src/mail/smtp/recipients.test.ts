import { describe, expect, it } from '@jest/globals';
import { counsellor, principal, sampleItem, template } from '../../../tests/mail/sample-letters.ts';
import { recipientOf, withFallbacks } from './recipients.ts';

const mailTo = (toRole: string) => sampleItem({ kind: 'ask', path: 'referral/school_confirms', toRole }).mail;

describe('The recipient of a mail', () => {
  it('is whoever has the role now', () => {
    const people = withFallbacks(template, { principal, counsellor });
    expect(recipientOf(mailTo('principal'), people)).toEqual({ person: principal });
  });

  it('is who the role falls back to while nobody has it', () => {
    const people = withFallbacks(template, { principal, counsellor });
    expect(recipientOf(mailTo('ict_coordinator'), people)).toEqual({ person: principal });
    expect(recipientOf(mailTo('provider'), people)).toEqual({ person: counsellor });
  });

  it('is nobody when the role and its fall-backs are empty', () => {
    const people = withFallbacks(template, { counsellor });
    expect(recipientOf(mailTo('ict_coordinator'), people)).toEqual({ problem: 'nobody-in-role' });
  });

  it('cannot be somebody without an address, or whose address refused mail for good', () => {
    const { email: _, ...withoutAddress } = principal;
    const gone = { ...principal, reachable: false };
    expect(recipientOf(mailTo('principal'), { principal: withoutAddress })).toMatchObject({
      problem: 'no-address',
      person: { id: principal.id },
    });
    expect(recipientOf(mailTo('principal'), { principal: gone })).toMatchObject({ problem: 'unreachable' });
  });

  it('of a link is the person who asked for it, whatever the roles are now', () => {
    const mail = { ...mailTo('principal'), personId: counsellor.id };
    expect(recipientOf(mail, { principal }, counsellor)).toEqual({ person: counsellor });
  });
});
