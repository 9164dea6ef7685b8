import { z } from 'zod';
import { definedOf } from '../../application/defined.ts';
import type { EnrolmentRequest } from '../../application/enrolment/request.ts';
import { subjectKinds } from '../../domain/template/model/types.ts';
import { confirmed, personOrId } from '../people/people.schemas.ts';
import { cents, cohortId } from '../programmes/programmes.schemas.ts';
import { localDate, name, sentence, stepPath, uuid, versionNumber } from '../schemas.ts';

const subjectId = z
  .string()
  .min(1)
  .max(100)
  .overwrite((id) => uuid.safeParse(id).data ?? id);

const oddKey = {
  code: 'invalid-format',
  message: {
    nl: 'Begin met een letter of cijfer; daarna kunnen ook spaties, punten en streepjes.',
    en: 'Begin with a letter or digit; spaces, dots and dashes can follow.',
  },
};

const subjectKey = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .refine((key) => /^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u.test(key), { params: { fault: oddKey } });

const withoutProgramme = {
  code: 'not-applicable',
  message: {
    nl: 'Dit kan alleen bij een nieuwe plaats in een programma.',
    en: 'This goes only with a new place in a programme.',
  },
};

export const enrolmentSchema = z
  .strictObject({
    template: name,
    template_version: versionNumber.optional().meta({ description: 'The latest if left out.' }),
    subject: z
      .union([
        z.strictObject({
          kind: z.enum(subjectKinds).optional(),
          id: subjectId.meta({
            description:
              'Of a school its number; of a person, a school community or any other organisation the id.',
          }),
          key: subjectKey.optional().meta({
            description:
              'Which team or pupil of the school: a word of its own; for a pupil initials or a number, never a name.',
          }),
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
    confirmed,
    reason: sentence(2_000).optional(),
    group: z.enum(['volger', 'first-mover']).optional(),
    programme: uuid.optional().meta({ description: 'Give it a place in this programme.' }),
    cohort: cohortId.optional().meta({ description: 'The call; the only one that is open if left out.' }),
    amount_cents: cents
      .optional()
      .meta({ description: 'What it commits of the budget, where the lot has no amount of its own.' }),
    waiting_list: z
      .boolean()
      .optional()
      .meta({ description: 'When there is no place: put it on the waiting list, and answer 202.' }),
    beside: z.boolean().optional().meta({
      description: 'It may run beside one of the same subject that began in another school year.',
    }),
    from: z.strictObject({ trajectory: uuid, step: stepPath }).optional().meta({
      description: 'The open step of another trajectory that proposes this one; that step is done with it.',
    }),
    under_way: z
      .strictObject({ phase: name, since: localDate })
      .optional()
      .meta({ description: 'Already in this phase since this date; nothing is sent for what lies before.' }),
  })
  .superRefine((body, context) => {
    // Only a place that is wanted can be specified, and what runs already cannot wait.
    const needless = (['cohort', 'amount_cents', 'waiting_list'] as const).filter(
      (field) => body.programme === undefined && body[field] !== undefined,
    );
    if (body.under_way !== undefined && body.waiting_list) needless.push('waiting_list');
    for (const field of needless) {
      context.addIssue({ code: 'custom', path: [field], params: { fault: withoutProgramme } });
    }
  })
  .meta({ id: 'Enrolment' });

/** What came over the wire, as the use case takes it. */
export function toEnrolmentRequest(body: z.output<typeof enrolmentSchema>): EnrolmentRequest {
  const { template_version, under_way, subject, amount_cents, waiting_list, ...same } = body;
  return definedOf({
    ...same,
    subject: typeof subject === 'string' ? { id: subject } : subject,
    templateVersion: template_version,
    underWay: under_way,
    amount: amount_cents,
    waitingList: waiting_list,
  }) as EnrolmentRequest;
}
