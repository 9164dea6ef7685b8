/** How long what the tests started may still take to end, in milliseconds. */
const GRACE = 30_000;

/**
 * Runs after the last test. What a test leaves open (a server, a connection, a process) keeps jest from ending: that is a
 * failure of the run and is said, neither hidden by ending it by force nor waited for without end. It sees what lives in
 * jest's own process: to find the test that leaves something open, run it with `--runInBand`.
 */
export default function endsByItself() {
  const late = setTimeout(() => {
    const left = process.getActiveResourcesInfo().filter((name) => !/^(TTY|Pipe|Timeout)/.test(name));
    console.error(`The tests are over, but something that they started still runs: ${left.join(', ')}`);
    process.exit(1);
  }, GRACE);
  // By itself it keeps nobody.
  late.unref();
}
