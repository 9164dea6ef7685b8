import type { Instant } from '../../domain/calendar/types.ts';
import type { Text } from '../../domain/text.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { inTransaction } from '../database/transaction.ts';
import { filled, toInstant } from '../database/values.ts';

/** A list of schools to enrol. */
export interface EnrolmentList {
  readonly id: string;
  /** Id of the person who brought it. */
  readonly madeBy: string;
  readonly madeAt: Instant;
  /** Headings of columns that mean nothing here. */
  readonly ignored: readonly string[];
}

/** What became of a row for which it was asked; absent while its turn has not come. */
export type ListedOutcome = {
  readonly outcome: 'done' | 'refused' | 'kept';
  /** Why it was refused, or where it waits. */
  readonly message?: Text | undefined;
};

/** A row of it; `Verdict` is what its checker stores. */
export interface ListedRow<Verdict = unknown> {
  readonly line: number;
  readonly trajectoryId: string;
  readonly cells: { readonly [column: string]: string };
  readonly verdict?: Verdict;
  /** When it was last asked to enrol it. */
  readonly askedAt?: Instant;
  readonly result?: ListedOutcome;
  /** Of the trajectory that it became. */
  readonly reference?: string;
  /** As the register knows it, where the number is known. */
  readonly schoolName?: string;
}

/** Keeps a list with its rows; with an id that is known already, what was kept first stays. */
export async function insertEnrolmentList(
  store: Unscoped<'own'>,
  list: EnrolmentList & { readonly rows: readonly ListedRow[] },
): Promise<void> {
  const { id, madeBy, madeAt, ignored, rows } = list;
  await inTransaction(store, async (within) => {
    const inserted = await rowsOf(within, {
      text: `INSERT INTO enrolment_list (id, made_by, made_at, ignored) VALUES ($1, $2, $3, $4)
        ON CONFLICT (id) DO NOTHING RETURNING id`,
      values: [id, madeBy, madeAt, JSON.stringify(ignored)],
    });
    if (inserted[0] === undefined) return;
    await rowsOf(within, {
      text: `INSERT INTO enrolment_list_row (list_id, line, trajectory_id, cells, verdict)
        SELECT $1, line, trajectory, cells, verdict
        FROM unnest($2::int[], $3::uuid[], $4::jsonb[], $5::jsonb[]) AS row (line, trajectory, cells, verdict)`,
      values: [
        id,
        rows.map(({ line }) => line),
        rows.map(({ trajectoryId }) => trajectoryId),
        rows.map(({ cells }) => JSON.stringify(cells)),
        rows.map(({ verdict }) => (verdict === undefined ? null : JSON.stringify(verdict))),
      ],
    });
  });
}

/** The list with this id (a UUID), if there is one. */
export async function findEnrolmentList(store: Store, id: string): Promise<EnrolmentList | undefined> {
  return (await listsWhere(store, 'id = $1', id))[0];
}

/** The latest lists of somebody, the last first. */
export function enrolmentListsOf(store: Store, person: string): Promise<EnrolmentList[]> {
  return listsWhere(store, 'made_by = $1', person);
}

async function listsWhere(store: Store, where: string, value: string): Promise<EnrolmentList[]> {
  const rows = await rowsOf<{ id: string; made_by: string; made_at: Date; ignored: string[] }>(store, {
    text: `SELECT id, made_by, made_at, ignored FROM enrolment_list WHERE ${where} ORDER BY made_at DESC LIMIT 20`,
    values: [value],
  });
  return rows.map(({ id, made_by, made_at, ignored }) => ({
    ...{ id, madeBy: made_by, madeAt: made_at.toISOString(), ignored },
  }));
}

/** The rows of a list in order, with what became of each. */
export async function enrolmentListRows<Verdict>(
  store: Unscoped<'own'>,
  list: string,
): Promise<ListedRow<Verdict>[]> {
  const rows = await rowsOf<{
    line: number;
    trajectory_id: string;
    cells: { [column: string]: string };
    verdict: Verdict | null;
    asked_at: Date | null;
    outcome: ListedOutcome['outcome'] | null;
    message: Text | null;
    reference: string | null;
    school_name: string | null;
  }>(store, {
    text: `SELECT r.line, r.trajectory_id, r.cells, r.verdict, asked.asked_at, asked.outcome, asked.message,
        t.reference, s.name AS school_name
      FROM enrolment_list_row r
      LEFT JOIN LATERAL (SELECT o.created_at AS asked_at, i.outcome, i.message FROM bulk_item i
        JOIN bulk_operation o ON o.id = i.operation_id
        WHERE i.trajectory_id = r.trajectory_id AND o.kind = 'enrolment' ORDER BY o.created_at DESC LIMIT 1) asked ON true
      LEFT JOIN trajectory t ON t.id = r.trajectory_id
      LEFT JOIN school s ON s.number = regexp_replace(r.cells->>'school_number', '^0+(?=[0-9])', '')
      WHERE r.list_id = $1 ORDER BY r.line`,
    values: [list],
  });
  return rows.map((row) => ({
    ...{ line: row.line, trajectoryId: row.trajectory_id, cells: row.cells },
    ...filled({
      verdict: row.verdict,
      askedAt: toInstant(row.asked_at),
      reference: row.reference,
      schoolName: row.school_name,
      result: row.outcome === null ? undefined : { outcome: row.outcome, message: row.message ?? undefined },
    }),
  })) as ListedRow<Verdict>[];
}

/** What stands in one row of a list; nothing for a line that it does not have. */
export async function enrolmentListCells(
  store: Unscoped<'own'>,
  { list, line }: { readonly list: string; readonly line: number },
): Promise<ListedRow['cells'] | undefined> {
  const rows = await rowsOf<{ cells: ListedRow['cells'] }>(store, {
    text: 'SELECT cells FROM enrolment_list_row WHERE list_id = $1 AND line = $2',
    values: [list, line],
  });
  return rows[0]?.cells;
}

/** Keeps what was found in rows, and what they say now. */
export async function saveListedRows(
  store: Unscoped<'own'>,
  list: string,
  rows: readonly Pick<ListedRow, 'line' | 'cells' | 'verdict'>[],
): Promise<void> {
  await rowsOf(store, {
    text: `UPDATE enrolment_list_row r SET cells = changed.cells, verdict = changed.verdict
      FROM unnest($2::int[], $3::jsonb[], $4::jsonb[]) AS changed (line, cells, verdict)
      WHERE r.list_id = $1 AND r.line = changed.line`,
    values: [
      list,
      rows.map(({ line }) => line),
      rows.map(({ cells }) => JSON.stringify(cells)),
      rows.map(({ verdict }) => (verdict === undefined ? null : JSON.stringify(verdict))),
    ],
  });
}
