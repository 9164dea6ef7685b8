import type { SendMailOptions } from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer';
import { foldLines } from 'nodemailer/lib/mime-funcs';
import MimeNode, { type MimeNodeEnvelope, type MimeNodeHeaderValue } from 'nodemailer/lib/mime-node';
import { base64Lines, writtenNode } from './written-node.ts';

/** A message as it goes to the mail server. */
export interface WrittenMessage {
  readonly bytes: Buffer;
  /** Made for this message alone: the connection writes in it. */
  readonly envelope: MimeNodeEnvelope;
  readonly messageId: string;
}

type Addresses = NonNullable<SendMailOptions['from']>;

/** Encodes headers and envelopes as those of a message, without one. */
const encoder = new MimeNode(false);

/**
 * Writes the message that thousands are alike to, a text and its HTML in base64: nodemailer writes what surrounds both once, and what
 * comes back in many messages once for all of them. Byte for byte it is what nodemailer makes of the whole, in a fifth of the time.
 * @returns undefined for a message that has anything else in it
 */
export function writtenLetter(message: SendMailOptions): WrittenMessage | undefined {
  const { from, to, replyTo, inReplyTo, references, subject, messageId, date, ...rest } = message;
  const { headers = {}, text, html, encoding, envelope, ...others } = rest;
  if (encoding !== 'base64' || Object.keys(others).length > 0) return undefined;
  if (typeof text !== 'string' || typeof html !== 'string' || text === '' || html === '') return undefined;
  if (!from || !to || !subject || !messageId || !date) return undefined;
  const custom = Object.entries(headers).map(([name, value]) => customHeader(name, value));
  if (custom.includes(undefined)) return undefined;
  // In the order in which nodemailer writes them, which leaves out the empty ones.
  const head = [
    ...custom,
    rememberedHeader('From', from),
    header('To', to),
    ...(replyTo ? [rememberedHeader('Reply-To', replyTo)] : []),
    ...(inReplyTo ? [header('In-Reply-To', inReplyTo as string)] : []),
    ...(references ? [header('References', references)] : []),
    header('Subject', subject),
    header('Message-ID', messageId),
    rememberedHeader('Date', date),
  ].filter((line) => line !== '');
  const { begin, between, end } = frame;
  return {
    bytes: Buffer.from(
      `${head.join('\r\n')}\r\n${begin}${base64Lines(text)}${between}${base64Lines(html)}${end}`,
    ),
    envelope: envelope === undefined ? envelopeOf(from, to) : encoder.setEnvelope(envelope).getEnvelope(),
    messageId,
  };
}

/** What nodemailer writes around a text and its HTML. None of the lines of either can be its boundary, as they are base64. */
const frame = (() => {
  const [text, html] = ['a text', 'its HTML'];
  const written = writtenNode(new MailComposer({ text, html, encoding: 'base64' }).compile());
  const [begin = '', between = '', end = ''] = written
    .slice(written.indexOf('MIME-Version:'))
    .split(new RegExp(`${base64Lines(text)}|${base64Lines(html)}`));
  return { begin, between, end };
})();

/** Those that a letter may add; how nodemailer treats others depends on their names. */
const customNames = new Set([
  ...['Auto-Submitted', 'X-Auto-Response-Suppress', 'List-Unsubscribe', 'List-Unsubscribe-Post'],
]);

/** @returns undefined for one that is left to nodemailer */
function customHeader(name: string, value: unknown): string | undefined {
  if (!customNames.has(name)) return undefined;
  if (typeof value === 'string') return rememberedHeader(name, value);
  const { prepared, value: ready, ...others } = value as { prepared?: boolean; value?: string };
  const isReady = prepared === true && typeof ready === 'string' && ready.trim() !== '';
  return isReady && Object.keys(others).length === 0 ? `${name}: ${ready}` : undefined;
}

/** Characters of a line of a header, as nodemailer folds it. */
const LONGEST_LINE = 76;

function header(name: string, value: MimeNodeHeaderValue): string {
  const encoded = encoder.encodeHeaderValue(name, value);
  return encoded.trim() === '' ? '' : foldLines(`${name}: ${encoded}`, LONGEST_LINE);
}

/** What comes back: of a sender, of a counsellor. Few enough to look through, and forgotten when they become many. */
const remembered = new Map<string, string>();
const MOST_REMEMBERED = 1_000;

function remember(key: string, make: () => string): string {
  const known = remembered.get(key);
  if (known !== undefined) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const made = make();
  remembered.set(key, made);
  return made;
}

function rememberedHeader(name: string, value: MimeNodeHeaderValue): string {
  return remember(`${name}: ${JSON.stringify(value)}`, () => header(name, value));
}

function envelopeOf(from: Addresses, to: Addresses): MimeNodeEnvelope {
  const sender = () => encoder.setEnvelope({ from }).getEnvelope().from || '';
  return {
    from: remember(`MAIL FROM: ${JSON.stringify(from)}`, sender) || false,
    to: encoder.setEnvelope({ to }).getEnvelope().to,
  };
}
