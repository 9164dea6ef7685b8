// Keeps one server process for a parent. It is plain JavaScript so that it starts at once and needs nothing.
// The parent talks to it over the channel of child_process.fork; when that channel closes, for whatever reason,
// the parent is gone, and the server is stopped. So a server never outlives the program that started it.
import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';

const longestPause = 8_000;
const mostRestarts = 5;
const perMilliseconds = 60_000;

let order;
let server;
let stopping = false;
let wasReady = false;
let restarts = [];

process.on('message', (message) => {
  if (message.type === 'start') {
    order = message.order;
    start();
  } else if (message.type === 'ready') {
    wasReady = true;
  } else if (message.type === 'stop') {
    stop();
  }
});
process.on('disconnect', stop);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);

function start() {
  const log = openSync(order.logFile, 'a');
  server = spawn(order.command, order.args, {
    cwd: order.cwd,
    env: order.env,
    stdio: ['ignore', log, log],
    ...(order.user === undefined ? {} : order.user),
  });
  server.once('spawn', () => tell({ type: 'started', pid: server.pid }));
  server.once('error', (error) => finish({ type: 'ended', reason: error.message }));
  server.once('exit', (code, signal) => ended(signal ?? `code ${code}`));
}

function ended(reason) {
  server = undefined;
  if (stopping) return finish({ type: 'stopped' });
  const now = performance.now();
  restarts = restarts.filter((moment) => now - moment < perMilliseconds);
  // One that never worked would not work the next time either, unless it says so.
  const most = wasReady ? mostRestarts : (order.attempts ?? 1) - 1;
  if (restarts.length >= most) return finish({ type: 'ended', reason });
  const pause = Math.min(longestPause, 250 * 2 ** restarts.length);
  restarts.push(now);
  setTimeout(() => (stopping ? finish({ type: 'stopped' }) : start()), pause);
}

function stop() {
  if (stopping) return;
  stopping = true;
  if (server === undefined) return finish({ type: 'stopped' });
  server.kill(order.stopSignal);
  setTimeout(() => server?.kill('SIGKILL'), order.patience).unref();
}

function tell(message) {
  if (process.connected) process.send(message);
}

function finish(message) {
  if (!process.connected) process.exit(0);
  process.send(message, () => process.exit(0));
}
