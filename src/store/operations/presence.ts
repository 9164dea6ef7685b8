import { rowsOf, type Unscoped } from '../database/db.ts';

/** A process of workers, by the clock of the database. */
export interface Presence {
  /** As Temporal lists who asks for work. */
  readonly identity: string;
  /** How long ago it said that it lives, in milliseconds. */
  readonly silentFor: number;
  /** Whether it ended in good order. */
  readonly hasEnded: boolean;
}

/** What is older is forgotten; Temporal lists who is gone for five minutes. */
const FORGOTTEN_AFTER = '1 hour';

/** Notes that a process of workers lives now, and forgets those that are long gone. */
export async function notePresence(store: Unscoped<'work'>, identity: string): Promise<void> {
  await rowsOf(store, {
    text: `WITH gone AS (
        DELETE FROM worker_presence WHERE seen_at < now() - interval '${FORGOTTEN_AFTER}' AND identity <> $1
      )
      INSERT INTO worker_presence (identity, started_at, seen_at) VALUES ($1, now(), now())
      ON CONFLICT (identity) DO UPDATE SET seen_at = now(), ended_at = NULL`,
    values: [identity],
  });
}

/** Notes that a process of workers has ended in good order. */
export async function noteAbsence(store: Unscoped<'work'>, identity: string): Promise<void> {
  await rowsOf(store, {
    text: 'UPDATE worker_presence SET seen_at = now(), ended_at = now() WHERE identity = $1',
    values: [identity],
  });
}

/** The processes of workers of the last hour. */
export async function readPresence(store: Unscoped<'decided'>): Promise<readonly Presence[]> {
  return rowsOf<Presence & Record<string, unknown>>(store, {
    text: `SELECT identity, (extract(epoch FROM now() - seen_at) * 1000)::float8 AS "silentFor",
        ended_at IS NOT NULL AS "hasEnded"
      FROM worker_presence WHERE seen_at > now() - interval '${FORGOTTEN_AFTER}' ORDER BY identity`,
    values: [],
  });
}
