import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import type { Report } from '../../domain/reports/report.ts';
import { rowsOf, type Store } from '../database/db.ts';
import { mustReachAll } from '../database/reach.ts';

/** A report of a year as it was delivered. */
export interface DeliveredReport {
  readonly id: string;
  readonly schoolYear: string;
  readonly title: string;
  readonly asOf: LocalDate;
  /** SHA-256 of the tables as they were delivered. */
  readonly checksum: string;
  readonly deliveredAt: Instant;
  /** Person id. */
  readonly by: string;
}

interface Row {
  id: string;
  school_year: string;
  title: string;
  as_of: LocalDate;
  checksum: string;
  delivered_at: Date;
  delivered_by: string;
}

const columns = 'id, school_year, title, as_of::text AS as_of, checksum, delivered_at, delivered_by';

/** Keeps a report as it is delivered; one that is there already with this id stays as it is. */
export async function keepDelivered(
  within: Store,
  delivered: DeliveredReport,
  content: readonly Report[],
): Promise<void> {
  mustReachAll(within);
  const { id, schoolYear, title, asOf, checksum, deliveredAt, by } = delivered;
  await rowsOf(within, {
    text: `INSERT INTO delivered_report (id, school_year, title, as_of, content, checksum, delivered_at, delivered_by)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING`,
    values: [id, schoolYear, title, asOf, JSON.stringify(content), checksum, deliveredAt, by],
  });
}

/** The reports that were delivered, the last first. */
export async function listDelivered(store: Store): Promise<DeliveredReport[]> {
  mustReachAll(store);
  const rows = await rowsOf<Row>(store, {
    text: `SELECT ${columns} FROM delivered_report ORDER BY delivered_at DESC, id`,
  });
  return rows.map(toDelivered);
}

/** A report as it was delivered, with its tables. */
export async function findDelivered(
  store: Store,
  id: string,
): Promise<(DeliveredReport & { readonly content: readonly Report[] }) | undefined> {
  mustReachAll(store);
  const rows = await rowsOf<Row & { content: Report[] }>(store, {
    text: `SELECT ${columns}, content FROM delivered_report WHERE id = $1`,
    values: [id],
  });
  return rows[0] === undefined ? undefined : { ...toDelivered(rows[0]), content: rows[0].content };
}

function toDelivered({ id, title, checksum, ...row }: Row): DeliveredReport {
  return {
    ...{ id, title, checksum, schoolYear: row.school_year, asOf: row.as_of },
    ...{ deliveredAt: row.delivered_at.toISOString(), by: row.delivered_by },
  };
}
