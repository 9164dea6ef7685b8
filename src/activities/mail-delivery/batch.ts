import type { Instant } from '../../domain/calendar/types.ts';
import type { Layout } from '../../mail/layout/layout.ts';
import type { Sorted } from '../../mail/letter/sorting.ts';
import { isTurnedAway, restAfterFault, restWhenUnreachable } from '../../mail/smtp/response.ts';
import type { OwedMail } from '../../mail/types.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/logging.ts';
import type { MailTransport } from '../../platform/transport.ts';
import type { WholeStore } from '../../store/database/db.ts';
import { type LedgerEntry, recordDeliveries } from '../../store/mail/delivery.ts';
import { mendDefects } from '../../store/operations/defects.ts';
import { refusedLikeEverybody } from './breaker.ts';
import { holdBroken } from './hold-broken.ts';
import type { Lease } from './lease.ts';
import {
  accepted,
  coveredBy,
  deferred,
  faulty,
  type Handed,
  refusedLikeAll,
  released,
  unanswered,
  unwanted,
  type WaitingMail,
  waiting,
} from './ledger.ts';
import type { LostMail } from './prepare.ts';
import { createRecorder } from './recorder.ts';
import { isHopeless, reportLost, reportRefused, type SubmitUndeliverable } from './report.ts';
import { type Sending, sendLetters } from './send.ts';
import { write } from './write.ts';

/** What a batch works with. */
export interface BatchTools {
  readonly store: WholeStore;
  readonly transport: MailTransport;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly submitUndeliverable: SubmitUndeliverable;
  readonly layout: Layout;
  readonly from: string;
  /** What return paths are made of. */
  readonly bounceAddress?: string | undefined;
  readonly publicUrl: string;
  /** Nobody else touches a claimed mail for so long; a worker that dies gives its mails back after it. */
  readonly leaseMilliseconds: number;
  /** Sends also at night and on days off what time brings; for measurements only. */
  readonly atAnyHour?: boolean;
  /** Whether the worker wants to end: nothing more is begun then. */
  readonly isCancelled: () => boolean;
  /** Aborted some seconds after that: answers are not waited for any longer. */
  readonly giveUp: AbortSignal;
}

/** Which mails. */
export interface BatchRequest {
  readonly partition: number;
  /** Most mails that are claimed because they are due; what goes along comes on top. */
  readonly limit: number;
  readonly now: Instant;
  /** Only what answers somebody's act, which does not wait behind everything else that is due. */
  readonly onlyAtOnce?: boolean;
}

/** What came of a batch. */
export interface BatchResult {
  /** Messages that the mail server took. */
  readonly sent: number;
  /** Minutes in which nothing should be tried, when the mail server gives trouble. */
  readonly rest?: number;
}

/** Letters that are claimed, but not written and sent. */
export interface Batch {
  readonly now: Instant;
  /** When it was claimed, on the clock of `performance.now()`. */
  readonly began: number;
  /** Whether as many were due as were asked for, so that there may be more. */
  readonly isFull: boolean;
  readonly sorted: Sorted;
  /** What a fault of ours keeps from being written, with when it is tried again. */
  readonly broken: readonly WaitingMail[];
  readonly lost: readonly LostMail[];
  readonly waiting: readonly WaitingMail[];
}

/** A batch whose mails are kept from others until it is sent or released. */
export interface LeasedBatch extends Batch {
  readonly lease: Lease;
}

/** Sends a batch and records what came of it. */
export async function sendBatch(tools: BatchTools, batch: LeasedBatch): Promise<BatchResult> {
  try {
    return await sendLeased(tools, batch);
  } finally {
    batch.lease.end();
  }
}

async function sendLeased(tools: BatchTools, batch: Batch): Promise<BatchResult> {
  const { store, logger } = tools;
  const { now, began, sorted, lost } = batch;
  const recorder = createRecorder(tools, now);
  const letters = write(tools, sorted.letters, now);
  const sending = await sendLetters(letters, {
    ...tools,
    // What was claimed long ago may have been withdrawn since: it is looked at again instead.
    goOn: () => !tools.isCancelled() && performance.now() - began < tools.leaseMilliseconds / 2,
    onAnswer: (handed) => {
      // What is out is recorded at once, what is tried again when all is done; what can never go, once that is reported.
      if (handed.answer.outcome === 'accepted') recorder.note(accepted(handed));
    },
  });
  const like = await refusedLikeEverybody(tools, sending.handed, now);
  const broken = [...batch.broken, ...(await holdBroken(tools, letters.broken, now))];
  const unwritten = broken.map(({ mail, until }) => released(mail, until));
  await recorder.finish([
    ...batch.waiting.map(waiting),
    ...unwritten,
    ...remaining(sorted, sending, unwritten, like),
  ]);
  const out = sending.handed.filter(({ answer }) => answer.outcome === 'accepted');
  const gone = out.flatMap(({ letter }) => letter.items.map(({ mail }) => mail.id));
  if (gone.length > 0) await mendDefects(store, 'mail', gone);
  const hopeless = sending.handed.filter((one) => !like.has(one) && isHopeless(one));
  await recordDeliveries(store, await reportRefused(tools, hopeless, now), now);
  await recordDeliveries(store, await reportLost(tools, lost, now), now);
  return { sent: out.length, ...(like.size > 0 ? { rest: restAfterFault } : restAfter(sending, logger)) };
}

/** Gives back a batch that will not be sent now. */
export async function releaseBatch({ store }: BatchTools, batch: LeasedBatch): Promise<void> {
  batch.lease.end();
  await recordDeliveries(
    store,
    mailsOf(batch).map((mail) => released(mail)),
    batch.now,
  );
}

/** All mails of a batch. */
export function mailsOf({ sorted, broken, lost, waiting }: Batch): Pick<OwedMail, 'id'>[] {
  return [
    ...sorted.letters.flatMap(({ items }) => items.map(({ mail }) => mail)),
    ...sorted.covered.map(({ mail }) => mail),
    ...sorted.unwanted,
    ...[...broken, ...lost, ...waiting].map(({ mail }) => mail),
  ];
}

/**
 * What became of everything that is not out.
 * @param unwritten what could not even be written
 * @param likeAll what was refused as everybody is
 */
function remaining(
  sorted: Sorted,
  { handed }: Sending,
  unwritten: readonly LedgerEntry[],
  likeAll: ReadonlySet<Handed>,
): LedgerEntry[] {
  const later = [
    ...handed
      .filter((one) => one.answer.outcome === 'deferred' && !likeAll.has(one) && !isHopeless(one))
      .flatMap(deferred),
    ...handed.filter((one) => one.answer.outcome === 'unanswered' && !isHopeless(one)).flatMap(unanswered),
    ...[...likeAll].flatMap(refusedLikeAll),
  ];
  const out = new Map(
    handed
      .filter(({ answer }) => answer.outcome === 'accepted')
      .flatMap((one) => one.letter.items.map(({ mail }) => [mail.id, one])),
  );
  const until = new Map([...later, ...unwritten].map(({ id, nextAttemptAt }) => [id, nextAttemptAt]));
  return [
    ...later,
    ...handed.filter(({ answer }) => answer.outcome === 'fault').flatMap(faulty),
    ...notHanded(sorted, handed, unwritten).map((mail) => released(mail)),
    ...sorted.unwanted.map(unwanted),
    // What another covers is only covered once that is out; until then both are owed, and wait together.
    ...sorted.covered.map((covered) => {
      const carrier = out.get(covered.by.id);
      return carrier === undefined
        ? released(covered.mail, until.get(covered.by.id))
        : coveredBy(covered, carrier);
    }),
  ];
}

/** Mails of letters that were not handed over, because the sending was cut short. */
function notHanded(
  { letters }: Sorted,
  handed: readonly Handed[],
  unwritten: readonly LedgerEntry[],
): OwedMail[] {
  const met = new Set([
    ...handed.flatMap(({ letter }) => letter.items.map(({ mail }) => mail.id)),
    ...unwritten.map(({ id }) => id),
  ]);
  return letters.flatMap(({ items }) => items.map(({ mail }) => mail)).filter(({ id }) => !met.has(id));
}

function restAfter({ trouble, handed }: Sending, logger: Logger): Pick<BatchResult, 'rest'> {
  const turnedAway = handed.filter(({ answer }) => isTurnedAway(answer));
  if (turnedAway.length > 0) {
    logger.error(
      { mails: turnedAway.length, ...detailsOf(turnedAway.at(-1)) },
      'The mail server turns mail away for something else than its address: look at limits, SPF, DKIM, DMARC and blocklists. It is kept, and tried again for five days.',
    );
  }
  if (trouble === undefined) return {};
  if (trouble === 'unreachable') {
    const last = handed.findLast((one) => one.answer.outcome !== 'accepted');
    const isSilent = last?.answer.outcome === 'unanswered';
    logger.error(
      detailsOf(last),
      isSilent
        ? 'The mail server is given whole messages and does not answer. Each is offered twice more, hours apart.'
        : 'The mail server cannot be reached. All mail is kept.',
    );
    return { rest: isSilent ? restAfterFault : restWhenUnreachable };
  }
  const fault = handed.findLast(({ answer }) => answer.outcome === 'fault');
  if (fault !== undefined) {
    logger.error(
      detailsOf(fault),
      'The mail server does not accept us: check SMTP_URL and MAIL_FROM. All mail is kept.',
    );
  }
  return { rest: restAfterFault };
}

function detailsOf(handed: Handed | undefined) {
  return { code: handed?.answer.code, response: handed?.answer.response };
}
