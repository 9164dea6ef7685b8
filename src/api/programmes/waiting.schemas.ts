import { z } from 'zod';
import { sentenceOf } from '../../application/programmes/errors.ts';
import type { Queued } from '../../application/programmes/take-place.ts';
import { formatWithOffset } from '../../domain/calendar/wall-clock.ts';
import type { WaitingEntry } from '../../store/programmes/waiting.ts';
import { instant, localDate, schoolNumber, text, uuid } from '../schemas.ts';
import { cents, cohortId } from './programmes.schemas.ts';

const status = z
  .enum(['waiting', 'enrolled', 'removed', 'refused'])
  .meta({ id: 'WaitingStatus', description: '`refused`: it could not be enrolled when its turn came.' });

export const waitingListQuery = z.strictObject({
  status: status.default('waiting').meta({ default: 'waiting' }),
});

export const waitingEntrySchema = z
  .strictObject({
    id: uuid,
    programme: uuid,
    cohort: cohortId,
    template: z.string(),
    subject: z.strictObject({ kind: z.string(), id: z.string(), name: z.string().nullable() }),
    school: schoolNumber.nullable(),
    group: z.string().nullable(),
    amount_cents: cents,
    start: localDate.nullable().meta({ description: 'A start that was asked for.' }),
    status,
    place: z.int().nullable().meta({ description: 'From 1, among all who wait in this programme.' }),
    trajectory: uuid.nullable().meta({
      description: 'The id that its trajectory gets, or has; null when it got no place and waits no more.',
    }),
    refusal: z.string().nullable().meta({ description: 'Stable code.' }),
    why: text.nullable().meta({ description: 'What stood in the way.' }),
    asked_at: instant,
    decided_at: instant.nullable(),
  })
  .meta({ id: 'WaitingEntry' });

/** Somebody on the waiting list as it goes over the wire. */
export function toWireWaiting(
  queued: Omit<Queued, 'place'> & { place?: number },
): z.input<typeof waitingEntrySchema> {
  const { entry, place, hindrance } = queued;
  return {
    id: entry.id,
    programme: entry.programmeId,
    cohort: entry.cohort,
    template: entry.lot,
    subject: { ...entry.subject, name: entry.subjectName ?? null },
    school: entry.schoolNumber ?? null,
    group: entry.group ?? null,
    amount_cents: entry.amount,
    start: entry.start ?? null,
    status: entry.status,
    place: place ?? null,
    trajectory: entry.status === 'waiting' || entry.status === 'enrolled' ? entry.trajectoryId : null,
    refusal: entry.refusal ?? null,
    why: hindrance === undefined ? null : sentenceOf(hindrance),
    asked_at: formatWithOffset(entry.askedAt),
    decided_at: decidedAt(entry),
  };
}

function decidedAt({ decidedAt: at }: WaitingEntry): string | null {
  return at === undefined ? null : formatWithOffset(at);
}
