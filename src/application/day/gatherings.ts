import type { Scope } from '../../domain/access/scope.ts';
import type { DayLine } from '../../store/day/types.ts';
import { type GatheringOf, gatheringsFor } from '../../store/gatherings/gatherings.ts';
import type { Dependencies } from '../dependencies.ts';

/** At which gathering people meet for a line of a day, where it is one of many trajectories. */
export async function gatheringsOfDay(
  deps: Pick<Dependencies, 'store'>,
  scope: Scope,
  lines: readonly DayLine[],
): Promise<(line: DayLine) => GatheringOf | undefined> {
  const meeting = lines.filter(({ appointment }) => appointment !== undefined);
  const ids = [...new Set(meeting.map(({ trajectory }) => trajectory))];
  const found = await gatheringsFor(deps.store, scope, ids);
  return ({ trajectory, path }) =>
    found.find((one) => one.trajectory === trajectory && one.path === path && one.coming > 1);
}
