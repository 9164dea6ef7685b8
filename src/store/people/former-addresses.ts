import type { Instant } from '../../domain/calendar/types.ts';
import { rowsOf, type Unscoped } from '../database/db.ts';

/** An address that somebody had until an instant. */
export interface FormerAddress {
  readonly personId: string;
  readonly email: string;
  readonly until: Instant;
}

/** Remembers the address that somebody had until now. */
export async function insertFormerAddress(
  store: Unscoped<'decided'>,
  { personId, email, until }: FormerAddress,
): Promise<void> {
  await rowsOf(store, {
    text: 'INSERT INTO former_address (person_id, email, until) VALUES ($1, $2, $3)',
    values: [personId, email, until],
  });
}

/** The addresses that these people had, the oldest first. */
export async function formerAddresses(
  store: Unscoped<'decided'>,
  people: readonly string[],
): Promise<readonly FormerAddress[]> {
  if (people.length === 0) return [];
  const rows = await rowsOf<{ person_id: string; email: string; until: Date }>(store, {
    name: 'former-addresses',
    text: 'SELECT person_id, email, until FROM former_address WHERE person_id = ANY($1::uuid[]) ORDER BY until',
    values: [people],
  });
  return rows.map((row) => ({
    personId: row.person_id,
    email: row.email,
    until: row.until.toISOString(),
  }));
}
