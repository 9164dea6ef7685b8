import { isReached, type RegisteredSchool, sizeOf } from '../../domain/reports/coverage.ts';
import type { Dimension, DimensionValues } from '../../domain/reports/facts/dimensions.ts';
import type { Observation } from '../../domain/reports/facts/observations.ts';

/** The place that a drill-down asks for: values that are given, and dimensions whose value is not known. */
export function placeFrom(
  given: { readonly [dimension in Dimension]?: string | undefined },
  without: readonly Dimension[] = [],
): DimensionValues {
  const values = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries([...values, ...without.map((dimension) => [dimension, null])]);
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
