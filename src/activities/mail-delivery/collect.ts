import { epochMillisecondsOf, instantOf } from '../../domain/calendar/instant.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { instantAtMinute, localDateOf, MAIL_WINDOW } from '../../domain/calendar/wall-clock.ts';
import { mergeableKinds, sortIntoLetters } from '../../mail/letter/sorting.ts';
import { type ClaimedMail, claimAlso, claimDue } from '../../store/mail/delivery.ts';
import { type BatchRequest, type BatchTools, type LeasedBatch, mailsOf } from './batch.ts';
import { holdUntilDay } from './by-day.ts';
import { holdBroken } from './hold-broken.ts';
import { keepLease } from './lease.ts';
import { minutesAfter, type WaitingMail } from './ledger.ts';
import { prepare, type Resolved, type ResolvedMail, resolve } from './prepare.ts';

const MOST_TOGETHER = 500;
const HELD_UP_MINUTES = 10;

/** Claims what is due and gathers what its letters need; `undefined` when nothing is due. */
export async function collectBatch(
  tools: BatchTools,
  request: BatchRequest,
): Promise<LeasedBatch | undefined> {
  const { store } = tools;
  const { now } = request;
  const began = performance.now();
  const leasedUntil = instantOf(epochMillisecondsOf(now) + tools.leaseMilliseconds);
  const due = await claimDue(store, { ...request, leasedUntil });
  if (due.length === 0) return undefined;
  const first = await look(tools, due, now);
  const also = await goesAlong(tools, first.rows, { ...request, leasedUntil });
  const rows = [...first.rows, ...also.rows];
  const prepared = await prepare(store, rows, now, tools.publicUrl);
  const sorted = sortIntoLetters(prepared.addressed);
  const broken = [...first.broken, ...also.broken, ...prepared.broken];
  const batch = {
    ...{ now, began, sorted, isFull: due.length === request.limit },
    broken: await holdBroken(tools, broken, now),
    lost: [...first.lost, ...also.lost],
    waiting: [...first.waiting, ...also.waiting],
  };
  return { ...batch, lease: keepLease(tools, batch, mailsOf(batch)) };
}

/** Claimed mails that go now, and those that do not: because there is nobody, or because it is no time for them. */
interface Look extends Resolved {
  readonly waiting: readonly WaitingMail[];
}

const nothing: Look = { rows: [], lost: [], waiting: [], broken: [] };

async function look(
  { store, atAnyHour }: BatchTools,
  claimed: readonly ClaimedMail[],
  now: Instant,
): Promise<Look> {
  const { rows, lost, broken } = await resolve(store, claimed, now);
  if (atAnyHour) return { rows, lost, broken, waiting: [] };
  const byDay = await holdUntilDay(store, rows, now);
  return { ...byDay, lost, broken: [...broken, ...byDay.broken] };
}

/** One person gets one mail a morning: what is planned for the rest of it goes along with what is due. */
async function goesAlong(
  tools: BatchTools,
  rows: readonly ResolvedMail[],
  claim: BatchRequest & { leasedUntil: Instant },
): Promise<Look> {
  const { now } = claim;
  // A fresh answer to an act goes by itself; one that was held up is part of what was missed.
  const heldUp = minutesAfter(now, -HELD_UP_MINUTES);
  const people = rows.flatMap(({ row, to }) => (row.immediate && row.sendAt > heldUp ? [] : [to.id]));
  if (people.length === 0) return nothing;
  const endOfMorning = instantAtMinute(localDateOf(now), MAIL_WINDOW.fromMinute + MAIL_WINDOW.minutes);
  const also = await claimAlso(tools.store, {
    ...claim,
    until: endOfMorning > now ? endOfMorning : now,
    people: [...new Set(people)],
    kinds: mergeableKinds,
    limit: MOST_TOGETHER,
  });
  return also.length === 0 ? nothing : look(tools, also, now);
}
