import Table from 'cli-table3';
import type { ThreeYears } from './events.ts';

/** One measured figure beside the same figure of the bare SDK in the same run. */
export type Result = {
  name: string;
  value: number;
  unit: string;
  /** `null` where the bare SDK has nothing to compare with. */
  baseline: number | null;
  /** `value / baseline`. */
  ratio: number | null;
};

/** What `--json` prints. */
export type Report = { server: string; results: Result[] };

/** What a ratio should be on a Temporal server on Postgres; more is better unless it says `most`. */
const targets: Record<string, { least?: number; most?: number }> = {
  'mail burst': { least: 20 },
  enrolment: { least: 0.6 },
  'command p95': { most: 2 },
};

/** Makes a result, rounded to what the measurement can tell. */
export function result(name: string, value: number, unit: string, baseline?: number): Result {
  const ratio = baseline === undefined ? null : Number((value / baseline).toPrecision(3));
  return {
    name,
    value: rounded(value),
    unit,
    baseline: baseline === undefined ? null : rounded(baseline),
    ratio,
  };
}

/** The results of playing three years through. */
export function threeYearResults(
  persona: string,
  { wakeUps, commands, mails }: ThreeYears,
  events: { atStart: number; perWakeUp: number; perCommand: number },
): Result[] {
  const total = events.atStart + wakeUps * events.perWakeUp + commands * events.perCommand;
  return [
    result(`${persona} trajectory of three years: wake-ups`, wakeUps, 'wake-ups'),
    result(`${persona} trajectory of three years: commands`, commands, 'commands'),
    result(`${persona} trajectory of three years: mails`, mails, 'mails'),
    result(`${persona} trajectory of three years: history`, total, 'events'),
  ];
}

/** The report as a table for people. */
export function reportTable({ server, results }: Report): string {
  const table = new Table({
    head: ['', 'traject', 'bare SDK', 'unit', 'ratio', 'target'],
    style: { head: [], border: [] },
    colAligns: ['left', 'right', 'right', 'left', 'right', 'left'],
  });
  table.push(
    ...results.map(({ name, value, unit, baseline, ratio }) => [
      ...[name, String(value), baseline === null ? '' : String(baseline), unit],
      ...[ratio === null ? '' : `${ratio} ×`, targetOf(name, ratio)],
    ]),
  );
  return `${server}\n${table.toString()}`;
}

function targetOf(name: string, ratio: number | null): string {
  const target = targets[name];
  if (target === undefined || ratio === null) return '';
  const isMet = ratio >= (target.least ?? 0) && ratio <= (target.most ?? Number.POSITIVE_INFINITY);
  const words = target.least === undefined ? `at most ${target.most} ×` : `at least ${target.least} ×`;
  return `${words}: ${isMet ? 'met' : 'not met'}`;
}

function rounded(value: number): number {
  return Number(value.toFixed(Math.abs(value) >= 100 ? 0 : 1));
}
