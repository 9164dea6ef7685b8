import { EVERYTHING } from '../../domain/access/scope.ts';
import { answerHeldChange, findHeldChange, type HeldChange } from '../../store/operations/held-changes.ts';
import { findPerson, type Person } from '../../store/people/people.ts';
import { authorise, type Caller } from '../access/authorise.ts';
import { forbidden } from '../access/errors.ts';
import { startBulk } from '../bulk/start.ts';
import { commandRejected } from '../commands/errors.ts';
import { executeCommand } from '../commands/execute.ts';
import { changePersonWithConsequences } from '../departures/change-person.ts';
import type { Dependencies } from '../dependencies.ts';
import { enrolOrQueue } from '../enrolment/enrol.ts';
import { notFound } from '../errors.ts';
import { nowOf } from '../now.ts';
import { addPerson } from '../people/create.ts';
import { heldAnsweredBefore } from './errors.ts';
import { requestOf } from './find.ts';

/**
 * Lets a held change through, which is then done in the name of who asked for it, with what she may do now; or refuses it. It stays
 * in sight as long as it was not done.
 * @throws `not-found`, `forbidden` for one's own, `conflict` `answered-before`, and whatever keeps it from being done now
 */
export async function answerToHeldChange(request: {
  readonly deps: Dependencies;
  readonly caller: Pick<Caller, 'person' | 'scope'>;
  readonly id: string;
  readonly answer: 'released' | 'refused';
}): Promise<HeldChange> {
  const { deps, caller, id, answer } = request;
  const held = await findHeldChange(deps.store, caller.scope, id);
  if (held === undefined) throw notFound();
  if (held.answeredAt !== undefined) throw heldAnsweredBefore();
  if (held.person === caller.person) throw forbidden();
  // Done twice it is the same: the number under which it was asked goes along.
  if (answer === 'released') await carryOut(deps, held);
  const at = nowOf(deps);
  if (!(await answerHeldChange(deps.store, { id, answer, by: caller.person, at })))
    throw heldAnsweredBefore();
  return { ...held, answer, answeredBy: caller.person, answeredAt: at };
}

async function carryOut(deps: Dependencies, held: HeldChange): Promise<void> {
  const person = await findPerson(deps.store, EVERYTHING, held.person);
  if (person === undefined || person.leftAt !== undefined) throw forbidden();
  const request = requestOf(held);
  const { subject: id = '' } = held;
  if (request.kind === 'person') return correct(deps, { person, id, correction: request.correction });
  const { key: idempotencyKey = `held ${held.id}` } = request;
  if (request.kind === 'enrolment') {
    const { actor, scope } = await authorise({ deps, person, access: 'enrol' });
    await enrolOrQueue({ deps, actor, scope, enrolment: request.enrolment, idempotencyKey });
    return;
  }
  if (request.kind === 'new-person') {
    const caller = await authorise({ deps, person, access: 'change-people' });
    await addPerson({ deps, caller, person: request.person, idempotencyKey });
    return;
  }
  if (request.kind === 'bulk') {
    const { actor } = await authorise({ deps, person, access: 'act-on-many' });
    const { of: kind, work, body } = request;
    await startBulk({ deps, actor, work, body, idempotencyKey, ...(kind === undefined ? {} : { kind }) });
    return;
  }
  const { actor, scope } = await authorise({ deps, person, access: 'act-on-trajectory', id });
  const { command } = request;
  const outcome = await executeCommand({ deps, trajectoryId: id, actor, scope, command, idempotencyKey });
  if (!outcome.ok) throw commandRejected(outcome.rejection);
}

async function correct(
  deps: Dependencies,
  asked: { readonly person: Person; readonly id: string; readonly correction: object },
): Promise<void> {
  const { person, id, correction } = asked;
  const { scope } = await authorise({ deps, person, access: 'change-people' });
  await changePersonWithConsequences({ deps, scope, by: person.id, id, ifMatch: '*', correction });
}
