import type { Instant } from '../../domain/calendar/types.ts';
import { rowsOf, type Unscoped } from '../database/db.ts';

/** Dates a trajectory whose history was brought in whole: it is as old as its first event, and last changed with its last. */
export async function datePast(
  store: Unscoped<'decided'>,
  id: string,
  { createdAt, updatedAt }: { readonly createdAt: Instant; readonly updatedAt: Instant },
): Promise<void> {
  await rowsOf(store, {
    text: 'UPDATE trajectory SET created_at = $2, updated_at = $3 WHERE id = $1',
    values: [id, createdAt, updatedAt],
  });
}
