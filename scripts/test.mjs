// Runs every check and every test, also after one has failed, so that one run tells everything. The last line reads
// `N passed, N failed`; the exit code is 0 only when nothing failed. `--also-on NODE` runs the unit tests on another
// Node as well, beside those on this one.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, stripVTControlCharacters } from 'node:util';

const { values: options } = parseArgs({ options: { 'also-on': { type: 'string' } } });
const reports = mkdtempSync(join(tmpdir(), 'traject-reports-'));
let passed = 0;
let failed = 0;

/** Runs one command of the project; gives whether it succeeded. One that runs beside another says all it has to say at its end. */
async function step(name, command, args, { beside = false, env = {} } = {}) {
  const began = Date.now();
  console.log(`== ${name}`);
  const child = spawn(command, args, {
    stdio: beside ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    env: { ...process.env, ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
  }
  const code = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (status, signal) => resolve(status ?? signal));
  });
  const seconds = Math.round((Date.now() - began) / 1000);
  console.log(`${said}== ${name}: ${code === 0 ? 'done' : `FAILED (${code})`} after ${seconds} s`);
  return code === 0;
}

/** A check that counts only when it fails. */
async function check(...which) {
  if (!(await step(...which))) failed += 1;
}

/** Runs a jest project and adds up what it reports; one that ends without a report counts as one failure. */
async function test(project, name, command, args, how) {
  const report = join(reports, `${name.replaceAll(' ', '-')}.json`);
  const ok = await step(name, command, [...args, '--json', `--outputFile=${report}`], how);
  const found = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  const failures = (found?.numFailedTests ?? 0) + (found?.numRuntimeErrorTestSuites ?? 0);
  passed += found?.numPassedTests ?? 0;
  failed += ok ? failures : Math.max(failures, 1);
  for (const suite of found?.testResults ?? []) tellFailures(project, suite);
}

/** Names what failed in a file at the end of the run, with the reason where it is another one than that of the test before. */
function tellFailures(project, suite) {
  const failures = suite.assertionResults.filter((one) => one.status === 'failed');
  if (suite.status === 'failed' && suite.assertionResults.length === 0) {
    failures.push({ fullName: suite.name, failureMessages: [suite.message] });
  }
  let before = '';
  for (const { fullName, failureMessages } of failures) {
    const reason = stripVTControlCharacters(failureMessages.join('\n')).slice(0, 600);
    console.log(`failed (${project}): ${fullName}${reason === before ? '' : `\n${reason}`}`);
    before = reason;
  }
}

const here = (project) =>
  test(project, `${project} tests`, 'npm', ['run', '--silent', `test:${project}`, '--']);

function elsewhere(node) {
  const name = `unit tests on another Node`;
  const jest = ['node_modules/jest/bin/jest.js', '--selectProjects', 'unit', '--maxWorkers=1'];
  const env = { NODE_OPTIONS: '--experimental-vm-modules --no-warnings' };
  return test(name, name, node, jest, { beside: true, env });
}

// What the tests start is fetched or built beforehand: that may take minutes once on a machine, and a test may not. What
// needs nothing of it is tested meanwhile.
await Promise.all([
  check('parts that the tests start', process.execPath, ['scripts/fetch-parts.mjs']),
  ...(options['also-on'] === undefined ? [] : [elsewhere(options['also-on'])]),
  check('formatting, lint and types', 'npm', ['run', '--silent', 'check']).then(() => here('unit')),
]);
await here('integration');
rmSync(reports, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
