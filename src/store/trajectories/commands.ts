import { EVERYTHING, type Scope } from '../../domain/access/scope.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import type { Rejection } from '../../domain/rejection.ts';
import type { Command } from '../../domain/trajectory/model/commands.ts';
import type { Actor } from '../../domain/trajectory/model/events.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { mustReach } from '../database/reach.ts';
import { filled } from '../database/values.ts';
import { ofTrajectoryWithin, valuesOf } from '../database/within.ts';

/** The answer to a command: the version it led to, or why it was refused. Given once, and the same ever after. */
export type CommandResult =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly rejection: Rejection };

/** What somebody asked of a trajectory. Temporal only knows its id. */
export interface StoredCommand {
  readonly id: string;
  readonly trajectoryId: string;
  readonly actor: Actor;
  readonly command: Command;
  /** The version that the actor saw. */
  readonly expectedVersion?: number;
  readonly receivedAt: Instant;
  /** Absent until it was carried out or refused. */
  readonly result?: CommandResult;
  readonly decidedAt?: Instant;
}

/** A command as it comes in. */
export type NewCommand = Omit<StoredCommand, 'result' | 'decidedAt'>;

interface Row {
  id: string;
  trajectory_id: string;
  actor: Actor;
  body: Command;
  expected_version: number | null;
  received_at: Date;
  result: CommandResult | null;
  decided_at: Date | null;
}

/**
 * Stores a command. With an id that is known already, what was stored first stays.
 * @returns what was stored before with its id, with its result if it has been decided; `undefined` for a new command
 */
export async function storeCommand(store: Store, command: NewCommand): Promise<StoredCommand | undefined> {
  if (await wasAdded(store, command, store.scope)) return undefined;
  await mustReach(store, 'trajectory', command.trajectoryId);
  return findCommand(store, command.id);
}

/** Adds a command to a trajectory that lies within reach, unless its id is known already; says whether it did. */
async function wasAdded(store: Store, command: NewCommand, scope: Scope): Promise<boolean> {
  const { id, trajectoryId, actor, expectedVersion, receivedAt } = command;
  const values = valuesOf();
  const own = `${values.add(trajectoryId)}::uuid`;
  const rows = await rowsOf<{ id: string }>(store, {
    name: `insert-command ${scope.kind}`,
    text: `INSERT INTO command (trajectory_id, id, actor, body, expected_version, received_at)
      SELECT ${own}, ${values.add(id)}::uuid, ${values.add(JSON.stringify(actor))}::jsonb,
        ${values.add(JSON.stringify(command.command))}::jsonb, ${values.add(expectedVersion ?? null)}::int,
        ${values.add(receivedAt)}::timestamptz
      WHERE ${ofTrajectoryWithin(scope, own, values)} ON CONFLICT (id) DO NOTHING RETURNING id`,
    values: values.all,
  });
  return rows.length > 0;
}

/**
 * Stores a command. With an id that is known already, what was stored first stays.
 * @returns the stored command, with its result if it has been decided before
 */
export async function insertCommand(store: Store, command: NewCommand): Promise<StoredCommand> {
  if (await wasAdded(store, command, EVERYTHING)) return command;
  return (await findCommand(store, command.id)) ?? command;
}

/** The command with this id (a UUID), if there is one. */
export async function findCommand(store: Unscoped<'own'>, id: string): Promise<StoredCommand | undefined> {
  const rows = await rowsOf<Row>(store, {
    name: 'find-command',
    text: 'SELECT * FROM command WHERE id = $1',
    values: [id],
  });
  return rows[0] === undefined ? undefined : toCommand(rows[0]);
}

/**
 * Waits until a command is committed that leaves its trajectory running: from then on its answer stands. Its workflow says the same a
 * little later; one that ends its trajectory, is refused, or is committed while this cannot be heard, is only heard of from there.
 * @returns the version that it led to, which may never come, and what ends the wait
 */
export function untilDecided(
  store: Unscoped<'own'>,
  id: string,
): { readonly version: Promise<number>; readonly forget: () => void } {
  let forget = () => {};
  const version = new Promise<number>((resolve) => {
    forget = store.database.notices.listen(id, (said) => resolve(Number(said)));
  });
  return { version, forget };
}

/** Records the answer to a command that changed nothing (a refusal); an answer that was given before stays. */
export async function decideCommand(
  store: Unscoped<'own'>,
  id: string,
  result: CommandResult,
  at: Instant,
): Promise<void> {
  await rowsOf(store, {
    name: 'decide-command',
    text: 'UPDATE command SET result = $2, decided_at = $3 WHERE id = $1 AND decided_at IS NULL',
    values: [id, JSON.stringify(result), at],
  });
}

/**
 * A command that nobody waits for and nobody has decided: news of the system, or what was kept because of a fault of ours.
 */
export interface Undecided {
  readonly id: string;
  readonly trajectoryId: string;
  readonly receivedAt: Instant;
  /** Whether its trajectory has ended, so that no workflow will decide it. */
  readonly hasEnded: boolean;
}

/**
 * The commands that nobody waits for and nobody has decided, oldest first.
 * @param before only those received before this instant; what stands still comes when its next try is due by then
 * @param page `after` is the last one that is known already
 */
export async function undecidedOfSystem(
  store: Unscoped<'work'>,
  before: Instant,
  page: { readonly after?: Pick<Undecided, 'id' | 'receivedAt'>; readonly limit: number },
): Promise<Undecided[]> {
  const rows = await rowsOf<Pick<Row, 'id' | 'trajectory_id' | 'received_at'> & { ended: boolean }>(store, {
    text: `SELECT c.id, c.trajectory_id, c.received_at, t.ended_at IS NOT NULL AS ended
      FROM command c JOIN trajectory t ON t.id = c.trajectory_id
      LEFT JOIN defect d ON d.kind = 'command' AND d.subject = c.id::text
      WHERE c.decided_at IS NULL AND c.received_at < $1 AND (c.actor ->> 'kind' = 'system' OR d.subject IS NOT NULL)
        AND (d.next_attempt_at IS NULL OR d.next_attempt_at < $1)
        AND ($2::timestamptz IS NULL OR (c.received_at, c.id) > ($2, $3))
      ORDER BY c.received_at, c.id LIMIT $4`,
    values: [before, page.after?.receivedAt ?? null, page.after?.id ?? null, page.limit],
  });
  return rows.map((row) => ({
    id: row.id,
    trajectoryId: row.trajectory_id,
    receivedAt: row.received_at.toISOString(),
    hasEnded: row.ended,
  }));
}

function toCommand(row: Row): StoredCommand {
  return filled({
    id: row.id,
    trajectoryId: row.trajectory_id,
    actor: row.actor,
    command: row.body,
    expectedVersion: row.expected_version,
    receivedAt: row.received_at.toISOString(),
    result: row.result,
    decidedAt: row.decided_at?.toISOString(),
  });
}
