import { isReached, type RegisteredSchool, sizeOf } from '../../domain/reports/coverage.ts';
import type { CountedTrajectory } from '../../domain/reports/facts/counted-trajectory.ts';
import type { Dimension, DimensionValues } from '../../domain/reports/facts/dimensions.ts';

/** The place that a drill-down asks for: values that are given, and dimensions whose value is not known. */
export function placeFrom(
  given: { readonly [dimension in Dimension]?: string | undefined },
  without: readonly Dimension[] = [],
): DimensionValues {
  const values = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries([...values, ...without.map((dimension) => [dimension, null])]);
}

/** A counted trajectory over the wire. */
export function toWireCounted(counted: CountedTrajectory) {
  const { id, reference, template, school, schoolName, on, value, moment } = counted;
  return {
    ...{ id, reference, template, school: school ?? null, school_name: schoolName ?? null },
    ...{ on, value, moment: moment ?? null },
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
