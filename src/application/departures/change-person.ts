import {
  coordinatorOf,
  recordMove,
  revokeLinksOf,
  rolesHeld,
  stepsPassedOnTo,
} from '../../store/people/departures.ts';
import { findPerson, type Person } from '../../store/people/people.ts';
import type { BulkWork } from '../bulk/items.ts';
import { startBulk } from '../bulk/start.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';
import { changePerson } from '../people/change.ts';

/**
 * Corrects a person, with what follows from it. Who has left, or works at another school now, gets no more mails about
 * what was theirs, and their links die; what somebody of a guidance service had goes to the coordinator at once. What is
 * left with nobody shows among the departures until somebody hands it over or stops it.
 * @throws as {@link changePerson}
 */
export async function changePersonWithConsequences(
  change: Parameters<typeof changePerson>[0],
): Promise<Person> {
  const { deps, id } = change;
  const before = await findPerson(deps.store, change.scope, id);
  const after = await changePerson(change);
  const now = nowOf(deps);
  if (before?.schoolNumber !== after.schoolNumber) {
    const move = { person: id, from: before?.schoolNumber, to: after.schoolNumber };
    await recordMove(deps.store, move, now);
    if (move.from !== undefined) {
      await revokeLinksOf(deps.store, { person: id, school: move.from }, now);
      await giveStepsBack(deps, { person: id, school: move.from });
    }
  }
  const leaves = after.leftAt !== undefined && before?.leftAt === undefined;
  if (leaves) {
    await revokeLinksOf(deps.store, { person: id }, now);
    await giveStepsBack(deps, { person: id });
    await giveToCoordinator(deps, after);
  }
  return after;
}

/** Single steps that were passed on to somebody come back to the role. */
async function giveStepsBack(deps: Dependencies, of: Parameters<typeof stepsPassedOnTo>[1]): Promise<void> {
  const steps = await stepsPassedOnTo(deps.store, of);
  const work = steps.map(
    ({ trajectoryId, path }): BulkWork => ({ trajectoryId, command: { type: 'delegate', step: path } }),
  );
  if (work.length > 0) await startBulk({ deps, actor: { kind: 'system' }, kind: 'handover', work });
}

/** What somebody of a service had goes to whoever coordinates it; without a coordinator the direction sees it. */
async function giveToCoordinator(deps: Dependencies, leaver: Person): Promise<void> {
  if (leaver.organisationId === undefined) return;
  const coordinator = await coordinatorOf(deps.store, leaver.organisationId);
  if (coordinator === undefined) return;
  const held = await rolesHeld(deps.store, leaver.id);
  const work = held
    .filter(({ organisation }) => organisation === leaver.organisationId)
    .map(
      ({ trajectoryId, role }): BulkWork => ({
        trajectoryId,
        command: { type: 'assign', role, person: coordinator },
      }),
    );
  // A consequence, not an act of whoever noted it: the direction, say, acts on no trajectory.
  if (work.length > 0) await startBulk({ deps, actor: { kind: 'system' }, kind: 'handover', work });
}
