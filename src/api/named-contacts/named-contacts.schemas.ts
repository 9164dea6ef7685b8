import { z } from 'zod';
import type { ShownContact } from '../../application/named-contacts/find.ts';
import { formatWithOffset } from '../../domain/calendar/wall-clock.ts';
import { instant, uuid } from '../schemas.ts';
import { named } from '../trajectories/trajectories.schemas.ts';

export const contactParams = z.object({ id: uuid, contact: uuid });

export const answerBody = z.strictObject({ answer: z.enum(['confirm', 'refuse']) });

export const namedContactSchema = z
  .strictObject({
    id: uuid,
    trajectory: uuid,
    reference: z.string(),
    step: z.string().nullable().meta({ description: 'The step that is passed on; null for a whole role.' }),
    role: z.string(),
    name: z.string(),
    email: z.string(),
    asked_by: named,
    asked_at: instant,
  })
  .meta({ id: 'NamedContact' });

/** Somebody who was named, as they go over the wire. */
export function toWireContact(contact: ShownContact): z.input<typeof namedContactSchema> {
  const {
    id,
    trajectoryId,
    reference,
    path,
    role,
    whole,
    name = '',
    email = '',
    askedBy,
    by,
    askedAt,
  } = contact;
  return {
    ...{ id, trajectory: trajectoryId, reference, step: whole ? null : path, role, name, email },
    asked_by: { id: askedBy, name: by ?? null },
    asked_at: formatWithOffset(askedAt),
  };
}
