import type { SendMailOptions } from 'nodemailer';
import type { Instant } from '../domain/calendar/types.ts';
import type { Language } from '../domain/text.ts';
import { type Block, toPlainText } from './layout/blocks.ts';
import { type Layout, toHtml } from './layout/layout.ts';
import { nameInFrom, pictureBlocks, pictureFiles, signatureLines } from './letter/letterhead.ts';
import { domainOf, hashOf } from './smtp/message-id.ts';
import { mailTexts } from './texts/texts.ts';
import type { MailLetterhead } from './types.ts';

/** As whom a letter goes that is not about a step of a trajectory. */
export interface ServiceSender {
  /** From header of the installation, such as `Traject <traject@pbd.example>`; its domain ends the Message-ID. */
  readonly from: string;
  readonly layout: Layout;
  /** The Date header. */
  readonly now: Instant;
  /** The guidance service whose reader it is; without it the installation writes under its own name. */
  readonly service?: { readonly name: string; readonly letterhead?: MailLetterhead };
}

/** Whom a letter is for; a teacher who is asked something has no name here. */
export type LetterReader = {
  readonly name?: string;
  readonly email: string;
  readonly language: Language;
};

/** What one letter says. */
export type ServiceLetter = {
  readonly to: LetterReader;
  /** Names the letter within all others: the same word twice has the same Message-ID. A letter says which kind of word. */
  readonly id: `${string}.${string}`;
  readonly subject: string;
  /** The line that a list of mails shows beside the subject. */
  readonly preview: string;
  /** What it says, its small print last: the signature goes before that. */
  readonly blocks: readonly Block[];
  readonly event?: SendMailOptions['icalEvent'];
};

/** Makes the message of a letter with the sender name, signature and logo of the service. Pure. */
export function serviceLetter(letter: ServiceLetter, sender: ServiceSender): SendMailOptions {
  const { to, subject, preview, event } = letter;
  const { from, layout, now, service } = sender;
  const domain = domainOf(from);
  const [kind, ...said] = letter.id.split('.');
  const blocks = withSignature(letter.blocks, service, to.language);
  const frame = { language: to.language, subject, preview, context: service?.name ?? 'traject' };
  return {
    from: service === undefined ? from : nameInFrom(service.letterhead?.senderName ?? service.name, from),
    to: to.name === undefined ? to.email : { name: to.name, address: to.email },
    subject,
    messageId: `<${kind}.${hashOf(said.join('.'))}@${domain}>`,
    date: new Date(now),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'OOF, AutoReply' },
    text: toPlainText(blocks),
    html: toHtml(layout, frame, blocks),
    attachments: [...pictureFiles(service, blocks)],
    ...(event === undefined ? {} : { icalEvent: event }),
    encoding: 'base64',
  };
}

function withSignature(
  blocks: readonly Block[],
  service: ServiceSender['service'],
  language: Language,
): readonly Block[] {
  if (service === undefined) return blocks;
  const lines = [service.name, ...signatureLines(service, language)].filter((line) => line !== '');
  const firstSmall = blocks.findIndex(({ type }) => type === 'small' || type === 'small-link');
  const end = firstSmall === -1 ? blocks.length : firstSmall;
  return [
    ...blocks.slice(0, end),
    { type: 'paragraph', text: mailTexts[language].signature(lines) },
    ...pictureBlocks({ organisation: service.name, ...service }),
    ...blocks.slice(end),
  ];
}
