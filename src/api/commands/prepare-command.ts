import { canonicalInstant } from '../../domain/calendar/instant.ts';
import { roleOf } from '../../domain/template/lookup.ts';
import type { Template } from '../../domain/template/types.ts';
import type { Command } from '../../domain/trajectory/commands.ts';
import { rejectField } from '../../domain/trajectory/rejections.ts';
import { findAttachment } from '../../store/attachments.repository.ts';
import { templateOf } from '../../store/templates.repository.ts';
import type { TrajectoryHead } from '../../store/trajectories.repository.ts';
import type { Dependencies } from '../dependencies.ts';
import { ensurePerson, type InlinePerson } from '../people/people.usecases.ts';
import { commandRejected, unknownAttachment } from './commands.errors.ts';

/** A command as callers give it: somebody who is assigned may be new. */
export type CommandRequest =
  | Exclude<Command, { type: 'assign' | 'handover' }>
  | (Omit<Extract<Command, { type: 'assign' }>, 'person'> & { readonly person: string | InlinePerson })
  | (Omit<Extract<Command, { type: 'handover' }>, 'to'> & { readonly to: string | InlinePerson });

type Preparation = {
  readonly deps: Pick<Dependencies, 'store'>;
  readonly head: TrajectoryHead;
  readonly idempotencyKey?: string | undefined;
};

/**
 * Makes of what a caller gave a command that the core can decide: everything it names exists, somebody new is added,
 * instants have one form.
 * @throws 422 for a person, file or role that does not exist
 */
export async function prepareCommand(preparation: Preparation, request: CommandRequest): Promise<Command> {
  switch (request.type) {
    case 'assign':
      return { ...request, person: await personFor(preparation, request.role, request.person, 'person') };
    case 'handover':
      return { ...request, to: await personFor(preparation, request.role, request.to, 'to') };
    case 'complete':
      for (const [index, id] of (request.attachments ?? []).entries()) {
        await assertOwnAttachment(preparation, id, `attachments.${index}`);
      }
      return request;
    case 'attach':
      await assertOwnAttachment(preparation, request.attachment, 'attachment');
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

/** Somebody new in a school's role belongs to that school; in a service's role, to that service. */
export function affiliationOf(
  template: Template,
  role: string,
  at: { readonly school?: string | undefined; readonly organisation?: string | undefined },
): { school?: string | undefined; organisation?: string | undefined } {
  const party = roleOf(template, role)?.party;
  if (party === 'school') return { school: at.school };
  return party === 'pbd' ? { organisation: at.organisation } : {};
}

async function personFor(
  { deps, head, idempotencyKey }: Preparation,
  role: string,
  person: string | InlinePerson,
  path: string,
): Promise<string> {
  const template = await templateOf(deps.store, head.template, head.templateVersion);
  // Nobody is added for a role that does not exist.
  if (roleOf(template, role) === undefined) throw commandRejected(rejectField('role-unknown', 'role'));
  const at = affiliationOf(template, role, { school: head.schoolNumber, organisation: head.organisationId });
  return (await ensurePerson({ deps, person, path, idempotencyKey, ...at })).id;
}

async function assertOwnAttachment({ deps, head }: Preparation, id: string, path: string): Promise<void> {
  const attachment = await findAttachment(deps.store, id);
  if (attachment?.trajectoryId !== head.id) throw unknownAttachment(path);
}
