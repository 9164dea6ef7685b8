import { isDeepStrictEqual } from 'node:util';
import { storeEnrolment } from '../application/enrolment/decide-and-store.ts';
import type { EnrollingParts } from '../application/enrolment/parts.ts';
import { decideStarts, type WithStarts } from '../application/enrolment/start-from-steps.ts';
import { bookWithinMeans } from '../application/programmes/book-within-means.ts';
import type { Instant } from '../domain/calendar/types.ts';
import { placeChangesOf } from '../domain/programmes/bookings.ts';
import type { Template } from '../domain/template/model/types.ts';
import type { Advanced, Context } from '../domain/trajectory/model/advanced.ts';
import { asLinked, hasNewsForOthers } from '../domain/trajectory/views/linked.ts';
import { summarise } from '../domain/trajectory/views/summary.ts';
import type { WholeStore } from '../store/database/db.ts';
import { isStoreError, storeError } from '../store/database/errors.ts';
import { inTransaction } from '../store/database/transaction.ts';
import type { StandingPlan } from '../store/mail/standing-plan.ts';
import { type AdvanceCommit, type Committed, commitAdvance } from '../store/trajectories/commits.ts';
import { mayConcernOthers, storeNews, storeStart } from '../store/trajectories/linked.ts';
import type { ToAdvance } from '../store/trajectories/trajectories.ts';
import type { AdvanceInput, AdvanceOutcome } from '../workflows/types.ts';

/** What enrols and decides by itself. */
export type SystemParts = EnrollingParts & { readonly store: WholeStore };

/** What a decision is made from. */
export interface Situation {
  readonly loaded: ToAdvance;
  readonly template: Template;
  readonly context: Context;
  readonly now: Instant;
  readonly heard?: AdvanceInput['heard'];
}

/**
 * Whether what was decided on a changed calendar is what is planned already. What a call leaves as it is today may still count for
 * what comes later, so its dates must be the same as well.
 */
export function leavesAsPlanned(
  plan: StandingPlan,
  { loaded, template, context }: Situation,
  decided: Advanced,
): boolean {
  return isDeepStrictEqual(decided.state.call, loaded.state.call) && plan.isOf(decided, template, context);
}

/** How a decision is stored. */
interface Committing {
  /** The command that it answers. */
  readonly command?: Pick<NonNullable<ToAdvance['command']>, 'id' | 'actor'> | undefined;
  /** Stores what stands by itself: at once if left out, or together with others. */
  readonly commitAlone?: typeof commitAdvance;
}

/** Stores what was decided, with the trajectories that start by themselves from it. */
export async function commit(
  { store, startTrajectory }: SystemParts,
  situation: Situation,
  decided: Advanced,
  { command, commitAlone = commitAdvance }: Committing = {},
): Promise<AdvanceOutcome | 'conflict'> {
  const { loaded, template, context, now } = situation;
  const { schoolNumber, organisationId } = loaded;
  const { outcome: advanced, enrolments } = await decideStarts(store, {
    ...{ outcome: decided, template, context, now, schoolNumber, organisationId },
  });
  const own: AdvanceCommit = {
    before: loaded.state,
    advanced,
    template,
    context,
    now,
    organisation: organisationId,
    heard: situation.heard,
    command: command && {
      ...{ id: command.id, result: { ok: true, version: advanced.state.version } },
      // With what has still to be done after the commit, whoever waits hears from the workflow.
      isAwaited: command.actor.kind !== 'system' && enrolments.length === 0 && !loaded.isDefective,
    },
  };
  const isNews =
    hasNewsForOthers(loaded.state, advanced.state, template) && (await mayConcernOthers(store, loaded.state));
  const tellOthers = isNews ? (within: WholeStore) => newsOf(within, situation, advanced) : undefined;
  const committed = await commitTogether({ store, enrolments, schoolNumber, tellOthers, commitAlone }, own);
  if (committed === 'conflict') return 'conflict';
  for (const { advanced: started } of enrolments) {
    // It stands; a workflow that cannot be started now is started later. It begins by looking, and tells those linked with it.
    await startTrajectory({ trajectoryId: started.state.id }, now).catch(() => undefined);
  }
  return { summary: summarise(advanced, template, context), ...committed };
}

/** What else is stored with a commit. */
interface Together {
  readonly store: WholeStore;
  readonly enrolments: WithStarts['enrolments'];
  readonly schoolNumber: string | undefined;
  /** Stores what others should know; nothing to tell without it. */
  readonly tellOthers: ((within: WholeStore) => Promise<News>) | undefined;
  readonly commitAlone: typeof commitAdvance;
}

type News = Pick<AdvanceOutcome, 'news'>;

/**
 * Stores a trajectory with what it books, those that start from it and what others should know of it: all of it, or nothing,
 * so that whoever dies in the middle has not done half.
 */
async function commitTogether(
  { store, enrolments, schoolNumber, tellOthers, commitAlone }: Together,
  own: AdvanceCommit,
): Promise<(Committed & News) | 'conflict'> {
  const { events, state } = own.advanced;
  const changes = placeChangesOf(events, state, own.template);
  const booking = { trajectoryId: state.id, schoolNumber, changes, now: own.now };
  if (enrolments.length === 0 && changes.length === 0 && tellOthers === undefined)
    return commitAlone(store, own);
  try {
    return await inTransaction(store, async (within) => {
      const committed = await bookWithinMeans(within, booking, () => commitAdvance(within, own));
      if (committed === 'conflict') return 'conflict';
      let { mailroom } = committed;
      for (const enrolment of enrolments) {
        const stored = await storeEnrolment(within, enrolment);
        if (stored.kind === 'already-enrolled') throw storeError(stored.kind, 'It runs already.');
        mailroom ??= stored.mailroom;
      }
      return { ...(mailroom === undefined ? {} : { mailroom }), ...(await tellOthers?.(within)) };
    });
  } catch (error) {
    // Somebody enrolled it by hand in the meantime: it is decided anew, and found running.
    if (isStoreError(error, 'already-enrolled')) return 'conflict';
    throw error;
  }
}

/** What the other trajectories of the same subject should know; stored for them, to be told when it stands. */
export async function newsOf(
  store: WholeStore,
  { loaded, template, now }: Situation,
  advanced: Advanced,
): Promise<News> {
  const command = loaded.command?.command;
  const by = command === undefined ? 'time' : command.type === 'linked' ? command.by : 'act';
  const { id, subject } = advanced.state;
  const linked = asLinked(advanced.state, template);
  const group = { subject, schoolNumber: loaded.schoolNumber };
  const news = [
    ...(await storeStart(store, advanced.state, now)),
    ...(await storeNews(store, { id, linked, group, by }, now)),
  ];
  return news.length === 0 ? {} : { news };
}
