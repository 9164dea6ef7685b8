import type { Client } from '@temporalio/client';
import type { Instant } from '../../domain/calendar/types.ts';
import { type Store, storeOfSystem } from '../../store/database/db.ts';
import { readBreaker } from '../../store/mail/breaker.ts';
import { type Defect, type DefectKind, hastenDefects, openDefects } from '../../store/operations/defects.ts';
import { readPresence } from '../../store/operations/presence.ts';
import { undecidedOfSystem } from '../../store/trajectories/commands.ts';
import { countBehind } from '../../store/trajectories/outbox.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';
import { callMailroom } from '../workflow-client/mailroom.ts';
import { tellBehind } from '../workflow-client/tell-behind.ts';
import { tellTrajectory } from '../workflow-client/trajectory.ts';
import { type Workforce, workforceSaid } from './pollers.ts';

/** What stands still, in numbers. */
export interface Stuck {
  /** Because of a fault of ours. */
  readonly defects: { readonly [kind in DefectKind]: number };
  /** Workflows that have not heard what was committed. */
  readonly behind: number;
  /** 1 while the mail server refuses everybody in the same words, and nothing goes but a probe now and then. */
  readonly mailBreaker: 0 | 1;
  /** Processes of workers that live, and that were killed a moment ago. */
  readonly workers: Workforce;
}

/** Counts what stands still now. */
export async function countStuck({ deps }: { deps: Pick<Dependencies, 'store' | 'clock'> }): Promise<Stuck> {
  const [open, behind, breaker, presence] = await Promise.all([
    openDefects(deps.store),
    countBehind(storeOfSystem(deps.store, 'work'), nowOf(deps)),
    readBreaker(storeOfSystem(deps.store, 'work')),
    readPresence(deps.store),
  ]);
  const of = (kind: DefectKind) => open.filter((one) => one.kind === kind).length;
  const defects = {
    'wake-up': of('wake-up'),
    command: of('command'),
    mail: of('mail'),
    chore: of('chore'),
  };
  const workers = workforceSaid(presence);
  return { defects, behind, mailBreaker: breaker === undefined ? 0 : 1, workers };
}

/** Most commands that are called for in one go. */
const MOST_COMMANDS = 1_000;

/**
 * Has everything tried again now that stands still because of a fault of ours: after a fix, nobody has to wait for its turn.
 * What is mended by then is done once.
 * @returns what still stands still, of what could be tried at once
 */
export async function retryStuck(
  { client, store }: { readonly client: Client; readonly store: Store },
  now: Instant,
): Promise<readonly Defect[]> {
  await hastenDefects(store, now);
  const standing = await openDefects(store);
  for (const { kind, subject } of standing) {
    if (kind === 'wake-up') await tellBehind({ client, store }, subject);
  }
  if (standing.some(({ kind }) => kind === 'mail')) {
    for (let partition = 0; partition < store.mailPartitions; partition += 1)
      await callMailroom(client, partition);
  }
  for (const { id, trajectoryId } of await undecidedOfSystem(storeOfSystem(store, 'work'), now, {
    limit: MOST_COMMANDS,
  })) {
    await tellTrajectory(client, trajectoryId, id);
  }
  return openDefects(store);
}
