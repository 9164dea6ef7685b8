import { z } from 'zod';
import { emailAddress } from '../domain/email-address.ts';
import { type RegisterField, schoolFields, siteFields, siteNumberField, valueAt } from './fields.ts';
import type { EmptyField, RegisterReading, RegisterSchool, RejectedRow } from './school.ts';
import { canonicalNumber } from './school-number.ts';

/** A row with the place where it was found, from 1. */
export interface PlacedRow {
  readonly row: number;
  readonly value: unknown;
}

/** What was read, before it is checked. */
export interface RawReading {
  readonly schools: readonly PlacedRow[];
  /** Absent when the sites could not be read at all. */
  readonly sites?: readonly unknown[];
  readonly level?: string;
}

// The register gives numbers of schools as numbers, a file as digits; empty text means nothing.
const text = z
  .union([z.string(), z.number().int().nonnegative().transform(String)])
  .transform((value) => value.trim())
  .pipe(z.string().min(1));
const schoolNumber = text.pipe(
  z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(canonicalNumber),
);
const email = text.pipe(z.email({ pattern: emailAddress }));
const checks: Partial<Record<keyof RegisterSchool, z.ZodType<string>>> = { number: schoolNumber, email };

/**
 * Turns what was read into schools. A row is judged mildly: without a number, without a name or as a repetition it is
 * rejected with the reason; a value that makes no sense (an e-mail without @) is left out.
 */
export function readRows(raw: RawReading): RegisterReading {
  const schools = new Map<string, RegisterSchool>();
  const rejected: RejectedRow[] = [];
  const sites = sitesByKey(raw.sites ?? []);
  for (const { row, value } of raw.schools) {
    const read = readFields(value, schoolFields);
    const reason = whyRejected(value, read, schools);
    if (reason !== undefined) {
      rejected.push({ row, ...(read.number === undefined ? {} : { number: read.number }), reason });
      continue;
    }
    const school = read as RegisterSchool;
    const site = sites.get(keyOf(school.number, school.siteNumber));
    const level = raw.level === undefined ? {} : { level: raw.level };
    schools.set(school.number, {
      ...school,
      ...(site === undefined ? {} : readFields(site, siteFields)),
      ...level,
    });
  }
  return {
    schools: [...schools.values()],
    rejected,
    emptyFields: [
      ...emptyFields(
        raw.schools.map(({ value }) => value),
        schoolFields,
      ),
      ...emptyFields(raw.sites ?? [], siteFields),
    ],
    hasSites: raw.sites !== undefined,
    ...(raw.level === undefined ? {} : { level: raw.level }),
  };
}

type Values = { -readonly [field in keyof RegisterSchool]?: string };

function readFields(row: unknown, fields: readonly RegisterField[]): Values {
  const values: Values = {};
  for (const { name, field } of fields) {
    const checked = (checks[field] ?? text).safeParse(valueAt(row, name));
    if (checked.success) values[field] = checked.data;
  }
  return values;
}

function whyRejected(row: unknown, read: Values, known: ReadonlyMap<string, unknown>): string | undefined {
  if (read.number === undefined) {
    const written = valueAt(row, 'instelling_nummer');
    return written === undefined || written === ''
      ? 'instelling_nummer is missing'
      : `instelling_nummer is not a school number: ${JSON.stringify(written)}`;
  }
  if (read.name === undefined) return 'instelling_naam is missing';
  if (known.has(read.number)) return `school ${read.number} occurs twice`;
  return undefined;
}

function sitesByKey(rows: readonly unknown[]): Map<string, unknown> {
  const sites = new Map<string, unknown>();
  for (const row of rows) {
    const [number, site] = [valueAt(row, 'instelling_nummer'), valueAt(row, siteNumberField)];
    if (number !== undefined && site !== undefined)
      sites.set(keyOf(canonicalNumber(String(number)), String(site)), row);
  }
  return sites;
}

function keyOf(number: string, site: string | undefined): string {
  return `${number}/${site ?? ''}`;
}

function emptyFields(rows: readonly unknown[], fields: readonly RegisterField[]): EmptyField[] {
  if (rows.length === 0) return [];
  return fields
    .filter(({ name }) => rows.every((row) => ['', undefined].includes(valueAt(row, name) as undefined)))
    .map((field) => ({ ...field, rows: rows.length }));
}
