import { setTimeout as delay } from 'node:timers/promises';

/**
 * Asks again and again until the answer is yes.
 * @param check what is asked; an exception counts as no
 * @param options `timeout` in milliseconds; `every`, the pause between two questions in milliseconds
 * @returns whether the answer was yes in time
 */
export async function until(
  check: () => Promise<boolean> | boolean,
  options: { timeout: number; every?: number },
): Promise<boolean> {
  const deadline = performance.now() + options.timeout;
  for (;;) {
    if (await answered(check)) return true;
    if (performance.now() >= deadline) return false;
    await delay(options.every ?? 50);
  }
}

async function answered(check: () => Promise<boolean> | boolean): Promise<boolean> {
  try {
    return await check();
  } catch {
    return false;
  }
}
