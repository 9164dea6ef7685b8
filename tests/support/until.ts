import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits for something that happens by itself, in another process or thread.
 * @param patience in milliseconds; the test fails when it is over
 */
export async function until(holds: () => Promise<boolean> | boolean, patience = 30_000): Promise<void> {
  const deadline = performance.now() + patience;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`It has not happened within ${patience} ms: ${holds}`);
    await delay(20);
  }
}
