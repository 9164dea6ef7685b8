import type { Scope } from '../../domain/access/scope.ts';
import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import { endOfDay } from '../../domain/calendar/wall-clock.ts';
import type { TargetStatement } from '../../domain/reports/comparing/targets.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { mustReachOrganisation } from '../database/reach.ts';
import { filled } from '../database/values.ts';

/** A statement of a partner as it is stored. */
export interface StoredStatement extends TargetStatement {
  /** Grows with every statement. */
  readonly id: string;
  readonly at: Instant;
  /** Person id. */
  readonly by: string;
}

/** What somebody states about one indicator; `null` takes back what was stated before. */
export interface NewStatement {
  readonly indicator: string;
  readonly target: number | null;
  readonly note?: string;
}

/** Whose statements, about which year, until when; everything when nothing is said. */
export interface StatementFilter {
  readonly partner?: string | undefined;
  readonly schoolYear?: string | undefined;
  /** Local date until whose end they were made. */
  readonly until?: LocalDate | undefined;
}

/** The statements of partners about what they aim at, in the order in which they were made. */
export async function targetStatements(
  store: Store,
  scope: Scope,
  { partner, schoolYear, until }: StatementFilter,
): Promise<readonly StoredStatement[]> {
  const rows = await rowsOf<{
    id: string;
    organisation_id: string;
    school_year: string;
    indicator: string;
    target: number | null;
    note: string | null;
    stated_at: Date;
    stated_on: LocalDate;
    stated_by: string;
  }>(store, {
    text: `SELECT id, organisation_id, school_year, indicator, target, note, stated_at, stated_by,
        (stated_at AT TIME ZONE 'Europe/Brussels')::date::text AS stated_on
      FROM partner_target
      WHERE ($1::uuid IS NULL OR organisation_id = $1) AND ($2::text IS NULL OR school_year = $2)
        AND ($3::timestamptz IS NULL OR stated_at < $3) AND ($4::uuid IS NULL OR organisation_id = $4)
      ORDER BY stated_at, id`,
    values: [
      ...[partner ?? null, schoolYear ?? null, until === undefined ? null : endOfDay(until)],
      scope.kind === 'all' ? null : scope.organisation,
    ],
  });
  return rows.map((row) => ({
    ...filled({ note: row.note }),
    id: row.id,
    partner: row.organisation_id,
    schoolYear: row.school_year,
    indicator: row.indicator,
    target: row.target,
    on: row.stated_on,
    at: row.stated_at.toISOString(),
    by: row.stated_by,
  }));
}

/**
 * Locks a partner until the end of the transaction: nobody else states targets of it meanwhile.
 * @returns whether there is such an organisation
 */
export async function lockPartner(within: Unscoped<'everybody'>, partner: string): Promise<boolean> {
  const rows = await rowsOf(within, {
    text: 'SELECT id FROM organisation WHERE id = $1 FOR NO KEY UPDATE',
    values: [partner],
  });
  return rows.length > 0;
}

/**
 * Adds statements of a partner that is locked. They come after what it stated before, also when the clock of another
 * process ran ahead.
 */
export async function addStatements(
  within: Store,
  statements: readonly NewStatement[],
  about: {
    readonly partner: string;
    readonly schoolYear: string;
    readonly by: string;
    readonly now: Instant;
  },
): Promise<void> {
  mustReachOrganisation(within, about.partner);
  const { partner, schoolYear, by, now } = about;
  await rowsOf(within, {
    text: `INSERT INTO partner_target (organisation_id, school_year, stated_by, stated_at, indicator, target, note)
      SELECT $1, $2, $3, greatest($4::timestamptz, earlier.at), new.indicator, new.target, new.note
      FROM jsonb_to_recordset($5) AS new (indicator text, target double precision, note text),
        (SELECT max(stated_at) AS at FROM partner_target WHERE organisation_id = $1 AND school_year = $2) AS earlier`,
    values: [partner, schoolYear, by, now, JSON.stringify(statements)],
  });
}

/**
 * The first day on which anything of the programme starts: a call or a trajectory.
 * @returns a local date; nothing where there is neither
 */
export async function firstDayOfProgramme(store: Unscoped<'everybody'>): Promise<LocalDate | undefined> {
  const rows = await rowsOf<{ day: LocalDate | null }>(store, {
    text: `SELECT least(
        (SELECT min(start) FROM trajectory),
        (SELECT min(coalesce(call ->> 'start', call ->> 'from')::date)
          FROM programme, jsonb_array_elements(calls) AS call)
      )::text AS day`,
  });
  return rows[0]?.day ?? undefined;
}
