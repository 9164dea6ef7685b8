import { advance } from '../../domain/trajectory/decide/advance.ts';
import type { Context } from '../../domain/trajectory/model/advanced.ts';
import { reject } from '../../domain/trajectory/model/rejections.ts';
import { storeOfSystem } from '../../store/database/db.ts';
import { storeError } from '../../store/database/errors.ts';
import { templateOf } from '../../store/templates/templates.ts';
import { decideCommand } from '../../store/trajectories/commands.ts';
import { commitAdvance } from '../../store/trajectories/commits.ts';
import { loadForAdvance } from '../../store/trajectories/trajectories.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { nowOf } from '../now.ts';
import { calendarAfter } from './calendar-after.ts';
import type { CommandOutcome } from './outcome.ts';

/** How often it is decided anew because somebody else committed first. */
const MOST_CONFLICTS = 5;

/**
 * Decides a stored command for a trajectory that has ended, whose workflow is gone: what belongs to whom stays true of it,
 * everything else is refused. Doing it again gives the first answer.
 */
export async function decideEnded(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  trajectoryId: string,
  commandId: string,
): Promise<CommandOutcome> {
  for (let attempt = 1; attempt <= MOST_CONFLICTS; attempt += 1) {
    const outcome = await tryToDecide(deps, trajectoryId, commandId);
    if (outcome !== 'conflict') return outcome;
  }
  throw storeError('changed-meanwhile', `Trajectory ${trajectoryId} is being changed by somebody else.`);
}

async function tryToDecide(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  trajectoryId: string,
  commandId: string,
): Promise<CommandOutcome | 'conflict'> {
  const { store } = deps;
  const loaded = await loadForAdvance(store, { id: trajectoryId, commandId });
  if (loaded?.command === undefined) throw notFound();
  const { state, schoolNumber, organisationId, command: asked } = loaded;
  if (asked.result !== undefined) return asked.result;
  const { id, version } = loaded.template;
  const [template, calendar] = await Promise.all([
    templateOf(store, id, version),
    calendarAfter(store, schoolNumber, loaded.command.command),
  ]);
  const context: Context = { calendar };
  const machine = nowOf(deps);
  const now = machine < state.at ? state.at : machine;
  const { actor, command } = asked;
  const staysTrue = command.type === 'merged' || command.type === 'move';
  const decision = staysTrue
    ? advance(state, template, { kind: 'command', now, actor, command }, context)
    : reject('trajectory-ended');
  if (decision.rejected) {
    const refusal = { ok: false, rejection: decision } as const;
    await decideCommand(store, commandId, refusal, now);
    return refusal;
  }
  const result = { ok: true, version: decision.state.version } as const;
  const committed = await commitAdvance(storeOfSystem(store, 'work'), {
    ...{ before: state, advanced: decision, template, context, now, organisation: organisationId },
    command: { id: commandId, result },
  });
  return committed === 'conflict' ? 'conflict' : result;
}
