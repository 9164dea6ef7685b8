import { z } from 'zod';
import type { ShownSurvey } from '../../application/surveys/read.ts';
import { formatWithOffset } from '../../domain/calendar/wall-clock.ts';
import { MOST_TEACHERS } from '../../domain/surveys/addresses.ts';
import { surveyKinds } from '../../domain/surveys/questions.ts';
import { instant, localDate, uuid } from '../schemas.ts';

export const newSurvey = z
  .strictObject({
    kind: z.enum(surveyKinds).meta({
      description: 'Before or after the trajectory, about a training, or about a network.',
    }),
    addresses: z.array(z.string().min(3).max(320)).min(1).max(MOST_TEACHERS).meta({
      description: 'Of the teachers; kept until their reminder went, at least five.',
    }),
    language: z.enum(['nl', 'en']).default('nl').meta({ default: 'nl' }),
  })
  .meta({ id: 'NewSurvey' });

export const surveySchema = z
  .strictObject({
    id: uuid,
    kind: z.enum(surveyKinds),
    asked_at: instant,
    asked_by: uuid,
    remind_on: localDate,
    closes_on: localDate.meta({ description: 'The last day on which can be answered.' }),
    asked: z.int(),
    answered: z.int(),
    closed: z.boolean(),
    results: z
      .array(
        z.strictObject({
          ...{ question: z.string(), indicator: z.string(), mean: z.number(), answers: z.int() },
        }),
      )
      .nullable()
      .meta({ description: 'Once it is closed and five or more answered; nothing before.' }),
  })
  .meta({ id: 'Survey', description: 'A short survey among teachers, without names.' });

/** A survey as it goes over the wire. */
export function toWireSurvey(one: ShownSurvey): z.input<typeof surveySchema> {
  const { id, kind, asked, answered, isClosed, results } = one;
  return {
    ...{ id, kind, asked, answered, closed: isClosed },
    ...{ asked_at: formatWithOffset(one.askedAt), asked_by: one.askedBy },
    ...{ remind_on: one.remindOn, closes_on: one.closesOn },
    results: results?.map((result) => ({ ...result })) ?? null,
  };
}
