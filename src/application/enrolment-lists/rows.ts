import type { z } from 'zod';
import type { Text } from '../../domain/text.ts';
import type { KnownAs } from '../people/known.ts';
import type { Column } from './columns.ts';
import { cellProblems, rowSchema } from './row-schema.ts';

/** Somebody at the school, as the list names them. */
export interface ListedPerson {
  readonly name: string;
  readonly email: string;
  /** `nl` or `en`, or a language beside these in which model trajectories are read; Dutch for somebody new if left out. */
  readonly language?: string;
}

/** One school to enrol. Dates are local dates in Belgium. */
export interface EnrolmentRow {
  /** Line in the file, from 1. */
  readonly line: number;
  readonly schoolNumber: string;
  readonly template: string;
  readonly start: string;
  readonly counsellorEmail: string;
  readonly principal: ListedPerson;
  readonly ictCoordinator?: ListedPerson;
  /** Who goes through a template for a person; the principal if left out. */
  readonly personEmail?: string;
  /** Which team or pupil of the school it is, where a template is for those. */
  readonly subjectKey?: string;
  /** What is done with people who are known otherwise than the row names them; as the whole file says if left out. */
  readonly known?: KnownAs;
  readonly reason?: string;
  readonly group?: 'volger' | 'first-mover';
  /** Id or name of a programme in which it gets a place. */
  readonly programme?: string;
  readonly cohort?: string;
  /** Whether it waits when there is no place. */
  readonly waitingList?: boolean;
  readonly underWay?: { readonly phase: string; readonly since: string };
}

/** What a row says, by column; what is left out is empty. */
export type RowCells = { readonly [column in Column]?: string };

/** What is wrong with a row, in one of its columns or as a whole. */
export type RowProblem = {
  readonly column?: Column;
  readonly message: Text;
};

/**
 * Reads one row. Its cells are not guessed at when something shifted them.
 * @param beyond what stands beyond the last column
 */
export function readEnrolmentRow(
  line: number,
  given: RowCells,
  beyond: readonly string[] = [],
): { readonly row: EnrolmentRow } | { readonly problems: readonly RowProblem[] } {
  const cells = Object.fromEntries(
    Object.keys(rowSchema.shape).map((column) => [column, given[column as Column] ?? '']),
  );
  const shifted = shiftedBy(beyond);
  if (shifted !== undefined) return { problems: [{ message: shifted }] };
  const read = rowSchema.safeParse(cells);
  if (!read.success) return { problems: read.error.issues.map(problemOf) };
  const inconsistent = inconsistency(read.data);
  return inconsistent === undefined
    ? { row: toRow(line, read.data) }
    : { problems: [{ message: inconsistent }] };
}

function shiftedBy([first, ...others]: readonly string[]): Text | undefined {
  if (first === undefined) return undefined;
  const count = others.length + 1;
  const what = JSON.stringify(first);
  return {
    nl: `heeft ${count === 1 ? 'een cel' : `${count} cellen`} voorbij de laatste kolom (${what}): zet een tekst met het scheidingsteken erin tussen aanhalingstekens`,
    en: `has ${count === 1 ? 'a cell' : `${count} cells`} beyond the last column (${what}): put a text with the separator in it in quotes`,
  };
}

function problemOf(issue: z.core.$ZodIssue): RowProblem {
  // The message of a field that may be empty lies one level deeper.
  const inner = issue.code === 'invalid_union' ? issue.errors.at(-1)?.[0]?.message : undefined;
  const message = cellProblems[(inner ?? issue.message) as keyof typeof cellProblems];
  return { column: String(issue.path[0]) as Column, message };
}

type Cells = z.output<typeof rowSchema>;

/** What is wrong with a row whose cells are each right. */
function inconsistency(cells: Cells): Text | undefined {
  if ((cells.ict_coordinator_name === undefined) !== (cells.ict_coordinator_email === undefined)) {
    return {
      nl: 'ict_coordinator_name en ict_coordinator_email horen samen',
      en: 'ict_coordinator_name and ict_coordinator_email belong together',
    };
  }
  if ((cells.under_way_phase === undefined) !== (cells.under_way_since === undefined)) {
    return {
      nl: 'under_way_phase en under_way_since horen samen',
      en: 'under_way_phase and under_way_since belong together',
    };
  }
  if (cells.programme === undefined && (cells.cohort !== undefined || cells.waiting_list)) {
    return {
      nl: 'cohort en waiting_list horen bij een programma',
      en: 'cohort and waiting_list need a programme',
    };
  }
  if (cells.waiting_list && cells.under_way_phase !== undefined) {
    return { nl: 'wat al loopt, kan niet wachten', en: 'what is under way already cannot wait' };
  }
  return undefined;
}

function toRow(line: number, cells: Cells): EnrolmentRow {
  const { ict_coordinator_name: ictName, ict_coordinator_email: ictEmail } = cells;
  const { under_way_phase: phase, under_way_since: since } = cells;
  return {
    line,
    schoolNumber: cells.school_number,
    template: cells.template,
    start: cells.start,
    counsellorEmail: cells.counsellor_email,
    principal: {
      ...{ name: cells.principal_name, email: cells.principal_email },
      ...(cells.principal_language ? { language: cells.principal_language } : {}),
    },
    ...(ictName && ictEmail
      ? {
          ictCoordinator: {
            name: ictName,
            email: ictEmail,
            ...(cells.ict_coordinator_language ? { language: cells.ict_coordinator_language } : {}),
          },
        }
      : {}),
    ...(cells.person_email ? { personEmail: cells.person_email } : {}),
    ...(cells.subject_key ? { subjectKey: cells.subject_key } : {}),
    ...(cells.known ? { known: cells.known } : {}),
    ...(cells.reason ? { reason: cells.reason } : {}),
    ...(cells.group ? { group: cells.group } : {}),
    ...(cells.programme ? { programme: cells.programme } : {}),
    ...(cells.cohort ? { cohort: cells.cohort } : {}),
    ...(cells.waiting_list ? { waitingList: true } : {}),
    ...(phase && since ? { underWay: { phase, since } } : {}),
  };
}
