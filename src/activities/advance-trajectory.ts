import { isApplicationError } from '../application/application-error.ts';
import { calendarAfter } from '../application/commands/calendar-after.ts';
import type { Rejection } from '../domain/rejection.ts';
import { advance, advanced as asAdvanced } from '../domain/trajectory/decide/advance.ts';
import { startsToMake } from '../domain/trajectory/decide/starts.ts';
import type { Advanced } from '../domain/trajectory/model/advanced.ts';
import { summarise } from '../domain/trajectory/views/summary.ts';
import type { WholeStore } from '../store/database/db.ts';
import { storeError } from '../store/database/errors.ts';
import { standingPlanOf } from '../store/mail/standing-plan.ts';
import { templateOf } from '../store/templates/templates.ts';
import { decideCommand } from '../store/trajectories/commands.ts';
import { forgetAskers } from '../store/trajectories/linked.ts';
import { loadForAdvance, type ToAdvance } from '../store/trajectories/trajectories.ts';
import type { AdvanceInput, AdvanceOutcome } from '../workflows/types.ts';
import { commit, leavesAsPlanned, newsOf, type Situation, type SystemParts } from './commit-decision.ts';
import { type DefectLogger, holdDefects, mend } from './hold-defects.ts';

/** How often a decision is made anew because somebody else committed first; it has never been seen to happen twice. */
export const MOST_CONFLICTS = 5;

/** What decisions are made with. */
export interface AdvanceParts extends SystemParts {
  readonly logger?: DefectLogger;
  /** Tells another trajectory of a command that was stored for it; what it is not told of is called for later. */
  readonly tellTrajectory?: (trajectoryId: string, commandId: string) => Promise<unknown>;
  /** Wakes a mailroom whose alarm was lowered; left to the workflow without it. */
  readonly callMailroom?: (partition: number) => Promise<unknown>;
}

/** Tells others what was stored for them; an outcome then says no more of it. */
export function tellNews(
  { tellTrajectory }: Pick<AdvanceParts, 'tellTrajectory'>,
  { news = [], ...outcome }: AdvanceOutcome,
): AdvanceOutcome {
  // Not waited for: it may be this very trajectory that has to come to its turn first.
  for (const { trajectoryId, commandId } of news) {
    tellTrajectory?.(trajectoryId, commandId).catch(() => undefined);
  }
  return outcome;
}

/**
 * Wakes the mailroom whose alarm was lowered; an outcome then says no more of it. Here and not in the workflow, whose signal would
 * cost the server another task of it. A mailroom that cannot be called is called by a chore.
 */
async function wakeMailroom(
  { callMailroom }: Pick<AdvanceParts, 'callMailroom'>,
  { commandId }: AdvanceInput,
  outcome: AdvanceOutcome,
): Promise<AdvanceOutcome> {
  const { mailroom, ...rest } = outcome;
  if (callMailroom === undefined || mailroom === undefined) return outcome;
  const called = callMailroom(mailroom).catch(() => undefined);
  // Whoever asked for something waits for the answer, not for this.
  if (commandId === undefined) await called;
  return rest;
}

/**
 * Makes the activity behind every wake-up and every command: loads the state, lets the core decide, and commits the
 * outcome, together with the trajectories that start by themselves from it. Doing it again, after a crash or a double
 * click, changes nothing and gives the first answer.
 */
export function createAdvanceTrajectory(parts: AdvanceParts) {
  const decide = async (input: AdvanceInput): Promise<AdvanceOutcome> => {
    for (let attempt = 1; attempt <= MOST_CONFLICTS; attempt += 1) {
      const outcome = await attemptAdvance(parts, input);
      if (outcome !== 'conflict') return wakeMailroom(parts, input, tellNews(parts, outcome));
    }
    throw storeError(
      'changed-meanwhile',
      `Trajectory ${input.trajectoryId} is being changed by somebody else.`,
    );
  };
  return holdDefects(parts, decide);
}

async function attemptAdvance(parts: SystemParts, input: AdvanceInput): Promise<AdvanceOutcome | 'conflict'> {
  const { store } = parts;
  const situation = await look(store, input);
  const { loaded } = situation;
  const outcome = await decideIn(parts, situation, input);
  if (outcome !== 'conflict' && loaded.isDefective) await mend(store, input, loaded, outcome);
  return outcome;
}

async function decideIn(
  parts: SystemParts,
  situation: Situation,
  input: AdvanceInput,
): Promise<AdvanceOutcome | 'conflict'> {
  const { store } = parts;
  const { loaded } = situation;
  if (input.commandId === undefined) return wake(parts, situation);
  // The API stores a command before it sends its id; an unknown one was never asked of this trajectory.
  if (loaded.command === undefined) return refusedAs(situation, 'command-unknown');
  const { result } = loaded.command;
  if (result !== undefined) {
    return result.ok ? asItStands(store, situation) : refusedAs(situation, result.rejection.code);
  }
  return carryOut(parts, situation, loaded.command);
}

/** Reads what a decision needs. */
export async function look(store: WholeStore, input: AdvanceInput): Promise<Situation> {
  const loaded = await loadForAdvance(store, { id: input.trajectoryId, commandId: input.commandId });
  if (loaded === undefined) throw storeError('not-found', `There is no trajectory ${input.trajectoryId}.`);
  forgetAskers(store, loaded.published);
  const { id, version } = loaded.template;
  const [template, calendar] = await Promise.all([
    templateOf(store, id, version),
    calendarAfter(store, loaded.schoolNumber, loaded.command?.command),
  ]);
  // The clocks of two machines differ; the time of a trajectory never runs backwards.
  const now = input.now < loaded.state.at ? loaded.state.at : input.now;
  const { heard } = input;
  return { loaded, template, context: { calendar }, now, ...(heard === undefined ? {} : { heard }) };
}

async function wake(parts: SystemParts, situation: Situation): Promise<AdvanceOutcome | 'conflict'> {
  const { loaded, template, context, now } = situation;
  const advanced = advance(loaded.state, template, { kind: 'wake', now }, context);
  if (advanced.rejected) throw new Error(`A wake-up was refused: ${advanced.code}`);
  // Nothing to do: it was done before, by a worker that perhaps died before it could say so.
  if (advanced.events.length === 0 && startsToMake(advanced.state, template).length === 0) {
    return withNews(parts.store, situation, advanced);
  }
  return commit(parts, situation, advanced);
}

async function carryOut(
  parts: SystemParts,
  situation: Situation,
  asked: NonNullable<ToAdvance['command']>,
): Promise<AdvanceOutcome | 'conflict'> {
  const { loaded, template, context, now } = situation;
  const { actor, expectedVersion } = asked;
  const plan =
    asked.command.type === 'calendar-changed'
      ? await standingPlanOf(parts.store, loaded.state.id)
      : undefined;
  const command = plan === undefined ? asked.command : { ...asked.command, stood: plan.stood };
  const decision = advance(
    loaded.state,
    template,
    { kind: 'command', now, actor, command, ...(expectedVersion === undefined ? {} : { expectedVersion }) },
    context,
  );
  if (decision.rejected) return refuse(parts.store, situation, asked.id, decision);
  if (plan !== undefined && leavesAsPlanned(plan, situation, decision)) {
    return leave(parts.store, situation, asked.id);
  }
  try {
    return await commit(parts, situation, decision, { command: asked });
  } catch (error) {
    // The programme has not got what was granted, or the place that would be taken back.
    if (!isApplicationError(error)) throw error;
    const { code, title, detail, errors } = error;
    const rejection = { rejected: true as const, code, message: detail ?? title, ...(errors && { errors }) };
    return refuse(parts.store, situation, asked.id, rejection);
  }
}

/** Answers a command that changes nothing, and writes nothing about it in the journal. */
async function leave(store: WholeStore, situation: Situation, commandId: string): Promise<AdvanceOutcome> {
  const { state } = situation.loaded;
  await decideCommand(store, commandId, { ok: true, version: state.version }, situation.now);
  return asItStands(store, situation);
}

async function refuse(
  store: WholeStore,
  situation: Situation,
  commandId: string,
  rejection: Rejection,
): Promise<AdvanceOutcome> {
  await decideCommand(store, commandId, { ok: false, rejection }, situation.now);
  return refusedAs(situation, rejection.code);
}

/** The state as it is stored, not moved. */
function unmoved({ loaded, template, context }: Situation): Advanced {
  return asAdvanced({ state: loaded.state, events: [], template, context });
}

function asItStands(store: WholeStore, situation: Situation): Promise<AdvanceOutcome> {
  return withNews(store, situation, unmoved(situation));
}

/**
 * Whoever committed this may have died before it could tell anybody. The mailroom is called by a chore then: thousands that
 * look at once must not call it each.
 */
async function withNews(
  store: WholeStore,
  situation: Situation,
  advanced: Advanced,
): Promise<AdvanceOutcome> {
  const { template, context } = situation;
  const news = await newsOf(store, situation, advanced);
  return { summary: summarise(advanced, template, context), ...news };
}

function refusedAs(situation: Situation, rejection: string): AdvanceOutcome {
  const { template, context } = situation;
  return { summary: summarise(unmoved(situation), template, context), rejection };
}
