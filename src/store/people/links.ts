import type { Instant } from '../../domain/calendar/types.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { mustReach } from '../database/reach.ts';
import { filled, toInstant } from '../database/values.ts';
import type { link as Row } from '../generated/client.ts';

/** A link in a mail: lets one person act in one role on one step occurrence. Only the hash of its token is kept. */
export interface Link {
  /** SHA-256 of the token, in hexadecimal. */
  readonly tokenHash: string;
  readonly trajectoryId: string;
  readonly personId: string;
  readonly role: string;
  /** The step occurrence that it was made for. */
  readonly path: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly revokedAt?: Instant;
  /** When something was last done through it. */
  readonly usedAt?: Instant;
}

/** Stores new links, in one statement. */
export async function insertLinks(store: Store, links: readonly Link[]): Promise<void> {
  for (const { trajectoryId } of links) await mustReach(store, 'trajectory', trajectoryId);
  if (links.length === 0) return;
  const rows = links.map((link) => ({
    token_hash: link.tokenHash,
    trajectory_id: link.trajectoryId,
    person_id: link.personId,
    role: link.role,
    path: link.path,
    created_at: link.createdAt,
    expires_at: link.expiresAt,
  }));
  await rowsOf(store, {
    name: 'insert-links',
    text: `INSERT INTO link (token_hash, trajectory_id, person_id, role, path, created_at, expires_at)
      SELECT token_hash, trajectory_id, person_id, role, path, created_at, expires_at
      FROM jsonb_populate_recordset(NULL::link, $1)`,
    values: [JSON.stringify(rows)],
  });
}

/** The link whose token has this hash. */
export async function findLink(store: Unscoped<'signing-in'>, tokenHash: string): Promise<Link | undefined> {
  const row = await store.prisma.link.findUnique({ where: { token_hash: tokenHash } });
  return row === null ? undefined : toLink(row);
}

/** How many links of a trajectory still work at an instant. */
export async function countLiveLinks(
  store: Unscoped<'signing-in'>,
  trajectoryId: string,
  now: Instant,
): Promise<number> {
  return store.prisma.link.count({
    where: { trajectory_id: trajectoryId, revoked_at: null, expires_at: { gt: now } },
  });
}

/** Notes that something was done through a link. */
export async function markLinkUsed(
  store: Unscoped<'signing-in'>,
  tokenHash: string,
  at: Instant,
): Promise<void> {
  await store.prisma.link.updateMany({ where: { token_hash: tokenHash }, data: { used_at: at } });
}

/**
 * Revokes links that are not revoked yet; how many there were.
 * @param which all links of a trajectory, or only those of one person, in one role, or for one step occurrence
 */
export async function revokeLinks(
  store: Store,
  which: {
    readonly trajectoryId: string;
    readonly personId?: string | undefined;
    readonly role?: string | undefined;
    readonly path?: string | undefined;
  },
  at: Instant,
): Promise<number> {
  await mustReach(store, 'trajectory', which.trajectoryId);
  const { trajectoryId, personId, role, path } = which;
  const { count } = await store.prisma.link.updateMany({
    where: {
      trajectory_id: trajectoryId,
      revoked_at: null,
      ...(personId === undefined ? {} : { person_id: personId }),
      ...(role === undefined ? {} : { role }),
      ...(path === undefined ? {} : { path }),
    },
    data: { revoked_at: at },
  });
  return count;
}

/** Revokes every link that somebody was mailed, in whatever trajectory. */
export async function revokeLinksOf(within: Unscoped<'own'>, personId: string, at: Instant): Promise<void> {
  await rowsOf(within, {
    text: 'UPDATE link SET revoked_at = $2 WHERE person_id = $1 AND revoked_at IS NULL',
    values: [personId, at],
  });
}

function toLink(row: Row): Link {
  return filled({
    tokenHash: row.token_hash,
    trajectoryId: row.trajectory_id,
    personId: row.person_id,
    role: row.role,
    path: row.path,
    createdAt: toInstant(row.created_at),
    expiresAt: toInstant(row.expires_at),
    revokedAt: toInstant(row.revoked_at),
    usedAt: toInstant(row.used_at),
  });
}
