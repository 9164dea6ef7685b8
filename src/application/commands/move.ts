import { EVERYTHING, type Scope } from '../../domain/access/scope.ts';
import type { Command } from '../../domain/trajectory/model/commands.ts';
import { isOfSchool, subjectId, subjectParts } from '../../domain/trajectory/model/subject.ts';
import { movePeopleAlong } from '../../store/people/departures.ts';
import { findSchool } from '../../store/people/schools.ts';
import { runningTrajectory, type TrajectoryHead } from '../../store/trajectories/trajectories.ts';
import type { Dependencies } from '../dependencies.ts';
import { unknownReference } from '../people/errors.ts';
import { alreadyEnrolled } from '../programmes/errors.ts';
import { assertWithinReach } from '../schools/reach.ts';
import { schoolIsClosed } from './errors.ts';

type Move = Extract<Command, { type: 'move' }>;

/**
 * Makes of a move what the core can decide. The people of the school that have a role in the trajectory come along.
 * @param preparation `newcomer`: only look, nobody moves
 * @throws `invalid` for a school that does not exist or is closed, `forbidden` for one that the actor does not deal with, `conflict`
 *   when the same model runs there already
 */
export async function movePrepared(
  preparation: {
    readonly deps: Pick<Dependencies, 'store'>;
    readonly head: TrajectoryHead;
    readonly scope?: Scope | undefined;
    readonly newcomer?: string | undefined;
  },
  request: Move,
): Promise<Move> {
  const { deps, head, scope, newcomer } = preparation;
  const { store } = deps;
  const school = await findSchool(store, EVERYTHING, request.school);
  if (school === undefined) throw unknownReference('school', 'school');
  if (school.closedAt !== undefined) throw schoolIsClosed('school');
  if (scope !== undefined) await assertWithinReach(deps, scope, school.number);
  const { id, subject, template, period, endedAt, schoolNumber } = head;
  if (isOfSchool(subject.kind) && endedAt === undefined) {
    const there = { kind: subject.kind, id: subjectId(school.number, subjectParts(subject).key) };
    const running = await runningTrajectory(store, { template, subject: there, period });
    if (running !== undefined && running !== id) throw alreadyEnrolled(running, period);
  }
  if (newcomer === undefined && schoolNumber !== undefined) {
    await movePeopleAlong(store, { trajectory: id, from: schoolNumber, to: school.number });
  }
  return {
    ...{ ...request, school: school.number },
    ...(schoolNumber === undefined ? {} : { from: schoolNumber }),
  };
}
