import type { Text } from '../../text.ts';

/** What numbers can be split by. */
export const dimensions = [
  'school_year',
  'province',
  'network',
  'level',
  'programme',
  'provider',
  'template',
] as const;

/** One thing that numbers can be split by. */
export type Dimension = (typeof dimensions)[number];

/** Whether this is the name of a dimension. */
export function isDimension(name: string): name is Dimension {
  return dimensions.some((one) => one === name);
}

/** The value of what is counted per dimension; null where it is not known. The school year is that in which it happened. */
export type DimensionValues = { readonly [dimension in Dimension]?: string | null };

/** The dimensions in the words of a report. */
export const dimensionTitles: { readonly [dimension in Dimension]: Text } = {
  school_year: { nl: 'Schooljaar', en: 'School year' },
  province: { nl: 'Provincie', en: 'Province' },
  network: { nl: 'Net', en: 'Network' },
  level: { nl: 'Niveau', en: 'Level' },
  programme: { nl: 'Programma', en: 'Programme' },
  provider: { nl: 'Aanbieder', en: 'Provider' },
  template: { nl: 'Modeltraject', en: 'Model trajectory' },
};

/** Different values along these dimensions, in order of those values; what is not known comes last. */
export function placesAlong(
  counted: readonly { readonly along: DimensionValues }[],
  by: readonly Dimension[],
): readonly DimensionValues[] {
  const places = new Map<string, DimensionValues>();
  for (const { along } of counted) {
    const place = Object.fromEntries(by.map((dimension) => [dimension, along[dimension] ?? null]));
    places.set(JSON.stringify(Object.values(place)), place);
  }
  return [...places.values()].sort((a, b) => compareValues(a, b, by));
}

/** Whether these are the same along some dimensions. */
export function isSamePlace(a: DimensionValues, b: DimensionValues, by: readonly Dimension[]): boolean {
  return by.every((dimension) => (a[dimension] ?? null) === (b[dimension] ?? null));
}

function compareValues(a: DimensionValues, b: DimensionValues, by: readonly Dimension[]): number {
  for (const dimension of by) {
    const [left, right] = [a[dimension] ?? '￿', b[dimension] ?? '￿'];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
