import type { Measure } from '../../indicators/indicator.ts';
import type { DimensionValues } from './dimensions.ts';

/** What is added up by itself: one indicator, at one moment and along some dimensions. */
export interface TallyCell {
  readonly indicator: string;
  readonly moment?: 'before' | 'after';
  /** What was aimed at instead of what was done. */
  readonly isTarget: boolean;
  readonly along: DimensionValues;
}

/** What counts for it, added up in the ways in which it can be. */
export interface IndicatorTally extends TallyCell {
  /** How often. */
  readonly count: number;
  readonly sum: number;
  /** Different trajectories, and different schools. */
  readonly trajectories: number;
  readonly schools: number;
  /** The highest number of each trajectory, added up. */
  readonly people: number;
}

/** What is asked at two moments, along some dimensions. */
export interface ChangeCell {
  readonly indicator: string;
  readonly along: DimensionValues;
}

/** How far those who answered at both moments moved: the last answer less the first. */
export interface TalliedChange extends ChangeCell {
  readonly trajectories: number;
  /** Of all of them together. */
  readonly sum: number;
}

/** Everything that is counted for a report. */
export interface IndicatorTallies {
  readonly tallies: readonly IndicatorTally[];
  readonly changes: readonly TalliedChange[];
}

/** One number for what was added up; nothing was counted where there is no tally. */
export function measured(measure: Measure, tally: IndicatorTally | undefined): number | null {
  if (measure === 'average') return tally === undefined ? null : meanOf(tally.sum, tally.count);
  if (tally === undefined) return 0;
  return measure === 'sum' ? rounded(tally.sum) : tally[measure];
}

/** A mean to two decimals; null of nothing. */
export function meanOf(sum: number, count: number): number | null {
  return count === 0 ? null : rounded(sum / count);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
