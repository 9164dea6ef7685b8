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
    // What people did is looked up in each trajectory, what ended among all that did: nothing else of the journals is read.
    text: `WITH followed AS MATERIALIZED (
        SELECT id, template, template_version, reference, school_number FROM trajectory
        WHERE counsellor_id = $1::uuid AND updated_at >= $2::timestamptz
      )
      SELECT e.id AS trajectory, e.template, e.template_version AS "templateVersion", e.reference,
        (SELECT s.name FROM school s WHERE s.number = e.school_number) AS subject, e.version, e.at, e.actor, e.body,
        count(*) OVER ()::int AS total
      FROM (
        SELECT t.*, e.version, e.at, e.actor, e.body FROM followed t JOIN trajectory_event e ON e.trajectory_id = t.id
        WHERE e.type = ANY($4) AND e.at > $2::timestamptz
        UNION ALL
        SELECT t.*, e.* FROM followed t CROSS JOIN LATERAL (
          SELECT e.version, e.at, e.actor, e.body FROM trajectory_event e
          WHERE e.trajectory_id = t.id AND e.at > $2::timestamptz AND e.actor->>'kind' <> 'system' AND e.type = ANY($3)
          OFFSET 0
        ) e
        WHERE EXISTS (SELECT FROM person p WHERE p.id = (e.actor->>'person')::uuid AND p.school_number IS NOT NULL)
      ) e
      WHERE (e.actor->>'person') IS DISTINCT FROM $1::uuid::text
      ORDER BY e.at DESC, e.id, e.version DESC LIMIT $5`,
    values: [counsellor, since, told, ends, limit],
  });
  const items = rows.map(
    ({ total: _total, at, ...row }) => filled({ ...row, at: at.toISOString() }) as NewsItem,
  );
  return { items, total: rows[0]?.total ?? 0 };
}
