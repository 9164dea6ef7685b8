import { laterBy } from '../../domain/calendar/instant.ts';
import { meaningOf } from '../../mail/smtp/refusal.ts';
import { type Answer, classify, delayAfterSilence, isUnreachable } from '../../mail/smtp/response.ts';
import { createMailTransport, type MailTransport } from '../../platform/transport.ts';
import {
  type InVain,
  type LetterKind,
  type OwedLetter,
  putOffLetter,
  settleLetter,
  takeOwedLetter,
} from '../../store/letters/owed.ts';
import { nowOf } from '../now.ts';
import { isOutage } from '../outage.ts';
import { againAt } from './again.ts';
import type { LetterTools, Writer, Written } from './writer.ts';

const MINUTE = 60_000;
/** Whoever takes a letter has it to themselves for so many milliseconds: longer than handing it over may take. */
const LEASE = 30 * MINUTE;
/** So many at a time. */
const MOST = 50;

/**
 * Sends letters that are owed and whose time has come, each once: what cannot go is tried again, and given up with its reason after
 * three days, when the address is refused for good, or when there is nobody to write to.
 * @param writerOf who writes a letter of a kind
 * @param ids only these; of a process without a mail server another one sends them
 * @returns how many were looked after
 */
export async function deliverLetters(
  tools: LetterTools,
  writerOf: (kind: LetterKind) => Writer,
  ids?: readonly string[],
): Promise<number> {
  const { smtpUrl } = tools.configuration.mail;
  if (smtpUrl === undefined || ids?.length === 0) return 0;
  const transport = createMailTransport({ smtpUrl, connections: 1 });
  try {
    for (let count = 0; count < MOST; count += 1) {
      const now = nowOf(tools);
      const owed = await takeOwedLetter(tools.store, { now, until: laterBy(now, LEASE), ids });
      if (owed === undefined) return count;
      const answer = await deliver(tools, transport, owed, writerOf(owed.kind));
      // There is no server, or it does not want us: no other will fare better now.
      if (answer !== undefined && (isUnreachable(answer) || answer.outcome === 'fault')) return count + 1;
    }
    return MOST;
  } finally {
    transport.close();
  }
}

/** @returns what the mail server said, if it was asked */
async function deliver(
  tools: LetterTools,
  transport: Pick<MailTransport, 'send'>,
  owed: OwedLetter,
  write: Writer,
): Promise<Answer | undefined> {
  const written = await tryToWrite(tools, owed, write);
  if (written?.kind === 'not-owed') {
    await settleLetter(tools.store, owed);
    return undefined;
  }
  if (written === undefined || written.kind === 'unreached') {
    await putOff(tools, owed, written === undefined ? again(tools, owed, {}) : lost(tools, written.reason));
    return undefined;
  }
  const answer = await hand(transport, written.letter);
  if (answer.outcome === 'accepted') await settleLetter(tools.store, owed);
  else await putOff(tools, owed, afterAnswer(tools, owed, answer));
  return answer;
}

/** A letter that a fault of ours keeps from being written holds up no other. */
async function tryToWrite(tools: LetterTools, owed: OwedLetter, write: Writer): Promise<Written | undefined> {
  try {
    return await write(tools, owed);
  } catch (error) {
    if (isOutage(error)) throw error;
    tools.logger.error({ letter: owed.id, kind: owed.kind, err: error }, 'A letter could not be written');
    return undefined;
  }
}

async function hand(
  transport: Pick<MailTransport, 'send'>,
  letter: Parameters<MailTransport['send']>[0],
): Promise<Answer> {
  try {
    return { outcome: 'accepted', response: await transport.send(letter) };
  } catch (error) {
    return classify(error);
  }
}

function afterAnswer(tools: LetterTools, owed: OwedLetter, said: Answer): InVain {
  const answer = meaningOf(said);
  if (said.outcome === 'refused') return { ...lost(tools, 'refused'), answer };
  if (said.outcome !== 'unanswered') return again(tools, owed, { answer });
  const minutes = delayAfterSilence(owed.unanswered + 1);
  const silent = { answer, isUnanswered: true };
  if (minutes === undefined) return { ...lost(tools, 'unanswered'), ...silent };
  return { ...silent, next: laterBy(nowOf(tools), minutes * MINUTE) };
}

function again(tools: LetterTools, { since }: OwedLetter, said: Pick<InVain, 'answer'>): InVain {
  const next = againAt(since, nowOf(tools));
  return next === undefined ? { ...lost(tools, 'gave-up'), ...said } : { ...said, next };
}

function lost(tools: LetterTools, reason: string): InVain {
  return { reason, at: nowOf(tools) };
}

async function putOff(tools: LetterTools, owed: OwedLetter, inVain: InVain): Promise<void> {
  await putOffLetter(tools.store, owed, inVain);
  const { answer } = inVain;
  const about = { letter: owed.id, kind: owed.kind, ...(answer === undefined ? {} : { answer }) };
  if ('next' in inVain) tools.logger.warn(about, 'A letter could not go now');
  else tools.logger.error({ ...about, reason: inVain.reason }, 'A letter was given up');
}
