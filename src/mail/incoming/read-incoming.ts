import type { ParsedMail } from 'mailparser';
import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import { absentUntil } from './absence.ts';
import { fieldOf, type RecipientStatus, readDeliveryStatus } from './delivery-status.ts';

/** What a message that came back says. */
export type Meaning =
  /** It was not delivered to some of these, and never will be. */
  | { readonly kind: 'bounce'; readonly recipients: readonly RecipientStatus[] }
  /** Some server still tries. */
  | { readonly kind: 'delay' }
  /** An automatic answer; with the last day of an absence when it names one. */
  | { readonly kind: 'absence'; readonly until?: LocalDate }
  /** The reader has marked it as unwanted (RFC 5965). */
  | { readonly kind: 'complaint' }
  /** Anything else: somebody has to read it. */
  | { readonly kind: 'other' };

/** A message that came back, read. */
export interface Incoming {
  readonly meaning: Meaning;
  /** Message-IDs that it names: of the message that it is about, and of what it answers. */
  readonly about: readonly string[];
  /** Addresses that it was sent to, as its headers have them. */
  readonly to: readonly string[];
  readonly sender: string;
  /** The bare address of whoever sent it, in lower case. */
  readonly senderAddress?: string;
  /** When it was written, as it says itself. */
  readonly writtenAt?: Instant;
  readonly subject: string;
  readonly text: string;
}

const MOST_TEXT = 20_000;

/**
 * Reads a message.
 * @param today the local date on which it came
 */
export async function readIncoming(raw: Buffer, today: LocalDate): Promise<Incoming> {
  // Loaded with the first message.
  const { simpleParser } = await import('mailparser');
  const mail = await simpleParser(raw, { keepDeliveryStatus: true, skipImageLinks: true });
  const text = (mail.text ?? '').slice(0, MOST_TEXT);
  const subject = mail.subject ?? '';
  return {
    meaning: meaningOf(mail, `${subject}\n${text}`, today),
    about: messageIdsIn(mail),
    to: recipientsOf(mail),
    sender: mail.from?.text ?? '',
    ...(mail.from?.value[0]?.address === undefined
      ? {}
      : { senderAddress: mail.from.value[0].address.toLowerCase() }),
    ...(mail.date === undefined ? {} : { writtenAt: mail.date.toISOString() }),
    subject,
    text,
  };
}

function meaningOf(mail: ParsedMail, words: string, today: LocalDate): Meaning {
  if (partOf(mail, 'message/feedback-report') !== undefined) return { kind: 'complaint' };
  const report = partOf(mail, 'message/delivery-status');
  if (report !== undefined) {
    const recipients = readDeliveryStatus(report);
    const failed = recipients.filter(({ action, status }) => action === 'failed' && status.startsWith('5'));
    if (failed.length > 0) return { kind: 'bounce', recipients: failed };
    return recipients.length > 0 ? { kind: 'delay' } : { kind: 'other' };
  }
  if (!isAutomatic(mail)) return { kind: 'other' };
  const until = absentUntil(words, today);
  return until === undefined ? { kind: 'absence' } : { kind: 'absence', until };
}

/** RFC 3834, and what mail programs used before it. */
function isAutomatic({ headers, subject = '' }: ParsedMail): boolean {
  const said = String(headers.get('auto-submitted') ?? 'no').toLowerCase();
  return (
    said.startsWith('auto-replied') ||
    headers.has('x-autoreply') ||
    headers.has('x-autorespond') ||
    /auto_?reply/i.test(String(headers.get('precedence') ?? '')) ||
    /^(automatisch antwoord|automatic reply|out of office|afwezig)/i.test(subject)
  );
}

function partOf(mail: ParsedMail, type: string): string | undefined {
  return mail.attachments.find(({ contentType }) => contentType === type)?.content.toString('utf8');
}

function messageIdsIn(mail: ParsedMail): string[] {
  const original = ['message/rfc822', 'text/rfc822-headers', 'message/rfc822-headers'].flatMap(
    (type) => partOf(mail, type) ?? [],
  );
  const named = original.flatMap(
    (headers) => fieldOf(headers.replace(/\r\n?/g, '\n').replace(/\n[ \t]+/g, ' '), 'Message-ID') ?? [],
  );
  const references = typeof mail.references === 'string' ? [mail.references] : (mail.references ?? []);
  return [...new Set([...named, ...(mail.inReplyTo === undefined ? [] : [mail.inReplyTo]), ...references])];
}

function recipientsOf({ headers, headerLines, to }: ParsedMail): string[] {
  const delivered = headerLines
    .filter(({ key }) => key === 'delivered-to' || key === 'x-original-to')
    .map(({ line }) =>
      line
        .slice(line.indexOf(':') + 1)
        .trim()
        .replace(/[<>]/g, ''),
    );
  const addressed = (to === undefined ? [] : Array.isArray(to) ? to : [to]).flatMap(({ value }) =>
    value.flatMap(({ address }) => address ?? []),
  );
  return headers.size === 0 ? [] : [...delivered, ...addressed];
}
