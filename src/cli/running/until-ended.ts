import type { Shutdown } from '../../platform/shutdown.ts';
import { commandError } from '../errors.ts';

/**
 * Waits until somebody asks for the end, or something that is needed ends by itself; then closes everything.
 * @param failures sentences about what ended by itself, as they come
 * @throws a command error with that sentence
 */
export async function untilEnded(shutdown: Shutdown, ...failures: Promise<string>[]): Promise<void> {
  let asked = false;
  // Added last, so closed first: what ends from here on does so because it was asked to.
  shutdown.add('waiting', () => {
    asked = true;
  });
  const failure = await Promise.race([shutdown.closed.then(() => undefined), ...failures]);
  const endedByItself = !asked;
  await shutdown.close();
  if (failure !== undefined && endedByItself) throw commandError(failure);
}

/** A promise that never should have settled, as the sentence about it. */
export function asFailure(what: string, ended: Promise<void>): Promise<string> {
  return ended.then(
    () => `${what} ended by itself.`,
    (error: unknown) => `${what} failed: ${error instanceof Error ? error.message : String(error)}`,
  );
}
