import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { fold } from '../../src/domain/trajectory/model/apply.ts';
import { messageIdOf } from '../../src/mail/smtp/message-id.ts';
import { findTrajectory, journalOf } from '../../src/store/trajectories/trajectories.ts';
import { until } from '../support/until.ts';
import type { Answered, Caller } from './caller.ts';
import { mailDomain, type Product } from './product.ts';

/** A row of the ledger, with the Message-ID that it has or would have. */
export interface LedgerRow {
  readonly id: string;
  readonly trajectory: string;
  readonly key: string;
  readonly status: string;
  readonly messageId: string;
  /** The Message-ID of the mail that it went with. */
  readonly mergedInto?: string;
}

/** All mails that were ever planned. */
export async function ledgerOf({ store }: Product): Promise<LedgerRow[]> {
  const { rows } = await store.pool.query<{
    id: string;
    trajectory: string;
    key: string;
    status: string;
    merged_into: string | null;
  }>('SELECT id, trajectory_id AS trajectory, key, status, merged_into FROM mail');
  const messageIds = new Map(
    rows.map(({ id, trajectory, key }) => [id, messageIdOf({ trajectoryId: trajectory, key }, mailDomain)]),
  );
  return rows.map(({ merged_into, ...row }) => ({
    ...row,
    messageId: messageIds.get(row.id)!,
    ...(merged_into === null ? {} : { mergedInto: messageIds.get(merged_into)! }),
  }));
}

/** How often each Message-ID came into the inbox. */
export function inboxOf({ sink }: Product): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { mail } of sink.now().mails) {
    const id = mail.messageId ?? 'none';
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** The Message-IDs of mails that the mail server has taken, and that the ledger does not know to be out. */
export async function acceptedUnrecorded(product: Product): Promise<Set<string>> {
  const inbox = inboxOf(product);
  const rows = await ledgerOf(product);
  return new Set(
    rows
      .filter(({ status, messageId }) => status !== 'sent' && inbox.has(messageId))
      .map(({ messageId }) => messageId),
  );
}

/**
 * Whether nothing is due that has not gone. A worker that was killed has left claims, which run out after minutes; the
 * test does not wait for them: when the mailroom sleeps until a claim runs out, nobody works on it any more, so it is
 * made to run out now.
 */
export async function nothingIsDue(product: Product): Promise<boolean> {
  const { rowCount } = await product.store.pool.query(
    `UPDATE mail SET leased_until = now() - interval '1 second' FROM mail_alarm
      WHERE mail.status = 'planned' AND mail.partition = mail_alarm.partition AND mail.leased_until = mail_alarm.at
        AND mail.leased_until > now()`,
  );
  if (rowCount !== null && rowCount > 0) await product.wakeMailroom();
  const { rows } = await product.store.pool.query(
    `SELECT 1 FROM mail WHERE status = 'planned' AND greatest(send_at, next_attempt_at) <= now() LIMIT 1`,
  );
  return rows.length === 0;
}

/** What was asked of a trajectory, in order, and answered. */
export interface Deeds {
  readonly id: string;
  readonly notes: readonly string[];
  /** Types of the commands after the enrolment. */
  readonly asked: readonly string[];
  readonly statuses: readonly number[];
}

/** The event that each command leaves behind. */
const eventOf: { readonly [command: string]: string } = {
  assign: 'assigned',
  complete: 'completed',
  note: 'noted',
  pause: 'paused',
  resume: 'resumed',
  stop: 'stopped',
};

/** What is wrong with a trajectory: its journal, its row or its workflow. */
export async function faultsOfTrajectory(product: Product, caller: Caller, deeds: Deeds): Promise<string[]> {
  const { journal, faults } = await journalAndFaults(product, deeds.id);
  const traces = new Set([...Object.values(eventOf), 'enrolled']);
  const done = journal.flatMap(({ body: { type } }) => (traces.has(type) ? [type] : []));
  const wanted = ['enrolled', ...deeds.asked.map((command) => eventOf[command])];
  if (done.join() !== wanted.join()) faults.push(`asked ${wanted}, but done ${done}`);
  const notes = journal.flatMap(({ body }) => (body.type === 'noted' ? [body.text] : []));
  if (notes.join() !== deeds.notes.join()) faults.push(`noted ${notes}`);
  const expected = deeds.asked.includes('stop') ? 'ended' : 'running';
  const live = await liveOf(caller, deeds.id, expected);
  if (live.workflow !== expected) faults.push(`the workflow is ${live.workflow}`);
  if (!live.agrees) faults.push('the workflow says something else than the row');
  return faults.map((fault) => `${deeds.id}: ${fault}`);
}

/**
 * What the workflow says of itself. For some seconds after its worker was killed it may not answer, and for as long as the
 * outbox needs to tell it, it may not know of a sooner wake-up or of the end: it is asked again.
 */
async function liveOf(caller: Caller, id: string, expected: string): Promise<Answered['body']> {
  let answer: Answered | undefined;
  const isThere = async () => {
    answer = await caller.call('GET', `trajectories/${id}/live`);
    return answer.status === 200 && answer.body.agrees === true && answer.body.workflow === expected;
  };
  await until(isThere, OUTBOX_TELLS_WITHIN).catch(() => undefined);
  return answer?.body;
}

/** In milliseconds: it leaves alone what is ten seconds young, and looks every ten seconds. */
const OUTBOX_TELLS_WITHIN = 60_000;

/**
 * What is wrong with the mails: lost, doubled, unknown, or not settled.
 * @param windows how often each Message-ID was handed over and not recorded when a worker was killed
 */
export async function faultsOfMail(
  product: Product,
  windows: ReadonlyMap<string, number>,
): Promise<string[]> {
  const inbox = inboxOf(product);
  const ledger = await ledgerOf(product);
  const out = new Set(ledger.flatMap(({ status, messageId }) => (status === 'sent' ? [messageId] : [])));
  const faults = [...out].flatMap((messageId) => {
    const count = inbox.get(messageId) ?? 0;
    return count >= 1 && count <= 1 + (windows.get(messageId) ?? 0)
      ? []
      : [`${messageId} came ${count} times`];
  });
  for (const { id, mergedInto, status } of ledger) {
    if (status === 'merged' && !inbox.has(mergedInto ?? '')) faults.push(`what ${id} went into never came`);
    if (!['sent', 'merged', 'planned', 'withdrawn'].includes(status)) faults.push(`${id} is ${status}`);
  }
  for (const messageId of inbox.keys()) {
    if (!out.has(messageId) && !windows.has(messageId)) faults.push(`${messageId} is not in the ledger`);
  }
  return faults;
}

/** The journal of a trajectory, with what is wrong with it: gaps, or another state than the one that is stored. */
export async function journalAndFaults({ store }: Product, id: string) {
  const [journal, stored] = await Promise.all([
    journalOf(store, EVERYTHING, id),
    findTrajectory(store, EVERYTHING, id),
  ]);
  const faults: string[] = [];
  // Folding throws when a version is missing or time runs backwards.
  const folded = fold(id, journal);
  if (journal.some(({ version }, index) => version !== index + 1)) faults.push('versions are missing');
  if (folded.version !== stored?.version) faults.push(`version ${stored?.version} is stored`);
  if (JSON.stringify(sorted(folded)) !== JSON.stringify(sorted(stored?.state)))
    faults.push('another state is stored');
  return { journal, faults };
}

/** The same value with the keys of its objects in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, sorted(part)]),
  );
}
