import { describe, expect, it } from '@jest/globals';
import { type AnswerMeaning, meaningOf, namesAddress } from './refusal.ts';

describe('What a mail server means', () => {
  it.each<[AnswerMeaning, number, string]>([
    ['unknown-mailbox', 550, '550 5.1.1 <an@linde.example>: Recipient address rejected'],
    ['unknown-mailbox', 550, '550-5.1.1 The email account that you tried to reach is not here'],
    ['unknown-mailbox', 550, '550 No such user here'],
    ['unknown-mailbox', 550, '550 <an@linde.example>: User unknown in virtual mailbox table'],
    ['unknown-mailbox', 551, '551 try elsewhere'],
    ['unknown-mailbox', 550, '550 5.4.1 Recipient address rejected: Access denied.'],
    ['unknown-mailbox', 550, '550 5.7.1 <an@linde.example>: user unknown'],
    ['server-trouble', 451, '451 4.4.1 no answer'],
    ['closed-mailbox', 550, '550 5.2.1 not accepting messages'],
    ['full-mailbox', 552, '552 5.2.2 over'],
    ['full-mailbox', 452, '452 4.2.2 over'],
    ['full-mailbox', 550, '550 Mailbox full'],
    ['unknown-domain', 556, '556 5.1.10 null MX'],
    ['too-large', 552, '552 5.3.4 message size exceeds fixed limit'],
    ['against-policy', 554, '554 5.7.1 no'],
    ['against-policy', 554, '554 Your message looks like spam'],
    ['later', 451, '451 4.7.1 come back'],
    ['later', 450, '450 Greylisted, please try again in 300 seconds'],
    ['server-trouble', 421, '421 4.3.2 shutting down'],
    ['server-trouble', 421, '421 too many connections'],
    ['unavailable-mailbox', 550, '550 no'],
    ['unclear', 554, '554 Transaction failed'],
    ['unclear', 554, '554 refused by 5.1.1.1'],
  ])('is %s when it says %i with "%s"', (meaning, code, response) => {
    expect(meaningOf({ outcome: code < 500 ? 'deferred' : 'refused', code, response })).toBe(meaning);
  });

  it.each([
    ['550 5.1.1 rejected', true],
    ['550 5.1.2 bad destination', true],
    ['553 5.1.3 bad syntax', true],
    ['551 5.1.6 moved', true],
    ['556 5.1.10 null MX', true],
    ['550 5.2.1 not accepting messages', true],
    ['550 5.4.1 Recipient address rejected: Access denied.', true],
    ['550 No such user here', true],
    ['550 Unknown domain', true],
    ['550 This mailbox is disabled', true],
    ['550 no', false],
    ['550 5.1.8 Sender address does not exist', false],
    ['550 5.4.5 Daily user sending limit exceeded.', false],
    ['550 Verification failed for <x@pbd.example>: account may not exist. Sender verify failed', false],
    ['550 Your account is suspended', false],
    ['552 5.2.2 over', false],
    ['552 5.3.4 too big', false],
    ['554 5.7.1 no', false],
    ['451 5.1.1 later', false],
  ])('says with "%s" that the address is of no use: %s', (response, final) => {
    expect(namesAddress({ code: Number(response.slice(0, 3)), response })).toBe(final);
  });

  it.each<[AnswerMeaning, string]>([
    ['refused-sender', '553 5.1.8 Sender address does not exist'],
    ['refused-sender', '550 Sender verify failed'],
    ['sending-limit', '550 5.4.5 Daily user sending limit exceeded.'],
    ['sending-limit', '550 Message limit exceeded'],
  ])('is about us, %s, when it says "%s"', (meaning, response) => {
    expect(meaningOf({ outcome: 'deferred', code: Number(response.slice(0, 3)), response })).toBe(meaning);
  });

  it('is that we are not let in, whatever words it finds for it', () => {
    expect(meaningOf({ outcome: 'fault', code: 530, response: '530 5.1.1 user unknown' })).toBe('not-let-in');
  });

  it('is nothing at all when no server answered', () => {
    expect(meaningOf({ outcome: 'deferred', response: 'connect ECONNREFUSED' })).toBe('no-answer');
  });

  it('is an address that is none when the mail never got as far as a server', () => {
    expect(meaningOf({ outcome: 'refused', response: 'No recipients defined' })).toBe('unknown-mailbox');
  });
});
