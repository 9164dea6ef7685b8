import type { Instant } from '../../domain/calendar/types.ts';
import type { Actor, EventBody } from '../../domain/trajectory/model/events.ts';
import { rowsOf, type Unscoped } from '../database/db.ts';
import { filled } from '../database/values.ts';

/** Something that a school did, or that ended a trajectory. */
export type NewsItem = {
  readonly trajectory: string;
  readonly template: string;
  readonly templateVersion: number;
  readonly subject?: string;
  readonly reference: string;
  readonly version: number;
  readonly at: Instant;
  readonly actor: Actor;
  readonly body: EventBody;
};

/** The first of the news, the last thing first, and how much there is. */
export type News = { readonly items: readonly NewsItem[]; readonly total: number };

/** What people of schools do that is worth telling, and what ends a trajectory whoever did it. */
const told = [
  'completed',
  'returned',
  'rescheduled',
  'assigned',
  'handed-over',
  'handover-planned',
  'attached',
  'noted',
];
const ends = ['stopped', 'finished'];

/** What happened since an instant in the trajectories that somebody follows, by others than the reader. */
export async function newsSince(
  store: Unscoped<'own'>,
  request: { readonly counsellor: string; readonly since: Instant; readonly limit: number },
): Promise<News> {
  const { counsellor, since, limit } = request;
  const rows = await rowsOf<NewsItem & { at: Date; total: number }>(store, {
    text: `SELECT t.id AS trajectory, t.template, t.template_version AS "templateVersion", t.reference,
        s.name AS subject, e.version, e.at, e.actor, e.body, count(*) OVER ()::int AS total
      FROM trajectory t JOIN trajectory_event e ON e.trajectory_id = t.id
      LEFT JOIN school s ON s.number = t.school_number
      WHERE t.counsellor_id = $1::uuid AND t.updated_at >= $2::timestamptz AND e.at > $2::timestamptz
        AND (e.actor->>'person') IS DISTINCT FROM $1::uuid::text
        AND (e.type = ANY($4) OR (e.type = ANY($3) AND EXISTS (SELECT FROM person p
          WHERE p.id = (e.actor->>'person')::uuid AND p.school_number IS NOT NULL)))
      ORDER BY e.at DESC, t.id, e.version DESC LIMIT $5`,
    values: [counsellor, since, told, ends, limit],
  });
  const items = rows.map(
    ({ total: _total, at, ...row }) => filled({ ...row, at: at.toISOString() }) as NewsItem,
  );
  return { items, total: rows[0]?.total ?? 0 };
}
