import { EVERYTHING, type Scope, scopeOf } from '../../domain/access/scope.ts';
import { canonicalInstant } from '../../domain/calendar/instant.ts';
import { positionOfPath, roleOf } from '../../domain/template/model/lookup.ts';
import type { StepNode } from '../../domain/template/model/types.ts';
import { taskOfPath } from '../../domain/trajectory/model/built-in-tasks.ts';
import type { Command } from '../../domain/trajectory/model/commands.ts';
import type { Actor } from '../../domain/trajectory/model/events.ts';
import { rejectField } from '../../domain/trajectory/model/rejections.ts';
import { storeOfSystem } from '../../store/database/db.ts';
import { inTransaction } from '../../store/database/transaction.ts';
import { correctPerson, findPerson, lockPerson, type Person } from '../../store/people/people.ts';
import { organisationInRole } from '../../store/people/roles.ts';
import { templateOf } from '../../store/templates/templates.ts';
import { ownAttachments } from '../../store/trajectories/attachments.ts';
import type { TrajectoryHead } from '../../store/trajectories/trajectories.ts';
import { otherService } from '../access/errors.ts';
import type { Dependencies, NamingDependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';
import {
  affiliationOf,
  asksPeople,
  isOfAnotherOrganisation,
  serviceThatFollows,
  suitsRole,
} from '../people/affiliation.ts';
import { confirmationRequired, notOfService, personHasLeft } from '../people/errors.ts';
import { ensurePerson, findNamed, type InlinePerson } from '../people/named.ts';
import { noteNewAddress } from '../people/new-address.ts';
import { assertBookingFits } from '../programmes/check-booking.ts';
import { contactSolution } from './contact-solution.ts';
import { commandRejected, unknownAttachment } from './errors.ts';
import { movePrepared } from './move.ts';

/** A command as callers give it: somebody who is assigned may be new. */
export type CommandRequest =
  | Exclude<Command, { type: 'assign' | 'delegate' | 'handover' | 'complete' }>
  | CompletionRequest
  | (Omit<Extract<Command, { type: 'assign' }>, 'person'> &
      Confirmed & { readonly person: string | InlinePerson })
  | (Omit<Extract<Command, { type: 'delegate' }>, 'person'> &
      Confirmed & { readonly person?: string | InlinePerson | undefined })
  | (Omit<Extract<Command, { type: 'handover' }>, 'to'> & Confirmed & { readonly to: string | InlinePerson });

/** Said where somebody of another organisation gets a role: it is meant. */
type Confirmed = { readonly confirmed?: boolean | undefined };

/** What somebody answers; `given_by` is whose answer it is when somebody else records it. */
export type CompletionRequest = Omit<Extract<Command, { type: 'complete' }>, 'givenBy' | 'person'> & {
  readonly given_by?: string | InlinePerson;
};

type Preparation = {
  readonly deps: NamingDependencies & Pick<Dependencies, 'clock'>;
  readonly head: TrajectoryHead;
  /** Who asks it: people are asked whether they mean it when they give a role to somebody of another organisation. */
  readonly actor: Actor;
  /** What the actor deals with; without it, nobody is held to anything. */
  readonly scope?: Scope | undefined;
  readonly idempotencyKey?: string | undefined;
  /** Only look what it would lead to: somebody new is not added, and goes by this id, as a file does that is not kept yet. */
  readonly newcomer?: string | undefined;
};

/**
 * Makes of what a caller gave a command that the core can decide: everything it names exists, somebody new is added,
 * instants have one form.
 * @throws `invalid` for a person, file or role that does not exist, and for somebody who has left; `forbidden` for a counsellor of
 *   another service, and for somebody new with a function that the actor may not give; `conflict` `confirmation-required` for somebody
 *   of another organisation of whom it was not said that they are meant
 */
export async function prepareCommand(preparation: Preparation, request: CommandRequest): Promise<Command> {
  switch (request.type) {
    case 'assign': {
      const { confirmed, ...command } = request;
      const { role, person } = command;
      return {
        ...command,
        person: await roleHolder(preparation, { role, person, path: 'person', confirmed }),
      };
    }
    case 'delegate':
      return delegationOf(preparation, request);
    case 'handover': {
      const { confirmed, ...command } = request;
      const { role, to: person } = command;
      return { ...command, to: await roleHolder(preparation, { role, person, path: 'to', confirmed }) };
    }
    case 'complete':
      await assertOwn(preparation, request.attachments ?? [], (index) => `attachments.${index}`);
      return completionOf(preparation, request);
    case 'move':
      return movePrepared(preparation, request);
    case 'attach':
      await assertOwn(preparation, [request.attachment], () => 'attachment');
      return request;
    case 'reschedule':
      if (request.appointments === undefined) return request;
      return {
        ...request,
        appointments: request.appointments.map((appointment) => ({
          ...appointment,
          start: canonicalInstant(appointment.start),
          end: canonicalInstant(appointment.end),
        })),
      };
    default:
      return request;
  }
}

/** Whoever gave an answer on paper is somebody of the role that it was asked of. */
async function completionOf(
  preparation: Preparation,
  { given_by, ...request }: CompletionRequest,
): Promise<Command> {
  if (taskOfPath(request.step) === 'no_contact') return contactFound(preparation, request);
  const step = await stepOf(preparation, request.step);
  if (step?.money !== undefined) {
    await assertBookingFits(preparation.deps, preparation.head, step, request);
  }
  if (given_by === undefined) return request;
  const role = await roleOfStep(preparation, request.step);
  return { ...request, givenBy: await personFor(preparation, role, given_by, 'given_by') };
}

/** Whoever gets one step is somebody of the same kind as whoever has its role. */
async function delegationOf(
  preparation: Preparation,
  { person, confirmed, ...request }: Extract<CommandRequest, { type: 'delegate' }>,
): Promise<Command> {
  if (person === undefined) return request;
  const role = await roleOfStep(preparation, request.step);
  return { ...request, person: await roleHolder(preparation, { role, person, path: 'person', confirmed }) };
}

async function roleOfStep(preparation: Preparation, path: string): Promise<string> {
  const step = await stepOf(preparation, path);
  if (step === undefined) throw commandRejected(rejectField('step-unknown', 'step'));
  return step.role;
}

async function stepOf({ deps, head }: Preparation, path: string): Promise<StepNode | undefined> {
  const template = await templateOf(deps.store, head.template, head.templateVersion);
  const node = positionOfPath(template, path)?.node;
  return node?.type === 'step' ? node : undefined;
}

/**
 * What solves the task that nobody can be reached in a role is an address or a person, and is carried out with it: what was
 * typed goes to the people, and into no journal.
 */
async function contactFound(
  preparation: Preparation,
  { answers, ...request }: Omit<CompletionRequest, 'given_by'>,
): Promise<Command> {
  const { deps, head, newcomer } = preparation;
  const solution = await contactSolution(deps, head, { answers, ...request });
  if (solution.kind === 'none') return request;
  const { role, email } = solution;
  if (solution.kind === 'replaced') {
    const person = { name: solution.name, email };
    return { ...request, person: await personFor(preparation, role, person, 'answers.email') };
  }
  if (newcomer === undefined && solution.isOpen) await correctAddress(preparation, solution.person, email);
  return { ...request, person: solution.person };
}

/** The other trajectories of this person hear of it by a chore. */
async function correctAddress(
  { deps, head, actor }: Preparation,
  person: string,
  email: string,
): Promise<void> {
  await inTransaction(storeOfSystem(deps.store, 'around'), async (within) => {
    const before = await lockPerson(within, EVERYTHING, person);
    const corrected = await correctPerson(within, person, { email });
    if (before !== undefined && corrected !== undefined) {
      await noteNewAddress(within, before, corrected, nowOf(deps), {
        ...{ except: head.id, by: actor.person },
      });
    }
  });
}

/** Whoever gets a role: somebody of another organisation only where a person said that this is meant. */
async function roleHolder(
  preparation: Preparation,
  given: {
    readonly role: string;
    readonly person: string | InlinePerson;
    readonly path: string;
    readonly confirmed: boolean | undefined;
  },
): Promise<string> {
  const { deps, head, actor } = preparation;
  const { role, person, path, confirmed } = given;
  const id = await personFor(preparation, role, person, path);
  const isAsked = asksPeople(actor) && !confirmed;
  const found = isAsked ? await findPerson(deps.store, EVERYTHING, id) : undefined;
  if (found === undefined) return id;
  const template = await templateOf(deps.store, head.template, head.templateVersion);
  const at = {
    organisation: serviceThatFollows(template, head.organisationId),
    holder: await organisationInRole(deps.store, head.id, role),
  };
  if (isOfAnotherOrganisation(template, role, found, at)) throw confirmationRequired();
  return id;
}

async function personFor(
  { deps, head, scope, idempotencyKey, newcomer }: Preparation,
  role: string,
  person: string | InlinePerson,
  path: string,
): Promise<string> {
  const template = await templateOf(deps.store, head.template, head.templateVersion);
  // Nobody is added for a role that does not exist.
  if (roleOf(template, role) === undefined) throw commandRejected(rejectField('role-unknown', 'role'));
  const among = affiliationOf(template, role, {
    school: head.schoolNumber,
    organisation: serviceThatFollows(template, head.organisationId),
  });
  const named = { deps, person, path, scope, among };
  const found =
    newcomer === undefined ? await ensurePerson({ ...named, idempotencyKey }) : await findNamed(named);
  if (found === undefined) return newcomer ?? '';
  if (found.leftAt !== undefined) throw personHasLeft(path);
  if (!suitsRole(template, role, found)) throw notOfService(path);
  if (role === template.counsellorRole && !canFollow(found, head)) throw otherService(path);
  return found.id;
}

/** Who works for another service would not even see the trajectory. */
function canFollow(person: Person, { organisationId }: TrajectoryHead): boolean {
  if (person.organisationId === undefined || organisationId === undefined) return true;
  return person.organisationId === organisationId || scopeOf(person)?.kind === 'all';
}

/** @param fieldOf names the field of a file, by its place in the list */
async function assertOwn(
  { deps, head, newcomer }: Preparation,
  ids: readonly string[],
  fieldOf: (index: number) => string,
): Promise<void> {
  if (ids.length === 0) return;
  const own = await ownAttachments(deps.store, head.id, ids);
  const other = ids.findIndex((id) => id !== newcomer && !own.has(id.toLowerCase()));
  if (other >= 0) throw unknownAttachment(fieldOf(other));
}
