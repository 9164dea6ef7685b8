// A thread of its own for `runInBackground`. Like the command itself, it runs the TypeScript sources as they are.
import { parentPort, workerData } from 'node:worker_threads';
import './typescript.js';

const module = await import(workerData.module);
parentPort?.postMessage(await module[workerData.name](...workerData.parameters));
