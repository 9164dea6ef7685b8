import type { Instant } from '../domain/calendar/types.ts';
import type { Template } from '../domain/template/types.ts';
import { advance, advanced as asAdvanced } from '../domain/trajectory/advance.ts';
import { asLinked, hasNewsForOthers } from '../domain/trajectory/links.ts';
import type { Advanced, Context, Rejection } from '../domain/trajectory/outcome.ts';
import { summarise } from '../domain/trajectory/summary.ts';
import { loadCalendar } from '../store/calendar.repository.ts';
import { decideCommand } from '../store/commands.repository.ts';
import type { Store } from '../store/db.ts';
import { storeError } from '../store/errors.ts';
import { storeNews } from '../store/linked-trajectories.repository.ts';
import { templateOf } from '../store/templates.repository.ts';
import { loadForAdvance, type ToAdvance } from '../store/trajectories.repository.ts';
import { commitAdvance, mailroomToWake } from '../store/trajectory-commits.repository.ts';
import type { AdvanceInput, AdvanceOutcome } from '../workflows/types.ts';

/** How often a decision is made anew because somebody else committed first; it has never been seen to happen twice. */
const MOST_CONFLICTS = 5;

interface Situation {
  readonly loaded: ToAdvance;
  readonly template: Template;
  readonly context: Context;
  readonly now: Instant;
}

/**
 * Makes the activity behind every wake-up and every command: loads the state, lets the core decide, and commits the
 * outcome. Doing it again, after a crash or a double click, changes nothing and gives the first answer.
 */
export function createAdvanceTrajectory({ store }: { readonly store: Store }) {
  return async function advanceTrajectory(input: AdvanceInput): Promise<AdvanceOutcome> {
    for (let attempt = 1; attempt <= MOST_CONFLICTS; attempt += 1) {
      const outcome = await attemptAdvance(store, input);
      if (outcome !== 'conflict') return outcome;
    }
    throw new Error(`Trajectory ${input.trajectoryId} is being changed by somebody else`);
  };
}

async function attemptAdvance(store: Store, input: AdvanceInput): Promise<AdvanceOutcome | 'conflict'> {
  const situation = await look(store, input);
  const { loaded } = situation;
  if (input.commandId === undefined) return wake(store, situation);
  // The API stores a command before it sends its id; an unknown one was never asked of this trajectory.
  if (loaded.command === undefined) return refusedAs(situation, 'command-unknown');
  const { result } = loaded.command;
  if (result !== undefined) {
    return result.ok ? asItStands(store, situation) : refusedAs(situation, result.rejection.code);
  }
  return carryOut(store, situation, loaded.command);
}

async function look(store: Store, input: AdvanceInput): Promise<Situation> {
  const loaded = await loadForAdvance(store, input.trajectoryId, input.commandId);
  if (loaded === undefined) throw storeError('not-found', `There is no trajectory ${input.trajectoryId}.`);
  const { id, version } = loaded.template;
  const [template, calendar] = await Promise.all([
    templateOf(store, id, version),
    loadCalendar(store, loaded.schoolNumber),
  ]);
  // The clocks of two machines differ; the time of a trajectory never runs backwards.
  const now = input.now < loaded.state.at ? loaded.state.at : input.now;
  return { loaded, template, context: { calendar }, now };
}

async function wake(store: Store, situation: Situation): Promise<AdvanceOutcome | 'conflict'> {
  const { loaded, template, context, now } = situation;
  const advanced = advance(loaded.state, template, { kind: 'wake', now }, context);
  if (advanced.rejected) throw new Error(`A wake-up was refused: ${advanced.code}`);
  // Nothing to do: it was done before, by a worker that perhaps died before it could say so.
  if (advanced.events.length === 0) return withMailroom(store, situation, advanced);
  return commit(store, situation, advanced);
}

async function carryOut(
  store: Store,
  situation: Situation,
  asked: NonNullable<ToAdvance['command']>,
): Promise<AdvanceOutcome | 'conflict'> {
  const { loaded, template, context, now } = situation;
  const { actor, command, expectedVersion } = asked;
  const decision = advance(
    loaded.state,
    template,
    { kind: 'command', now, actor, command, ...(expectedVersion === undefined ? {} : { expectedVersion }) },
    context,
  );
  if (decision.rejected) return refuse(store, situation, asked.id, decision);
  return commit(store, situation, decision, asked.id);
}

async function refuse(
  store: Store,
  situation: Situation,
  commandId: string,
  rejection: Rejection,
): Promise<AdvanceOutcome> {
  await decideCommand(store, commandId, { ok: false, rejection }, situation.now);
  return refusedAs(situation, rejection.code);
}

async function commit(
  store: Store,
  situation: Situation,
  advanced: Advanced,
  commandId?: string,
): Promise<AdvanceOutcome | 'conflict'> {
  const { loaded, template, context, now } = situation;
  const committed = await commitAdvance(store, {
    before: loaded.state,
    advanced,
    template,
    context,
    now,
    organisation: loaded.organisationId,
    command:
      commandId === undefined
        ? undefined
        : { id: commandId, result: { ok: true, version: advanced.state.version } },
  });
  if (committed === 'conflict') return 'conflict';
  const news = hasNewsForOthers(loaded.state, advanced.state, template)
    ? await newsOf(store, situation, advanced)
    : {};
  return { summary: summarise(advanced, template, context), ...committed, ...news };
}

/** What the other trajectories of the same subject should know; stored for them, to be signalled by the workflow. */
async function newsOf(store: Store, { loaded, template, now }: Situation, advanced: Advanced) {
  const { id, subject } = advanced.state;
  const linked = asLinked(advanced.state, template);
  const news = await storeNews(
    store,
    { id, linked, kin: { subject, schoolNumber: loaded.schoolNumber } },
    now,
  );
  return news.length === 0 ? {} : { news };
}

/** The state as it is stored, not moved. */
function unmoved({ loaded, template, context }: Situation): Advanced {
  return asAdvanced({ state: loaded.state, events: [], template, context });
}

function asItStands(store: Store, situation: Situation): Promise<AdvanceOutcome> {
  return withMailroom(store, situation, unmoved(situation));
}

async function withMailroom(store: Store, situation: Situation, advanced: Advanced): Promise<AdvanceOutcome> {
  const { template, context } = situation;
  const mailroom = await mailroomToWake(store, advanced.state.id);
  // Whoever committed this may have died before it could tell anybody.
  const news = await newsOf(store, situation, advanced);
  return {
    summary: summarise(advanced, template, context),
    ...(mailroom === undefined ? {} : { mailroom }),
    ...news,
  };
}

function refusedAs(situation: Situation, rejection: string): AdvanceOutcome {
  const { template, context } = situation;
  return { summary: summarise(unmoved(situation), template, context), rejection };
}
