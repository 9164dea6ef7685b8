import type { Scope } from '../../domain/access/scope.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import type { Text } from '../../domain/text.ts';
import type { Actor } from '../../domain/trajectory/model/events.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { inTransaction } from '../database/transaction.ts';
import { filled, toInstant } from '../database/values.ts';

/** What kind of thing is asked of many: one command, a handover, the return from a temporary one, or enrolling a list. */
export type BulkKind = 'command' | 'handover' | 'return' | 'enrolment';

/** Something that is asked of many trajectories. */
export interface BulkOperation {
  readonly id: string;
  readonly kind: BulkKind;
  readonly actor: Actor;
  readonly createdAt: Instant;
  readonly finishedAt?: Instant;
  readonly counts: BulkCounts;
}

/** How far an operation is; `total` is the sum of the others. */
export interface BulkCounts {
  readonly total: number;
  readonly done: number;
  readonly refused: number;
  /** Kept because of a fault of ours; done once that is mended. */
  readonly kept: number;
  readonly waiting: number;
}

/** What became of one item. */
export type BulkOutcome =
  | {
      readonly outcome: 'done';
      readonly version: number;
      /** What there is to say of it, such as a place on a waiting list. */
      readonly code?: string;
      readonly message?: Text;
    }
  | { readonly outcome: 'refused' | 'kept'; readonly code: string; readonly message: Text };

/** One trajectory of an operation; the command is what its maker stored. */
export interface BulkItem<Command = unknown> {
  readonly place: number;
  readonly trajectoryId: string;
  readonly command: Command;
}

/** An item with what became of it; absent until its turn has come. */
export interface BulkItemResult extends BulkItem {
  readonly reference?: string;
  readonly schoolName?: string;
  readonly result?: BulkOutcome;
}

/**
 * Stores an operation with its items. With an id that is known already, what was stored first stays.
 * @param operation.items in the order in which they are done
 */
export async function insertBulk(
  store: Unscoped<'own'>,
  operation: {
    readonly id: string;
    readonly kind: BulkKind;
    readonly actor: Actor;
    readonly body?: object | undefined;
    readonly items: readonly { readonly trajectoryId: string; readonly command: object }[];
    readonly at: Instant;
  },
): Promise<void> {
  const { id, kind, actor, body, items, at } = operation;
  await inTransaction(store, async (within) => {
    const rows = await rowsOf(within, {
      text: `INSERT INTO bulk_operation (id, kind, actor, body, created_at, finished_at) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (id) DO NOTHING RETURNING id`,
      values: [
        ...[id, kind, JSON.stringify(actor), body === undefined ? null : JSON.stringify(body), at],
        // Nothing to do is done.
        items.length === 0 ? at : null,
      ],
    });
    if (rows[0] === undefined) return;
    await rowsOf(within, {
      text: `INSERT INTO bulk_item (operation_id, place, trajectory_id, command)
        SELECT $1, item.place, item.trajectory, item.command
        FROM unnest($2::uuid[], $3::jsonb[]) WITH ORDINALITY AS item (trajectory, command, place)`,
      values: [
        id,
        items.map(({ trajectoryId }) => trajectoryId),
        items.map(({ command }) => JSON.stringify(command)),
      ],
    });
  });
}

/**
 * The operation with this id (a UUID), for whoever reaches everything and for who asked it.
 * @param reader id of the person who asks; only the system leaves it out
 */
export async function findBulk(
  store: Store,
  scope: Scope,
  id: string,
  reader?: string,
): Promise<BulkOperation | undefined> {
  const rows = await rowsOf<{
    id: string;
    kind: BulkKind;
    actor: Actor;
    created_at: Date;
    finished_at: Date | null;
    counts: BulkCounts;
  }>(store, {
    text: `SELECT o.id, o.kind, o.actor, o.created_at, o.finished_at,
        (SELECT json_build_object('total', count(*), 'done', count(*) FILTER (WHERE outcome = 'done'),
          'refused', count(*) FILTER (WHERE outcome = 'refused'), 'kept', count(*) FILTER (WHERE outcome = 'kept'),
          'waiting', count(*) FILTER (WHERE outcome IS NULL)) FROM bulk_item WHERE operation_id = o.id) AS counts
      FROM bulk_operation o WHERE o.id = $1 AND ($2 OR o.actor->>'person' = $3)`,
    values: [id, scope.kind === 'all', reader ?? null],
  });
  const row = rows[0];
  if (row === undefined) return undefined;
  return filled({
    ...{ id: row.id, kind: row.kind, actor: row.actor, counts: row.counts },
    createdAt: toInstant(row.created_at),
    finishedAt: toInstant(row.finished_at),
  });
}

/** The items of an operation, in order, with what became of each, for whoever may see it: see {@link findBulk}. */
export async function bulkItems(
  store: Store,
  scope: Scope,
  operation: string,
  reader?: string,
): Promise<BulkItemResult[]> {
  const rows = await rowsOf<{
    place: number;
    trajectory_id: string;
    command: unknown;
    outcome: 'done' | 'refused' | 'kept' | null;
    version: number | null;
    code: string | null;
    message: Text | null;
    reference: string | null;
    school_name: string | null;
  }>(store, {
    text: `SELECT i.*, t.reference, s.name AS school_name FROM bulk_item i LEFT JOIN trajectory t ON t.id = i.trajectory_id
      LEFT JOIN school s ON s.number = t.school_number WHERE i.operation_id = $1
        AND ($2 OR EXISTS (SELECT FROM bulk_operation o WHERE o.id = $1 AND o.actor->>'person' = $3)) ORDER BY i.place`,
    values: [operation, scope.kind === 'all', reader ?? null],
  });
  return rows.map((row) => ({
    ...{ place: row.place, trajectoryId: row.trajectory_id, command: row.command },
    ...filled({ reference: row.reference, schoolName: row.school_name, result: resultOf(row) }),
  }));
}

function resultOf(row: {
  outcome: 'done' | 'refused' | 'kept' | null;
  version: number | null;
  code: string | null;
  message: Text | null;
}): BulkOutcome | undefined {
  if (row.outcome === null) return undefined;
  const { outcome, code, message } = row;
  if (outcome === 'done') return { outcome, version: row.version ?? 0, ...filled({ code, message }) };
  return { outcome, code: code ?? '', message: message ?? { nl: '', en: '' } };
}

/** The items whose turn has not come, the first ones. */
export async function nextBulkItems<Command>(
  store: Unscoped<'own'>,
  operation: string,
  limit: number,
): Promise<BulkItem<Command>[]> {
  const rows = await rowsOf<{ place: number; trajectory_id: string; command: Command }>(store, {
    text: `SELECT place, trajectory_id, command FROM bulk_item WHERE operation_id = $1 AND outcome IS NULL
      ORDER BY place LIMIT $2`,
    values: [operation, limit],
  });
  return rows.map(({ place, trajectory_id, command }) => ({ place, trajectoryId: trajectory_id, command }));
}

/** Notes what became of an item; what was noted first stays. */
export async function recordBulkOutcome(
  store: Unscoped<'own'>,
  { operation, place }: { readonly operation: string; readonly place: number },
  result: BulkOutcome,
  at: Instant,
): Promise<void> {
  const { code = null, message } = result;
  const version = result.outcome === 'done' ? result.version : null;
  await rowsOf(store, {
    text: `UPDATE bulk_item SET outcome = $3, version = $4, code = $5, message = $6, done_at = $7
      WHERE operation_id = $1 AND place = $2 AND outcome IS NULL`,
    values: [
      ...[operation, place, result.outcome, version, code],
      ...[message === undefined ? null : JSON.stringify(message), at],
    ],
  });
}

/** Notes that every item of an operation has had its turn. */
export async function finishBulk(store: Unscoped<'own'>, operation: string, at: Instant): Promise<void> {
  await rowsOf(store, {
    text: `UPDATE bulk_operation SET finished_at = $2 WHERE id = $1 AND finished_at IS NULL
      AND NOT EXISTS (SELECT FROM bulk_item WHERE operation_id = $1 AND outcome IS NULL)`,
    values: [operation, at],
  });
}

/** Ids of the operations that are not finished, oldest first. */
export async function unfinishedBulks(store: Unscoped<'own'>, limit = 100): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(store, {
    text: 'SELECT id FROM bulk_operation WHERE finished_at IS NULL ORDER BY created_at LIMIT $1',
    values: [limit],
  });
  return rows.map(({ id }) => id);
}
