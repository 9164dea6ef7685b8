import { isReached, type RegisteredSchool, sizeOf } from '../../domain/reports/coverage.ts';
import type { Dimension, DimensionValues } from '../../domain/reports/facts/dimensions.ts';
import type { Observation } from '../../domain/reports/facts/observations.ts';
import { decodeCursor, type Page, type PageRequest, pageOf } from '../../store/database/values.ts';

/** The place that a drill-down asks for: values that are given, and dimensions whose value is not known. */
export function placeFrom(
  given: { readonly [dimension in Dimension]?: string | undefined },
  without: readonly Dimension[] = [],
): DimensionValues {
  const values = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries([...values, ...without.map((dimension) => [dimension, null])]);
}

/**
 * A page of what was put in order of a key; a list that was counted a moment ago is counted again for the next page,
 * which begins after the last key that was seen.
 */
export function pageAfter<Item>(
  items: readonly Item[],
  page: PageRequest,
  keyOf: (item: Item) => readonly [string, string],
): Page<Item> {
  const after = decodeCursor(page.cursor, 2);
  const sorted = items
    .map((item) => ({ item, key: keyOf(item) }))
    .sort((a, b) => compareKeys(a.key, b.key))
    .filter(({ key }) => after === undefined || compareKeys(key, after) > 0)
    .slice(0, page.limit + 1);
  return pageOf(
    sorted.map(({ item }) => item),
    page.limit,
    keyOf,
  );
}

function compareKeys(a: readonly string[], b: readonly string[]): number {
  for (const [index, part] of a.entries()) {
    const other = b[index] ?? '';
    if (part !== other) return part < other ? -1 : 1;
  }
  return 0;
}

/** One line per trajectory, with the day and number that count; the sort key is the reference. */
export function toCounted(observations: readonly Observation[]) {
  return observations.map((observation, index) => ({ observation, place: String(index).padStart(7, '0') }));
}

/** A counted trajectory over the wire. */
export function toWireCounted({ trajectory, on, value, moment }: Observation) {
  return {
    id: trajectory.id,
    reference: trajectory.reference,
    template: trajectory.template,
    school: trajectory.school ?? null,
    school_name: trajectory.schoolName ?? null,
    on,
    value,
    moment: moment ?? null,
  };
}

/** A school of the register over the wire. */
export function toWireCovered(school: RegisteredSchool) {
  const { number, name, province, network, level, groups } = school;
  return {
    number,
    name,
    province: province ?? null,
    network: network ?? null,
    level: level ?? null,
    size: sizeOf(school),
    reached: isReached(school),
    groups: [...groups],
  };
}
