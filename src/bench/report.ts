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
  /** Of how many the figure beside it is, where that are fewer. */
  baselineOf?: number;
};

/** What `--json` prints. */
export type Report = { server: string; results: Result[] };

/** What a ratio should be at least or at most, and what a value may be, in its unit. */
type Target = { readonly least?: number; readonly most?: number; readonly mostValue?: number };

/** What is wanted on a Temporal server on Postgres. */
const targets: Record<string, Target> = {
  'mail burst': { least: 30 },
  'mail burst, beside nodemailer alone': { least: 0.95 },
  enrolment: { least: 0.95 },
  'command p50': { most: 1.5 },
  'command p95': { most: 1.5 },
  // Five to seven milliseconds where the copy takes a fifth of one; some machines take three times as long for both.
  'rehearsal of digitale-school, prompt': { most: 35 },
  'beside costly inputs: /healthz p95': { mostValue: 200 },
  'beside costly inputs: trajectory page p95': { mostValue: 200 },
  'beside costly inputs: due mail p95': { mostValue: 200 },
  'beside costly inputs: event-loop delay p99': { mostValue: 50 },
  'answer within a burst': { mostValue: 5_000 },
  'calendar closed for everybody: all decided': { mostValue: 120 },
  'calendar closed for everybody: commands p95': { mostValue: 500 },
  'all workflows lost: all given back': { mostValue: 300 },
  'all workflows lost: commands p95': { mostValue: 1_000 },
  'cold start to the first mail': { mostValue: 10_000 },
  'npm start with the demo, the first time': { mostValue: 20_000 },
  'npm start with the demo, again': { mostValue: 6_000 },
  'memory of the workers': { mostValue: 500 },
  'memory of the API': { mostValue: 400 },
  'longest trajectory page, compressed': { mostValue: 15 },
  'event-loop delay of API and pages p99': { mostValue: 50 },
};

/** What is wanted of a read of some kind, whatever the number of trajectories: so much beside the fewest, and so long. */
const readTargets: Record<string, Target> = {
  list: { most: 1.5, mostValue: 50 },
  page: { most: 1.5, mostValue: 50 },
  report: { most: 1.5, mostValue: 300 },
};

/** What stands where nothing is wanted of a figure. */
const NO_GOAL = 'no goal';

function targetFor(name: string): Target {
  return targets[name] ?? readTargets[name.split(' ')[0] ?? ''] ?? {};
}

/** Each result that does not reach what is wanted of it, in a line, and how many do. */
export function verdictOn(report: Report): readonly string[] {
  const missed = new Set(missedIn(report));
  const held = report.results.filter((one) => targetOf(one) !== NO_GOAL);
  return [
    ...held.flatMap((one) => {
      const ratio = one.ratio === null ? '' : `, ${one.ratio} ×`;
      return missed.has(one.name) ? [`${one.name}: ${one.value} ${one.unit}${ratio}; ${targetOf(one)}`] : [];
    }),
    `${held.length - missed.size} of ${held.length} goals are met`,
  ];
}

/** The names of those results that do not reach what is wanted of them. */
export function missedIn({ results }: Report): readonly string[] {
  return results.filter((one) => !isReached(one)).map(({ name }) => name);
}

function isReached({ name, value, ratio }: Result): boolean {
  const { least, most, mostValue } = targetFor(name);
  if (mostValue !== undefined && value > mostValue) return false;
  if (ratio === null) return true;
  return (least === undefined || ratio >= least) && (most === undefined || ratio <= most);
}

/** Makes a result, rounded to what the measurement can tell. */
export function result(
  name: string,
  value: number,
  unit: string,
  baseline?: number,
  baselineOf?: number,
): Result {
  const ratio = baseline === undefined ? null : Number((value / baseline).toPrecision(3));
  return {
    name,
    value: rounded(value),
    unit,
    baseline: baseline === undefined ? null : rounded(baseline),
    ratio,
    ...(baselineOf === undefined ? {} : { baselineOf }),
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
      ...[one.name, String(one.value), besideOf(one), one.unit],
      ...[one.ratio === null ? '' : `${one.ratio} ×`, targetOf(one)],
    ]),
  );
  return `${server}\n${table.toString()}`;
}

/** The report as a table in Markdown. */
export function reportMarkdown({ server, results }: Report): string {
  const rows = results.map((one) => [
    ...[one.name.replaceAll('|', ' '), `${one.value} ${one.unit}`, besideOf(one)],
    ...[one.ratio === null ? '' : `${one.ratio} ×`, targetOf(one)],
  ]);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const head = ['what', 'traject', 'beside', 'ratio', 'wanted'];
  return [server, '', line(head), '|---|---|---|---|---|', ...rows.map(line)].join('\n');
}

function besideOf({ baseline, baselineOf }: Result): string {
  if (baseline === null) return '';
  return baselineOf === undefined ? String(baseline) : `${baseline} (of ${baselineOf})`;
}

function targetOf(one: Result): string {
  const { least, most, mostValue } = targetFor(one.name);
  const wanted = [
    ...(least === undefined ? [] : [`at least ${least} ×`]),
    ...(most === undefined || (mostValue !== undefined && one.ratio === null) ? [] : [`at most ${most} ×`]),
    ...(mostValue === undefined ? [] : [`at most ${mostValue} ${one.unit}`]),
  ];
  if (wanted.length === 0 || (mostValue === undefined && one.ratio === null)) return NO_GOAL;
  return told(wanted.join(' and '), isReached(one));
}

function told(target: string, isMet: boolean): string {
  return `${target}: ${isMet ? 'met' : 'not met'}`;
}

function rounded(value: number): number {
  const size = Math.abs(value);
  return Number(value.toFixed(size >= 100 ? 0 : size >= 1 ? 1 : 3));
}
