import { instantOf } from '../../domain/calendar/instant.ts';
import type { Composed } from '../../mail/letter/compose.ts';
import { refusedAlike } from '../../mail/smtp/alike.ts';
import { type Answer, classify, isTurnedAway, isUnreachable } from '../../mail/smtp/response.ts';
import type { Letter } from '../../mail/types.ts';
import type { Clock } from '../../platform/clock.ts';
import type { MailTransport } from '../../platform/transport.ts';
import { answerAbout } from './breaker.ts';
import type { Handed } from './ledger.ts';

/** A letter with its message. */
export interface ReadyLetter {
  readonly letter: Letter;
  readonly composed: Composed;
}

/** What came of a batch of letters. */
export interface Sending {
  readonly handed: readonly Handed[];
  /** Why it was cut short, when the mail server is to blame. */
  readonly trouble?: 'fault' | 'unreachable';
}

/** Letters under way at the same time: enough to keep eight connections busy while answers come in. */
const PARALLEL = 16;
/** So many letters in a row without any answer mean that there is no server. */
const SILENCES_BEFORE_STOP = 8;
/** So many in a row that a rule turned away mean that the rule is about us, whoever they are for. */
const TURNED_AWAY_BEFORE_STOP = 8;

/**
 * Hands letters to the mail server, several at a time, until there are none left. Stops early when the server does not want us
 * (each further try would fail alike), when it does not answer, or when `goOn` says so. `giveUp` ends the wait for answers.
 */
export async function sendLetters(
  letters: Iterator<ReadyLetter, undefined>,
  parts: {
    transport: MailTransport;
    clock: Clock;
    goOn: () => boolean;
    giveUp: AbortSignal;
    onAnswer: (handed: Handed) => void;
  },
): Promise<Sending> {
  const handed: Handed[] = [];
  let silences = 0;
  let turnedAway = 0;
  let trouble: Sending['trouble'];
  // What is under way meanwhile says whether it is really everybody; see `breaker.ts`.
  let alike = false;
  const sendSome = async () => {
    while (trouble === undefined && !alike && parts.goOn()) {
      const underWay = handNext(letters, parts);
      if (underWay === undefined) break;
      const answer = await underWay.answer;
      silences = isUnreachable(answer) || answer.outcome === 'unanswered' ? silences + 1 : 0;
      turnedAway = isTurnedAway(answer) ? turnedAway + 1 : 0;
      if (answer.outcome === 'fault' || turnedAway >= TURNED_AWAY_BEFORE_STOP) trouble = 'fault';
      else if (silences >= SILENCES_BEFORE_STOP) trouble ??= 'unreachable';
      const one = {
        ...{ letter: underWay.letter, composed: underWay.composed, answer },
        at: instantOf(parts.clock.now().epochMilliseconds),
      };
      handed.push(one);
      alike ||=
        answer.outcome !== 'accepted' && refusedAlike(handed.map(answerAbout).reverse()) !== undefined;
      parts.onAnswer(one);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, sendSome));
  return { handed, ...(trouble === undefined ? {} : { trouble }) };
}

/** A letter that was handed over; its message, which is long, is not kept while the server thinks. */
interface UnderWay extends Pick<Handed, 'letter' | 'composed'> {
  readonly answer: Promise<Answer>;
}

function handNext(
  letters: Iterator<ReadyLetter, undefined>,
  { transport, giveUp }: { transport: MailTransport; giveUp: AbortSignal },
): UnderWay | undefined {
  const ready = letters.next().value;
  if (ready === undefined) return undefined;
  const { message, ...composed } = ready.composed;
  const answer = transport.send(message, giveUp).then(asAccepted, classify);
  return { letter: ready.letter, composed, answer };
}

function asAccepted(response: string): Answer {
  return { outcome: 'accepted', code: 250, response };
}
