import Table from 'cli-table3';
import type { ThreeYears } from './events.ts';

/** One measured figure beside another of the same run: that of the bare SDK; for a rehearsal, a copy of its outcome. */
export type Result = {
  name: string;
  value: number;
  unit: string;
  /** `null` where there is nothing to compare with. */
  baseline: number | null;
  /** `value / baseline`. */
  ratio: number | null;
};

/** What `--json` prints. */
export type Report = { server: string; results: Result[] };

/** What a ratio should be on a Temporal server on Postgres, at least or at most; or a value, in its unit. */
const targets: Record<string, { least?: number; most?: number; mostValue?: number }> = {
  'mail burst': { least: 30 },
  enrolment: { least: 0.95 },
  'command p50': { most: 1.5 },
  'command p95': { most: 1.5 },
  'rehearsal of digitale-school, prompt': { mostValue: 5 },
  'beside costly inputs: /healthz p95': { mostValue: 200 },
  'beside costly inputs: trajectory page p95': { mostValue: 200 },
  'beside costly inputs: due mail p95': { mostValue: 200 },
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
    head: ['', 'traject', 'beside', 'unit', 'ratio', 'target'],
    style: { head: [], border: [] },
    colAligns: ['left', 'right', 'right', 'left', 'right', 'left'],
  });
  table.push(
    ...results.map((one) => [
      ...[one.name, String(one.value), one.baseline === null ? '' : String(one.baseline), one.unit],
      ...[one.ratio === null ? '' : `${one.ratio} ×`, targetOf(one)],
    ]),
  );
  return `${server}\n${table.toString()}`;
}

function targetOf({ name, value, unit, ratio }: Result): string {
  const { least, most, mostValue } = targets[name] ?? {};
  if (mostValue !== undefined) return told(`at most ${mostValue} ${unit}`, value <= mostValue);
  if (ratio === null) return '';
  if (least !== undefined) return told(`at least ${least} ×`, ratio >= least);
  return most === undefined ? '' : told(`at most ${most} ×`, ratio <= most);
}

function told(target: string, isMet: boolean): string {
  return `${target}: ${isMet ? 'met' : 'not met'}`;
}

function rounded(value: number): number {
  const size = Math.abs(value);
  return Number(value.toFixed(size >= 100 ? 0 : size >= 1 ? 1 : 3));
}
