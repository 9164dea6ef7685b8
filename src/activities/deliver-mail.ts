import { Context } from '@temporalio/activity';
import { instantOf } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/types.ts';
import { loadLayout } from '../mail/layout/layout.ts';
import type { Clock } from '../platform/clock.ts';
import type { Configuration } from '../platform/configuration.ts';
import type { Logger } from '../platform/logging.ts';
import type { MailTransport } from '../platform/transport.ts';
import type { WholeStore } from '../store/database/db.ts';
import { clearAlarm } from '../store/mail/alarm.ts';
import { readBreaker } from '../store/mail/breaker.ts';
import { nextInstant, settleAlarm } from '../store/mail/delivery.ts';
import { SURVEY_MAILROOM } from '../store/surveys/invitations.ts';
import { sendAtOnce } from './mail-delivery/at-once.ts';
import { type BatchTools, releaseBatch, sendBatch } from './mail-delivery/batch.ts';
import { type Gate, gateOf } from './mail-delivery/breaker.ts';
import { collectBatch } from './mail-delivery/collect.ts';
import { minutesAfter } from './mail-delivery/ledger.ts';
import type { SubmitUndeliverable } from './mail-delivery/report.ts';
import { sendSurveys } from './mail-delivery/surveys.ts';

export type { SubmitUndeliverable } from './mail-delivery/report.ts';

/** What the mailroom works with. */
export interface MailroomParts {
  readonly store: WholeStore;
  readonly transport: MailTransport;
  readonly clock: Clock;
  readonly configuration: {
    readonly http: Pick<Configuration['http'], 'publicUrl'>;
    readonly mail: Pick<Configuration['mail'], 'from'> & Partial<Pick<Configuration['mail'], 'bounces'>>;
  };
  readonly logger: Logger;
  /** Tells a trajectory that a role cannot be reached, so that its counsellor gets a task; must be safe to repeat. */
  readonly submitUndeliverable: SubmitUndeliverable;
  /**
   * How long a claimed mail is left alone by others, in milliseconds; 2 minutes if left out. A worker that dies gives its
   * mails back after it; while one works on them it is renewed.
   */
  readonly leaseMilliseconds?: number;
  /** Sends also at night and on days off what time brings; for measurements only. */
  readonly atAnyHour?: boolean;
}

/** What a mailroom asks of the activity. `now` is the workflow's time; the later of it and the clock counts. */
export interface DeliverRequest {
  readonly partition: number;
  readonly now?: Instant;
}

/** What came of it. */
export interface Delivered {
  /** When there is something to do again; absent when nothing is planned. May lie in the past: then at once. */
  readonly nextAt?: Instant;
  /** Messages that the mail server took. */
  readonly sent: number;
}

const LEASE_MILLISECONDS = 120_000;
/** The activity answers after so long at the latest; what is left comes in the next one. */
const DRAIN_MILLISECONDS = 45_000;
/** A worker that ends waits so long for the answers to what it has handed over; the SDK lets it be a little longer. */
const LAST_ANSWERS_MILLISECONDS = 5_000;
const SMALLEST_CLAIM = 50;
const LARGEST_CLAIM = 500;
/** A claim is as large as goes out in this time: what is withdrawn after its claim still goes. */
const CLAIM_MILLISECONDS = 4_000;

/**
 * Makes the activity that empties a partition of the mailroom: it sends everything that is due and says when to look
 * again. Also runs outside Temporal.
 *
 * A mail is handed over at most once, except in one window: a worker that dies after the mail server took a message and
 * before that was recorded leaves a claimed mail, which goes again when its lease ends, with the same Message-ID.
 */
export function createDeliverMail(parts: MailroomParts): (request: DeliverRequest) => Promise<Delivered> {
  return async ({ partition, now }) => {
    const { store, clock, logger, configuration } = parts;
    const tools = {
      ...parts,
      layout: await loadLayout(),
      from: configuration.mail.from,
      bounceAddress: configuration.mail.bounces?.address,
      publicUrl: configuration.http.publicUrl,
      leaseMilliseconds: parts.leaseMilliseconds ?? LEASE_MILLISECONDS,
      ...cancellation(),
    };
    const time = () => laterOf(instantOf(clock.now().epochMilliseconds), now);
    // First of all: whoever plans a mail from now on wakes the mailroom again.
    await clearAlarm(store, partition);
    const { sent: letters, rest } = await drainIfAllowed(tools, partition, time);
    const at = time();
    const { probeAt } = (await readBreaker(store)) ?? {};
    const surveys = partition === SURVEY_MAILROOM ? await surveysIfAllowed(tools, probeAt, time) : undefined;
    const next = earlierOf(await nextInstant(store, partition, at), surveys?.nextAt);
    const sent = letters + (surveys?.sent ?? 0);
    const until = probeAt ?? (rest === undefined ? undefined : minutesAfter(at, rest));
    const rested = next === undefined ? next : laterOf(next, until);
    const nextAt = await settleAlarm(store, partition, rested);
    if (sent > 0) logger.info({ partition, sent, nextAt }, 'Mail sent');
    return { sent, ...(nextAt === undefined ? {} : { nextAt }) };
  };
}

/** As {@link drain}; while the server refuses everybody, at most one letter goes, and all others when that was taken. */
async function drainIfAllowed(
  tools: BatchTools,
  partition: number,
  time: () => Instant,
): Promise<{ sent: number; rest?: number }> {
  const gate: Gate = await gateOf(tools.store, time());
  if (gate.is === 'open') return { sent: 0 };
  if (gate.is === 'closed') return drainBoth(tools, partition, time);
  const batch = await collectBatch(tools, { partition, limit: 1, now: time() });
  if (batch === undefined) return { sent: 0 };
  const { sent } = await sendBatch(tools, batch);
  if ((await readBreaker(tools.store)) !== undefined) return { sent };
  const others = await drainBoth(tools, partition, time);
  return { ...others, sent: sent + others.sent };
}

/** Mails about surveys wait while the server refuses everybody. */
async function surveysIfAllowed(
  tools: BatchTools & Pick<MailroomParts, 'configuration'>,
  probeAt: Instant | undefined,
  time: () => Instant,
): Promise<{ sent: number; nextAt?: Instant }> {
  return probeAt === undefined ? sendSurveys(tools, time) : { sent: 0, nextAt: probeAt };
}

/** Sends everything that is due, and beside it, by a claim of its own, what answers an act meanwhile. */
async function drainBoth(
  tools: BatchTools,
  partition: number,
  time: () => Instant,
): Promise<{ sent: number; rest?: number }> {
  const atOnce = sendAtOnce(tools, partition, time);
  try {
    const drained = await drain(tools, partition, time);
    return { ...drained, sent: drained.sent + (await atOnce.end()) };
  } finally {
    await atOnce.end();
  }
}

/**
 * Sends batch after batch until one is not full. While one is sent, the next is claimed and written: the database and the
 * mail server then work at the same time. Claims follow each other, so that what one person gets stays together.
 */
async function drain(
  tools: BatchTools,
  partition: number,
  time: () => Instant,
): Promise<{ sent: number; rest?: number }> {
  const until = performance.now() + DRAIN_MILLISECONDS;
  const collect = (limit: number) => collectBatch(tools, { partition, limit, now: time() });
  let sent = 0;
  let limit = SMALLEST_CLAIM;
  let batch = await collect(limit);
  while (batch !== undefined) {
    const began = performance.now();
    // What is planned from now on wakes the mailroom again: nobody has to look whether there is more after a batch that was not full.
    const goesOn = batch.isFull && began < until && !tools.isCancelled();
    const next = goesOn ? collect(limit) : Promise.resolve(undefined);
    // When sending fails, that is what is heard; the claims of the next batch then end with their lease.
    next.catch(() => undefined);
    const result = await sendBatch(tools, batch).catch(async (error: unknown) => {
      (await next.catch(() => undefined))?.lease.end();
      throw error;
    });
    sent += result.sent;
    batch = await next;
    if (result.rest !== undefined) {
      if (batch !== undefined) await releaseBatch(tools, batch);
      return { sent, rest: result.rest };
    }
    limit = claimSize(limit, performance.now() - began);
  }
  return { sent };
}

/** Hears from Temporal whether to stop; nothing does outside an activity. That it lives, the worker says. */
function cancellation(): Pick<BatchTools, 'isCancelled' | 'giveUp'> {
  const waiting = new AbortController();
  try {
    const { cancellationSignal } = Context.current();
    cancellationSignal.addEventListener('abort', () => {
      setTimeout(() => waiting.abort(), LAST_ANSWERS_MILLISECONDS).unref();
    });
    return { isCancelled: () => cancellationSignal.aborted, giveUp: waiting.signal };
  } catch {
    return { isCancelled: () => false, giveUp: waiting.signal };
  }
}

function claimSize(last: number, milliseconds: number): number {
  const fitting = Math.round((last * CLAIM_MILLISECONDS) / Math.max(1, milliseconds));
  return Math.min(LARGEST_CLAIM, Math.max(SMALLEST_CLAIM, fitting));
}

function earlierOf(a: Instant | undefined, b: Instant | undefined): Instant | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}

function laterOf(a: Instant, b: Instant | undefined): Instant {
  return b === undefined || a > b ? a : b;
}
