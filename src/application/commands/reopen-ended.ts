import { EVERYTHING } from '../../domain/access/scope.ts';
import { placeChangesOf } from '../../domain/programmes/bookings.ts';
import { admission } from '../../domain/programmes/places.ts';
import { advance } from '../../domain/trajectory/decide/advance.ts';
import type { Advanced, Context } from '../../domain/trajectory/model/advanced.ts';
import { loadCalendar } from '../../store/calendar/overrides.ts';
import { type Store, storeOfSystem } from '../../store/database/db.ts';
import { isUniqueViolation, storeError } from '../../store/database/errors.ts';
import { inTransaction } from '../../store/database/transaction.ts';
import { mailPartitionOf } from '../../store/mail/partition.ts';
import { facetsOfSchool } from '../../store/programmes/facets.ts';
import { lockProgramme, placeOf } from '../../store/programmes/programmes.ts';
import { waitingListOf } from '../../store/programmes/waiting.ts';
import { templateOf } from '../../store/templates/templates.ts';
import { decideCommand } from '../../store/trajectories/commands.ts';
import { commitAdvance } from '../../store/trajectories/commits.ts';
import {
  loadForAdvance,
  noteBegunAnew,
  runningTrajectory,
  type ToAdvance,
  type TrajectoryHead,
} from '../../store/trajectories/trajectories.ts';
import { notFound } from '../errors.ts';
import { nowOf, todayOf } from '../now.ts';
import { bookWithinMeans } from '../programmes/book-within-means.ts';
import { alreadyEnrolled, noPlace, unknownProgramme } from '../programmes/errors.ts';
import { startTrajectoryWorkflow } from '../workflow-client/start-trajectory.ts';
import type { CommandDependencies, CommandOutcome } from './outcome.ts';

/** How often it is decided anew because somebody else committed first. */
const MOST_CONFLICTS = 5;

/**
 * Carries out a command that lets a trajectory go on that had ended: its workflow is gone, so it is decided here, like an
 * enrolment, and the same workflow id is begun anew. It takes its place in its programme again, if that is still free.
 * @throws `conflict` when there is no place any more, or the subject goes through the same template anew by now
 */
export async function reopenEnded(
  deps: CommandDependencies,
  head: TrajectoryHead,
  commandId: string,
): Promise<CommandOutcome> {
  for (let attempt = 1; attempt <= MOST_CONFLICTS; attempt += 1) {
    const outcome = await tryToReopen(deps, head, commandId);
    if (outcome !== 'conflict') return outcome;
  }
  throw storeError('changed-meanwhile', `Trajectory ${head.id} is being changed by somebody else.`);
}

async function tryToReopen(
  deps: CommandDependencies,
  head: TrajectoryHead,
  commandId: string,
): Promise<CommandOutcome | 'conflict'> {
  const { store } = deps;
  const loaded = await loadForAdvance(store, { id: head.id, commandId });
  if (loaded?.command === undefined) throw notFound();
  if (loaded.command.result !== undefined) return loaded.command.result;
  const [template, calendar] = await Promise.all([
    templateOf(store, head.template, head.templateVersion),
    loadCalendar(store, loaded.schoolNumber),
  ]);
  const context: Context = { calendar };
  const machine = nowOf(deps);
  const now = machine < loaded.state.at ? loaded.state.at : machine;
  const { actor, command, expectedVersion } = loaded.command;
  const decision = advance(
    loaded.state,
    template,
    { kind: 'command', now, actor, command, ...(expectedVersion === undefined ? {} : { expectedVersion }) },
    context,
  );
  if (decision.rejected) {
    const refusal = { ok: false, rejection: decision } as const;
    await decideCommand(store, commandId, refusal, now);
    return refusal;
  }
  const committed = await commitWithPlace(deps, head, { loaded, decision, commandId }, async (within) => {
    const result = { ok: true, version: decision.state.version } as const;
    const changes = placeChangesOf(decision.events, decision.state, template);
    const booking = { trajectoryId: head.id, schoolNumber: head.schoolNumber, changes, now };
    return bookWithinMeans(within, booking, () =>
      commitAdvance(storeOfSystem(within, 'work'), {
        ...{ before: loaded.state, advanced: decision, template, context, now },
        ...{ organisation: head.organisationId, command: { id: commandId, result } },
      }),
    );
  });
  if (committed === 'conflict') return 'conflict';
  await beginAnew(deps, head);
  return { ok: true, version: decision.state.version };
}

type Reopening = { readonly loaded: ToAdvance; readonly decision: Advanced; readonly commandId: string };

async function commitWithPlace(
  deps: CommandDependencies,
  head: TrajectoryHead,
  { loaded }: Reopening,
  commit: (within: Store) => ReturnType<typeof commitAdvance>,
) {
  try {
    return await inTransaction(deps.store, async (within) => {
      // What was completed kept its place.
      if (loaded.state.status === 'stopped') await takePlaceAgain(deps, within, head);
      const committed = await commit(within);
      if (committed !== 'conflict') await noteBegunAnew(within, head.id);
      return committed;
    });
  } catch (error) {
    if (!isUniqueViolation(error, 'trajectory_running_key')) throw error;
    const { template, subject, period } = head;
    throw alreadyEnrolled(await runningTrajectory(deps.store, { template, subject, period }), period);
  }
}

async function takePlaceAgain(deps: CommandDependencies, within: Store, head: TrajectoryHead): Promise<void> {
  const place = head.programmeId === undefined ? undefined : await placeOf(within, head.id);
  if (place === undefined) return;
  const found = await lockProgramme(within, place.programmeId);
  if (found === undefined) throw unknownProgramme();
  const { cohort, lot, group, committed: amount } = place;
  const { schoolNumber } = head;
  const facets = schoolNumber === undefined ? {} : await facetsOfSchool(within, schoolNumber);
  const wish = { cohort, lot, amount, facets, ...(group === undefined ? {} : { group }) };
  const waiting = await waitingListOf(within, EVERYTHING, found.id);
  const hindrance = admission(found.programme, found.ledger, waiting, wish, todayOf(deps));
  if (hindrance !== undefined) throw noPlace(hindrance);
}

/** Its workflow begins now if that can be; what was decided stands all the same, and a chore begins it later. */
async function beginAnew(deps: CommandDependencies, { id, organisationId }: TrajectoryHead): Promise<void> {
  const mailroom = mailPartitionOf(organisationId, deps.store.mailPartitions);
  try {
    await startTrajectoryWorkflow(deps, { trajectoryId: id, mailroom });
  } catch {
    // Temporal is away.
  }
}
