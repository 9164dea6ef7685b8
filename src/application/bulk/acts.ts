import type { Scope } from '../../domain/access/scope.ts';
import { addDays, land } from '../../domain/calendar/offset.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import { loadCalendar } from '../../store/calendar/overrides.ts';
import { templateOf } from '../../store/templates/templates.ts';
import { listTrajectories } from '../../store/trajectories/list.ts';
import { findTrajectoryHeads } from '../../store/trajectories/trajectories.ts';
import { handOver } from '../commands/hand-over.ts';
import type { CommandRequest } from '../commands/prepare.ts';
import type { Dependencies } from '../dependencies.ts';
import { todayOf } from '../now.ts';
import { type BulkWork, MOST_AT_ONCE } from './items.ts';

/** What can be asked of many at once that means a command of its own for each of them. Dates are local. */
export type ActOnMany =
  | { readonly act: 'same'; readonly command: CommandRequest }
  /** The role of the counsellor of each goes to a colleague. */
  | { readonly act: 'handover'; readonly to: string; readonly on: LocalDate }
  /** What is expected first of each gets so many weeks more, and lands on a day of school. */
  | { readonly act: 'shift'; readonly weeks: number; readonly reason: string };

/** The commands that an act means for each trajectory; one in which nothing is expected has nothing to shift. */
export async function workFor(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  scope: Scope,
  ids: readonly string[],
  act: ActOnMany,
): Promise<readonly BulkWork[]> {
  switch (act.act) {
    case 'same':
      return ids.map((trajectoryId) => ({ trajectoryId, command: act.command }));
    case 'handover':
      return handovers(deps, scope, ids, act);
    case 'shift':
      return shifts(deps, scope, ids, act);
  }
}

async function handovers(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  scope: Scope,
  ids: readonly string[],
  { to, on }: Extract<ActOnMany, { act: 'handover' }>,
): Promise<BulkWork[]> {
  const heads = await findTrajectoryHeads(deps.store, scope, ids);
  return Promise.all(
    ids.flatMap((trajectoryId) => {
      const head = heads.get(trajectoryId);
      if (head === undefined) return [];
      return templateOf(deps.store, head.template, head.templateVersion).then(({ counsellorRole }) => ({
        trajectoryId,
        command: handOver(counsellorRole, { to, on }, todayOf(deps)),
      }));
    }),
  );
}

async function shifts(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  scope: Scope,
  ids: readonly string[],
  { weeks, reason }: Extract<ActOnMany, { act: 'shift' }>,
): Promise<BulkWork[]> {
  const { store } = deps;
  const [listed, calendar] = await Promise.all([
    listTrajectories(store, scope, { ids }, { limit: MOST_AT_ONCE }, todayOf(deps)),
    loadCalendar(store),
  ]);
  return listed.items.flatMap(({ id, open }) => {
    const step = open.find(({ due }) => due !== undefined);
    if (step?.due === undefined) return [];
    const due = land(addDays(step.due, weeks * 7), 'next-school-day', calendar);
    return [{ trajectoryId: id, command: { type: 'reschedule', step: step.path, due, reason } as const }];
  });
}
