import { expect } from '@jest/globals';
import { acceptedUnrecorded } from './accounts.ts';
import type { Caller } from './caller.ts';
import type { Dice } from './dice.ts';
import type { Product } from './product.ts';

/** A kill comes after so many more answers to commands and mails on their way in, at most. */
const LONGEST_PEACE = 30;
/** As many messages as a worker has under way at the same time. */
const UNDER_WAY_AT_ONCE = 16;

/**
 * Kills the worker and starts it again.
 * @param windows how often each mail was handed over and not recorded when its worker was killed; counted on
 */
export async function killWorker(product: Product, windows: Map<string, number>): Promise<void> {
  await product.worker.now().end('SIGKILL');
  try {
    // What the worker had handed over by then may still be on its way into the inbox.
    await product.sink.now().quiet();
    const inIt = await acceptedUnrecorded(product);
    expect(inIt.size).toBeLessThanOrEqual(UNDER_WAY_AT_ONCE * 2);
    for (const messageId of inIt) windows.set(messageId, (windows.get(messageId) ?? 0) + 1);
  } finally {
    await product.worker.bringBack();
  }
}

/** Kills the API and starts it again. */
export async function killApi(product: Product): Promise<void> {
  await product.api.now().end('SIGKILL');
  await product.api.bringBack();
}

/** Moments to kill something: after so many more answers to commands, or in the middle of a mail that comes in. */
export function momentsOf({ product, caller, dice }: { product: Product; caller: Caller; dice: Dice }) {
  let left = 0;
  let isOver = false;
  let settle: (goesOn: boolean) => void = () => undefined;
  const tick = () => {
    left -= 1;
    if (left === 0) settle(true);
  };
  caller.onAnswer(tick);
  product.sink.now().answer(() => {
    tick();
    return undefined;
  });
  return {
    /** Waits for the next moment; false when nobody is at work any more. */
    next: () =>
      new Promise<boolean>((resolve) => {
        settle = resolve;
        left = 1 + dice.below(LONGEST_PEACE);
        if (isOver) resolve(false);
      }),
    end() {
      isOver = true;
      settle(false);
    },
  };
}
