import { z } from 'zod';
import type { ShownHeldChange } from '../../application/held-changes/find.ts';
import { formatWithOffset } from '../../domain/calendar/wall-clock.ts';
import { instantOrNull } from '../instants.ts';
import { instant, uuid } from '../schemas.ts';
import { named } from '../trajectories/trajectories.schemas.ts';

export const heldChangeParams = z.object({ id: uuid });

export const heldChangeSchema = z
  .strictObject({
    id: uuid,
    kind: z.enum(['command', 'bulk', 'person', 'enrolment', 'new-person']),
    asked_by: named,
    asked_at: instant,
    trajectory: uuid.nullable(),
    person: uuid.nullable(),
    changes: z.int().meta({ description: 'So many changes it is.' }),
    asked: z.record(z.string(), z.unknown()).meta({
      description:
        'What was asked: the command, what is corrected of a person, the enrolment, or who is added. An administrator gets the `type`, the ' +
        '`template`, or the names of the `fields`.',
    }),
    answer: z.enum(['released', 'refused']).nullable(),
    answered_at: instant.nullable(),
  })
  .meta({ id: 'HeldChange' });

/** A held change, as it goes over the wire. */
export function toWireHeldChange(shown: ShownHeldChange): z.input<typeof heldChangeSchema> {
  const { held, request, by, seesContent } = shown;
  const { id, kind, person, subject, changes, askedAt, answer, answeredAt } = held;
  return {
    ...{ id, kind, changes, asked_at: formatWithOffset(askedAt) },
    asked_by: { id: person, name: by ?? null },
    trajectory: kind === 'command' ? (subject ?? null) : null,
    person: kind === 'person' ? (subject ?? null) : null,
    asked: seesContent ? askedIn(request) : kindOf(request),
    answer: answer ?? null,
    answered_at: instantOrNull(answeredAt),
  };
}

/** What kind of change it is, without what somebody wrote. */
function kindOf(request: ShownHeldChange['request']): Record<string, unknown> {
  const asked = askedIn(request);
  if (request.kind === 'enrolment') return { template: asked.template };
  const isOfPerson = request.kind === 'person' || request.kind === 'new-person';
  return isOfPerson ? { fields: Object.keys(asked) } : { type: asked.type };
}

function askedIn(request: ShownHeldChange['request']): Record<string, unknown> {
  if (request.kind === 'person') return { ...request.correction };
  if (request.kind === 'enrolment') return { ...request.enrolment };
  if (request.kind === 'new-person') return { ...request.person };
  if (request.kind === 'bulk' && request.of === 'enrolment') return { type: 'enrol' };
  const command = request.kind === 'command' ? request.command : request.work[0]?.command;
  return { ...command };
}
