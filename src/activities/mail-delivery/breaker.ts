import type { Instant } from '../../domain/calendar/types.ts';
import { type AnswerAbout, patternOf, refusedAlike } from '../../mail/smtp/alike.ts';
import { isTurnedAway } from '../../mail/smtp/response.ts';
import type { Logger } from '../../platform/logging.ts';
import type { WholeStore } from '../../store/database/db.ts';
import {
  type Breaker,
  closeBreaker,
  latestAnswers,
  openBreaker,
  readBreaker,
  takeProbe,
} from '../../store/mail/breaker.ts';
import { domainOf, type Handed, minutesAfter } from './ledger.ts';

interface Tools {
  readonly store: WholeStore;
  readonly logger: Logger;
}

/** What a mailroom may do now. */
export type Gate =
  | { readonly is: 'closed' }
  /** One letter, to see whether the server takes mail again. */
  | { readonly is: 'probe' }
  | { readonly is: 'open'; readonly until: Instant };

const FIRST_PROBE_MINUTES = 5;
/** So many answers back the same words are looked for. */
const LOOK_BACK = 100;

/** Whether mail may go, as all mailrooms know it. */
export async function gateOf(store: WholeStore, now: Instant): Promise<Gate> {
  const breaker = await readBreaker(store);
  if (breaker === undefined) return { is: 'closed' };
  if (await takeProbe(store, now)) return { is: 'probe' };
  return { is: 'open', until: (await readBreaker(store))?.probeAt ?? now };
}

/**
 * Finds the letters of a batch that were refused as everybody is: opens the breaker when that begins, and closes it when
 * the server takes something, or answers for one address only.
 */
export async function refusedLikeEverybody(
  { store, logger }: Tools,
  handed: readonly Handed[],
  now: Instant,
): Promise<ReadonlySet<Handed>> {
  const never = handed.filter((one) => one.answer.outcome === 'refused' || isTurnedAway(one.answer));
  const breaker = await readBreaker(store);
  if (breaker !== undefined) {
    if (handed.some((one) => showsThatItWorks(one, breaker))) {
      await closeBreaker(store);
      logger.warn({ since: breaker.openedAt }, 'The mail server takes mail again.');
      return new Set();
    }
    return new Set(never);
  }
  if (never.length === 0) return new Set();
  const latest = handed.map(answerAbout).reverse();
  const alike = refusedAlike([...latest, ...(await latestAnswers(store, now, LOOK_BACK))]);
  if (alike === undefined) return new Set();
  await openBreaker(store, { ...alike, probeAt: minutesAfter(now, FIRST_PROBE_MINUTES) }, now);
  logger.error(
    { code: alike.code, domains: alike.domains, response: alike.pattern },
    'The mail server refuses mail to several domains in the same words: that is about us. All mail is kept, and one is tried now and then.',
  );
  return new Set(never.filter(({ answer }) => patternOf(answer.response) === alike.pattern));
}

/** A letter's answer, with the domain that it was about. */
export function answerAbout(handed: Handed): AnswerAbout {
  const { outcome, code, response } = handed.answer;
  return { outcome, response, domain: domainOf(handed), ...(code === undefined ? {} : { code }) };
}

function showsThatItWorks({ answer }: Handed, { pattern }: Breaker): boolean {
  if (answer.outcome === 'accepted') return true;
  return answer.outcome === 'refused' && patternOf(answer.response) !== pattern;
}
