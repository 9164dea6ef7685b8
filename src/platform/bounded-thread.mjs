// A thread of the bounded workers. Like the command itself, it runs the TypeScript sources as they are.
import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import './typescript.js';

const isLinux = process.platform === 'linux';

// Below /proc, where whoever waits for it reads how much it has worked.
const thread = isLinux ? readlinkSync('/proc/thread-self') : undefined;

/** Runs an exported function. Through the port it says when that begins, and what it is looking at. */
export default async ({ module, name, parameters, port }) => {
  try {
    const work = (await import(module))[name];
    // On Linux this is the priority of the thread alone: what people wait for on a page comes before what is checked.
    // Not before what does it was loaded: that costs the same whatever is checked, and somebody may be waiting for little.
    if (isLinux) setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL);
    port.postMessage({ kind: 'started', thread });
    return await work(...parameters, (at) => port.postMessage({ kind: 'at', at }));
  } finally {
    port.close();
  }
};
