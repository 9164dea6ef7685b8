import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { createApp, listen } from '../../api/server.ts';
import type { Dependencies } from '../../application/dependencies.ts';
import { openDatabase, storeOfSystem } from '../../store/database/db.ts';
import { createBenchDatabase, someOfBench } from '../../store/operations/bench-filling.ts';
import { createPages } from '../../web/routes.ts';
import { type Result, result } from '../report.ts';
import { percentile, timed } from '../statistics.ts';
import { POOL_SIZE } from '../worker-order.ts';
import { fillDatabase } from './fill.ts';
import { type Question, questions } from './questions.ts';

/** Answers that are measured of each question and size. */
const ROUNDS = 60;
/** Not counted before them: in these the process, which has just started, translates what the answer needs, and then again better. */
const NOT_COUNTED = 30;
/**
 * A question that takes longer than this, in milliseconds, is asked no more than a few times. The first answer does not say so: of a
 * report, everything is counted for it.
 */
const SLOW = 2_000;
const ROUNDS_OF_SLOW = 3;
/** What is being counted is asked for again after so long, in milliseconds. */
const AGAIN_AFTER = 200;
/** Pages of trajectories that are weighed. */
const PAGES = 30;
const UNLIMITED = 1_000_000_000;

/** A filled database, with the API and the pages over it. */
type Size = {
  readonly count: number;
  readonly bytesPerTrajectory: number;
  readonly bytesPerYear: number;
  /** @returns the answer */
  ask(question: Question, round: number): Promise<ArrayBuffer>;
  close(): Promise<void>;
};

/** What a measurement of sizes needs. */
export type SizesSetting = {
  readonly deps: Omit<Dependencies, 'store'>;
  /** Address of a database beside which those of the measurement are made. */
  readonly databaseUrl: string;
  readonly progress: (line: string) => void;
  /** How many answers to each question are measured; 60 if left out. */
  readonly rounds?: number | undefined;
};

/**
 * Fills a database for each number of trajectories and asks all of them everything, in turns, so that whatever else the
 * machine does falls on each of them. What is usual stands beside what is usual at the first size, or, of a question that has
 * less to answer there, at the first one where it has as much as at those that follow.
 */
export async function measureSizes(
  setting: SizesSetting,
  counts: readonly number[],
): Promise<readonly Result[]> {
  const sizes: Size[] = [];
  try {
    for (const count of counts) sizes.push(await startSize(setting, count));
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    const results: Result[] = [];
    for (const question of questions) {
      setting.progress(`${question.as}: ${question.path}`);
      results.push(...(await measureQuestion(sizes, question, setting.rounds ?? ROUNDS)));
    }
    delay.disable();
    return [
      ...results,
      result('longest trajectory page, compressed', (await longestPage(sizes)) / 1_000, 'kB'),
      ...sizes.flatMap(({ count, bytesPerTrajectory, bytesPerYear }) => [
        result(`database, ${count} trajectories`, bytesPerTrajectory / 1_000, 'kB/trajectory'),
        result(`database, ${count} trajectories, each year`, bytesPerYear / 1_000, 'kB/trajectory-year'),
      ]),
      result('event-loop delay of API and pages p99', delay.percentile(99) / 1e6, 'ms'),
    ];
  } finally {
    for (const size of sizes) await size.close();
  }
}

/** In bytes: one of the trajectories has been lived to its end. */
async function longestPage([smallest]: readonly Size[]): Promise<number> {
  const page: Question = { kind: 'page', as: 'administrator', path: '/trajectories/{ended}' };
  let longest = 0;
  for (let round = 0; round < PAGES; round += 1) {
    const answer = await smallest?.ask(page, round);
    if (answer !== undefined) longest = Math.max(longest, gzipSync(answer).length);
  }
  return longest;
}

async function measureQuestion(sizes: readonly Size[], question: Question, most: number): Promise<Result[]> {
  const took = sizes.map((): number[] => []);
  let notCounted = Math.min(NOT_COUNTED, most);
  let rounds = most;
  for (let round = 0; round < notCounted + rounds; round += 1) {
    for (const [index, size] of sizes.entries()) {
      const milliseconds = await timed(() => size.ask(question, round));
      if (round > 0 && milliseconds > SLOW) {
        notCounted = Math.min(notCounted, 1);
        rounds = Math.min(rounds, ROUNDS_OF_SLOW);
      }
      if (round >= notCounted) took[index]?.push(milliseconds);
    }
  }
  const middles = took.map((times) => percentile(times, 0.5));
  const first = firstOfAsMuch(sizes, question);
  return sizes.flatMap(({ count }, index) => [
    result(`${nameOf(question, count)}: p95`, percentile(took[index] ?? [], 0.95), 'ms'),
    // Beside the first size the middle says more: the slowest few of sixty are what the machine happened to do.
    result(
      `${nameOf(question, count)}: p50`,
      middles[index] ?? Number.NaN,
      'ms',
      ...(index < first ? [] : [middles[first], first === 0 ? undefined : sizes[first]?.count]),
    ),
  ]);
}

/** The first size at which a question has as much to answer as at those that follow; the very first when that is only the last. */
function firstOfAsMuch(sizes: readonly Size[], { fullFrom = 0 }: Question): number {
  const first = sizes.findIndex(({ count }) => count >= fullFrom);
  return first === sizes.length - 1 ? 0 : Math.max(first, 0);
}

function nameOf({ kind, as, path }: Question, count: number): string {
  return `${kind} ${path}, ${as}, ${count}`;
}

async function startSize(setting: SizesSetting, count: number): Promise<Size> {
  const { deps, progress } = setting;
  progress(`filling a database with ${count} trajectories`);
  const databaseUrl = await createBenchDatabase(setting.databaseUrl, `size_${count}`);
  const filled = await fillDatabase(
    databaseUrl,
    count,
    deps.clock.now().toString({ smallestUnit: 'millisecond' }),
  );
  const database = openDatabase({ databaseUrl, poolSize: POOL_SIZE });
  const store = storeOfSystem(database, 'operator');
  const own = { ...deps, database };
  const app = createApp(own, { pages: createPages(own), apiLimit: UNLIMITED, callerLimit: UNLIMITED });
  const server = await listen(app, { port: 0 });
  const some = await someOfBench(store);
  return {
    count,
    bytesPerTrajectory: filled.bytesPerTrajectory,
    bytesPerYear: filled.bytesPerYear,
    async ask({ as, path }, round) {
      const asked = path.replaceAll(/\{(\w+)\}/g, (_, what: keyof typeof some) => {
        return some[what][round % some[what].length] ?? '';
      });
      const look = () => fetch(`${server.url}${asked}`, { headers: { 'X-Demo-Person': filled[as] } });
      let response = await look();
      // It is being counted, which the first answer has to wait for.
      while (response.status === 202) {
        await response.arrayBuffer();
        await pause(AGAIN_AFTER);
        response = await look();
      }
      if (response.status !== 200) throw new Error(`${asked} answered ${response.status}`);
      return response.arrayBuffer();
    },
    async close() {
      await server.close();
      await database.close();
    },
  };
}
