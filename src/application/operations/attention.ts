import { epochMillisecondsOf, instantOf } from '../../domain/calendar/instant.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import type { Breaker } from '../../store/mail/breaker.ts';
import type { Defect } from '../../store/operations/defects.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';
import { type Health, type NamedDefect, readDefects, readHealth } from './health.ts';
import { type QueueState, readQueues } from './queues.ts';
import { checkReadiness, type Readiness } from './readiness.ts';
import { retryStuck } from './stuck.ts';

/** What was due this long ago and has not happened is late, in milliseconds: workers are seldom busier than that. */
const GRACE = 5 * 60_000;

/** What somebody who looks after the installation has to do something about; a stable code. */
export type TroubleCode =
  | 'database-down'
  | 'temporal-down'
  | 'no-worker'
  | 'without-workflow'
  | 'asleep'
  | 'undecided'
  | 'overdue-mails'
  | 'behind'
  | 'mail-held'
  | 'audit-broken'
  | 'mail-refused'
  | 'deferred-mails'
  | 'lost-mails'
  | 'overdue-letters'
  | 'deferred-letters'
  | 'lost-letters'
  | 'no-templates';

/** Something that is not as it should be, with how many it concerns. */
export type Trouble = { readonly code: TroubleCode; readonly count: number };

/** Everything that somebody who looks after the installation should know, what stands still first. */
export type Attention = {
  readonly defects: readonly NamedDefect[];
  readonly troubles: readonly Trouble[];
  readonly queues: readonly QueueState[];
  readonly trajectories: Health['trajectories'];
  readonly templates: number;
  readonly auditLines: number;
  readonly breaker?: Breaker;
  /** The moment at which it was looked. */
  readonly at: Instant;
};

/** Looks what stands still, what is late and what does not answer. */
export async function readAttention({ deps }: { deps: Dependencies }): Promise<Attention> {
  const at = nowOf(deps);
  const late = instantOf(epochMillisecondsOf(at) - GRACE);
  const [readiness, health, defects, queues] = await Promise.all([
    checkReadiness({ deps }),
    readHealth(deps, late),
    readDefects(deps),
    readQueues(deps),
  ]);
  const { breaker } = health;
  return {
    ...{ defects, queues, at, templates: health.templates, trajectories: health.trajectories },
    troubles: troublesIn(readiness, health, queues),
    auditLines: health.audit.lines,
    ...(breaker === undefined ? {} : { breaker }),
  };
}

function troublesIn(
  { database, temporal }: Readiness,
  { condition, audit, breaker, templates }: Health,
  queues: readonly QueueState[],
): Trouble[] {
  const counts: readonly (readonly [TroubleCode, number])[] = [
    ['database-down', database === 'down' ? 1 : 0],
    ['temporal-down', temporal === 'down' ? 1 : 0],
    ['no-worker', queues.filter(({ workers }) => workers === 0).length],
    ['mail-refused', breaker?.domains ?? 0],
    ['audit-broken', audit.brokenAt ?? 0],
    ['without-workflow', condition.withoutWorkflow],
    ['asleep', condition.asleep],
    ['undecided', condition.undecided],
    ['overdue-mails', condition.overdueMails],
    ['behind', condition.behind],
    ['mail-held', condition.holds],
    ['lost-mails', condition.lostMails],
    ['deferred-mails', condition.deferredMails],
    ['overdue-letters', condition.overdueLetters],
    ['lost-letters', condition.lostLetters],
    ['deferred-letters', condition.deferredLetters],
    ['no-templates', templates === 0 ? 1 : 0],
  ];
  return counts.flatMap(([code, count]) => (count === 0 ? [] : [{ code, count }]));
}

/**
 * Has everything tried again now that stands still because of a fault of ours.
 * @returns what still stands still, of what could be tried at once
 */
export function repairEverything({
  deps,
}: {
  deps: Pick<Dependencies, 'store' | 'temporal' | 'clock'>;
}): Promise<readonly Defect[]> {
  return retryStuck({ client: deps.temporal.client, store: deps.store }, nowOf(deps));
}
