import type { Instant } from '../../domain/calendar/types.ts';
import type { Store, Unscoped } from '../database/db.ts';
import { mustReachAll } from '../database/reach.ts';
import { filled, toInstant } from '../database/values.ts';
import type { access_key as Row } from '../generated/client.ts';

/** What a program shows to use the API. Only the hash of the key is kept. */
export interface AccessKey {
  readonly id: string;
  /** Its first letters, by which people recognise it. */
  readonly beginning: string;
  readonly name: string;
  /** In whose name it acts: somebody who stands for the program alone. */
  readonly personId: string;
  readonly role: string;
  readonly createdAt: Instant;
  readonly expiresAt?: Instant;
  readonly lastUsedAt?: Instant;
  readonly revokedAt?: Instant;
}

/** Stores a new key. */
export async function insertKey(store: Store, key: AccessKey & { readonly keyHash: string }): Promise<void> {
  mustReachAll(store);
  await store.prisma.access_key.create({
    data: {
      id: key.id,
      key_hash: key.keyHash,
      beginning: key.beginning,
      name: key.name,
      person_id: key.personId,
      role: key.role,
      created_at: key.createdAt,
      expires_at: key.expiresAt ?? null,
    },
  });
}

/** The key with this hash, whatever became of it. */
export async function findKey(
  store: Unscoped<'signing-in'>,
  keyHash: string,
): Promise<AccessKey | undefined> {
  const row = await store.prisma.access_key.findUnique({ where: { key_hash: keyHash } });
  return row === null ? undefined : toKey(row);
}

/** Notes that a key was used. */
export async function touchKey(store: Unscoped<'signing-in'>, id: string, at: Instant): Promise<void> {
  await store.prisma.access_key.updateMany({ where: { id }, data: { last_used_at: at } });
}

/** All keys, the oldest first. */
export async function listKeys(store: Unscoped<'signing-in'>): Promise<AccessKey[]> {
  const rows = await store.prisma.access_key.findMany({ orderBy: [{ created_at: 'asc' }, { id: 'asc' }] });
  return rows.map(toKey);
}

/** Revokes a key for good; `false` when it is not there or was revoked before. */
export async function revokeKey(store: Store, id: string, at: Instant): Promise<boolean> {
  mustReachAll(store);
  const { count } = await store.prisma.access_key.updateMany({
    where: { id, revoked_at: null },
    data: { revoked_at: at },
  });
  return count > 0;
}

function toKey(row: Row): AccessKey {
  return filled({
    id: row.id,
    beginning: row.beginning,
    name: row.name,
    personId: row.person_id,
    role: row.role,
    createdAt: toInstant(row.created_at),
    expiresAt: toInstant(row.expires_at),
    lastUsedAt: toInstant(row.last_used_at),
    revokedAt: toInstant(row.revoked_at),
  });
}
