import type { Instant } from '../../domain/calendar/types.ts';
import { rowsOf, type Unscoped } from '../database/db.ts';
import { filled } from '../database/values.ts';

/** The mail server refuses everybody in the same words: nothing goes but a probe. */
export interface Breaker {
  readonly openedAt: Instant;
  readonly code?: number;
  /** What the server says, without addresses and numbers. */
  readonly pattern: string;
  /** How many domains had refused alike when it opened. */
  readonly domains: number;
  /** When the next probe goes, if a mail is due then. */
  readonly probeAt: Instant;
  /** Probes that failed. */
  readonly probes: number;
}

/** An answer of the mail server, as the ledger has it. */
export interface PastAnswer {
  readonly outcome: string;
  readonly code?: number;
  readonly response: string;
  readonly domain: string;
}

interface Row {
  opened_at: Date;
  code: number | null;
  pattern: string;
  domains: number;
  probe_at: Date;
  probes: number;
}

/** The breaker, when it is open. */
export async function readBreaker(store: Unscoped<'work'>): Promise<Breaker | undefined> {
  const [row] = await rowsOf<Row>(store, { name: 'mail-breaker', text: 'SELECT * FROM mail_breaker' });
  return row === undefined
    ? undefined
    : filled({
        openedAt: row.opened_at.toISOString(),
        code: row.code,
        pattern: row.pattern,
        domains: row.domains,
        probeAt: row.probe_at.toISOString(),
        probes: row.probes,
      });
}

/**
 * Opens the breaker for all mailrooms.
 * @returns whether it was closed until now
 */
export async function openBreaker(
  store: Unscoped<'work'>,
  breaker: Pick<Breaker, 'code' | 'pattern' | 'domains' | 'probeAt'>,
  now: Instant,
): Promise<boolean> {
  const rows = await rowsOf(store, {
    text: `INSERT INTO mail_breaker (id, opened_at, code, pattern, domains, probe_at) VALUES (1, $1, $2, $3, $4, $5)
      ON CONFLICT (id) DO NOTHING RETURNING id`,
    values: [now, breaker.code ?? null, breaker.pattern, breaker.domains, breaker.probeAt],
  });
  return rows.length > 0;
}

/**
 * Takes the turn to send a probe, which only one mailroom gets; the next comes later and later, up to an hour.
 * @returns false when it is not time yet, or another took it
 */
export async function takeProbe(store: Unscoped<'work'>, now: Instant): Promise<boolean> {
  const rows = await rowsOf(store, {
    text: `UPDATE mail_breaker SET probes = probes + 1,
        probe_at = $1::timestamptz + least(interval '10 minutes' * power(2, least(probes, 10)), interval '1 hour')
      WHERE probe_at <= $1 RETURNING id`,
    values: [now],
  });
  return rows.length > 0;
}

/** Closes the breaker: the server takes mail again. */
export async function closeBreaker(store: Unscoped<'work'>): Promise<void> {
  await rowsOf(store, { text: 'DELETE FROM mail_breaker' });
}

/** The latest answers for mails to named domains, latest first, of the day before `now`. */
export async function latestAnswers(
  store: Unscoped<'work'>,
  now: Instant,
  most: number,
): Promise<PastAnswer[]> {
  const rows = await rowsOf<{ outcome: string; code: number | null; response: string; domain: string }>(
    store,
    {
      text: `SELECT outcome, code, coalesce(response, '') AS response, domain FROM mail_attempt
        WHERE domain IS NOT NULL AND at > $1::timestamptz - interval '1 day' ORDER BY id DESC LIMIT $2`,
      values: [now, most],
    },
  );
  return rows.map((row) => filled({ ...row }));
}
