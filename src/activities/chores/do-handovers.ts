import type { CommandDependencies } from '../../application/commands/outcome.ts';
import { begin, giveBack } from '../../application/handovers/carry-out.ts';
import { todayOf } from '../../application/now.ts';
import { handoversToDo } from '../../store/people/handovers.ts';

/**
 * Makes the chore that gives back what was handed over for a time, on its day, and begins what was accepted while the
 * process that had to begin it died.
 * @returns a function that says how many it began
 */
export function createDoHandovers(deps: CommandDependencies) {
  return async function doHandovers(): Promise<number> {
    const { toBegin, toReturn } = await handoversToDo(deps.store, todayOf(deps));
    for (const handover of toBegin) await begin(deps, handover);
    for (const handover of toReturn) await giveBack(deps, handover);
    return toBegin.length + toReturn.length;
  };
}
