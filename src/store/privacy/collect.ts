import type { Actor, EventBody, TrajectoryEvent } from '../../domain/trajectory/model/events.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { mustReachAll } from '../database/reach.ts';
import { personalTables, quoted } from './columns.ts';

/** A row that holds the id of somebody, by its columns; instants and dates as ISO 8601. */
export type HeldRow = { readonly [column: string]: unknown };

/** Tables whose rows are no data of a person, though they name one: what is counted of erasures. */
const NOT_THEIRS = ['erasure'];

/**
 * Every row of every table that holds the id of somebody, in a column of its own or within JSON; files and secrets are left
 * out. The tables are those that the database has.
 */
export async function rowsAbout(
  store: Store,
  person: string,
): Promise<{ readonly [table: string]: readonly HeldRow[] }> {
  mustReachAll(store);
  const found: { [table: string]: readonly HeldRow[] } = {};
  for (const { table, ids, words, shown } of await personalTables(store)) {
    if (NOT_THEIRS.includes(table) || shown.length === 0) continue;
    const inId = ids.map((name) => `${quoted(name)} = $1::uuid`);
    const inWords = words.map(({ name, type }) =>
      type === 'text' || type === 'varchar'
        ? `${quoted(name)} = $1::uuid::text`
        : `${quoted(name)}::text LIKE '%' || $1::uuid::text || '%'`,
    );
    const conditions = [...inId, ...inWords];
    if (conditions.length === 0) continue;
    const rows = await rowsOf<{ row: HeldRow }>(store, {
      text: `SELECT to_jsonb(one) AS row FROM (SELECT ${shown.map(quoted).join(', ')} FROM ${quoted(table)}
        WHERE ${conditions.join(' OR ')} LIMIT 20000) one`,
      values: [person],
    });
    if (rows.length > 0) found[table] = rows.map(({ row }) => row);
  }
  return found;
}

/** The mails that somebody was sent, with their words. */
export async function mailsTo(
  store: Unscoped<'decided'>,
  person: string,
): Promise<readonly { readonly sentAt?: string; readonly subject?: string; readonly text?: string }[]> {
  const rows = await rowsOf<{ sent_at: Date | null; subject: string | null; text: string | null }>(store, {
    text: `SELECT m.sent_at, c.subject, c.text FROM mail m LEFT JOIN mail_content c ON c.mail_id = m.id
      WHERE m.person_id = $1 AND m.sent_at IS NOT NULL ORDER BY m.sent_at, m.id`,
    values: [person],
  });
  return rows.map(({ sent_at, subject, text }) => ({
    ...(sent_at === null ? {} : { sentAt: sent_at.toISOString() }),
    ...(subject === null ? {} : { subject }),
    ...(text === null ? {} : { text }),
  }));
}

/** What somebody did in a trajectory, or what names them there. */
export type Act = {
  readonly trajectory: {
    readonly id: string;
    readonly reference: string;
    readonly template: string;
    readonly version: number;
  };
  readonly isOwn: boolean;
  readonly event: TrajectoryEvent;
};

/** What somebody did in trajectories, and what names them there by their id, in order. */
export async function actsOf(store: Store, person: string): Promise<readonly Act[]> {
  mustReachAll(store);
  const rows = await rowsOf<
    Act['trajectory'] & { own: boolean; number: number; at: Date; actor: Actor; body: EventBody }
  >(store, {
    text: `SELECT t.id, t.reference, t.template, t.template_version AS version, e.version AS number, e.at, e.actor, e.body,
        coalesce(e.actor->>'person' = $1::uuid::text, false) AS own
      FROM trajectory_event e JOIN trajectory t ON t.id = e.trajectory_id
      WHERE e.actor->>'person' = $1::uuid::text OR e.body::text LIKE '%' || $1::uuid::text || '%'
      ORDER BY e.at, e.trajectory_id, e.version`,
    values: [person],
  });
  return rows.map(({ id, reference, template, version, own, number, at, actor, body }) => ({
    trajectory: { id, reference, template, version },
    isOwn: own,
    event: { version: number, at: at.toISOString(), actor, body },
  }));
}

/** Ids and names of other people with the same address. */
export async function sharingAddress(
  store: Store,
  person: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  mustReachAll(store);
  return rowsOf<{ id: string; name: string }>(store, {
    text: `SELECT other.id, other.name FROM person one JOIN person other ON other.id <> one.id
      AND lower(other.email) = lower(one.email) WHERE one.id = $1 ORDER BY other.name, other.id`,
    values: [person],
  });
}
