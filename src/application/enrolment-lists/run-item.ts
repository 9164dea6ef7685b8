import type { Actor } from '../../domain/trajectory/model/events.ts';
import type { BulkItem, BulkOutcome } from '../../store/operations/bulk.ts';
import { enrolmentListCells } from '../../store/operations/enrolment-lists.ts';
import { findPerson } from '../../store/people/people.ts';
import { findTrajectoryHead } from '../../store/trajectories/trajectories.ts';
import { authorise } from '../access/authorise.ts';
import { forbidden } from '../access/errors.ts';
import { outcomeOfFailure } from '../bulk/failed-item.ts';
import { enrolOrQueue } from '../enrolment/enrol.ts';
import type { EnrolmentDependencies } from '../enrolment/request.ts';
import { askedIn } from './check.ts';
import { keyOfRow } from './read-lists.ts';

/** Which row is meant. */
type Listed = { readonly list: string; readonly line: number };

const ourFault = {
  nl: 'Er ging iets fout aan onze kant; het staat in het logboek. Deze rij kan later opnieuw ingeschreven worden.',
  en: 'Something went wrong on our side, and the log says what. This row can be enrolled again later.',
};

const already = {
  nl: 'Deze school is of was dit schooljaar al ingeschreven in dit modeltraject.',
  en: 'This school is or was enrolled in this model in this school year already.',
};

/**
 * Enrols one row of a list in the name of whoever asked for it; what she may do is looked up now. Doing it again, after a
 * crash half-way, gives the first answer. A fault of ours in one row does not take the others along.
 * @throws an outage
 */
export async function enrolListedRow(
  deps: EnrolmentDependencies,
  actor: Actor,
  { trajectoryId, command }: BulkItem,
): Promise<BulkOutcome> {
  try {
    const stands = await findTrajectoryHead(deps.store, deps.store.scope, trajectoryId);
    if (stands !== undefined) return { outcome: 'done', version: stands.version };
    return await enrolOne(deps, actor, command as Listed);
  } catch (error) {
    return outcomeOfFailure(error, {
      message: ourFault,
      note: (err) =>
        deps.logger?.warn({ err, trajectory: trajectoryId }, 'A row of a list could not be enrolled'),
    });
  }
}

async function enrolOne(
  deps: EnrolmentDependencies,
  actor: Actor,
  { list, line }: Listed,
): Promise<BulkOutcome> {
  const person = actor.person && (await findPerson(deps.store, deps.store.scope, actor.person));
  if (!person || person.leftAt !== undefined) throw forbidden();
  const { scope } = await authorise({ deps, person, access: 'enrol' });
  const cells = (await enrolmentListCells(deps.store, { list, line })) ?? {};
  const asked = await askedIn({ deps, scope }, line, cells);
  if ('kind' in asked) {
    const message = asked.kind === 'refused' ? asked.problems[0]?.message : undefined;
    return { outcome: 'refused', code: asked.kind, message: message ?? already };
  }
  const { enrolment } = asked;
  const enrolled = await enrolOrQueue({
    deps,
    actor,
    scope,
    enrolment,
    idempotencyKey: keyOfRow(list, line),
  });
  if (!('queued' in enrolled)) return { outcome: 'done', version: enrolled.version };
  const { place } = enrolled.queued;
  const message = {
    nl: `Staat op de wachtlijst, op plaats ${place}.`,
    en: `Is on the waiting list, at place ${place}.`,
  };
  return { outcome: 'done', version: 0, code: 'queued', message };
}
