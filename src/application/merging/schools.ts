import type { Scope } from '../../domain/access/scope.ts';
import type { Command } from '../../domain/trajectory/model/commands.ts';
import { inTransaction } from '../../store/database/transaction.ts';
import { runningInBoth } from '../../store/people/merge.ts';
import {
  bringSchoolsTogether,
  type SchoolLeftOver,
  schoolLeftOver,
  trajectoriesAt,
} from '../../store/people/merge-schools.ts';
import type { School } from '../../store/people/schools.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';
import { readSchool } from '../schools/find.ts';
import { isThemselves, runInBoth } from './errors.ts';
import { announce, passOn } from './for-each.ts';

type Asked = {
  readonly deps: Dependencies;
  readonly scope: Scope;
  /** Id of who says so; nobody from a terminal. */
  readonly by?: string | undefined;
  /** Numbers of the school that stays, and of the one that turned out to be it. */
  readonly merge: { readonly kept: string; readonly gone: string };
};

/** What merging two schools brings together. */
export type SchoolMergePreview = {
  readonly kept: School;
  readonly gone: School;
  readonly trajectories: Awaited<ReturnType<typeof trajectoriesAt>>;
  readonly moves: SchoolLeftOver;
};

/**
 * Looks what merging two schools would bring together.
 * @throws as {@link mergeSchools}
 */
export async function previewSchoolMerge({ deps, scope, merge }: Asked): Promise<SchoolMergePreview> {
  const { store } = deps;
  const [kept, gone] = [await readSchool(deps, scope, merge.kept), await readSchool(deps, scope, merge.gone)];
  if (kept.number === gone.number) throw isThemselves('with');
  const numbers = { kept: kept.number, gone: gone.number };
  const both = await runningInBoth(store, ['school', 'team', 'pupil'], numbers);
  if (both.length > 0) throw runInBoth(both);
  return {
    ...{ kept, gone },
    trajectories: await trajectoriesAt(store, gone.number),
    moves: await schoolLeftOver(store, gone.number),
  };
}

/**
 * Makes one school of two, for one that was entered twice, or that another took over: its people, trajectories, free days and
 * assignments are the other's from now on, in every journal. The one that is gone is closed, and says where it went.
 * @throws `not-found` for schools that the caller does not deal with, `invalid` for one and the same, `conflict` when both are in the
 *   same model now
 */
export async function mergeSchools(asked: Asked): Promise<SchoolMergePreview> {
  const { deps, by } = asked;
  const preview = await previewSchoolMerge(asked);
  const merge = { kept: preview.kept.number, gone: preview.gone.number };
  const now = nowOf(deps);
  const command: Command = {
    ...{ type: 'move', school: merge.kept, from: merge.gone },
    ...(by === undefined ? {} : { by }),
  };
  const told = await inTransaction(deps.store, async (within) => {
    const trajectories = await trajectoriesAt(within, merge.gone);
    await bringSchoolsTogether(within, merge, now);
    return announce(within, trajectories, command, now);
  });
  await passOn(deps, told);
  return preview;
}
