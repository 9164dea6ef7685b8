import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import { type Language, languages, type Text } from '../../domain/text.ts';
import { dateInWords, instantInWords } from '../../texts/appointment-dates.ts';
import { type KeptAnswer, meaningOf } from '../smtp/refusal.ts';
import { type ExplanationTexts, en, nl } from './explanations.ts';

/** What is read of a mail's row to explain it. */
export interface ExplainedMail {
  /** planned | sent | merged | withdrawn | failed | undeliverable */
  readonly status: string;
  readonly reason?: string | null;
  readonly sendAt: Instant;
  readonly sentAt?: Instant | null;
  /** The date on which it would have gone if that had not been a holiday or weekend. */
  readonly movedFrom?: LocalDate | null;
  /** Other rungs that this mail covers. */
  readonly covers?: readonly string[];
  /** How often it was handed to the mail server. */
  readonly attempts: number;
  readonly nextAttemptAt?: Instant | null;
  /** Somebody holds it back. */
  readonly held?: boolean;
  /** The last answer of the mail server that was not OK; its words are read for what they mean and never repeated. */
  readonly answer?: (KeptAnswer & { readonly at: Instant }) | null;
}

/** Why a mail went, did not go, or goes when it does: one or two sentences for a counsellor, in both languages. */
export function explainMail(mail: ExplainedMail): Text {
  const [dutch, english] = languages.map((language) => explainIn(mail, language));
  return { nl: dutch ?? '', en: english ?? '' };
}

function explainIn(mail: ExplainedMail, language: Language): string {
  const texts = language === 'nl' ? nl : en;
  const additions = [
    mail.movedFrom == null || !goes(mail) ? '' : texts.moved(dateInWords(mail.movedFrom, language)),
    mail.covers?.length && goes(mail) ? texts.covers(mail.covers.length) : '',
  ];
  return [main(mail, texts, language), ...additions].filter((part) => part !== '').join(' ');
}

function goes(mail: ExplainedMail): boolean {
  return mail.status === 'planned' || mail.status === 'sent';
}

function main(mail: ExplainedMail, texts: ExplanationTexts, language: Language): string {
  const when = instantInWords(mail.sentAt ?? mail.sendAt, language);
  const said = saidBy(mail, texts);
  switch (mail.status) {
    case 'planned':
      if (mail.held) return texts.heldBack;
      if (isHeld(mail)) return texts.held(said);
      return mail.nextAttemptAt == null
        ? texts.planned(when)
        : waitingFor(mail, said, instantInWords(mail.nextAttemptAt, language), texts);
    case 'sent':
      return texts.sent(when);
    case 'merged':
      return texts.covered[mail.reason ?? ''] ?? texts.sameMorning(when);
    case 'withdrawn':
      return texts.withdrawn[mail.reason ?? ''] ?? texts.withdrawnOtherwise;
    case 'failed':
      if (mail.reason === 'unanswered') return texts.neverConfirmed;
      if (mail.reason === 'bounced') return texts.bounced(said);
      return mail.reason === 'gave-up' ? texts.gaveUp(mail.attempts, said) : texts.refused(said);
    case 'undeliverable':
      return texts.undeliverable[mail.reason ?? ''] ?? texts.undeliverableOtherwise;
    default:
      return texts.withdrawnOtherwise;
  }
}

function waitingFor(mail: ExplainedMail, said: string, next: string, texts: ExplanationTexts): string {
  if (mail.reason === 'recipient-absent') return texts.waitsForReturn(next);
  if (mail.reason === 'waits-for-morning') return texts.waitsForMorning(next);
  return mail.answer?.outcome === 'unanswered'
    ? texts.unconfirmed(next)
    : texts.waiting(mail.attempts, said, next);
}

/** Code and meaning of the last answer, in brackets with a space before them; nothing when there is no answer. */
function saidBy({ answer }: ExplainedMail, texts: ExplanationTexts): string {
  if (answer == null) return '';
  const meaning = texts.meanings[meaningOf(answer)];
  return answer.code == null ? ` (${meaning})` : ` (${answer.code}: ${meaning})`;
}

/** Whether it waits because the mail server does not let us in. What was planned anew since then does not. */
function isHeld({ answer, sendAt, nextAttemptAt }: ExplainedMail): boolean {
  return answer?.outcome === 'fault' && nextAttemptAt == null && answer.at >= sendAt;
}

/** What a mail server meant, in a few words; nothing for what it never means. */
export function meaningInWords(meaning: string, language: Language): string | undefined {
  const words: { readonly [meaning: string]: string } = (language === 'nl' ? nl : en).meanings;
  return words[meaning];
}
