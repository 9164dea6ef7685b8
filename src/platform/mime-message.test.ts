import { describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { writeMessage } from './mime-message.ts';

const message: SendMailOptions = {
  from: 'Traject <traject@pbd.example>',
  to: { name: 'An Peeters', address: 'an.peeters@de-wegwijzer.example' },
  replyTo: { name: 'Zoë "Zo" D’Hondt', address: 'zoe@pbd.example' },
  subject:
    '[De digitale school · Basisschool Sint-Jozef-aan-de-Één-en-Veertig] Vul de zelfinschatting in: waar staat jullie school?',
  messageId: '<t.00000000-0000-4000-8000-00000000000a.0123456789abcdef01234567@pbd.example>',
  inReplyTo: '<t.a@pbd.example>',
  references: ['<t.a@pbd.example>', '<t.b@pbd.example>'],
  date: new Date('2026-11-09T08:00:00.000Z'),
  headers: {
    'Auto-Submitted': 'auto-generated',
    'List-Unsubscribe': { prepared: true, value: `<https://traject.example/p/${'x'.repeat(60)}/reminders>` },
  },
  text: `Dag Zoë,\n\n${'Eén lange regel zonder einde. '.repeat(40)}\n.\nEen punt op een regel.\n`,
  html: '<p>Dag Zoë &amp; co</p>\n'.repeat(30),
  encoding: 'base64',
};

const changed = (changes: SendMailOptions) => writeMessage({ ...message, ...changes });

async function read(raw: Buffer | string) {
  const mail = await simpleParser(raw);
  return {
    headers: Object.fromEntries(
      [
        'subject',
        'from',
        'to',
        'reply-to',
        'message-id',
        'in-reply-to',
        'references',
        'date',
        'auto-submitted',
        'list',
      ]
        .map((name) => [name, mail.headers.get(name)])
        .map(([name, value]) => [name, JSON.parse(JSON.stringify(value))]),
    ),
    text: mail.text,
    html: mail.html,
  };
}

describe('A message written out here', () => {
  it('reads exactly as the one that nodemailer writes', async () => {
    const composed = await createTransport({ streamTransport: true, buffer: true }).sendMail(message);
    const own = writeMessage(message)!;
    expect(await read(own.raw)).toEqual(await read(composed.message as Buffer));
    expect(own.envelope).toEqual({ from: 'traject@pbd.example', to: ['an.peeters@de-wegwijzer.example'] });
  });

  it('is plain ASCII with CRLF, in lines that every mail server takes', () => {
    const text = writeMessage(message)!.raw.toString('latin1');
    expect(text).toMatch(/^[\x20-\x7e\r\n]*$/);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const lines = text.split('\r\n').filter((line) => !line.startsWith('List-Unsubscribe'));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it('cannot be given another header by what people typed', () => {
    const name = 'An\r\nBcc: all@school.example';
    const text = changed({
      subject: `Hallo\r\nBcc: x@y.example`,
      to: { name, address: 'an@school.example' },
    })!;
    const headers = text.raw.toString('latin1').split('\r\n\r\n')[0] ?? '';
    expect(headers).not.toMatch(/^Bcc:/im);
  });

  it('is left to nodemailer when there is more to it', () => {
    expect(changed({ icalEvent: { content: 'BEGIN:VCALENDAR' } })).toBeUndefined();
    expect(changed({ attachments: [{ content: 'x' }] })).toBeUndefined();
    expect(changed({ cc: 'x@y.example' })).toBeUndefined();
    expect(changed({ to: { name: 'An', address: 'añ@school.example' } })).toBeUndefined();
    expect(changed({ to: 'An <an@school.example>, Els <els@school.example>' })).toBeUndefined();
    expect(
      changed({ to: { name: 'An', address: 'an@school.example>\r\nRCPT TO:<x@y.example' } }),
    ).toBeUndefined();
  });
});
