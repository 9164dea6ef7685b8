import type { Client } from '@temporalio/client';
import type { Dependencies, Parts } from '../application/dependencies.ts';
import { systemClock } from '../platform/clock.ts';
import { loadConfiguration } from '../platform/configuration.ts';
import { readEnvironment } from '../platform/environment.ts';
import { createLogger } from '../platform/logging.ts';
import { openDatabase, storeOfSystem } from '../store/database/db.ts';
import { migrate } from '../store/database/migrate.ts';
import { BARE_AT_MOST, startBare } from './bare.ts';
import { besideCostlyInputs } from './costly.ts';
import { closeWeek, loseWorkflows } from './disturbances.ts';
import { countThreeYears, EVENTS_UNTIL_ASLEEP } from './events.ts';
import { commandLatencies, enrolBesideStarting, WIDTH } from './in-turns.ts';
import type { Delivery } from './mail-log.ts';
import { memoryOfApi } from './memory.ts';
import { burstsBesideNodemailer } from './nodemailer-alone.ts';
import { type Population, populate } from './population.ts';
import { type Product, startProduct } from './product.ts';
import { rehearsalBesideCopy } from './rehearsal.ts';
import {
  missedIn,
  type Report,
  type Result,
  reportMarkdown,
  reportTable,
  result,
  threeYearResults,
  verdictOn,
} from './report.ts';
import { type ServerKind, type Services, startDatabase, startServices } from './services.ts';
import { measureSizes } from './sizes/measure.ts';
import { startTwice } from './starting.ts';
import { percentile } from './statistics.ts';
import { POOL_SIZE } from './worker-order.ts';

/** What can be chosen. */
export type BenchOptions = {
  /** The server named by TEMPORAL_ADDRESS if it is set, else the embedded one, if left out. */
  server?: ServerKind | undefined;
  /** How many trajectories; 2,000 if left out. */
  n?: number | undefined;
  /** Instead of all that, how long reads take with so many trajectories, each beside the first. */
  trajectories?: readonly number[] | undefined;
  /** Both: what is measured beside the bare SDK, and reads of 1,000, 10,000 and 100,000 unless others are named. */
  everything?: boolean | undefined;
  /** Print JSON instead of a table. */
  json?: boolean | undefined;
  /** Print the table in Markdown, as it stands in the documentation. */
  markdown?: boolean | undefined;
  /** A figure that is not as it is wanted is told, and is no failure. */
  reportOnly?: boolean | undefined;
};

const DEFAULT_COUNT = 2_000;
const MEGABYTE = 1024 * 1024;

/**
 * Measures the product beside the bare SDK, on the same server in the same run, and prints the figures on standard
 * output. What goes on meanwhile is told on standard error.
 * @returns the exit code: 1 when a mail was lost or came twice, or a figure is not as it is wanted
 */
export async function runBench(options: BenchOptions): Promise<number> {
  const { json, markdown, reportOnly } = options;
  const { report, complaints } = await measureWhatIsAsked(options);
  const table = markdown ? reportMarkdown(report) : reportTable(report);
  process.stdout.write(`${json ? JSON.stringify(report, null, 2) : table}\n`);
  for (const complaint of complaints) progress(complaint);
  const missed = missedIn(report);
  for (const line of verdictOn(report)) progress(line);
  return complaints.length === 0 && (reportOnly === true || missed.length === 0) ? 0 : 1;
}

/** What grows with the number of trajectories. */
const SIZES = [1_000, 10_000, 100_000];

async function measureWhatIsAsked(options: BenchOptions): ReturnType<typeof measure> {
  const { everything, trajectories = everything ? SIZES : undefined } = options;
  if (!everything && trajectories !== undefined) {
    return { report: await measureReads(trajectories), complaints: [] };
  }
  const { report: beside, complaints } = await measure(options);
  const report = { ...beside, results: [...beside.results, ...(await measureStart())] };
  if (trajectories === undefined) return { report, complaints };
  const { results } = await measureReads(trajectories);
  return { report: { ...report, results: [...report.results, ...results] }, complaints };
}

async function measureStart(): Promise<Result[]> {
  progress('npm start, in an empty folder and again');
  const { first, again } = await startTwice();
  return [
    result('npm start with the demo, the first time', first, 'ms'),
    result('npm start with the demo, again', again, 'ms'),
  ];
}

/**
 * How long every list, page and report takes with so many trajectories; see {@link measureSizes}.
 * @param rounds how often each is asked, if not as often as it takes for a figure
 */
export async function measureReads(trajectories: readonly number[], rounds?: number): Promise<Report> {
  const configuration = loadConfiguration(readEnvironment());
  const postgres = await startDatabase(configuration, progress);
  try {
    const deps = {
      ...{ temporal: { client: {} as Client }, clock: systemClock, configuration },
      logger: createLogger('warn'),
    };
    const { databaseUrl } = postgres;
    const results = await measureSizes({ deps, databaseUrl, progress, rounds }, trajectories);
    return { server: 'PostgreSQL alone: nothing that only reads asks Temporal', results: [...results] };
  } finally {
    await postgres.stop();
  }
}

/** The measurement behind {@link runBench}; `complaints` are sentences about mails that were lost or came twice. */
export async function measure(options: BenchOptions): Promise<{ report: Report; complaints: string[] }> {
  const configuration = loadConfiguration(readEnvironment());
  const kind = options.server ?? (configuration.temporal.address === undefined ? 'embedded' : 'address');
  const count = options.n ?? DEFAULT_COUNT;
  const services = await startServices(kind, configuration, progress);
  try {
    await migrate(services.databaseUrl);
    const database = openDatabase({ databaseUrl: services.databaseUrl, poolSize: POOL_SIZE });
    const store = storeOfSystem(database, 'operator');
    try {
      const deps = {
        ...{ database, store, temporal: services.temporal, clock: systemClock, configuration },
        logger: createLogger('warn'),
      };
      progress(`making ${count} schools with their people`);
      const population = await populate(store, count, new Date().toISOString());
      const { results, complaints } = await compare(services, deps, population);
      return { report: { server: services.server, results }, complaints };
    } finally {
      await database.close();
    }
  } finally {
    await services.stop();
  }
}

async function compare(
  services: Services,
  deps: Dependencies & Parts,
  population: Population,
): Promise<{ results: Result[]; complaints: string[] }> {
  const count = population.candidates.length;
  const { template } = population.published;
  progress('rehearsing, beside copying what comes out of it');
  const { rehearsal, copy } = rehearsalBesideCopy(template);
  const bare = await startBare(services);
  let product: Product | undefined;
  try {
    product = await startProduct(services, deps, population);
    const sample = Math.min(count, BARE_AT_MOST);
    const sampled = sample < count ? sample : undefined;
    progress(`enrolling ${count} schools, beside starting as many bare workflows that sleep`);
    const pace = await enrolBesideStarting(product, bare, count);
    progress('the mails that answer the enrolments');
    const first = await product.sendFirstMails();
    const burstOfBare = async () => {
      progress(`${sample} bare workflows that sleep until one instant and then send a mail`);
      return bare.burst(sample, WIDTH, pace.bareUntilAsleep);
    };
    // Before and after those of the product: this takes minutes, in which a machine does not stay as fast as it was.
    const before = await burstOfBare();
    const { bursts, figures } = await burstsBesideNodemailer(services, product, count, progress);
    const after = await burstOfBare();
    const mailsOfBare = 2 / (1 / before.mails + 1 / after.mails);
    progress('somebody asks for a link in the middle of as many reminders');
    const within = await product.answerWithinBurst();
    progress('commands one after the other, beside empty Updates');
    const latencies = await commandLatencies(product, bare, count);
    progress('answers and mails, while ten costly inputs are worked on');
    const beside = await besideCostlyInputs(services, deps, product.enrolled());
    const events = { atStart: EVENTS_UNTIL_ASLEEP, ...(await product.countEvents()) };
    progress('a week is closed for everybody, and commands meanwhile');
    const calendar = await closeWeek(deps, product);
    progress('Temporal has lost all workflows, and commands meanwhile');
    const recovery = await loseWorkflows(deps, product);
    progress('the workers end, and start again while a mail is due');
    const coldStart = await product.coldStart();
    progress('the API in a process of its own, and its pages');
    const memoryApi = await memoryOfApi(services, product.enrolled());
    // Not before: until then it has not written down how much it has.
    const memory = { workers: product.memory(), api: memoryApi };
    return {
      results: [
        result('mail burst', figures.mails, 'mails/s', mailsOfBare, sampled),
        result('mail burst, beside nodemailer alone', figures.pace, 'mails/s', figures.writing),
        result('mail burst, beside a finished message', figures.pace, 'mails/s', figures.sendingOnly),
        result('enrolment', 1_000 / pace.product, 'enrolments/s', 1_000 / pace.bare),
        result('command p50', percentile(latencies.product, 0.5), 'ms', percentile(latencies.bare, 0.5)),
        result('command p95', percentile(latencies.product, 0.95), 'ms', percentile(latencies.bare, 0.95)),
        result('history per wake-up', events.perWakeUp, 'events', before.eventsPerReminder),
        result('history per command', events.perCommand, 'events'),
        ...threeYearResults('silent', countThreeYears(template, 'silent'), events),
        ...threeYearResults('prompt', countThreeYears(template, 'prompt'), events),
        result(`rehearsal of ${template.id}, prompt`, rehearsal, 'ms', copy),
        result('beside costly inputs: /healthz p95', percentile(beside.health, 0.95), 'ms'),
        result('beside costly inputs: trajectory page p95', percentile(beside.page, 0.95), 'ms'),
        result('beside costly inputs: due mail p95', percentile(beside.mail, 0.95), 'ms'),
        result('beside costly inputs: event-loop delay p99', beside.eventLoop, 'ms'),
        result('answer within a burst', within.answer, 'ms'),
        result('calendar closed for everybody: all decided', calendar.seconds, 's'),
        result('calendar closed for everybody: commands p95', percentile(calendar.commands, 0.95), 'ms'),
        result('all workflows lost: all given back', recovery.seconds, 's'),
        result('all workflows lost: commands p95', percentile(recovery.commands, 0.95), 'ms'),
        result('cold start to the first mail', coldStart, 'ms'),
        result('memory of the workers', memory.workers / MEGABYTE, 'MB'),
        result('memory of the API', memory.api / MEGABYTE, 'MB'),
      ],
      complaints: [
        ...complaintsAbout('the mails that answer enrolments', first),
        ...[before, after].flatMap(({ delivery }) => complaintsAbout('the bare reminders', delivery)),
        ...[...bursts, within].flatMap(({ delivery }) => complaintsAbout('the reminders', delivery)),
      ],
    };
  } finally {
    await product?.stop();
    await bare.stop();
  }
}

function complaintsAbout(what: string, { lost, doubled, unexpected }: Delivery): string[] {
  const some = (addresses: string[]) => `${addresses.length} (${addresses.slice(0, 3).join(', ')})`;
  return [
    ...(lost.length === 0 ? [] : [`Of ${what}, lost: ${some(lost)}.`]),
    ...(doubled.length === 0 ? [] : [`Of ${what}, more than once: ${some(doubled)}.`]),
    ...(unexpected.length === 0 ? [] : [`Beside ${what}, unasked: ${some(unexpected)}.`]),
  ];
}

function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}
