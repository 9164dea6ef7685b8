// Runs every check and every test, also after one has failed, so that one run tells everything. The last line reads
// `N passed, N failed`; the exit code is 0 only when nothing failed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const reports = mkdtempSync(join(tmpdir(), 'traject-reports-'));
let passed = 0;
let failed = 0;

/** Runs one command of the project in the foreground; gives whether it succeeded. */
function step(name, command, args, env = {}) {
  const began = Date.now();
  console.log(`== ${name}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  console.log(
    `== ${name}: ${status === 0 ? 'done' : `FAILED (${status})`} after ${Math.round((Date.now() - began) / 1000)} s`,
  );
  return status === 0;
}

/** Runs a jest project and adds up what it reports; one that ends without a report counts as one failure. */
function test(project) {
  const report = join(reports, `${project}.json`);
  const ok = step(`${project} tests`, 'npm', [
    'run',
    '--silent',
    `test:${project}`,
    '--',
    '--json',
    `--outputFile=${report}`,
  ]);
  const found = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  const failures = (found?.numFailedTests ?? 0) + (found?.numRuntimeErrorTestSuites ?? 0);
  passed += found?.numPassedTests ?? 0;
  failed += ok ? failures : Math.max(failures, 1);
  for (const suite of found?.testResults ?? []) {
    const names = suite.assertionResults.filter((one) => one.status === 'failed').map((one) => one.fullName);
    if (suite.status === 'failed' && suite.assertionResults.length === 0) names.push(suite.name);
    for (const name of names) console.log(`failed: ${name}`);
  }
}

// What the tests start is fetched or built beforehand: that may take minutes once on a machine, and a test may not.
if (!step('parts that the tests start', process.execPath, ['scripts/fetch-parts.mjs'])) failed += 1;
if (!step('formatting, lint and types', 'npm', ['run', '--silent', 'check'])) failed += 1;
test('unit');
test('integration');
rmSync(reports, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
