import type { Instant } from '../../domain/calendar/types.ts';
import type { Booked, PlaceChange } from '../../domain/programmes/bookings.ts';
import { rowsOf, type Store } from '../database/db.ts';
import { sumOf } from './ledger-sql.ts';

/**
 * Books what a commit means for the place of its trajectory, in the transaction of that commit. A trajectory without a
 * place in a programme books nothing.
 */
export async function bookChanges(
  within: Store,
  trajectoryId: string,
  changes: readonly PlaceChange[],
  now: Instant,
): Promise<void> {
  for (const change of changes) {
    if (change.type === 'decided') await decide(within, trajectoryId, change);
    else if (change.type === 'taken-back') await takeBack(within, trajectoryId, change, now);
    else await book(within, trajectoryId, change.booked, now);
  }
}

async function decide(
  within: Store,
  trajectoryId: string,
  { path, place }: Extract<PlaceChange, { type: 'decided' }>,
): Promise<void> {
  await rowsOf(within, {
    text: 'UPDATE programme_place SET standing = $2, decided_at = $3 WHERE trajectory_id = $1',
    values: [trajectoryId, place, path],
  });
}

// Rows are only added: what is taken back stands beside what it takes back.
async function takeBack(
  within: Store,
  trajectoryId: string,
  { path, on }: Extract<PlaceChange, { type: 'taken-back' }>,
  now: Instant,
): Promise<void> {
  await rowsOf(within, {
    text: `UPDATE programme_place SET standing = CASE WHEN decided_at = $2 THEN 'keep' ELSE standing END,
        accounted = CASE WHEN accounted_at = $2 THEN NULL ELSE accounted END
      WHERE trajectory_id = $1`,
    values: [trajectoryId, path],
  });
  await rowsOf(within, {
    text: `INSERT INTO programme_payment (id, trajectory_id, kind, path, role, amount, paid_on, recorded_at)
      SELECT gen_random_uuid(), trajectory_id, kind, path, role, -sum(amount), $3::date, $4
      FROM programme_payment WHERE trajectory_id = $1 AND path = $2
      GROUP BY trajectory_id, kind, path, role HAVING sum(amount) <> 0`,
    values: [trajectoryId, path, on, now],
  });
}

/** What is committed from now on is booked as the difference from what was; everything else as it is. */
async function book(within: Store, trajectoryId: string, booked: Booked, now: Instant): Promise<void> {
  const { path, kind, amount, on, role, note, by } = booked;
  if (kind === 'account') {
    await rowsOf(within, {
      text: 'UPDATE programme_place SET accounted = $2, accounted_at = $3 WHERE trajectory_id = $1',
      values: [trajectoryId, amount ?? 0, path],
    });
    return;
  }
  await rowsOf(within, {
    text: `INSERT INTO programme_payment (id, trajectory_id, kind, path, role, amount, paid_on, note, recorded_by, recorded_at)
      SELECT gen_random_uuid(), place.trajectory_id, $2, $3, $4, booked.amount, $6::date, $7, $8::uuid, $9
      FROM programme_place place
      CROSS JOIN LATERAL (
        SELECT ${sumOf('commitment')} + place.committed AS committed, ${sumOf('payment')} AS paid
        FROM programme_payment WHERE trajectory_id = place.trajectory_id
      ) so_far
      CROSS JOIN LATERAL (
        SELECT CASE WHEN $2 = 'commitment' THEN $5::bigint - so_far.committed
          ELSE coalesce($5::bigint, greatest(so_far.committed - so_far.paid, 0)) END AS amount
      ) booked
      WHERE place.trajectory_id = $1 AND booked.amount <> 0`,
    values: [
      ...[trajectoryId, kind, path, role ?? null, amount ?? null],
      ...[on, note ?? null, by ?? null, now],
    ],
  });
}
