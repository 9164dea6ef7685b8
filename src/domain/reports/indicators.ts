import { indicators } from '../indicators/catalogue.ts';
import type { Indicator } from '../indicators/indicator.ts';
import { type Dimension, type DimensionValues, grouped } from './facts/dimensions.ts';
import type { Observation } from './facts/observations.ts';

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
 * An indicator without observations has one number, zero or null, only where nothing is split.
 */
export function indicatorNumbers(
  observations: readonly Observation[],
  by: readonly Dimension[],
  wanted: readonly Indicator[] = indicators,
): readonly IndicatorNumber[] {
  const byIndicator = new Map<string, Observation[]>();
  for (const observation of observations) {
    if (observation.isTarget) continue;
    const list = byIndicator.get(observation.indicator) ?? [];
    list.push(observation);
    byIndicator.set(observation.indicator, list);
  }
  return wanted.flatMap((indicator) => {
    const own = byIndicator.get(indicator.id) ?? [];
    const groups = by.length === 0 ? [{ along: {}, observations: own }] : grouped(own, by);
    return groups.flatMap((group) => numbersOf(indicator, group.along, group.observations));
  });
}

function numbersOf(
  indicator: Indicator,
  along: DimensionValues,
  own: readonly Observation[],
): IndicatorNumber[] {
  if (!indicator.beforeAfter) {
    return [
      {
        indicator,
        along,
        value: measured(indicator.measure, own),
        trajectories: trajectoriesIn(own),
      },
    ];
  }
  const at = (moment: Moment): IndicatorNumber => {
    const chosen = moment === 'change' ? own : own.filter((one) => one.moment === moment);
    const changes = moment === 'change' ? changesIn(own) : undefined;
    return {
      indicator,
      along,
      moment,
      value: changes === undefined ? measured('average', chosen) : mean(changes),
      trajectories: changes === undefined ? trajectoriesIn(chosen) : changes.length,
    };
  };
  return [at('before'), at('after'), at('change')];
}

/** One number for observations of one indicator; what is reported again is added up, counted or averaged as it asks. */
export function measured(measure: Indicator['measure'], own: readonly Observation[]): number | null {
  switch (measure) {
    case 'schools':
      return new Set(own.flatMap(({ trajectory }) => trajectory.school ?? [])).size;
    case 'trajectories':
      return trajectoriesIn(own);
    case 'count':
      return own.length;
    case 'sum':
      return rounded(own.reduce((sum, { value }) => sum + value, 0));
    case 'average':
      return mean(own.map(({ value }) => value));
    case 'people': {
      const highest = new Map<string, number>();
      for (const { trajectory, value } of own) {
        highest.set(trajectory.id, Math.max(value, highest.get(trajectory.id) ?? 0));
      }
      return [...highest.values()].reduce((sum, value) => sum + value, 0);
    }
  }
}

/** Per trajectory that answered at both moments: the last answer less the first. */
function changesIn(own: readonly Observation[]): number[] {
  const first = new Map<string, number>();
  const last = new Map<string, number>();
  for (const { trajectory, moment, value } of own) {
    if (moment === 'before' && !first.has(trajectory.id)) first.set(trajectory.id, value);
    if (moment === 'after') last.set(trajectory.id, value);
  }
  return [...last].flatMap(([id, value]) => {
    const start = first.get(id);
    return start === undefined ? [] : [value - start];
  });
}

function trajectoriesIn(own: readonly Observation[]): number {
  return new Set(own.map(({ trajectory }) => trajectory.id)).size;
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : rounded(values.reduce((sum, value) => sum + value, 0) / values.length);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
