import { Worker } from 'node:worker_threads';

/** One at a time: what runs in the background must leave room for what people wait for. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Runs an exported function in a thread of its own, so that work of many seconds does not hold up everything else. One
 * runs at a time, the others wait for their turn.
 * @param module URL of the module, as `new URL('./x.ts', import.meta.url)`
 * @param name of the exported function; parameters and result must be plain data
 * @throws whatever the function throws
 */
export function runInBackground<Result>(module: URL, name: string, parameters: unknown[]): Promise<Result> {
  const turn = last.then(() => inThread<Result>(module, name, parameters));
  last = turn.catch(() => undefined);
  return turn;
}

function inThread<Result>(module: URL, name: string, parameters: unknown[]): Promise<Result> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./background-thread.js', import.meta.url), {
      workerData: { module: module.href, name, parameters },
      // Nothing of how this process was started (a debugger, a test runner) is meant for the thread.
      execArgv: [],
    });
    thread.once('message', (result: Result) => resolve(result));
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`The thread of ${name} ended with code ${code}`)));
  });
}
