import { describe, expect, it } from '@jest/globals';
import { classify, delayAfter, isTurnedAway, isUnreachable } from './response.ts';

const failure = (fields: object) => Object.assign(new Error('failed'), fields);

describe('The answer of the mail server', () => {
  it.each([
    [
      'no such mailbox',
      { code: 'EENVELOPE', responseCode: 550, command: 'RCPT TO', response: '550 no such mailbox' },
      'refused',
    ],
    ['a mailbox that is full', { code: 'EENVELOPE', responseCode: 552, command: 'RCPT TO' }, 'deferred'],
    [
      'a message that is refused for its text',
      { code: 'EMESSAGE', responseCode: 554, command: 'DATA' },
      'deferred',
    ],
    ['greylisting', { code: 'EENVELOPE', responseCode: 451, command: 'RCPT TO' }, 'deferred'],
    ['a server that is busy', { code: 'EPROTOCOL', responseCode: 421, command: 'CONN' }, 'deferred'],
    ['no server', { code: 'ESOCKET' }, 'deferred'],
    ['silence', { code: 'ETIMEDOUT', command: 'CONN' }, 'deferred'],
    ['an unknown host', { code: 'EDNS' }, 'deferred'],
    ['a connection that broke', { code: 'ECONNECTION' }, 'deferred'],
    ['a wrong password', { code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' }, 'fault'],
    ['a password that is needed', { code: 'EENVELOPE', responseCode: 530, command: 'MAIL FROM' }, 'fault'],
    ['a sender that is not ours', { code: 'EENVELOPE', responseCode: 553, command: 'MAIL FROM' }, 'fault'],
    [
      'a server that refuses us at the door',
      { code: 'EPROTOCOL', responseCode: 554, command: 'CONN' },
      'fault',
    ],
    ['a configuration that is wrong', { code: 'ECONFIG' }, 'fault'],
  ])('%s', (_name, fields, outcome) => {
    expect(classify(failure(fields)).outcome).toBe(outcome);
  });

  it('does not hold against a recipient that our own server relays for nobody', () => {
    const answer = classify(
      failure({
        code: 'EENVELOPE',
        responseCode: 554,
        command: 'RCPT TO',
        response: '554 5.7.1 <an@school.example>: Relay access denied',
      }),
    );
    expect(answer.outcome).toBe('fault');
  });

  it.each([
    ['554 5.7.1 <an@school.example>: Sender address rejected: not owned by user traject', 'fault'],
    ['554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using a list', 'fault'],
    ['554 5.7.1 <unknown[192.0.2.1]>: Client host rejected: Access denied', 'fault'],
    ['550 5.7.26 Unauthenticated mail is not accepted due to the DMARC policy of pbd.example', 'deferred'],
    ['550 5.7.23 SPF validation failed', 'deferred'],
    ['554 Your message looks like spam', 'deferred'],
    ['550 5.7.1 no', 'deferred'],
    ['550 5.7.1 <an@school.example>: Recipient address rejected: user unknown by policy', 'refused'],
    ['550 5.1.1 no such user; see our policy', 'refused'],
    ['550 no', 'deferred'],
    ['552 5.3.4 message size exceeds fixed limit', 'deferred'],
  ])('"%s" is %s', (response, outcome) => {
    const answer = classify(
      failure({ responseCode: Number(response.slice(0, 3)), command: 'DATA', response }),
    );
    expect([answer.outcome, isTurnedAway(answer)]).toEqual([outcome, outcome === 'deferred']);
  });

  it('is kept in one line, with its code', () => {
    const answer = classify(
      failure({ responseCode: 550, command: 'RCPT TO', response: '550 no\r\nsuch user' }),
    );
    expect(answer).toEqual({ outcome: 'refused', code: 550, response: '550 no such user' });
  });

  it('counts as no answer only when there was none', () => {
    expect(isUnreachable(classify(failure({ code: 'ESOCKET' })))).toBe(true);
    expect(isUnreachable(classify(failure({ responseCode: 451, command: 'RCPT TO' })))).toBe(false);
    expect(isTurnedAway(classify(failure({ responseCode: 451, command: 'RCPT TO' })))).toBe(false);
    expect(isUnreachable(classify(failure({ responseCode: 550, command: 'RCPT TO' })))).toBe(false);
    expect(isTurnedAway(classify(failure({ responseCode: 550, command: 'RCPT TO' })))).toBe(true);
  });
});

describe('Trying again', () => {
  it('waits 1, 5, 15 and 60 minutes, then two hours each time', () => {
    expect([1, 2, 3, 4, 5, 6, 40].map(delayAfter)).toEqual([1, 5, 15, 60, 120, 120, 120]);
  });

  it('ends after five days, not earlier', () => {
    let minutes = 0;
    let attempts = 1;
    for (let delay = delayAfter(attempts); delay !== undefined; delay = delayAfter(attempts)) {
      minutes += delay;
      attempts += 1;
    }
    expect(minutes).toBeGreaterThan(5 * 24 * 60);
    expect(minutes).toBeLessThan(5 * 24 * 60 + 180);
  });
});
