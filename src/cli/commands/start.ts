import { join, relative } from 'node:path';
import { type Configuration, loadConfiguration } from '../../platform/configuration.ts';
import { requireFreePort } from '../../platform/embedded/ports.ts';
import { findRunning, makeWritable } from '../../platform/embedded/run-file.ts';
import { type Embedded, startEmbedded } from '../../platform/embedded/start.ts';
import { readEnvironment } from '../../platform/environment.ts';
import { createLogger, type Logger } from '../../platform/logging.ts';
import { type Closing, onShutdown, type Shutdown } from '../../platform/shutdown.ts';
import { storeOfSystem } from '../../store/database/db.ts';
import { migrate } from '../../store/database/migrate.ts';
import { loadWorkflowBundle } from '../../worker/workflow-bundle.ts';
import { commandError } from '../errors.ts';
import { print, remark } from '../output.ts';
import { bundleFolder } from '../running/bundle-folder.ts';
import { withEmbeddedIntake } from '../running/embedded-intake.ts';
import { asFailure, untilEnded } from '../running/until-ended.ts';

/** Brings up everything on this machine and keeps it up until Ctrl-C. */
export async function start(options: { demo: boolean }): Promise<void> {
  const configuration = await withEmbeddedIntake(loadConfiguration(readEnvironment()));
  if (configuration.environment === 'production') {
    throw commandError(
      '`traject start` is for one machine, not for production: run `traject api` and `traject worker`.',
    );
  }
  // Our own instance has taken the port; that is said better by who finds the data folder taken.
  const isOurs = (await findRunning(configuration.dataDirectory)) !== undefined;
  if (!isOurs) await requireFreePort(configuration.http.port, 'the pages and the API', 'PORT');
  await makeWritable(configuration.dataDirectory);
  const logFile = join(configuration.dataDirectory, 'logs', 'traject.log');
  const logger = createLogger(configuration.logLevel, logFile);
  const shutdown = onShutdown(logger);
  let interrupted = false;
  void shutdown.closed.then(() => {
    interrupted = true;
  });
  try {
    const ended = shutdown.closed.then(() => undefined);
    const bringing = bringUp(configuration, logger, shutdown, options.demo).catch((error: unknown) => {
      if (shutdown.hasBegun()) return ended;
      throw error;
    });
    // Ctrl-C while something is fetched or built must not wait for it; what was started ends with this program.
    const up = await Promise.race([bringing, ended]);
    if (up === undefined) process.exit(0);
    welcome(up, configuration);
    await untilEnded(shutdown, up.embedded.failed, asFailure('A worker', up.ended));
  } catch (error) {
    await shutdown.close();
    throw error;
  }
  if (interrupted) remark('Stopped.');
}

interface Up {
  readonly embedded: Embedded;
  readonly ended: Promise<void>;
  readonly url: string;
}

async function bringUp(
  configuration: Configuration,
  logger: Logger,
  shutdown: Shutdown,
  demo: boolean,
): Promise<Up> {
  remark('Starting …');
  const starting = startEmbedded(configuration, { progress: remark, logger });
  // The product itself is loaded, and its workflows are bundled, while the servers start.
  const loading = loadProduct();
  const bundling = loadWorkflowBundle(bundleFolder(configuration), logger);
  // Whoever waits for them hears of a failure; until then it must not end the process.
  for (const one of [loading, bundling]) one.catch(() => undefined);
  const embedded = await starting;
  shutdown.add('services', () => embedded.stop());
  const applied = await migrate(embedded.databaseUrl);
  if (applied.length > 0) remark(`database: ${applied.length} migrations applied`);
  const { openParts, prepareContent, serve, work } = await loading;
  const parts = await openParts(embedded.configuration, logger, shutdown);
  await prepareContent(storeOfSystem(parts.database, 'operator'), demo, remark);
  await bundling;
  const isAlone = configuration.temporal.address === undefined;
  const { ended, url } = await closedInTurn(shutdown, async (pages) => {
    const [working, url] = await Promise.all([work(parts, shutdown, { isAlone }), serve(parts, pages)]);
    return { ...working, url };
  });
  embedded.serves(url);
  return { embedded, ended, url };
}

/** The pages are there while the workers still start; they are closed before them all the same, also when those fail. */
async function closedInTurn<Result>(
  shutdown: Pick<Shutdown, 'add'>,
  open: (pages: Pick<Shutdown, 'add'>) => Promise<Result>,
): Promise<Result> {
  const closings: Closing[] = [];
  let isOpen = false;
  try {
    return await open({
      add: (name, close) => (isOpen ? shutdown.add(name, close) : closings.push({ name, close })),
    });
  } finally {
    isOpen = true;
    for (const { name, close } of closings) shutdown.add(name, close);
  }
}

/** What takes seconds to load: the API, the pages, the workers and the demo. */
async function loadProduct() {
  const [parts, seed, serving, working] = await Promise.all([
    import('../running/parts.ts'),
    import('./seed.ts'),
    import('../running/serve.ts'),
    import('../running/work.ts'),
  ]);
  return { ...parts, ...seed, ...serving, ...working };
}

function welcome({ embedded, url }: Up, configuration: Configuration): void {
  const inside = relative('', configuration.dataDirectory);
  const folder = inside === '' || inside.startsWith('..') ? configuration.dataDirectory : inside;
  const lines: [string, string | undefined, string][] = [
    ['Start here', url, 'sign in as somebody of the demo, and look around'],
    ['Inbox', embedded.inboxUrl, 'every mail that goes out; open one and follow its link as the school'],
    ['API', `${url}/docs`, 'all of it, to read and to try'],
    ['Temporal', embedded.temporalUiUrl, 'the running workflows'],
    ['Data, logs', folder, 'remove this folder to begin anew'],
  ];
  print();
  print('Traject is running.');
  print();
  for (const [name, place, what] of lines) {
    if (place !== undefined) print(`  ${name.padEnd(12)}${place.padEnd(30)}${what}`);
  }
  print();
  print('In another terminal: npx traject list · npx traject import-schools · npx traject doctor');
  print('Ctrl-C stops everything.');
}
