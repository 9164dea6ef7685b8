import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SendMailOptions } from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer';
import { writtenLetter } from './written-letter.ts';
import { writtenMessage } from './written-message.ts';

const letter: SendMailOptions = {
  from: { name: 'Begeleidingsdienst Één', address: 'traject@pbd.example' },
  to: { name: 'Zoë, directeur', address: 'zoë@müller.example' },
  replyTo: { name: 'An', address: 'an@stroom.example' },
  subject: 'Herinnering: bevestig de deelname van jullie school · Basisschool De Wegwijzer',
  messageId: '<t.1@pbd.example>',
  inReplyTo: '<t.0@pbd.example>',
  references: ['<t.1@pbd.example>', '<t.2@pbd.example>'],
  date: new Date('2026-11-02T08:00:00.000Z'),
  headers: {
    'Auto-Submitted': 'auto-generated',
    'List-Unsubscribe': { prepared: true, value: `<https://traject.example/p/${'a'.repeat(80)}>` },
  },
  text: `Dag Zoë,\n\n.een regel met een punt\n${'één '.repeat(60)}\n`,
  html: `<p>Dag Zoë</p>\n${'<p>één</p>'.repeat(400)}`,
};
const inBase64: SendMailOptions = { ...letter, encoding: 'base64' };
const { html: _, ...text } = letter;
const { replyTo: __, inReplyTo: ___, headers: ____, references: _____, ...bare } = inBase64;
const calendar = { filename: 'één.ics', content: 'BEGIN:VCALENDAR\r\nSUMMARY:één\r\nEND:VCALENDAR\r\n' };
const logo = { filename: 'logo.png', content: Buffer.from(Uint8Array.from({ length: 700 }, (_, at) => at)) };

const letters: { [what: string]: SendMailOptions } = {
  'a letter': inBase64,
  'a letter without what it may do without': bare,
  'a letter whose sender is written in full': { ...inBase64, from: 'Traject <traject@pbd.example>' },
  'a letter to a plain address': { ...inBase64, to: 'An.Claes@DE-BEUK.example' },
  'a letter that comes back elsewhere': {
    ...inBase64,
    envelope: { from: 'bounce+1@pbd.example', to: 'an@müller.example' },
  },
  'a letter of a few words': { ...inBase64, text: 'a', html: 'b' },
  'a letter with a line that is just full': { ...inBase64, text: 'a'.repeat(57), html: 'b'.repeat(114) },
  'a letter about nothing': { ...inBase64, subject: ' ' },
};
const others: { [what: string]: SendMailOptions } = {
  'a letter whose encoding nobody chose': letter,
  'a letter with a header of another kind': { ...inBase64, headers: { 'x-other': ['a', 'b'] } },
  'a letter with a header to fold': {
    ...inBase64,
    headers: { 'List-Unsubscribe': { prepared: true, foldLines: true, value: `<a> ${'b'.repeat(80)}` } },
  },
  'a letter in copy': { ...inBase64, cc: 'an@stroom.example' },
  'a text alone': text,
  'a text alone in base64': { ...text, encoding: 'base64' },
  'plain words': { ...text, text: 'Dag,\n\n.tot ziens' },
  'nothing at all': { ...text, text: '' },
  'an invitation': { ...inBase64, icalEvent: { method: 'REQUEST', ...calendar } },
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

async function expectAsNodemailer(message: SendMailOptions): Promise<void> {
  const compiled = new MailComposer({ ...message }).compile();
  const written = writtenMessage(message);
  // Nodemailer draws other boundaries each time.
  const alike = (bytes: Buffer) => bytes.toString().replaceAll(/_NmP-[0-9a-f]+-Part/g, '_NmP-Part');
  expect(alike(written.bytes)).toBe(alike(await compiled.build()));
  expect(written.envelope).toEqual(compiled.getEnvelope());
  expect(written.messageId).toBe(compiled.messageId());
}

describe('A message in one piece', () => {
  it.each(Object.entries({ ...letters, ...others }))(
    'has the bytes that nodemailer streams: %s',
    (_, message) => expectAsNodemailer(message),
  );

  it.each(Object.entries(letters))('is written without nodemailer when it is %s', (_, message) => {
    expect(writtenLetter(message)).toBeDefined();
  });

  it.each(Object.entries(others))('is left to nodemailer when it is %s', (_, message) => {
    expect(writtenLetter(message)).toBeUndefined();
  });

  it('has the bytes that nodemailer streams, whatever stands in it', async () => {
    const words = fc.string({ unit: fc.oneof(fc.constantFrom(...' \t\n\r".,<>@=?·é😀(:;'), fc.string()) });
    const person = fc.record({ name: words, address: fc.emailAddress() });
    const any = fc.record({
      ...{ from: person, to: person, replyTo: person, subject: words, inReplyTo: words },
      ...{ references: fc.array(words), messageId: fc.uuid().map((id) => `<${id}@pbd.example>`) },
      ...{ text: words, html: words },
    });
    await fc.assert(fc.asyncProperty(any, (parts) => expectAsNodemailer({ ...inBase64, ...parts })));
  });

  it('has nothing in it that would have to be fetched', () => {
    const elsewhere = [{ filename: 'a' }, { path: '/etc/hostname' }, { href: 'https://school.example/' }];
    for (const attachment of [{ ...elsewhere[0], content: Readable.from(['a']) }, ...elsewhere.slice(1)]) {
      expect(() => writtenMessage({ ...letter, attachments: [attachment] })).toThrow(TypeError);
    }
  });
});
