import { randomUUID } from 'node:crypto';
import type { Instant } from '../../domain/calendar/types.ts';
import { rowsOf, type Unscoped } from '../database/db.ts';
import { arrayOfAnyLength } from '../database/values.ts';

/** An address that somebody had until an instant. */
export interface FormerAddress {
  readonly personId: string;
  readonly email: string;
  readonly until: Instant;
}

interface Row {
  person_id: string;
  email: string;
  until: Date;
}

/** Remembers the address that somebody had until now. @returns its id */
export async function insertFormerAddress(
  store: Unscoped<'decided'>,
  { personId, email, until }: FormerAddress,
): Promise<string> {
  const id = randomUUID();
  await rowsOf(store, {
    text: 'INSERT INTO former_address (id, person_id, email, until) VALUES ($1, $2, $3, $4)',
    values: [id, personId, email, until],
  });
  return id;
}

/** An address that somebody had. */
export async function formerAddress(
  store: Unscoped<'decided'>,
  id: string,
): Promise<FormerAddress | undefined> {
  const [row] = await rowsOf<Row>(store, {
    text: 'SELECT person_id, email, until FROM former_address WHERE id = $1',
    values: [id],
  });
  return row && toFormerAddress(row);
}

/** The addresses that these people had, the oldest first. */
export async function formerAddresses(
  store: Unscoped<'decided'>,
  people: readonly string[],
): Promise<readonly FormerAddress[]> {
  if (people.length === 0) return [];
  const rows = await rowsOf<Row>(store, {
    name: 'former-addresses',
    text: `SELECT person_id, email, until FROM former_address WHERE person_id = ANY(${arrayOfAnyLength('$1', 'uuid')}) ORDER BY until`,
    values: [people],
  });
  return rows.map(toFormerAddress);
}

function toFormerAddress({ person_id: personId, email, until }: Row): FormerAddress {
  return { personId, email, until: until.toISOString() };
}
