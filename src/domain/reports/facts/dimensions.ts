import { schoolYearOf } from '../../calendar/school-year.ts';
import type { Text } from '../../text.ts';
import type { Observation } from './observations.ts';

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

/** The value of an observation per dimension; null where it is not known. */
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

/** Where an observation belongs along one dimension; the school year is that in which it happened. */
function valueAlong(observation: Observation, dimension: Dimension): string | null {
  const { trajectory } = observation;
  switch (dimension) {
    case 'school_year':
      return schoolYearOf(observation.on);
    case 'provider':
      return observation.provider ?? null;
    default:
      return trajectory[dimension] ?? null;
  }
}

/** The observations that lie within all given values; a value left out admits everything, null what is not known. */
export function within(
  observations: readonly Observation[],
  values: DimensionValues,
): readonly Observation[] {
  const wanted = Object.entries(values).filter(([, value]) => value !== undefined);
  return observations.filter((observation) =>
    wanted.every(([dimension, value]) => valueAlong(observation, dimension as Dimension) === value),
  );
}

/** Observations by their values along these dimensions, in order of those values; what is not known comes last. */
export function grouped(
  observations: readonly Observation[],
  by: readonly Dimension[],
): { readonly along: DimensionValues; readonly observations: readonly Observation[] }[] {
  type Group = { along: DimensionValues; observations: Observation[] };
  const groups = new Map<string, Group>();
  for (const observation of observations) {
    const values = by.map((dimension) => valueAlong(observation, dimension));
    const key = JSON.stringify(values);
    const group: Group = groups.get(key) ?? {
      along: Object.fromEntries(by.map((dimension, index) => [dimension, values[index] ?? null])),
      observations: [],
    };
    group.observations.push(observation);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => compareValues(a.along, b.along, by));
}

function compareValues(a: DimensionValues, b: DimensionValues, by: readonly Dimension[]): number {
  for (const dimension of by) {
    const [left, right] = [a[dimension] ?? '￿', b[dimension] ?? '￿'];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
