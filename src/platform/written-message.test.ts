import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import type { SendMailOptions } from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer';
import { writtenMessage } from './written-message.ts';

const letter: SendMailOptions = {
  from: { name: 'Begeleidingsdienst Één', address: 'traject@pbd.example' },
  to: { name: 'Zoë, directeur', address: 'zoë@müller.example' },
  subject: 'Herinnering: bevestig de deelname van jullie school · Basisschool De Wegwijzer',
  messageId: '<t.1@pbd.example>',
  references: ['<t.1@pbd.example>', '<t.2@pbd.example>'],
  date: new Date('2026-11-02T08:00:00.000Z'),
  headers: { 'List-Unsubscribe': { prepared: true, value: `<https://traject.example/p/${'a'.repeat(80)}>` } },
  text: `Dag Zoë,\n\n.een regel met een punt\n${'één '.repeat(60)}\n`,
  html: `<p>Dag Zoë</p>\n${'<p>één</p>'.repeat(400)}`,
};
const text = { ...letter, html: undefined };
const calendar = { filename: 'één.ics', content: 'BEGIN:VCALENDAR\r\nSUMMARY:één\r\nEND:VCALENDAR\r\n' };
const logo = { filename: 'logo.png', content: Buffer.from(Uint8Array.from({ length: 700 }, (_, at) => at)) };

const messages: { [what: string]: SendMailOptions } = {
  'a letter': { ...letter, encoding: 'base64' },
  'a letter whose encoding nobody chose': letter,
  'a text alone': text,
  'a text alone in base64': { ...text, encoding: 'base64' },
  'plain words': { ...text, text: 'Dag,\n\n.tot ziens' },
  'nothing at all': { ...text, text: '' },
  'an invitation': { ...letter, encoding: 'base64', icalEvent: { method: 'REQUEST', ...calendar } },
  'a letter with a picture': { ...letter, attachments: [{ ...logo, cid: 'logo@traject' }] },
  'a letter with a picture and calendars': {
    ...letter,
    attachments: [
      { ...logo, cid: 'logo@traject' },
      { ...calendar, contentType: 'text/calendar; charset=utf-8; method=PUBLISH' },
      calendar,
    ],
  },
};

// Nodemailer would draw other boundaries each time.
const compiled = (message: SendMailOptions) =>
  new MailComposer({ ...message, baseBoundary: 'the-same' }).compile();

describe('A message in one piece', () => {
  it.each(Object.entries(messages))('has the bytes that nodemailer streams: %s', async (_, message) => {
    const streamed = await compiled(message).build();
    expect(writtenMessage(compiled(message)).toString()).toBe(streamed.toString());
  });

  it('has nothing in it that would have to be fetched', () => {
    const elsewhere = [{ filename: 'a' }, { path: '/etc/hostname' }, { href: 'https://school.example/' }];
    for (const attachment of [{ ...elsewhere[0], content: Readable.from(['a']) }, ...elsewhere.slice(1)]) {
      const message = compiled({ ...letter, attachments: [attachment] });
      expect(() => writtenMessage(message)).toThrow(TypeError);
    }
  });
});
