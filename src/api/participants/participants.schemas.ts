import { z } from 'zod';
import type { NamedParticipation } from '../../store/trajectories/participations.ts';
import { line, localDate, name, schoolNumber, uuid } from '../schemas.ts';

const role = line(100).meta({ description: 'In one’s own words.', example: 'trekkende school' });
const oneOf = {
  code: 'one-party',
  message: { nl: 'Noem een school of een organisatie.', en: 'Name a school or an organisation.' },
};

export const newParticipation = z
  .strictObject({
    school: schoolNumber.optional(),
    organisation: uuid.optional(),
    role,
    from: localDate.optional().meta({ description: 'Today if left out.' }),
    until: localDate.optional().meta({ description: 'The last day; without it, it goes on.' }),
  })
  .superRefine(({ school, organisation }, context) => {
    if ((school === undefined) !== (organisation === undefined)) return;
    context.addIssue({ code: 'custom', path: ['school'], params: { fault: oneOf } });
  })
  .meta({ id: 'NewParticipation' });

export const participationEnd = z.strictObject({ until: localDate }).meta({ id: 'ParticipationEnd' });

export const participationParams = z.object({ id: uuid, participation: uuid });

export const participationSchema = z
  .strictObject({
    id: uuid,
    trajectory: uuid,
    reference: z.string(),
    template: name,
    school: schoolNumber.nullable(),
    organisation: uuid.nullable(),
    name: z.string(),
    role: z.string(),
    from: localDate,
    until: localDate.nullable(),
  })
  .meta({ id: 'Participation', description: 'A school or organisation in a project or plan.' });

/** A participation as it goes over the wire. */
export function toWireParticipation(one: NamedParticipation): z.input<typeof participationSchema> {
  const { id, trajectory, reference, template, party, partyName, role: as, from, until } = one;
  return {
    ...{ id, trajectory, reference, template, name: partyName, role: as, from, until: until ?? null },
    school: party.kind === 'school' ? party.number : null,
    organisation: party.kind === 'organisation' ? party.id : null,
  };
}
