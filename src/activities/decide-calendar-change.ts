import { setImmediate as others } from 'node:timers/promises';
import { isOutage } from '../application/outage.ts';
import type { Instant } from '../domain/calendar/types.ts';
import { advance } from '../domain/trajectory/decide/advance.ts';
import type { Advanced } from '../domain/trajectory/model/advanced.ts';
import type { CallDates } from '../domain/trajectory/model/state.ts';
import { standingPlanOf } from '../store/mail/standing-plan.ts';
import { commitAdvance, commitAdvanceWithOthers } from '../store/trajectories/commits.ts';
import { noteSilence } from '../store/trajectories/silence.ts';
import { type AdvanceParts, look, MOST_CONFLICTS, tellNews } from './advance-trajectory.ts';
import { commit, leavesAsPlanned, type Situation } from './commit-decision.ts';

/** What became of a trajectory whose calendar changed. */
export type Decided =
  /** Something of it moved; `mailroom` is the partition to wake, for the one commit that lowered its alarm. */
  | { readonly kind: 'moved'; readonly mailroom?: number }
  /** Nothing moves, or it has ended. */
  | { readonly kind: 'left' }
  /** A fault of ours keeps it from being decided. */
  | { readonly kind: 'defect' };

/** A changed calendar, or the dates that a call has from now on. */
interface Change {
  readonly at: Instant;
  readonly call?: CallDates | undefined;
}

/**
 * Decides for some of many whose calendar changed, here and not in their workflows, under the guard of their versions: whoever
 * acts on one meanwhile is neither held up nor overwritten. They are read together, decided one after the other while others have
 * their turns in between, and stored together; one that was changed meanwhile is decided anew by itself, and one that fails takes
 * only itself along. A workflow hears of it only when it has to wake sooner, by the outbox. Doing it again moves nothing.
 * @returns what became of each, in their order
 * @throws what waits for a part that is away
 */
export async function decideCalendarChanges(
  parts: AdvanceParts,
  ids: readonly string[],
  change: Change,
): Promise<readonly Decided[]> {
  const inTurn = oneAtATime();
  const weighed = await Promise.all(ids.map((id) => unlessFaulty(() => weigh(parts, id, change, inTurn))));
  return Promise.all(
    weighed.map((one, index) =>
      unlessFaulty(async () => {
        if ('kind' in one) return one;
        const decided = await store(parts, one, commitAdvanceWithOthers);
        return decided === 'conflict' ? decideAlone(parts, ids[index] ?? '', change) : decided;
      }),
    ),
  );
}

async function decideAlone(parts: AdvanceParts, id: string, change: Change): Promise<Decided> {
  for (let attempt = 1; attempt <= MOST_CONFLICTS; attempt += 1) {
    const one = await weigh(parts, id, change, (work) => Promise.resolve(work()));
    const decided = 'kind' in one ? one : await store(parts, one, commitAdvance);
    if (decided !== 'conflict') return decided;
  }
  return { kind: 'defect' };
}

async function unlessFaulty<Result>(work: () => Promise<Result>): Promise<Result | Decided> {
  try {
    return await work();
  } catch (error) {
    if (isOutage(error)) throw error;
    return { kind: 'defect' };
  }
}

/** One that was weighed, with what was decided where something moves. */
interface Weighed {
  readonly situation: Situation;
  readonly decision?: Advanced;
}

async function weigh(
  parts: AdvanceParts,
  trajectoryId: string,
  { at, call }: Change,
  inTurn: <Result>(work: () => Result) => Promise<Result>,
): Promise<Weighed | Decided> {
  const [situation, plan] = await Promise.all([
    look(parts.store, { trajectoryId, now: at }),
    standingPlanOf(parts.store, trajectoryId),
  ]);
  const { loaded, template, context, now } = situation;
  const command = {
    ...({ type: 'calendar-changed', stood: plan.stood } as const),
    ...(call === undefined ? {} : { call }),
  } as const;
  const decision = await inTurn(() =>
    advance(loaded.state, template, { kind: 'command', now, actor: { kind: 'system' }, command }, context),
  );
  if (decision.rejected) return { kind: 'left' };
  return { situation, ...(!leavesAsPlanned(plan, situation, decision) && { decision }) };
}

async function store(
  parts: AdvanceParts,
  { situation, decision }: Weighed,
  commitAlone: typeof commitAdvance,
): Promise<Decided | 'conflict'> {
  if (decision === undefined) {
    const { loaded, template, context } = situation;
    await noteSilence(parts.store, { state: loaded.state, template, context });
    return { kind: 'left' };
  }
  const outcome = await commit(parts, situation, decision, { commitAlone });
  if (outcome === 'conflict') return outcome;
  const { mailroom } = tellNews(parts, outcome);
  return { kind: 'moved', ...(mailroom === undefined ? {} : { mailroom }) };
}

/** One decision in each turn of the process, so that whatever else it does waits for one of them at most. */
function oneAtATime(): <Result>(work: () => Result) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(() => others()).then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
