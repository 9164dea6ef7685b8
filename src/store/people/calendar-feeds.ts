import type { Instant } from '../../domain/calendar/types.ts';
import type { Unscoped } from '../database/db.ts';
import { inTransaction } from '../database/transaction.ts';
import { filled, toInstant } from '../database/values.ts';

/** Whose appointments a calendar program may read, and of which trajectory, if only of one. */
export type CalendarFeed = {
  readonly personId: string;
  readonly trajectoryId?: string;
  readonly createdAt: Instant;
};

type Whose = Pick<CalendarFeed, 'personId' | 'trajectoryId'>;

/** Makes a new address and ends the one before: somebody has one at a time. */
export async function replaceFeed(
  store: Unscoped<'own'>,
  tokenHash: string,
  { personId, trajectoryId, createdAt }: CalendarFeed,
): Promise<void> {
  await inTransaction(store, async (within) => {
    await endFeeds(within, { personId, ...(trajectoryId === undefined ? {} : { trajectoryId }) }, createdAt);
    await within.prisma.calendar_feed.create({
      data: {
        token_hash: tokenHash,
        person_id: personId,
        trajectory_id: trajectoryId ?? null,
        created_at: createdAt,
      },
    });
  });
}

/** Ends the addresses that somebody has; they show nothing from then on. */
export async function endFeeds(store: Unscoped<'own'>, whose: Whose, at: Instant): Promise<void> {
  await store.prisma.calendar_feed.updateMany({ where: whereOf(whose), data: { revoked_at: at } });
}

/** The address that somebody has now; `undefined` when there is none. */
export async function feedOf(store: Unscoped<'own'>, whose: Whose): Promise<CalendarFeed | undefined> {
  const row = await store.prisma.calendar_feed.findFirst({ where: whereOf(whose) });
  return row === null ? undefined : toFeed(row);
}

/** The address whose token has this hash, while it is not ended. */
export async function findFeed(store: Unscoped<'own'>, tokenHash: string): Promise<CalendarFeed | undefined> {
  const row = await store.prisma.calendar_feed.findFirst({
    where: { token_hash: tokenHash, revoked_at: null },
  });
  return row === null ? undefined : toFeed(row);
}

function whereOf({ personId, trajectoryId }: Whose) {
  return { person_id: personId, trajectory_id: trajectoryId ?? null, revoked_at: null };
}

function toFeed(row: { person_id: string; trajectory_id: string | null; created_at: Date }): CalendarFeed {
  return {
    ...{ personId: row.person_id, createdAt: toInstant(row.created_at) },
    ...filled({ trajectoryId: row.trajectory_id }),
  };
}
