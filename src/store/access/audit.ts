import type { Scope } from '../../domain/access/scope.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { decodeCursor, filled, type Page, type PageRequest, pageOf } from '../database/values.ts';

/** A line of the audit: who did what, to what. */
export interface AuditEntry {
  /** From 1, without a gap. */
  readonly number: number;
  readonly at: Instant;
  /** Id of whoever did it; absent for what was done from a terminal. */
  readonly person?: string;
  readonly name?: string;
  readonly role: string;
  readonly action: string;
  /** Id of the row that it was about. */
  readonly subject?: string;
  /** Why content had to be read, where that was said. */
  readonly reason?: string;
}

/** A line to add. */
export interface NewAuditEntry {
  readonly at: Instant;
  readonly person?: string | undefined;
  readonly role: string;
  readonly action: string;
  readonly subject?: string | undefined;
  /** Id of the organisation of whoever did it, whose coordinator reads the line. */
  readonly organisation?: string | undefined;
  /** The line is for the service of the trajectory or person that it is about, if it is about one. */
  readonly isForItsService?: boolean;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Adds a line; it is numbered and chained to the one before by the database. */
export async function addAuditEntry(store: Unscoped<'own'>, entry: NewAuditEntry): Promise<void> {
  const { at, person, role, action, subject, organisation, isForItsService } = entry;
  const row = isForItsService && subject !== undefined && UUID.test(subject) ? subject : null;
  await rowsOf(store, {
    name: 'add-audit-entry',
    text: `INSERT INTO audit_entry (at, person_id, role, action, subject, organisation_id) VALUES ($1, $2, $3, $4, $5, coalesce(
        (SELECT organisation_id FROM trajectory WHERE id = $6::uuid), (SELECT organisation_id FROM person WHERE id = $6::uuid), $7))`,
    values: [at, person ?? null, role, action, subject ?? null, row, organisation ?? null],
  });
}

/** What lines of the audit are narrowed to. */
export type AuditFilter = {
  /** Id of who did it. */
  readonly person?: string | undefined;
  /** Part of the name or the address of who did it. */
  readonly who?: string | undefined;
  /** What it was about. */
  readonly subject?: string | undefined;
  readonly action?: string | undefined;
  /** From this instant, and before that one. */
  readonly from?: Instant | undefined;
  readonly before?: Instant | undefined;
};

/** The lines that somebody may read, the last first: those of her service, or all of them. */
export async function listAudit(
  store: Store,
  scope: Scope,
  filter: AuditFilter,
  page: PageRequest,
): Promise<Page<AuditEntry>> {
  const [before] = decodeCursor(page.cursor, 1) ?? [];
  const rows = await rowsOf<{
    number: string;
    at: Date;
    person_id: string | null;
    name: string | null;
    role: string;
    action: string;
    subject: string | null;
    reason: string | null;
  }>(store, {
    text: `SELECT a.number, a.at, a.person_id, p.name, a.role, a.action, a.subject, c.reason
      FROM audit_entry a LEFT JOIN person p ON p.id = a.person_id
      LEFT JOIN LATERAL (SELECT c.reason FROM content_reason c
        WHERE a.action = 'state-reason' AND c.person_id = a.person_id AND c.subject::text = a.subject
        ORDER BY abs(extract(epoch FROM c.given_at - a.at)) LIMIT 1) c ON true
      WHERE ($1::uuid IS NULL OR a.organisation_id = $1) AND ($2::uuid IS NULL OR a.person_id = $2)
        AND ($3::text IS NULL OR a.subject = $3) AND ($4::bigint IS NULL OR a.number < $4)
        AND ($6::text IS NULL OR position(lower($6) IN lower(p.name)) > 0 OR position(lower($6) IN lower(p.email)) > 0)
        AND ($7::text IS NULL OR a.action = $7)
        AND ($8::timestamptz IS NULL OR a.at >= $8) AND ($9::timestamptz IS NULL OR a.at < $9)
      ORDER BY a.number DESC LIMIT $5`,
    values: [
      scope.kind === 'all' ? null : scope.organisation,
      filter.person ?? null,
      filter.subject ?? null,
      before !== undefined && /^\d{1,18}$/.test(before) ? before : null,
      page.limit + 1,
      ...[filter.who ?? null, filter.action ?? null, filter.from ?? null, filter.before ?? null],
    ],
  });
  const entries = rows.map(({ number, at, person_id: person, ...same }) =>
    filled({ ...same, number: Number(number), at: at.toISOString(), person }),
  );
  return pageOf(entries, page.limit, ({ number }) => [String(number)]);
}

/**
 * Forgets the lines before an instant, from the first one on; nothing that is younger than a year. The database keeps the number
 * and hash of the last of them, to which the rest is chained.
 * @returns how many went
 */
export async function forgetAudit(store: Unscoped<'work'>, before: Instant): Promise<number> {
  const rows = await rowsOf<{ removed: number }>(store, {
    text: 'SELECT audit_forget($1::timestamptz)::int AS removed',
    values: [before],
  });
  return rows[0]?.removed ?? 0;
}

/** How many lines there are, and the number of the first that is not as it was written, or that lacks the one before. */
export async function verifyAudit(
  store: Unscoped<'work'>,
): Promise<{ readonly lines: number; readonly brokenAt?: number }> {
  const rows = await rowsOf<{ lines: number; broken_at: string | null }>(store, {
    text: `SELECT count(*)::int AS lines, min(number) FILTER (WHERE number <> place OR hash <> audit_line(previous, number,
        at, person_id, role, action, subject, organisation_id)) AS broken_at
      FROM (SELECT *, row_number() OVER (ORDER BY number) + coalesce((SELECT a.number FROM audit_anchor a), 0) AS place,
        coalesce(lag(hash) OVER (ORDER BY number), (SELECT a.hash FROM audit_anchor a), '') AS previous
        FROM audit_entry) line`,
  });
  const { lines = 0, broken_at: brokenAt = null } = rows[0] ?? {};
  return { lines, ...(brokenAt === null ? {} : { brokenAt: Number(brokenAt) }) };
}
