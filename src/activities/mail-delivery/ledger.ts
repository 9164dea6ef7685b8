import { epochMillisecondsOf, instantOf } from '../../domain/calendar/instant.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import type { Composed } from '../../mail/letter/compose.ts';
import type { Covered } from '../../mail/letter/sorting.ts';
import type { NoRecipient } from '../../mail/smtp/recipients.ts';
import {
  type Answer,
  delayAfter,
  delayAfterSilence,
  delayUnheard,
  isUnreachable,
  LATER_DELAY,
} from '../../mail/smtp/response.ts';
import type { Letter, MailItem, OwedMail } from '../../mail/types.ts';
import type { LedgerEntry } from '../../store/mail/delivery.ts';

/** A letter that was handed to the mail server, and what came of it. */
export interface Handed {
  readonly letter: Letter;
  /** Without the message itself: a batch is long, and it is gone. */
  readonly composed: Omit<Composed, 'message'>;
  readonly answer: Answer;
  /** When the mail server answered. */
  readonly at: Instant;
}

/** A mail that could go, but not now. */
export interface WaitingMail {
  readonly mail: Pick<OwedMail, 'id'>;
  readonly until: Instant;
  /** Why; `waits-for-morning` if left out. */
  readonly reason?: 'waits-for-morning' | 'recipient-absent';
}

/** How long a mail waits whose text cannot be made, or whose undeliverability cannot be reported now, in minutes. */
export const POSTPONED_MINUTES = 5;

/** An instant so many minutes after another. */
export function minutesAfter(at: Instant, minutes: number): Instant {
  return instantOf(epochMillisecondsOf(at) + minutes * 60_000);
}

/** True when no further try is worth it: the server has said for five days that it cannot take this mail now. */
export function isGivenUp({ letter, answer }: Handed): boolean {
  if (answer.outcome !== 'deferred' || answer.code === undefined) return false;
  return delayAfter(triesOf(letter)) === undefined;
}

/** How often the server was asked to take it, this time among them: what it did not hear of says nothing of the mail. */
function triesOf({ items: [{ mail }] }: Letter): number {
  return mail.attempts - mail.unheard + 1;
}

/** True when it was handed over so often without an answer that another copy would do more harm than good. */
export function isNeverConfirmed(handed: Handed): boolean {
  return handed.answer.outcome === 'unanswered' && delayAfterSilence(silencesOf(handed)) === undefined;
}

function silencesOf({ letter }: Handed): number {
  return Math.max(...letter.items.map(({ mail }) => mail.unanswered)) + 1;
}

/** A letter that is out: its first mail bears the Message-ID, the others are merged into it. */
export function accepted(handed: Handed): LedgerEntry[] {
  const { letter, composed, at } = handed;
  const [first, ...others] = letter.items;
  return [
    {
      ...{
        id: first.mail.id,
        status: 'sent',
        fact: true,
        personId: readerOf(letter, first),
        sentAt: at,
        tried: true,
      },
      messageId: composed.messageId,
      attempt: attemptOf(handed),
      content: { subject: composed.subject, text: withoutTokens(composed.text) },
    },
    ...others.map(
      (item): LedgerEntry => ({
        ...{ id: item.mail.id, status: 'merged', fact: true, personId: readerOf(letter, item), sentAt: at },
        reason: 'same-morning',
        mergedInto: first.mail.id,
      }),
    ),
  ];
}

/** Whose mail it is: of a letter to several people with one mailbox, that of one of them. */
export function readerOf({ to }: Letter, { reader }: MailItem): string {
  return (reader ?? to).id;
}

/** A letter that never arrives. */
export function failed(handed: Handed, reason: 'refused' | 'gave-up' | 'unanswered'): LedgerEntry[] {
  const { letter, composed } = handed;
  return letter.items.map((item, index) => ({
    ...{
      id: item.mail.id,
      status: 'failed',
      fact: true,
      personId: readerOf(letter, item),
      tried: true,
      reason,
    },
    attempt: attemptOf(handed),
    ...(index === 0 ? { messageId: composed.messageId } : {}),
  }));
}

/** A letter that was handed over and not answered for: it goes once more, much later. */
export function unanswered(handed: Handed): LedgerEntry[] {
  const nextAttemptAt = minutesAfter(handed.at, delayAfterSilence(silencesOf(handed)) ?? 0);
  return triedAgain(handed, nextAttemptAt);
}

/** A letter that is tried again later. */
export function deferred(handed: Handed): LedgerEntry[] {
  const { letter, answer, at } = handed;
  // Without an answer the fault is not the recipient's, so there is no end to trying, and it goes soon after the server is back.
  const minutes = isUnreachable(answer)
    ? delayUnheard(letter.items[0].mail.unheard + 1)
    : delayAfter(triesOf(letter));
  return triedAgain(handed, minutesAfter(at, minutes ?? LATER_DELAY));
}

function triedAgain(handed: Handed, nextAttemptAt: Instant): LedgerEntry[] {
  const attempt = attemptOf(handed);
  return handed.letter.items.map(({ mail }) => ({
    ...{ id: mail.id, status: 'planned', fact: false, tried: true, nextAttemptAt, attempt },
  }));
}

/** A letter that met a fault of our own, which counts for nothing: its mails stay as they are. */
export function faulty(handed: Handed): LedgerEntry[] {
  const attempt = attemptOf(handed);
  return handed.letter.items.map(({ mail }) => ({ ...released(mail), attempt }));
}

/** A letter that the server refused as it refuses everybody: that counts for nothing, and another may be the next probe. */
export function refusedLikeAll(handed: Handed): LedgerEntry[] {
  const attempt = { ...attemptOf(handed), outcome: 'fault' };
  return handed.letter.items.map(({ mail }) => ({ ...postponed(mail, handed.at), attempt }));
}

/** A mail that was claimed but not handed over; `until` when it should wait. */
export function released(mail: Pick<OwedMail, 'id'>, until?: Instant): LedgerEntry {
  const waits = until === undefined ? {} : { nextAttemptAt: until };
  return { id: mail.id, status: 'planned', fact: false, ...waits };
}

/** A mail that cannot be dealt with now, through no fault of its own. */
export function postponed(mail: Pick<OwedMail, 'id'>, now: Instant): LedgerEntry {
  return released(mail, minutesAfter(now, POSTPONED_MINUTES));
}

/** A mail that time brought about and that would come at night or on a day off; it waits for a better morning. */
export function waiting({ mail, until, reason = 'waits-for-morning' }: WaitingMail): LedgerEntry {
  return { ...released(mail, until), reason };
}

/** A reminder that its reader does not want. */
export function unwanted(mail: OwedMail): LedgerEntry {
  return { id: mail.id, status: 'withdrawn', fact: false, reason: 'reminders-off' };
}

/**
 * A mail that another stands for, once that is out: a missed rung never went, while what somebody would have got twice did
 * reach them.
 * @param carrier the letter that is out
 */
export function coveredBy({ mail, by, why }: Covered, { letter, at }: Handed): LedgerEntry {
  const entry = { id: mail.id, status: 'merged', reason: why, mergedInto: by.id } as const;
  if (why === 'covered-by-later') return { ...entry, fact: false };
  return { ...entry, fact: true, personId: letter.to.id, sentAt: at };
}

/** A mail without anybody to go to. */
export function undeliverable(mail: OwedMail, problem: NoRecipient, personId?: string): LedgerEntry {
  return {
    ...{ id: mail.id, status: 'undeliverable', fact: false, reason: problem },
    ...(personId === undefined ? {} : { personId }),
  };
}

/** The mail server's answer as the ledger keeps it. */
export function attemptOf(handed: Handed): NonNullable<LedgerEntry['attempt']> {
  const { outcome, code, response } = handed.answer;
  return {
    at: handed.at,
    outcome,
    response,
    domain: domainOf(handed),
    ...(code === undefined ? {} : { code }),
  };
}

/** Domain of the address that a letter went to, in lower case. */
export function domainOf({ letter }: Pick<Handed, 'letter'>): string {
  return letter.to.email.split('@').at(-1)?.toLowerCase() ?? '';
}

/** Tokens open a school's page; only their hashes are kept, so the stored text must not hold them either. */
function withoutTokens(text: string): string {
  return text.replace(/\/p\/[A-Za-z0-9_-]{20,}/g, '/p/…');
}
