import type { SendMailOptions } from 'nodemailer';
import type { Attachment } from 'nodemailer/lib/mailer';
import type { Instant } from '../../domain/calendar/types.ts';
import { subjectOf } from '../../domain/trajectory/mail-plan/headline.ts';
import { returnPathOf } from '../incoming/return-path.ts';
import type { Block } from '../layout/blocks.ts';
import { toPlainText } from '../layout/blocks.ts';
import { type Layout, toHtml } from '../layout/layout.ts';
import { domainOf, messageIdOf, threadRootOf } from '../smtp/message-id.ts';
import type { Contact, Letter, MailItem } from '../types.ts';
import { type CalendarFile, calendarFiles } from './calendar-invitation.ts';
import { inReadersLanguage } from './in-readers-language.ts';
import { appointmentsOf, sequenceOf, takenOut } from './item-appointments.ts';
import { invited } from './item-facts.ts';
import { counsellorFor, headlineOfItem } from './item-words.ts';
import { letterBlocks, severalSubject } from './letter-blocks.ts';
import { pictureFiles, senderOf } from './letterhead.ts';
import { namesTogether, readersOf } from './readers.ts';

/** What all mails have in common. */
export interface Sender {
  /** From header, such as `Traject <traject@pbd.example>`; its domain ends the Message-ID. */
  readonly from: string;
  /** What return paths are made of, such as `bounce@pbd.example`; without it they are the sender's. */
  readonly bounceAddress?: string | undefined;
  readonly layout: Layout;
  /** The Date header, and the DTSTAMP of calendar files. */
  readonly now: Instant;
}

/** A mail ready to be sent, with its parts for the ledger. */
export interface Composed {
  readonly message: SendMailOptions;
  readonly messageId: string;
  readonly subject: string;
  readonly text: string;
}

/** Makes the message for one letter: pure, the same letter always gives the same message. */
export function compose(written: Letter, sender: Sender): Composed {
  const letter = inReadersLanguage(written);
  const { to, items } = letter;
  const [first] = items;
  const domain = domainOf(sender.from);
  const subject = subjectOfLetter(letter);
  // One click of a mail program would speak for everybody who reads the letter.
  const readers = readersOf(letter);
  const remindersOff =
    letterIsReminder(letter) && readers.length === 1 ? `${first.link}/reminders` : undefined;
  const blocks = letterBlocks(letter, remindersOff);
  const text = toPlainText(blocks);
  const messageId = messageIdOf(first.mail, domain);
  const roots = [...new Set(items.map(({ mail }) => threadRootOf(mail.trajectoryId, domain)))];
  const counsellor = counsellorFor(first, to);
  const frame = { language: to.language, subject, preview: previewOf(blocks), context: contextOf(letter) };
  return {
    messageId,
    subject,
    text,
    message: {
      from: senderOf(letter, sender.from),
      to: { name: namesTogether(readers, to.language), address: to.email },
      ...(counsellor?.email === undefined
        ? {}
        : { replyTo: { name: counsellor.name, address: counsellor.email } }),
      subject,
      messageId,
      inReplyTo: first.mail.resendOf ?? (roots[0] as string),
      references: [...roots, ...items.flatMap(({ mail }) => mail.resendOf ?? [])],
      date: new Date(sender.now),
      ...(sender.bounceAddress === undefined
        ? {}
        : { envelope: { from: returnPathOf(sender.bounceAddress, first.mail.id), to: to.email } }),
      headers: headersOf(remindersOff),
      text,
      html: toHtml(sender.layout, frame, blocks),
      // Quoted-printable takes twice the time, and a morning has thousands of mails.
      encoding: 'base64',
      ...attached(filesOf(first, to, sender, domain), pictureFiles(counsellor, blocks)),
    },
  };
}

/** Reminders can be turned off; requests, invitations and escalations cannot, or a trajectory would fall silent. */
function letterIsReminder({ items }: Letter): boolean {
  return items.length > 1 || items[0].mail.kind === 'reminder';
}

function headersOf(remindersOff: string | undefined) {
  return {
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'OOF, AutoReply',
    ...(remindersOff === undefined
      ? {}
      : {
          // Prepared: when nodemailer folds this header itself, signatures made later on do not hold.
          'List-Unsubscribe': { prepared: true, value: `<${remindersOff}>` },
          'List-Unsubscribe-Post': { prepared: true, value: 'List-Unsubscribe=One-Click' },
        }),
  };
}

function subjectOfLetter(letter: Letter): string {
  const { to, items } = letter;
  const [first] = items;
  const headline = items.length === 1 ? headlineOfItem(first, to) : severalSubject(letter);
  const oneSubject = items.every(({ subject }) => subject === first.subject);
  return oneSubject ? subjectOf(oneLine(headline), oneLine(first.subject)) : subjectOf(oneLine(headline));
}

function contextOf({ to, items }: Letter): string {
  const names = new Set(items.map((item) => `${item.template.title[to.language]} · ${item.subject}`));
  return names.size === 1
    ? ([...names][0] ?? '')
    : [...new Set(items.map((item) => item.subject))].join(' · ');
}

function previewOf(blocks: readonly Block[]): string {
  const first = blocks.find((block) => block.type === 'paragraph');
  return first === undefined ? '' : first.text;
}

function filesOf(item: MailItem, to: Letter['to'], sender: Sender, domain: string): readonly CalendarFile[] {
  const { mail } = item;
  if (mail.kind !== 'invitation' && mail.kind !== 'cancellation') return [];
  // What is only read may be to somebody of whom no address is known; no calendar is theirs.
  if (to.email === '') return [];
  const { edition = 0, organiser } = item.organising ?? {};
  const leader = organiser ?? item.people[item.template.counsellorRole];
  // Whoever takes it out alone is all that the cancellation concerns.
  const attendees = takenOut(mail) === undefined ? invited(item) : [to];
  return calendarFiles({
    trajectoryId: mail.trajectoryId,
    path: mail.path,
    appointments: appointmentsOf(item),
    sequence: sequenceOf(item),
    cancelled: mail.kind === 'cancellation',
    summary: oneLine(`${item.step.title[to.language]} · ${item.subject}`),
    edition,
    organizer: leader === undefined ? to : withAddress(leader, to),
    attendees: attendees.flatMap((person) =>
      person.email === undefined ? [] : [{ name: person.name, email: person.email }],
    ),
    reader: to,
    now: sender.now,
    domain,
  });
}

function withAddress(person: Contact, otherwise: Letter['to']) {
  return person.email === undefined ? otherwise : { name: person.name, email: person.email };
}

// One event goes inside the mail, where mail programs show it with buttons; several only fit as attachments.
function attached(files: readonly CalendarFile[], pictures: readonly Attachment[]): SendMailOptions {
  const [first, ...others] = files;
  const inside = pictures.length === 0 ? {} : { attachments: [...pictures] };
  if (first === undefined) return inside;
  if (others.length === 0) {
    return { ...inside, icalEvent: { method: first.method, filename: first.name, content: first.content } };
  }
  const calendars = files.map(({ name, method, content }) => ({
    filename: name,
    content,
    contentType: `text/calendar; charset=utf-8; method=${method}`,
  }));
  return { attachments: [...pictures, ...calendars] };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
