import { namesAddress } from './refusal.ts';

/** What came of handing a mail to the mail server. */
export type Outcome =
  /** The server took it. */
  | 'accepted'
  /** Not now: a 4xx answer, the network, or any "never" that does not name the address. Tried again later. */
  | 'deferred'
  /** Never to this address: a 5xx answer that says that the mailbox or its domain does not exist or is closed. */
  | 'refused'
  /** The whole message was given to the server, and no answer came: it may have arrived, or not. */
  | 'unanswered'
  /** Our own sign-in, sender or configuration is wrong: nothing is held against the mail or its recipient. */
  | 'fault';

/** An answer of the mail server, or what went wrong before there was one. */
export interface Answer {
  readonly outcome: Outcome;
  /** The SMTP reply code; absent when the server said nothing. */
  readonly code?: number;
  /** One line for the ledger: the server's words, or the error's. */
  readonly response: string;
}

/** What is read of an error; nodemailer adds these to what it throws. */
interface SendError {
  readonly message?: string;
  readonly code?: string;
  readonly responseCode?: number;
  readonly response?: string;
  /** The SMTP command that was answered: `MAIL FROM`, `RCPT TO`, `DATA`, `CONN`, `EHLO`, `AUTH …`. */
  readonly command?: string;
  /** Whether the server had been given the whole message by then. */
  readonly handedOver?: boolean;
}

/** 530, 534, 535, 538: about signing in (RFC 4954). */
const authenticationCodes = new Set([530, 534, 535, 538]);
const faultCodes = new Set(['EAUTH', 'ENOAUTH', 'EOAUTH2', 'ECONFIG', 'EPROXY', 'EREQUIRETLS']);
/**
 * A server that does not know us, or does not take our sender, says so of every recipient: not the recipients are wrong,
 * we are. Postfix waits with all of these until a recipient is named.
 */
const aboutUs =
  /relay(ing)?\b.{0,40}(denied|not (permitted|allowed)|prohibited)|not permitted to relay|authentication (is )?required|sender address rejected|client host (rejected|\[[^\]]*\] blocked)|helo command rejected/i;

/**
 * Judges what nodemailer threw. The reply code decides before the error code, because `EENVELOPE` stands for both kinds
 * of refusal; a refusal before a recipient was named concerns ourselves.
 */
export function classify(error: unknown): Answer {
  const failure = (
    typeof error === 'object' && error !== null ? error : { message: String(error) }
  ) as SendError;
  const response = (failure.response ?? failure.message ?? 'unknown').replace(/\s+/g, ' ').slice(0, 500);
  const code = failure.responseCode;
  const known = code === undefined ? {} : { code };
  return { outcome: outcomeOf(failure, response), ...known, response };
}

function outcomeOf(failure: SendError, response: string): Outcome {
  const code = failure.responseCode;
  if (code !== undefined && authenticationCodes.has(code)) return 'fault';
  if (code !== undefined && code >= 500) {
    const concernsMail = failure.command === 'RCPT TO' || failure.command === 'DATA';
    if (!concernsMail || aboutUs.test(response)) return 'fault';
    return namesAddress({ code, response }) ? 'refused' : 'deferred';
  }
  if (code !== undefined && code >= 400) return 'deferred';
  if (failure.handedOver) return 'unanswered';
  if (failure.code !== undefined && faultCodes.has(failure.code)) return 'fault';
  // An address that cannot be put in an envelope never will be.
  if (failure.code === 'EENVELOPE' || failure.code === 'EMESSAGE') return 'refused';
  return 'deferred';
}

/** True when no server answered at all: then the next mail will not fare better. */
export function isUnreachable(answer: Answer): boolean {
  return answer.outcome === 'deferred' && answer.code === undefined;
}

/**
 * True when the server turned the mail away for something else than its address (a limit, a blocklist, our sender, a filter
 * of spam): it says "never", but the fault lies with us or with the text. Somebody has to look, and meanwhile it is tried
 * again like any other.
 */
export function isTurnedAway(answer: Answer): boolean {
  return answer.outcome === 'deferred' && answer.code !== undefined && answer.code >= 500;
}

const firstDelays = [1, 5, 15, 60];
/** Minutes between two tries when it was tried more often than those. */
export const LATER_DELAY = 120;
const GIVE_UP_AFTER = 5 * 24 * 60;

/**
 * Minutes to wait before the next try: 1, 5, 15, 60, then two hours each time.
 * @param attempts how often the server said that it cannot take it now, 1 or more
 * @returns undefined when five days have been spent on it
 */
export function delayAfter(attempts: number): number | undefined {
  const waits = attempts - 1;
  const early = firstDelays.slice(0, waits).reduce((sum, delay) => sum + delay, 0);
  const spent = early + Math.max(0, waits - firstDelays.length) * LATER_DELAY;
  return spent >= GIVE_UP_AFTER ? undefined : (firstDelays[attempts - 1] ?? LATER_DELAY);
}

/**
 * Minutes to wait before the next try of a mail that the server did not hear of: 1, then 5 each time. A few letters are enough to
 * find out that it is still away.
 * @param times how often it did not, 1 or more
 */
export function delayUnheard(times: number): number {
  return times === 1 ? 1 : 5;
}

/** Hours between the tries of a mail that was handed over without an answer. */
const HOURS_AFTER_SILENCE = [2, 6];

/**
 * Minutes to wait before a mail is handed over again whose server did not answer: each time it may arrive once more, so
 * there are two more tries, hours apart.
 * @param silences how often it was handed over without an answer, 1 or more
 * @returns undefined when it is not tried any more
 */
export function delayAfterSilence(silences: number): number | undefined {
  const hours = HOURS_AFTER_SILENCE[silences - 1];
  return hours === undefined ? undefined : hours * 60;
}

/** How long nothing at all is tried after a fault of our own or when the server cannot be reached, in minutes. */
export const restAfterFault = 5;
export const restWhenUnreachable = 1;
