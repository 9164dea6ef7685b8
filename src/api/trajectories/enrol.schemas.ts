import { z } from 'zod';
import { definedOf } from '../defined.ts';
import { personOrId } from '../people/people.schemas.ts';
import { localDate, name, sentence, uuid } from '../schemas.ts';
import type { EnrolmentRequest } from './enrol.usecase.ts';

const subjectId = z.string().min(1).max(100);

export const enrolmentSchema = z
  .strictObject({
    template: name,
    template_version: z.int().min(1).optional().meta({ description: 'The latest if left out.' }),
    subject: z
      .union([
        z.strictObject({
          kind: z.enum(['school', 'team', 'person', 'programme']).optional(),
          id: subjectId.meta({ description: 'Of a school its number, of a person the id.' }),
        }),
        subjectId,
      ])
      .meta({
        description: 'Who goes through it; of the kind that the template is for if only the id is given.',
      }),
    start: localDate.optional().meta({ description: 'Today if left out.' }),
    roles: z
      .record(name, personOrId)
      .meta({ description: 'Somebody known, by id, or somebody new for every role that is not optional.' }),
    reason: sentence(2_000).optional(),
    group: z.enum(['volger', 'first-mover']).optional(),
    programme: uuid.optional(),
    under_way: z
      .strictObject({ phase: name, since: localDate })
      .optional()
      .meta({ description: 'Already in this phase since this date; nothing is sent for what lies before.' }),
  })
  .meta({ id: 'Enrolment' });

/** What came over the wire, as the use case takes it. */
export function toEnrolmentRequest(body: z.output<typeof enrolmentSchema>): EnrolmentRequest {
  const { template_version, under_way, subject, ...same } = body;
  return definedOf({
    ...same,
    subject: typeof subject === 'string' ? { id: subject } : subject,
    templateVersion: template_version,
    underWay: under_way,
  }) as EnrolmentRequest;
}
