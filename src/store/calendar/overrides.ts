import { EVERYTHING, type Scope } from '../../domain/access/scope.ts';
import { calendarOfSchool } from '../../domain/calendar/school-calendar.ts';
import type { CalendarOverride, LocalDate, SchoolCalendar } from '../../domain/calendar/types.ts';
import { type Database, rowsOf, type Store } from '../database/db.ts';
import { mustReach, mustReachAll } from '../database/reach.ts';
import { filled, fromLocalDate } from '../database/values.ts';
import { schoolWithin, valuesOf } from '../database/within.ts';

/** An override as it is stored. */
export type StoredOverride = CalendarOverride & { readonly id: string };

interface Row {
  id: string;
  from: LocalDate;
  to: LocalDate;
  kind: string;
  label_nl: string | null;
  label_en: string | null;
  school_number: string | null;
}

/** For this long, in milliseconds, the overrides are taken from memory. */
export const CALENDAR_FRESH_FOR = 3_000;

interface Remembered {
  readAt: number;
  /** The number of the last change that is in it. */
  change: string;
  /** What was read, as text: while it is the same, so are the calendars, and what was worked out from them stays. */
  content: string;
  general: SchoolCalendar;
  withOwnDays: Set<string>;
  bySchool: Map<string, SchoolCalendar>;
}

const memory = new WeakMap<Database, { now?: Remembered; reading?: Promise<Remembered> }>();

/**
 * The calendar that holds for everybody, or that of one school with its own days. Overrides changed by another process
 * are seen within a few seconds.
 * @param school School number.
 */
export async function loadCalendar(store: Store, school?: string): Promise<SchoolCalendar> {
  const remembered = await overridesOf(store);
  if (school === undefined || !remembered.withOwnDays.has(school)) return remembered.general;
  const known = remembered.bySchool.get(school);
  if (known !== undefined) return known;
  const calendar = calendarOfSchool(remembered.general, school);
  remembered.bySchool.set(school, calendar);
  return calendar;
}

/**
 * The number of the last change of any calendar, and whether {@link loadCalendar} knows of it: if it does not, it reads
 * everything anew the next time.
 */
export async function lastCalendarChange(store: Store): Promise<{ number: string; isKnown: boolean }> {
  const number = await lastChange(store);
  const isKnown = (await overridesOf(store)).change === number;
  if (!isKnown) memory.delete(store.database);
  return { number, isKnown };
}

/** The overrides that somebody may know of in order of date, or those of one school. */
export async function listOverrides(store: Store, scope: Scope, school?: string): Promise<StoredOverride[]> {
  return overridesWith(store, scope, school === undefined ? 'all' : 'school_number', school);
}

/** The override with this id (a UUID), if there is one that somebody may know of. */
export async function findOverride(
  store: Store,
  scope: Scope,
  id: string,
): Promise<StoredOverride | undefined> {
  const [found] = await overridesWith(store, scope, 'id', id);
  return found;
}

/** The overrides of which a column has a value, and that hold for everybody or for a school that somebody deals with. */
async function overridesWith(
  store: Store,
  scope: Scope,
  column: 'all' | 'id' | 'school_number',
  value?: string,
): Promise<StoredOverride[]> {
  const values = valuesOf();
  const ofColumn = column === 'all' ? 'true' : `c.${column} = ${values.add(value)}`;
  const rows = await rowsOf<Row>(store, {
    name: `calendar-overrides ${scope.kind} ${column}`,
    text: `SELECT c.id, c."from"::text, c."to"::text, c.kind, c.label_nl, c.label_en, c.school_number
      FROM calendar_override c LEFT JOIN school s ON s.number = c.school_number
      WHERE ${ofColumn} AND (c.school_number IS NULL OR ${schoolWithin(scope, values)}) ORDER BY c."from", c.id`,
    values: values.all,
  });
  return rows.map(toOverride);
}

/**
 * Adds an override; one with the same id is replaced. Notes the change, so that what was planned by the calendar before is
 * worked out anew.
 */
export async function saveOverride(store: Store, override: StoredOverride): Promise<void> {
  if (override.school === undefined) mustReachAll(store);
  else await mustReach(store, 'school', override.school);
  const data = {
    from: fromLocalDate(override.from),
    to: fromLocalDate(override.to),
    kind: override.kind,
    label_nl: override.label?.nl ?? null,
    label_en: override.label?.en ?? null,
    school_number: override.school ?? null,
  };
  await store.prisma.$transaction(async (within) => {
    const before = await within.calendar_override.findUnique({ where: { id: override.id } });
    await within.calendar_override.upsert({
      where: { id: override.id },
      create: { id: override.id, ...data },
      update: data,
    });
    const concerned = new Set([data.school_number, ...(before === null ? [] : [before.school_number])]);
    await within.calendar_change.createMany({
      data: [...concerned].map((school_number) => ({ school_number })),
    });
  });
  memory.delete(store.database);
}

/** Takes an override away that somebody may know of, and notes the change; says whether it was there. */
export async function deleteOverride(store: Store, scope: Scope, id: string): Promise<boolean> {
  if ((await findOverride(store, scope, id)) === undefined) return false;
  const wasThere = await store.prisma.$transaction(async (within) => {
    const before = await within.calendar_override.findUnique({ where: { id } });
    if (before === null) return false;
    await within.calendar_override.deleteMany({ where: { id } });
    await within.calendar_change.create({ data: { school_number: before.school_number } });
    return true;
  });
  memory.delete(store.database);
  return wasThere;
}

async function overridesOf(store: Store): Promise<Remembered> {
  const entry = memory.get(store.database) ?? {};
  memory.set(store.database, entry);
  if (entry.now !== undefined && performance.now() - entry.now.readAt < CALENDAR_FRESH_FOR) return entry.now;
  entry.reading ??= read(store, entry.now).finally(() => {
    delete entry.reading;
  });
  entry.now = await entry.reading;
  return entry.now;
}

async function read(store: Store, before: Remembered | undefined): Promise<Remembered> {
  // First: what is changed meanwhile is then in the overrides, and counts as unknown.
  const change = await lastChange(store);
  const overrides = (await listOverrides(store, EVERYTHING)).map(({ id: _, ...override }) => override);
  const content = JSON.stringify(overrides);
  const readAt = performance.now();
  if (before?.content === content) return { ...before, readAt, change };
  return {
    readAt,
    change,
    content,
    general: { overrides },
    withOwnDays: new Set(overrides.flatMap(({ school }) => school ?? [])),
    bySchool: new Map(),
  };
}

async function lastChange(store: Store): Promise<string> {
  const rows = await rowsOf<{ id: string }>(store, {
    name: 'last-calendar-change',
    text: 'SELECT coalesce(max(id), 0)::text AS id FROM calendar_change',
  });
  return rows[0]?.id ?? '0';
}

function toOverride(row: Row): StoredOverride {
  const { id, from, to, label_nl, label_en, school_number } = row;
  const nl = label_nl ?? label_en;
  return filled({
    id,
    ...{ from, to },
    kind: row.kind as CalendarOverride['kind'],
    label: nl === null ? undefined : { nl, en: label_en ?? nl },
    school: school_number,
  });
}
