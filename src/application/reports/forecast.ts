import { setImmediate as others } from 'node:timers/promises';
import { type PredictedLoad, type WeekLoad, weeksOf, weeksTogether } from '../../domain/reports/workload.ts';
import { foreseenWeeks } from '../../store/reports/foreseen.ts';
import { movedSince, statesAt } from '../../store/reports/states.ts';
import { todayOf } from '../now.ts';
import { type ReportRequest, storeScope } from './counted.ts';
import { foreseen, horizonOf, predicted } from './foresee.ts';

/** So many journals are read at once. */
const AT_ONCE = 20;

/**
 * The weeks of the next twelve months as the agendas predict them, of everybody or of some counsellors: all the weeks of each. Of
 * a day that has passed, only what has moved since is looked up in its journal.
 */
export async function forecast(
  request: ReportRequest,
  counsellors: readonly string[] | undefined,
): Promise<readonly WeekLoad[]> {
  const { deps, asOf, scope } = request;
  const within = storeScope(scope);
  const asked = { asOf, until: horizonOf(asOf), scope: within, counsellors };
  let { weeks, isBehind } = await foreseenWeeks(deps.store, asked);
  if (isBehind) {
    await foreseen(deps.store, asOf, within, counsellors);
    ({ weeks } = await foreseenWeeks(deps.store, asked));
  }
  return asOf >= todayOf(deps)
    ? weeks
    : weeksTogether([...weeks, ...(await weeksOfMoved(request, counsellors))]);
}

async function weeksOfMoved(
  { deps, asOf, scope }: ReportRequest,
  counsellors: readonly string[] | undefined,
): Promise<readonly WeekLoad[]> {
  const { store } = deps;
  const until = horizonOf(asOf);
  const ids = await movedSince(store, asOf, storeScope(scope));
  const loads: PredictedLoad[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    for (const { state, school } of await statesAt(store, ids.slice(from, from + AT_ONCE), asOf)) {
      const found = await predicted(store, state, school, until);
      if (counsellors?.includes(found.counsellor ?? '') === false) continue;
      loads.push(...found.loads.filter(({ on }) => on > asOf && on <= until));
    }
    await others();
  }
  return weeksOf(loads);
}
