import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Dependencies } from '../application/dependencies.ts';
import { todayOf } from '../application/now.ts';
import { addDays } from '../domain/calendar/offset.ts';
import { calendarProgress } from '../store/calendar/changes.ts';
import { saveOverride } from '../store/calendar/overrides.ts';
import { storeOfSystem } from '../store/database/db.ts';
import { forgetWorkflows } from '../store/operations/bench.ts';
import { unstarted } from '../store/trajectories/trajectories.ts';
import { trajectoryWorkflowId } from '../workflows/types.ts';
import type { Product } from './product.ts';
import { inParallel } from './statistics.ts';

/** Something that concerns all trajectories: how long it took, in seconds, and commands meanwhile, in milliseconds. */
export type Disturbance = { readonly seconds: number; readonly commands: readonly number[] };

/** Pause between two commands, in milliseconds: people do not act all the time. */
const BETWEEN = 50;
/** Workflows that are ended at the same time. */
const WIDTH = 32;

/** A week is closed for everybody: until all trajectories have been decided by it. */
export async function closeWeek(deps: Dependencies, product: Product): Promise<Disturbance> {
  const from = addDays(todayOf(deps), 7);
  const id = randomUUID();
  return meanwhile(product, {
    begin: () => saveOverride(deps.store, { id, from, to: addDays(from, 6), kind: 'free-day' }),
    isDone: async () => (await calendarProgress(deps.store, 1)).every(({ doneAt }) => doneAt !== undefined),
  });
}

/** Temporal has lost all workflows: until they have been given back. */
export async function loseWorkflows(deps: Dependencies, product: Product): Promise<Disturbance> {
  const { client } = deps.temporal;
  await inParallel(product.ids, WIDTH, async (id) => {
    await client.workflow.getHandle(trajectoryWorkflowId(id)).terminate('lost, for a measurement');
  });
  return meanwhile(product, {
    begin: () => forgetWorkflows(storeOfSystem(deps.store, 'work')),
    isDone: async () => (await unstarted(deps.store, 1)).length === 0,
  });
}

async function meanwhile(
  product: Product,
  { begin, isDone }: { readonly begin: () => Promise<void>; readonly isDone: () => Promise<boolean> },
): Promise<Disturbance> {
  const commands: number[] = [];
  const began = performance.now();
  await begin();
  for (let round = 0; round === 0 || !(await isDone()); round += 1) {
    commands.push(await product.note(round));
    await delay(BETWEEN);
  }
  return { seconds: (performance.now() - began) / 1_000, commands };
}
