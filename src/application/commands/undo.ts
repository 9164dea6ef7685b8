import { inverseOf } from '../../domain/trajectory/decide/inverse.ts';
import { fold } from '../../domain/trajectory/model/apply.ts';
import type { Command } from '../../domain/trajectory/model/commands.ts';
import type { TrajectoryEvent } from '../../domain/trajectory/model/events.ts';
import { reject } from '../../domain/trajectory/model/rejections.ts';
import type { Caller } from '../access/authorise.ts';
import type { Dependencies } from '../dependencies.ts';
import { type Dossier, readDossier } from '../trajectories/dossier.ts';
import { executeCommand } from './execute.ts';
import type { CommandOutcome } from './outcome.ts';

/** What somebody did, and how it is taken back while nobody has acted since. */
export type LastAct = {
  /** What was done; what followed from it is left out. */
  readonly event: TrajectoryEvent;
  readonly inverse?: Command;
};

/**
 * What led to a version of a trajectory, as long as that is the one that there is now.
 * @param version that the act led to
 */
export async function readLastAct(
  dossier: Pick<Dossier, 'head' | 'state' | 'template' | 'context' | 'journal' | 'today'>,
  version: number,
): Promise<LastAct | undefined> {
  const { head, state, template, context } = dossier;
  const journal = await dossier.journal();
  const last = journal.find((event) => event.version === version);
  if (last === undefined || state.version !== version) return undefined;
  const people = journal.filter(({ at, actor }) => at === last.at && actor.kind !== 'system');
  // Opening a step again opens the phases around it first.
  const event = people.findLast(({ body }) => body.type === 'reopened') ?? people[0];
  if (event === undefined) return undefined;
  const earlier = journal.filter((one) => one.version < event.version);
  if (earlier.length === 0) return { event };
  const before = { state: fold(head.id, earlier), template, context };
  const isOver = state.endedAt !== undefined && event.body.type !== 'stopped';
  const inverse = isOver ? undefined : inverseOf(event.body, before, dossier.today);
  return { event, ...(inverse === undefined ? {} : { inverse }) };
}

/**
 * Takes back what led to a version of a trajectory, by the inverse command.
 * @throws as `executeCommand`
 * @returns refused as `version-conflict` when somebody has acted since, or when there is no inverse
 */
export async function undoAct(request: {
  deps: Dependencies;
  caller: Caller;
  trajectoryId: string;
  version: number;
  key: string;
}): Promise<CommandOutcome> {
  const { deps, caller, trajectoryId, version, key } = request;
  const dossier = await readDossier({ deps, scope: caller.scope, id: trajectoryId });
  const last = await readLastAct(dossier, version);
  if (last?.inverse === undefined) return { ok: false, rejection: reject('version-conflict') };
  return executeCommand({
    ...{ deps, trajectoryId, actor: caller.actor, scope: caller.scope },
    ...{ command: last.inverse, idempotencyKey: key, expectedVersion: version },
  });
}
