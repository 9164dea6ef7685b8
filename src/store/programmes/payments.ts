import type { Scope } from '../../domain/access/scope.ts';
import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import type { PaidPlace } from '../../domain/programmes/payments.ts';
import { rowsOf, type Store } from '../database/db.ts';
import { filled } from '../database/values.ts';

/** What was paid for one place. */
export interface Payment {
  readonly id: string;
  readonly trajectoryId: string;
  /** Euro cents; below zero for a correction. */
  readonly amount: number;
  /** Local date. */
  readonly on: LocalDate;
  readonly note?: string;
  /** Person id. */
  readonly by?: string;
  readonly recordedAt: Instant;
}

/** What a trajectory's place commits and what was paid of it; `undefined` when it has none in this programme. */
export async function paidPlace(
  store: Store,
  programmeId: string,
  trajectoryId: string,
): Promise<PaidPlace | undefined> {
  const rows = await rowsOf<{ committed: string; spent: string; stopped: boolean }>(store, {
    text: `SELECT place.committed, t.status = 'stopped' AS stopped,
        (SELECT coalesce(sum(amount), 0)::text FROM programme_payment WHERE trajectory_id = t.id) AS spent
      FROM programme_place place JOIN trajectory t ON t.id = place.trajectory_id
      WHERE place.programme_id = $1 AND place.trajectory_id = $2`,
    values: [programmeId, trajectoryId],
  });
  const row = rows[0];
  if (row === undefined) return undefined;
  return { committed: Number(row.committed), spent: Number(row.spent), stopped: row.stopped };
}

/** Records a payment; one that is there already with this id stays as it is. */
export async function insertPayment(within: Store, payment: Payment): Promise<void> {
  const { id, trajectoryId, amount, on, note, by, recordedAt } = payment;
  await rowsOf(within, {
    text: `INSERT INTO programme_payment (id, trajectory_id, amount, paid_on, note, recorded_by, recorded_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING`,
    values: [id, trajectoryId, amount, on, note ?? null, by ?? null, recordedAt],
  });
}

/** The payments of a programme, the first recorded first; they are the direction's, and nobody else gets one. */
export async function paymentsOf(store: Store, scope: Scope, programmeId: string): Promise<Payment[]> {
  if (scope.kind !== 'all') return [];
  const rows = await rowsOf<{
    id: string;
    trajectory_id: string;
    amount: string;
    paid_on: string;
    note: string | null;
    recorded_by: string | null;
    recorded_at: Date;
  }>(store, {
    text: `SELECT payment.id, payment.trajectory_id, payment.amount, payment.paid_on::text AS paid_on, payment.note,
        payment.recorded_by, payment.recorded_at
      FROM programme_payment payment JOIN programme_place place USING (trajectory_id)
      WHERE place.programme_id = $1 ORDER BY payment.recorded_at, payment.id`,
    values: [programmeId],
  });
  return rows.map((row) =>
    filled({
      id: row.id,
      trajectoryId: row.trajectory_id,
      amount: Number(row.amount),
      on: row.paid_on,
      note: row.note,
      by: row.recorded_by,
      recordedAt: row.recorded_at.toISOString(),
    }),
  );
}
