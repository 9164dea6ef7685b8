import { z } from 'zod';
import type { ShownHandover } from '../../application/handovers/find.ts';
import type { HandoverOffer } from '../../application/handovers/offer.ts';
import { formatWithOffset } from '../../domain/calendar/wall-clock.ts';
import type { Person } from '../../store/people/people.ts';
import { instantOrNull } from '../instants.ts';
import { confirmed } from '../people/people.schemas.ts';
import { flag, instant, localDate, name, schoolNumber, sentence, uuid } from '../schemas.ts';
import { named } from '../trajectories/trajectories.schemas.ts';

export const handoverParams = z.object({ id: uuid });

export const handoverQuery = z.strictObject({
  waiting: flag.optional().meta({ description: 'Only those that nobody has answered yet.' }),
});

/** What is handed over. */
export const newHandover = z
  .strictObject({
    from: uuid.meta({ description: 'Who has the roles now.' }),
    to: uuid.meta({ description: 'Who takes over.' }),
    trajectories: z.array(uuid).min(1).max(2_000).optional().meta({ description: 'Only in these.' }),
    role: name.optional().meta({ description: 'Only this role.' }),
    school: schoolNumber.optional().meta({ description: 'Only at this school.' }),
    on: localDate.meta({ description: 'Today or later.' }),
    until: localDate
      .optional()
      .meta({ description: 'A temporary one: on this day the giver has them again.' }),
    note: sentence(10_000).optional(),
    confirmed,
  })
  .meta({ id: 'NewHandover' });

export const handoverSchema = z
  .strictObject({
    id: uuid,
    from: named,
    to: named,
    trajectories: z.array(uuid).nullable(),
    role: z.string().nullable(),
    school: z.string().nullable(),
    on: localDate,
    until: localDate.nullable(),
    status: z.enum(['offered', 'accepted', 'declined', 'returned']),
    waits_long: z
      .boolean()
      .meta({ description: 'Nobody has answered it for a week: whoever coordinates sees to it.' }),
    offered_at: instant,
    answered_at: instant.nullable(),
    operation: uuid.nullable().meta({ description: 'At /bulk: what became of each role.' }),
    return_operation: uuid.nullable(),
  })
  .meta({ id: 'Handover' });

/** What came over the wire, as the use case takes it. */
export function toOffer(body: z.output<typeof newHandover>): HandoverOffer {
  const { trajectories, role, school, ...same } = body;
  return { ...same, scope: { trajectories, role, school } };
}

/** A handover, as it goes over the wire. */
export function toWireHandover({
  handover,
  from,
  to,
  waitsLong,
}: ShownHandover): z.input<typeof handoverSchema> {
  const { scope, accepted, operationId, returnOperationId } = handover;
  return {
    id: handover.id,
    from: whoIs(handover.from, from),
    to: whoIs(handover.to, to),
    trajectories: scope.trajectories === undefined ? null : [...scope.trajectories],
    role: scope.role ?? null,
    school: scope.school ?? null,
    on: handover.on,
    until: handover.until ?? null,
    status:
      returnOperationId !== undefined
        ? 'returned'
        : accepted === undefined
          ? 'offered'
          : accepted
            ? 'accepted'
            : 'declined',
    waits_long: waitsLong,
    offered_at: formatWithOffset(handover.offeredAt),
    answered_at: instantOrNull(handover.answeredAt),
    operation: operationId ?? null,
    return_operation: returnOperationId ?? null,
  };
}

function whoIs(id: string, person: Person | undefined) {
  return { id, name: person?.name ?? null };
}
