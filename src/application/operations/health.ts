import type { Instant } from '../../domain/calendar/types.ts';
import { verifyAudit } from '../../store/access/audit.ts';
import { storeOfSystem } from '../../store/database/db.ts';
import { type Breaker, readBreaker } from '../../store/mail/breaker.ts';
import { type Condition, readCondition } from '../../store/operations/condition.ts';
import { type Defect, openDefects } from '../../store/operations/defects.ts';
import { latestTemplates, unreadableTemplates } from '../../store/templates/templates.ts';
import { countTrajectories } from '../../store/trajectories/list.ts';
import { findTrajectoryHeads } from '../../store/trajectories/trajectories.ts';
import type { Dependencies } from '../dependencies.ts';

/** What somebody who looks after the installation must know of what is in the database. */
export type Health = {
  /** How many templates are published. */
  readonly templates: number;
  /** Those of them that cannot be read any more: nothing of their trajectories can be decided. */
  readonly unreadable: readonly { readonly id: string; readonly version: number; readonly why: string }[];
  /** How many trajectories there are of each status. */
  readonly trajectories: { readonly [status: string]: number };
  readonly condition: Condition;
  /** While the mail server refuses everybody in the same words. */
  readonly breaker?: Breaker | undefined;
  /** How many lines the audit has, and the number of the first that is not as it was written. */
  readonly audit: { readonly lines: number; readonly brokenAt?: number };
};

/**
 * Looks whether trajectories and mails move as they should, and whether the audit is as it was written.
 * @param late what was due before this instant and has not happened is stuck
 */
export async function readHealth({ store }: Pick<Dependencies, 'store'>, late: Instant): Promise<Health> {
  return {
    templates: (await latestTemplates(store)).length,
    unreadable: await unreadableTemplates(store),
    trajectories: await countTrajectories(store),
    condition: await readCondition(store, late),
    breaker: await readBreaker(storeOfSystem(store, 'work')),
    audit: await verifyAudit(storeOfSystem(store, 'work')),
  };
}

/** Something that stands still because of a fault of ours, with the reference of its trajectory when it has one. */
export type NamedDefect = { readonly defect: Defect; readonly trajectory?: string | undefined };

/** Everything that stands still because of a fault of ours. */
export async function readDefects({ store }: Pick<Dependencies, 'store'>): Promise<readonly NamedDefect[]> {
  const open = await openDefects(store);
  const ids = open.flatMap(({ trajectoryId }) => trajectoryId ?? []);
  const heads = await findTrajectoryHeads(store, store.scope, ids);
  return open.map((defect) => ({ defect, trajectory: heads.get(defect.trajectoryId ?? '')?.reference }));
}
