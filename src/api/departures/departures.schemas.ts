import { z } from 'zod';
import type { Departure } from '../../application/departures/find.ts';
import { formatWithOffset } from '../../domain/calendar/wall-clock.ts';

import { personOrId } from '../people/people.schemas.ts';
import { instant, name, schoolNumber, sentence, uuid } from '../schemas.ts';
import { appointment, named, toWireAppointment } from '../trajectories/trajectories.schemas.ts';

export const departureQuery = z.strictObject({
  person: uuid.optional().meta({ description: 'Only of this person.' }),
  school: schoolNumber.optional().meta({ description: 'Only of this school.' }),
});

const concerned = z.strictObject({
  id: uuid,
  reference: z.string(),
  school: z.strictObject({ number: schoolNumber, name: z.string() }).nullable(),
  roles: z.array(z.string()),
  open: z.array(z.string()).meta({ description: 'Paths of the open steps that wait for them.' }),
  mails_planned: z.int(),
  appointments: z.array(appointment),
});

export const departureSchema = z
  .strictObject({
    kind: z.enum(['left', 'moved', 'closed']),
    person: named.nullable(),
    school: z.strictObject({ number: schoolNumber, name: z.string() }).nullable(),
    since: instant,
    owner: named.nullable().meta({ description: 'Who has to see to it: somebody who is there.' }),
    trajectories: z.array(concerned),
  })
  .meta({ id: 'Departure' });

const oneOf = {
  code: 'one-subject',
  message: { nl: 'Geef ofwel person, ofwel school.', en: 'Give either person or school.' },
};

/** What is done with what is left behind. */
export const settlementSchema = z
  .strictObject({
    of: z
      .strictObject({ person: uuid.optional(), school: schoolNumber.optional() })
      .refine(({ person, school }) => (person === undefined) !== (school === undefined), {
        params: { fault: oneOf },
      }),
    trajectories: z
      .array(uuid)
      .min(1)
      .max(2_000)
      .optional()
      .meta({ description: 'Only these; all if left out.' }),
    settlement: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('hand-over'), to: personOrId, role: name.optional() }),
      z.strictObject({
        kind: z.literal('move'),
        school: schoolNumber.meta({ description: 'Where they go on.' }),
        reason: sentence(10_000).optional(),
      }),
      z.strictObject({ kind: z.literal('stop'), reason: sentence(10_000) }),
    ]),
  })
  .meta({ id: 'Settlement' });

/** What is left behind, as it goes over the wire. */
export function toWireDeparture(departure: Departure): z.input<typeof departureSchema> {
  const { kind, subject, name: called, since, owner } = departure;
  return {
    kind,
    person: kind === 'closed' ? null : { id: subject, name: called },
    school: kind === 'closed' ? { number: subject, name: called } : null,
    since: formatWithOffset(since),
    owner: owner === undefined ? null : { id: owner.id, name: owner.name },
    trajectories: departure.concerned.map((one) => ({
      id: one.trajectoryId,
      reference: one.reference,
      school: one.school === undefined ? null : { number: one.school, name: one.schoolName ?? one.school },
      roles: [...one.roles],
      open: [...one.open],
      mails_planned: one.mails,
      appointments: one.appointments.map(toWireAppointment),
    })),
  };
}
