import { epochMillisecondsOf, instantOf } from '../../domain/calendar/instant.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { instantAtMinute, localDateOf, MAIL_WINDOW } from '../../domain/calendar/wall-clock.ts';
import type { Layout } from '../../mail/layout.ts';
import { isTurnedAway, restAfterFault, restWhenUnreachable } from '../../mail/response.ts';
import { mergeableKinds, type Sorted, sortIntoLetters } from '../../mail/sorting.ts';
import type { OwedMail } from '../../mail/types.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/logging.ts';
import type { MailTransport } from '../../platform/transport.ts';
import type { Store } from '../../store/db.ts';
import {
  claimAlso,
  claimDue,
  type LedgerEntry,
  recordDeliveries,
} from '../../store/mail-delivery.repository.ts';
import {
  accepted,
  coveredBy,
  deferred,
  faulty,
  type Handed,
  minutesAfter,
  postponed,
  released,
  unwanted,
} from './ledger.ts';
import { type LostMail, prepare, type Resolved, type ResolvedMail, resolve } from './prepare.ts';
import { createRecorder } from './recorder.ts';
import { isHopeless, reportLost, reportRefused, type SubmitUndeliverable } from './report.ts';
import { type ReadyLetter, type Sending, sendLetters } from './send.ts';
import { write } from './write.ts';

/** What a batch works with. */
export interface BatchTools {
  readonly store: Store;
  readonly transport: MailTransport;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly submitUndeliverable: SubmitUndeliverable;
  readonly layout: Layout;
  readonly from: string;
  readonly publicUrl: string;
  /** Nobody else touches a claimed mail for so long; a worker that dies gives its mails back after it. */
  readonly leaseMilliseconds: number;
  /** Told of every answer, so that Temporal knows that the work goes on. */
  readonly beat: () => void;
  /** Whether the worker wants to end: nothing more is begun then. */
  readonly isCancelled: () => boolean;
}

/** Which mails. */
export interface BatchRequest {
  readonly partition: number;
  /** Most mails that are claimed because they are due; what goes along comes on top. */
  readonly limit: number;
  readonly now: Instant;
}

/** What came of a batch. */
export interface BatchResult {
  /** Messages that the mail server took. */
  readonly sent: number;
  /** Minutes in which nothing should be tried, when the mail server gives trouble. */
  readonly rest?: number;
}

const MOST_TOGETHER = 500;
const HELD_UP_MINUTES = 10;

/** Letters that are claimed and written, but not sent. */
export interface Batch {
  readonly now: Instant;
  /** When it was claimed, on the clock of `performance.now()`. */
  readonly began: number;
  readonly sorted: Sorted;
  readonly letters: readonly ReadyLetter[];
  readonly broken: readonly OwedMail[];
  readonly lost: readonly LostMail[];
}

/** Claims what is due and writes it; `undefined` when nothing is due. */
export async function collectBatch(tools: BatchTools, request: BatchRequest): Promise<Batch | undefined> {
  const { store, logger } = tools;
  const { now } = request;
  const began = performance.now();
  const leasedUntil = instantOf(epochMillisecondsOf(now) + tools.leaseMilliseconds);
  const due = await claimDue(store, { ...request, leasedUntil });
  if (due.length === 0) return undefined;
  const resolved = await resolve(store, due, now);
  const also = await goesAlong(store, resolved.rows, { ...request, leasedUntil });
  const rows = [...resolved.rows, ...also.rows];
  const prepared = await prepare(store, rows, now, tools.publicUrl);
  const sorted = sortIntoLetters(prepared.addressed);
  const written = write(tools, sorted.letters, now);
  const broken = [...prepared.broken, ...written.broken];
  for (const { mail, error } of broken) {
    logger.error({ mail: mail.id, trajectory: mail.trajectoryId, err: error }, 'A mail cannot be written');
  }
  return {
    ...{ now, began, sorted, letters: written.letters },
    broken: broken.map(({ mail }) => mail),
    lost: [...resolved.lost, ...also.lost],
  };
}

/** Sends a batch and records what came of it. */
export async function sendBatch(tools: BatchTools, batch: Batch): Promise<BatchResult> {
  const { store, logger } = tools;
  const { now, began, sorted, letters, broken, lost } = batch;
  const recorder = createRecorder(tools, now);
  const sending = await sendLetters(letters, {
    ...tools,
    // Nothing is begun in the second half of the lease, so that its answer comes well within it.
    goOn: () => !tools.isCancelled() && performance.now() - began < tools.leaseMilliseconds / 2,
    onAnswer: (handed) => {
      tools.beat();
      // What is out is recorded at once, what is tried again when all is done; what can never go, once that is reported.
      if (handed.answer.outcome === 'accepted') recorder.note(accepted(handed));
    },
  });
  const waiting = broken.map((mail) => postponed(mail, now));
  await recorder.finish([...waiting, ...remaining(sorted, sending, waiting)]);
  await recordDeliveries(store, await reportRefused(tools, sending.handed.filter(isHopeless), now), now);
  await recordDeliveries(store, await reportLost(tools, lost, now), now);
  const sent = sending.handed.filter(({ answer }) => answer.outcome === 'accepted').length;
  return { sent, ...restAfter(sending, logger) };
}

/** Gives back a batch that will not be sent now. */
export async function releaseBatch({ store }: BatchTools, batch: Batch): Promise<void> {
  const { now, sorted, letters, broken, lost } = batch;
  const mails = [
    ...letters.flatMap(({ letter }) => letter.items.map(({ mail }) => mail)),
    ...sorted.covered.map(({ mail }) => mail),
    ...sorted.unwanted,
    ...broken,
    ...lost.map(({ mail }) => mail),
  ];
  await recordDeliveries(
    store,
    mails.map((mail) => released(mail)),
    now,
  );
}

/** One person gets one mail a morning: what is planned for the rest of it goes along with what is due. */
async function goesAlong(
  store: Store,
  rows: readonly ResolvedMail[],
  claim: BatchRequest & { leasedUntil: Instant },
): Promise<Resolved> {
  const { now } = claim;
  // A fresh answer to an act goes by itself; one that was held up is part of what was missed.
  const heldUp = minutesAfter(now, -HELD_UP_MINUTES);
  const people = rows.flatMap(({ row, to }) => (row.immediate && row.sendAt > heldUp ? [] : [to.id]));
  if (people.length === 0) return { rows: [], lost: [] };
  const endOfMorning = instantAtMinute(localDateOf(now), MAIL_WINDOW.fromMinute + MAIL_WINDOW.minutes);
  const also = await claimAlso(store, {
    ...claim,
    until: endOfMorning > now ? endOfMorning : now,
    people: [...new Set(people)],
    kinds: mergeableKinds,
    limit: MOST_TOGETHER,
  });
  return also.length === 0 ? { rows: [], lost: [] } : resolve(store, also, now);
}

/**
 * What became of everything that is not out.
 * @param waiting what could not even be written
 */
function remaining(
  sorted: Sorted,
  { handed, kept }: Sending,
  waiting: readonly LedgerEntry[],
): LedgerEntry[] {
  const later = handed
    .filter((one) => one.answer.outcome === 'deferred' && !isHopeless(one))
    .flatMap(deferred);
  const out = new Map(
    handed
      .filter(({ answer }) => answer.outcome === 'accepted')
      .flatMap((one) => one.letter.items.map(({ mail }) => [mail.id, one])),
  );
  const until = new Map([...later, ...waiting].map(({ id, nextAttemptAt }) => [id, nextAttemptAt]));
  return [
    ...later,
    ...handed.filter(({ answer }) => answer.outcome === 'fault').flatMap(faulty),
    ...kept.flatMap((letter) => letter.items.map(({ mail }) => released(mail))),
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

function restAfter({ trouble, handed }: Sending, logger: Logger): Pick<BatchResult, 'rest'> {
  const turnedAway = handed.filter(({ answer }) => isTurnedAway(answer));
  if (turnedAway.length > 0) {
    logger.error(
      { mails: turnedAway.length, ...detailsOf(turnedAway.at(-1)) },
      'The mail server turns mail away by a rule: look at SPF, DKIM, DMARC and blocklists. It is kept, and tried again for five days.',
    );
  }
  if (trouble === undefined) return {};
  if (trouble === 'unreachable') {
    logger.error(
      detailsOf(handed.findLast((one) => one.answer.outcome !== 'accepted')),
      'The mail server cannot be reached. All mail is kept.',
    );
    return { rest: restWhenUnreachable };
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
