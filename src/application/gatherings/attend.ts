import { attendanceAnswers } from '../../domain/gatherings/gathering.ts';
import { stepOfPath } from '../../domain/trajectory/model/built-in-tasks.ts';
import { inTransaction } from '../../store/database/transaction.ts';
import { findGathering, lockGathering, noteAttendance, seatsOf } from '../../store/gatherings/gatherings.ts';
import type { Caller } from '../access/authorise.ts';
import type { BulkWork } from '../bulk/items.ts';
import { startBulk } from '../bulk/start.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { nowOf } from '../now.ts';
import { findDossier } from '../trajectories/dossier.ts';
import type { ChangedGathering } from './change.ts';
import { gatheringOver, gatheringRejected, gatheringToCome } from './errors.ts';
import { readGathering } from './read.ts';

/** Whether the people of a trajectory were there, and what else its step asks. */
export type Attendance = {
  readonly trajectory: string;
  readonly present: boolean;
  readonly answers?: { readonly [field: string]: unknown } | undefined;
};

/**
 * Notes who was at a gathering: in each trajectory the step is done with it, as its own form asks. Whoever was absent from a
 * step that has no question for that keeps it open, to be arranged anew.
 * @throws `not-found`; `conflict` when it has yet to begin or was called off; `invalid` for a trajectory that was not invited
 */
export async function attend(request: {
  readonly deps: Dependencies;
  readonly caller: Pick<Caller, 'actor' | 'person' | 'scope'>;
  readonly id: string;
  readonly attendance: readonly Attendance[];
  readonly idempotencyKey?: string | undefined;
}): Promise<ChangedGathering> {
  const { deps, caller, id, attendance, idempotencyKey } = request;
  const seats = await inTransaction(deps.store, async (within) => {
    await lockGathering(within, id);
    const gathering = await findGathering(within, caller.scope, id);
    if (gathering === undefined) throw notFound();
    if (gathering.calledOffAt !== undefined) throw gatheringOver();
    if (gathering.start > nowOf(deps)) throw gatheringToCome();
    const all = await seatsOf(within, caller.scope, id);
    const stranger = attendance.findIndex(({ trajectory }) =>
      all.every(({ trajectoryId }) => trajectoryId !== trajectory),
    );
    if (stranger >= 0)
      throw gatheringRejected([{ path: `attendance.${stranger}.trajectory`, ...notInvited }]);
    const noted = attendance.map(({ trajectory, present }) => ({ trajectoryId: trajectory, present }));
    await noteAttendance(within, id, noted);
    return all;
  });
  const work: BulkWork[] = [];
  for (const one of attendance) {
    const seat = seats.find(({ trajectoryId }) => trajectoryId === one.trajectory);
    const dossier = await findDossier({ deps, scope: caller.scope, id: one.trajectory });
    const step = seat && dossier && stepOfPath(dossier.template, seat.path)?.step;
    if (seat === undefined || step === undefined || seat.isDone) continue;
    const answers = attendanceAnswers(step, one.present, one.answers);
    if (answers === undefined) continue;
    const command = {
      ...{ type: 'complete' as const, step: seat.path },
      ...(step.answers === undefined ? {} : { answers }),
    };
    work.push({ trajectoryId: one.trajectory, command });
  }
  const operation = await startBulk({
    ...{ deps, actor: caller.actor, work, idempotencyKey, body: { type: 'attendance', gathering: id } },
  });
  return { ...(await readGathering(deps, caller.scope, id)), operation };
}

const notInvited = {
  code: 'not-invited',
  message: {
    nl: 'Dit traject is niet uitgenodigd.',
    en: 'This trajectory was not invited.',
  },
};
