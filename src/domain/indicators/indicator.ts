import type { Text } from '../text.ts';

/**
 * Where chapter 8 puts an indicator: results in schools, what the central direction does, what a partner does, or who is
 * reached.
 */
export type IndicatorGroup = 'field' | 'central' | 'partner' | 'equal-access';

/**
 * Where a number comes from: counted from the trajectories, entered by hand with its evidence, taken over from a
 * measurement of others, or answered by teachers to a survey.
 */
export const indicatorSources = [
  'trajectories',
  'entered',
  'inspection',
  'mictivo',
  'peilingen',
  'selfie',
  'survey',
] as const;

/** One such source. */
export type IndicatorSource = (typeof indicatorSources)[number];

/** What a number counts in, when that is not a number of schools, people or times. A number has one, and never another. */
export type Unit = 'euro' | 'hours-per-week' | 'scale-1-4' | 'percent' | 'fte';

/**
 * How observations become one number.
 * - `schools`: different schools
 * - `trajectories`: different trajectories
 * - `people`: per trajectory the highest number that was reported, added up, so that who followed two trainings of one
 *   trajectory counts once
 * - `count`: how often it happened
 * - `sum`: the reported numbers added up
 * - `average`: the mean of the reported numbers
 */
export type Measure = 'schools' | 'trajectories' | 'people' | 'count' | 'sum' | 'average';

/** One thing that the programme reports, with what the number means. */
export interface Indicator {
  readonly id: string;
  readonly group: IndicatorGroup;
  readonly measure: Measure;
  readonly title: Text;
  readonly definition: Text;
  /** What it counts in, when that is not a number of schools, people or times. */
  readonly unit?: Unit;
  /** From the trajectories if left out. */
  readonly source?: IndicatorSource;
  /** Which way is better; higher if left out. */
  readonly direction?: 'higher' | 'lower';
  /** For the central direction: the action that it belongs to, and which part of it (chapter 8.2). */
  readonly action?: Text;
  readonly part?: 'input' | 'output' | 'result';
  /** Asked at the start and at the end of a trajectory, and compared. */
  readonly beforeAfter?: true;
  /** Found in every trajectory; no template can mark it. */
  readonly builtIn?: true;
  /** It can be entered by quarter of the school year: what happens in one adds to what happened in another. */
  readonly byQuarter?: true;
  /** A school may compare itself on it with the rest. */
  readonly benchmark?: true;
}
