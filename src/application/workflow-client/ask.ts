import { inTime } from '../../platform/waiting.ts';
import type { Dependencies } from '../dependencies.ts';
import { unavailable } from '../errors.ts';

type Client = Dependencies['temporal']['client'];

/** Longest wait for Temporal, in milliseconds, when somebody waits for the answer. */
const PATIENCE = 5_000;
/** So much later, in milliseconds, it is not the client any more that says that time is up. */
const GRACE = 250;

/**
 * Asks Temporal, for as long as somebody waits for the answer. The client keeps to its deadline while a call is under way but
 * not while it pauses before another try, so the time is kept here too.
 * @param patience in milliseconds; 5 seconds if left out
 * @throws what the client throws, and `unavailable` when it has not even said that time is up
 */
export async function askTemporal<Answer>(
  { temporal: { client } }: Pick<Dependencies, 'temporal'>,
  ask: (client: Client) => Promise<Answer>,
  patience: number = PATIENCE,
): Promise<Answer> {
  const answer = client.withDeadline(Date.now() + patience, () => ask(client));
  return inTime(answer, patience + GRACE, () => {
    throw unavailable('temporal');
  });
}
