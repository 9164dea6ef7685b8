// Fetches or builds, once per machine, what the tests start: the Temporal server, its time-skipping twin, the one
// that keeps its state in Postgres, and Schemathesis, which asks the API whatever its document allows. Tests would do it themselves on first use, but inside the time that one test may take.
import '../src/platform/typescript.js';

const { loadConfiguration } = await import('../src/platform/configuration.ts');
const { readEnvironment } = await import('../src/platform/environment.ts');
const { findPostgres } = await import('../src/platform/embedded/parts/postgres.ts');
const { findTemporalCli } = await import('../src/platform/embedded/parts/temporal-cli.ts');
const { findTemporalServer } = await import('../src/platform/embedded/parts/temporal-server.ts');
const { findTemporalTestServer } = await import('../src/platform/embedded/parts/temporal-test-server.ts');

const { findSchemathesis } = await import('../tests/support/schemathesis.ts');

const { parts } = loadConfiguration(readEnvironment());
const search = { parts, progress: (line) => console.log(line) };
try {
  console.log(`Temporal server: ${await findTemporalCli(search)}`);
  console.log(`time-skipping test server: ${await findTemporalTestServer(search)}`);
  console.log(`Temporal server on Postgres: ${(await findTemporalServer(search)).server}`);
  console.log(`PostgreSQL: ${(await findPostgres(search)).postgres}`);
  console.log(`Schemathesis: ${await findSchemathesis(search)}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
