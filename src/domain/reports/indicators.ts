import { indicators } from '../indicators/catalogue.ts';
import type { Indicator } from '../indicators/indicator.ts';
import { type Dimension, type DimensionValues, isSamePlace, placesAlong } from './facts/dimensions.ts';
import { type IndicatorTallies, meanOf, measured } from './facts/tally.ts';

/** Which part of something asked twice: at the start, at the end, or how far those who answered both moved. */
export type Moment = 'before' | 'after' | 'change';

/** One number of the report, with what it stands on. */
export interface IndicatorNumber {
  readonly indicator: Indicator;
  readonly along: DimensionValues;
  readonly moment?: Moment;
  /** Averages to two decimals; null when nobody answered. */
  readonly value: number | null;
  /** How many trajectories it comes from. */
  readonly trajectories: number;
}

/**
 * Every indicator as a number, for each combination of values of the dimensions; without dimensions, over everything.
 * An indicator of which nothing is counted has one number, zero or null, only where nothing is split.
 * @param counted along these dimensions
 */
export function indicatorNumbers(
  counted: IndicatorTallies,
  by: readonly Dimension[],
  wanted: readonly Indicator[] = indicators,
): readonly IndicatorNumber[] {
  return wanted.flatMap((indicator) => {
    const own: IndicatorTallies = {
      tallies: counted.tallies.filter((one) => one.indicator === indicator.id && !one.isTarget),
      changes: counted.changes.filter((one) => one.indicator === indicator.id),
    };
    const places = by.length === 0 ? [{}] : placesAlong(own.tallies, by);
    return places.flatMap((along) => numbersOf(indicator, along, by, own));
  });
}

function numbersOf(
  indicator: Indicator,
  along: DimensionValues,
  by: readonly Dimension[],
  own: IndicatorTallies,
): IndicatorNumber[] {
  const here = own.tallies.filter((tally) => isSamePlace(tally.along, along, by));
  const at = (moment: 'before' | 'after' | undefined): IndicatorNumber => {
    const tally = here.find((one) => one.moment === moment);
    return {
      ...{ indicator, along, ...(moment === undefined ? {} : { moment }) },
      value: measured(indicator.measure, tally),
      trajectories: tally?.trajectories ?? 0,
    };
  };
  if (!indicator.beforeAfter) return [at(undefined)];
  const change = own.changes.find((one) => isSamePlace(one.along, along, by));
  return [
    at('before'),
    at('after'),
    {
      ...{ indicator, along, moment: 'change' },
      value: change === undefined ? null : meanOf(change.sum, change.trajectories),
      trajectories: change?.trajectories ?? 0,
    },
  ];
}
