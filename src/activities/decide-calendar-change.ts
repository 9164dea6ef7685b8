import { isDeepStrictEqual } from 'node:util';
import { isOutage } from '../application/outage.ts';
import type { Instant } from '../domain/calendar/types.ts';
import { advance } from '../domain/trajectory/decide/advance.ts';
import type { CallDates } from '../domain/trajectory/model/state.ts';
import { standsAsPlanned, whatStands } from '../store/mail/standing-plan.ts';
import { noteSilence } from '../store/trajectories/silence.ts';
import { type AdvanceParts, commit, look, MOST_CONFLICTS, tellNews } from './advance-trajectory.ts';

/** What became of a trajectory whose calendar changed. */
export type Decided =
  /** Something of it moved; `mailroom` is the partition to wake, for the one commit that lowered its alarm. */
  | { readonly kind: 'moved'; readonly mailroom?: number }
  /** Nothing moves, or it has ended. */
  | { readonly kind: 'left' }
  /** A fault of ours keeps it from being decided. */
  | { readonly kind: 'defect' };

/**
 * Decides for one of many whose calendar changed, here and not in its workflow, under the guard of its version: whoever acts on
 * it meanwhile is neither held up nor overwritten. Its workflow hears of it only when it has to wake sooner, by the outbox.
 * Doing it again moves nothing.
 * @param call the dates that its call has from now on, where that is what changed
 * @throws what waits for a part that is away
 */
export async function decideCalendarChange(
  parts: AdvanceParts,
  trajectoryId: string,
  at: Instant,
  call?: CallDates,
): Promise<Decided> {
  try {
    for (let attempt = 1; attempt <= MOST_CONFLICTS; attempt += 1) {
      const decided = await attemptDecide(parts, trajectoryId, at, call);
      if (decided !== 'conflict') return decided;
    }
    return { kind: 'defect' };
  } catch (error) {
    if (isOutage(error)) throw error;
    return { kind: 'defect' };
  }
}

async function attemptDecide(
  parts: AdvanceParts,
  trajectoryId: string,
  at: Instant,
  call: CallDates | undefined,
): Promise<Decided | 'conflict'> {
  const situation = await look(parts.store, { trajectoryId, now: at });
  const { loaded, template, context, now } = situation;
  // What stood is read only of what moves, to say in the journal what became of it.
  const decide = (stood?: Awaited<ReturnType<typeof whatStands>>) => {
    const command = {
      type: 'calendar-changed',
      ...(call === undefined ? {} : { call }),
      ...(stood === undefined ? {} : { stood }),
    } as const;
    return advance(
      loaded.state,
      template,
      { kind: 'command', now, actor: { kind: 'system' }, command },
      context,
    );
  };
  const first = decide();
  if (first.rejected) return { kind: 'left' };
  // What a call leaves as it is today may still count for what comes later.
  const isOfToday = isDeepStrictEqual(first.state.call, loaded.state.call);
  if (isOfToday && (await standsAsPlanned(parts.store, first, template, context))) {
    await noteSilence(parts.store, { state: loaded.state, template, context });
    return { kind: 'left' };
  }
  const decision = decide(await whatStands(parts.store, trajectoryId));
  if (decision.rejected) return { kind: 'left' };
  const outcome = await commit(parts, situation, decision);
  if (outcome === 'conflict') return 'conflict';
  const { mailroom } = tellNews(parts, outcome);
  return { kind: 'moved', ...(mailroom === undefined ? {} : { mailroom }) };
}
