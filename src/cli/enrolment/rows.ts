import { z } from 'zod';
import type { KnownAs } from '../../application/people/known.ts';
import { isLocalDate } from '../../domain/calendar/day-number.ts';
import { emailAddress } from '../../domain/email-address.ts';
import { readCsv } from '../../register/csv.ts';
import { canonicalNumber } from '../../register/school-number.ts';
import { commandError } from '../errors.ts';
import { type Column, columnOf, requiredColumns } from './columns.ts';

/** Somebody at the school, as the list names them. */
export interface ListedPerson {
  readonly name: string;
  readonly email: string;
  /** Dutch for somebody new if left out. */
  readonly language?: 'nl' | 'en';
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

/** A row that is not carried out, with what is wrong. */
export interface WrongRow {
  readonly line: number;
  readonly schoolNumber?: string;
  readonly reason: string;
}

const empty = z.literal('').transform(() => undefined);
const optional = <Output>(schema: z.ZodType<Output, string>) => z.union([empty, schema]);
const filled = z
  .string()
  .trim()
  .min(1, 'is empty')
  .max(500, 'is too long')
  .regex(/^\P{Cc}*$/u, 'is more than one line');
const email = z
  .string()
  .min(1, 'is empty')
  .pipe(z.email({ pattern: emailAddress, error: 'is not an e-mail address' }).toLowerCase());
const language = z
  .string()
  .toLowerCase()
  .pipe(z.enum(['nl', 'en'], 'must be nl or en'));
const localDate = z
  .string()
  .min(1, 'is empty')
  .transform(toIsoDate)
  .refine(isLocalDate, 'is not a day (write it as 2026-09-01)');
const group = z
  .string()
  .toLowerCase()
  .transform((text) => text.replace(/[ _]/, '-').replace(/s$/, ''))
  .pipe(z.enum(['volger', 'first-mover'], 'must be volger or first-mover'));

const yes = new Set(['yes', 'ja', 'true', '1', 'x']);
const no = new Set(['no', 'nee', 'false', '0']);
const yesOrNo = z
  .string()
  .toLowerCase()
  .refine((text) => yes.has(text) || no.has(text), 'must be yes or no')
  .transform((text) => yes.has(text));

const asKnown: Readonly<Record<string, KnownAs>> = {
  update: 'update',
  bijwerken: 'update',
  keep: 'keep',
  behouden: 'keep',
};
const known = z
  .string()
  .toLowerCase()
  .refine((text) => asKnown[text] !== undefined, 'must be update or keep')
  .transform((text) => asKnown[text] as KnownAs);

const row = z.object({
  school_number: z
    .string()
    .regex(/^\d{1,10}$/, 'is not a school number')
    .overwrite(canonicalNumber),
  template: filled,
  start: localDate,
  counsellor_email: email,
  principal_name: filled,
  principal_email: email,
  principal_language: optional(language),
  ict_coordinator_name: optional(filled),
  ict_coordinator_email: optional(email),
  ict_coordinator_language: optional(language),
  person_email: optional(email),
  subject_key: optional(
    filled
      .max(40, 'is too long')
      .regex(
        /^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u,
        'begins with a letter or digit, with spaces, dots and dashes after it',
      ),
  ),
  known: optional(known),
  reason: optional(z.string().max(2000, 'is too long')),
  group: optional(group),
  programme: optional(filled),
  cohort: optional(filled),
  waiting_list: optional(yesOrNo),
  under_way_phase: optional(filled),
  under_way_since: optional(localDate),
} satisfies Record<Column, z.ZodType>);

/**
 * Reads a list of schools to enrol. A wrong row is set apart with what is wrong with it; the others go on.
 * @throws a command error when the list lacks a column; a register error when it is no table
 */
export function readEnrolmentRows(text: string): {
  rows: EnrolmentRow[];
  wrong: WrongRow[];
  /** Headings of columns that mean nothing here, such as the name of the school. */
  ignored: string[];
} {
  const table = readCsv(text);
  const known = new Map(table.columns.map((heading) => [heading, columnOf(heading)]));
  refuseMissingColumns(known);
  const rows: EnrolmentRow[] = [];
  const wrong: WrongRow[] = [];
  for (const { line, values, beyond } of table.rows) {
    const cells: Record<string, string> = Object.fromEntries(
      Object.keys(row.shape).map((column) => [column, '']),
    );
    for (const [heading, column] of known) if (column) cells[column] = values[heading] ?? '';
    const read = row.safeParse(cells);
    const reason =
      shiftedBy(beyond) ??
      (read.success ? inconsistency(read.data) : read.error.issues.map(sentence(cells)).join('; '));
    if (read.success && reason === undefined) rows.push(toRow(line, read.data));
    else
      wrong.push({
        line,
        ...(cells.school_number ? { schoolNumber: cells.school_number } : {}),
        reason: reason ?? '',
      });
  }
  const ignored = [...known].flatMap(([heading, column]) => (heading === '' || column ? [] : [heading]));
  return { rows, wrong, ignored };
}

function refuseMissingColumns(known: ReadonlyMap<string, Column | undefined>): void {
  const present = new Set(known.values());
  const missing = requiredColumns.filter((column) => !present.has(column));
  if (missing.length > 0) {
    throw commandError(`The file lacks the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')}.`);
  }
}

function shiftedBy([first, ...others]: readonly string[]): string | undefined {
  if (first === undefined) return undefined;
  const more = others.length === 0 ? 'a cell' : `${others.length + 1} cells`;
  return `has ${more} beyond the last column (${JSON.stringify(first)}): put a text with the separator in it in quotes`;
}

function sentence(cells: Record<string, string>): (issue: z.core.$ZodIssue) => string {
  return (issue) => {
    const column = String(issue.path[0]);
    // The message of a field that may be empty lies one level deeper.
    const inner = issue.code === 'invalid_union' ? issue.errors.at(-1)?.[0]?.message : undefined;
    const value = cells[column] ? ` (${JSON.stringify(cells[column])})` : '';
    return `${column} ${inner ?? issue.message}${value}`;
  };
}

type Cells = z.output<typeof row>;

/** What is wrong with a row whose cells are each right. */
function inconsistency(cells: Cells): string | undefined {
  if ((cells.ict_coordinator_name === undefined) !== (cells.ict_coordinator_email === undefined)) {
    return 'ict_coordinator_name and ict_coordinator_email belong together';
  }
  if ((cells.under_way_phase === undefined) !== (cells.under_way_since === undefined)) {
    return 'under_way_phase and under_way_since belong together';
  }
  if (cells.programme === undefined && (cells.cohort !== undefined || cells.waiting_list)) {
    return 'cohort and waiting_list need a programme';
  }
  if (cells.waiting_list && cells.under_way_phase !== undefined) {
    return 'what is under way already cannot wait';
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

/** A Belgian spreadsheet writes 1/09/2026. */
function toIsoDate(text: string): string {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim()) ?? [];
  return day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text.trim();
}
