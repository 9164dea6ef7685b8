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

/**
 * What is asked, for as long as somebody waits for it. It goes on when nobody does any more, and what goes wrong then is nobody's to
 * hear.
 * @param patience in milliseconds
 * @param late what stands for the answer when it does not come in time; may throw
 */
export async function inTime<Answer, Late>(
  answer: Promise<Answer>,
  patience: number,
  late: () => Late,
): Promise<Answer | Late> {
  let timer: NodeJS.Timeout | undefined;
  // A timer of its own, cleared: to abort one makes an error for each answer that is in time. It holds up nobody who leaves.
  const tooLate = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience).unref();
  });
  try {
    return await Promise.race([answer, tooLate.then(late)]);
  } finally {
    clearTimeout(timer);
  }
}
