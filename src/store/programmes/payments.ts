import type { Scope } from '../../domain/access/scope.ts';
import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import type { BookedKind } from '../../domain/programmes/bookings.ts';
import type { PaidPlace } from '../../domain/programmes/payments.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { mustReachAll } from '../database/reach.ts';
import { filled } from '../database/values.ts';
import { sumOf } from './ledger-sql.ts';

/** A line of the ledger: what was paid for one place, owed by its participant, paid by it, or committed otherwise. */
export interface Payment {
  readonly id: string;
  readonly trajectoryId: string;
  readonly kind: Exclude<BookedKind, 'account'>;
  /** Euro cents; below zero for what is taken back. */
  readonly amount: number;
  /** The step occurrence that booked it; none when it was recorded by hand. */
  readonly path?: string;
  /** Who owes it: a role of the template. */
  readonly role?: string;
  /** Local date. */
  readonly on: LocalDate;
  readonly note?: string;
  /** Person id. */
  readonly by?: string;
  readonly recordedAt: Instant;
}

/** What a trajectory's place commits and what was paid of it; `undefined` when it has none in this programme. */
export async function paidPlace(
  store: Unscoped<'everybody'>,
  programmeId: string,
  trajectoryId: string,
): Promise<(PaidPlace & { readonly cohort: string }) | undefined> {
  const rows = await rowsOf<{
    cohort: string;
    committed: string;
    spent: string;
    owed: string;
    gone: boolean;
  }>(store, {
    text: `SELECT place.cohort, booked.spent, booked.owed,
        least(place.committed + booked.commitment, place.accounted) AS committed,
        t.status = 'stopped' OR place.standing = 'free' AS gone
      FROM programme_place place JOIN trajectory t ON t.id = place.trajectory_id
      CROSS JOIN LATERAL (
        SELECT ${sumOf('payment')} AS spent, ${sumOf('commitment')} AS commitment,
          ${sumOf('owed')} - ${sumOf('income')} - ${sumOf('waiver')} AS owed
        FROM programme_payment WHERE trajectory_id = t.id
      ) booked
      WHERE place.programme_id = $1 AND place.trajectory_id = $2`,
    values: [programmeId, trajectoryId],
  });
  const row = rows[0];
  if (row === undefined) return undefined;
  const { cohort, committed, spent, owed, gone } = row;
  return {
    cohort,
    committed: Number(committed),
    spent: Number(spent),
    owed: Number(owed),
    stopped: gone,
  };
}

/** Records a payment; one that is there already with this id stays as it is. */
export async function insertPayment(within: Store, payment: Payment): Promise<void> {
  mustReachAll(within);
  const { id, trajectoryId, kind, amount, on, note, by, recordedAt } = payment;
  await rowsOf(within, {
    text: `INSERT INTO programme_payment (id, trajectory_id, kind, amount, paid_on, note, recorded_by, recorded_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING`,
    values: [id, trajectoryId, kind, amount, on, note ?? null, by ?? null, recordedAt],
  });
}

/** The ledger of a programme line by line, the first recorded first; it is the direction’s, and nobody else gets a line. */
export async function paymentsOf(store: Store, scope: Scope, programmeId: string): Promise<Payment[]> {
  if (scope.kind !== 'all') return [];
  const rows = await rowsOf<{
    id: string;
    trajectory_id: string;
    kind: Payment['kind'];
    path: string | null;
    role: string | null;
    amount: string;
    paid_on: string;
    note: string | null;
    recorded_by: string | null;
    recorded_at: Date;
  }>(store, {
    text: `SELECT payment.id, payment.trajectory_id, payment.kind, payment.path, payment.role, payment.amount, payment.paid_on::text AS paid_on, payment.note,
        payment.recorded_by, payment.recorded_at
      FROM programme_payment payment JOIN programme_place place USING (trajectory_id)
      WHERE place.programme_id = $1 ORDER BY payment.recorded_at, payment.id`,
    values: [programmeId],
  });
  return rows.map((row) =>
    filled({
      id: row.id,
      trajectoryId: row.trajectory_id,
      kind: row.kind,
      path: row.path,
      role: row.role,
      amount: Number(row.amount),
      on: row.paid_on,
      note: row.note,
      by: row.recorded_by,
      recordedAt: row.recorded_at.toISOString(),
    }),
  );
}
