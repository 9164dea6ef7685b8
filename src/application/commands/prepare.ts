import { type Scope, scopeOf } from '../../domain/access/scope.ts';
import { canonicalInstant } from '../../domain/calendar/instant.ts';
import { roleOf } from '../../domain/template/model/lookup.ts';
import type { Command } from '../../domain/trajectory/model/commands.ts';
import { rejectField } from '../../domain/trajectory/model/rejections.ts';
import type { Person } from '../../store/people/people.ts';
import { templateOf } from '../../store/templates/templates.ts';
import { ownAttachments } from '../../store/trajectories/attachments.ts';
import type { TrajectoryHead } from '../../store/trajectories/trajectories.ts';
import { otherService } from '../access/errors.ts';
import type { Dependencies } from '../dependencies.ts';
import { affiliationOf, serviceThatFollows } from '../people/affiliation.ts';
import { personHasLeft } from '../people/errors.ts';
import { ensurePerson, findNamed, type InlinePerson } from '../people/named.ts';
import { commandRejected, unknownAttachment } from './errors.ts';

/** A command as callers give it: somebody who is assigned may be new. */
export type CommandRequest =
  | Exclude<Command, { type: 'assign' | 'handover' }>
  | (Omit<Extract<Command, { type: 'assign' }>, 'person'> & { readonly person: string | InlinePerson })
  | (Omit<Extract<Command, { type: 'handover' }>, 'to'> & { readonly to: string | InlinePerson });

type Preparation = {
  readonly deps: Pick<Dependencies, 'store'>;
  readonly head: TrajectoryHead;
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
 *   another service, and for somebody new with a function that the actor may not give
 */
export async function prepareCommand(preparation: Preparation, request: CommandRequest): Promise<Command> {
  switch (request.type) {
    case 'assign':
      return { ...request, person: await personFor(preparation, request.role, request.person, 'person') };
    case 'handover':
      return { ...request, to: await personFor(preparation, request.role, request.to, 'to') };
    case 'complete':
      await assertOwn(preparation, request.attachments ?? [], (index) => `attachments.${index}`);
      return request;
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
