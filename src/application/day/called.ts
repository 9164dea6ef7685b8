import type { LocalDate } from '../../domain/calendar/types.ts';
import { saveLookAgain } from '../../store/day/looks.ts';
import type { Caller } from '../access/authorise.ts';
import { askCommand } from '../commands/ask.ts';
import type { CommandOutcome } from '../commands/outcome.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';

/**
 * Notes that a silent school was called, and on which day to look at it again; until then it does not stand among the
 * silent ones.
 * @param call `said`: what came of it, for the journal; `lookAgain`: local date
 * @throws as `askCommand`
 */
export async function noteCall(request: {
  readonly deps: Pick<Dependencies, 'store' | 'temporal' | 'clock' | 'configuration'>;
  readonly caller: Caller;
  readonly trajectory: string;
  readonly said: string;
  readonly lookAgain: LocalDate;
  /** The key of the form: sent twice, it is noted once. */
  readonly key: string;
}): Promise<CommandOutcome> {
  const { deps, caller, trajectory, said, lookAgain, key } = request;
  const outcome = await askCommand({
    deps,
    caller,
    trajectoryId: trajectory,
    command: { type: 'note', text: said },
    idempotencyKey: key,
  });
  if (!outcome.ok) return outcome;
  await saveLookAgain(deps.store, {
    trajectory,
    person: caller.person,
    on: lookAgain,
    setAt: nowOf(deps),
  });
  return outcome;
}
