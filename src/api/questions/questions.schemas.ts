import { z } from 'zod';
import { formatWithOffset } from '../../domain/calendar/wall-clock.ts';
import { MOST_CHARACTERS } from '../../domain/questions/question.ts';
import type { NamedQuestion } from '../../store/questions/questions.ts';
import { instant, uuid } from '../schemas.ts';
import { named } from '../trajectories/trajectories.schemas.ts';

export const questionParams = z.object({ id: uuid, question: uuid });

export const answerBody = z.strictObject({ answer: z.string().max(MOST_CHARACTERS) });

export const passOnBody = z.strictObject({
  to: z.string().min(3).max(254).meta({ description: 'A person whom we know: a mail address, or an id.' }),
});

const asked = {
  id: uuid,
  trajectory: uuid,
  reference: z.string(),
  asked_by: named,
  asked_at: instant,
  passed_to: named.nullable().meta({ description: 'Who was asked to answer it instead.' }),
  passed_at: instant.nullable(),
};

export const waitingQuestionSchema = z.strictObject(asked).meta({
  id: 'WaitingQuestion',
  description: 'A question of a school that waits for an answer; not what it says.',
});

export const questionSchema = z
  .strictObject({
    ...asked,
    text: z.string(),
    answer: z.string().nullable(),
    answered_by: named.nullable(),
    answered_at: instant.nullable(),
  })
  .meta({ id: 'Question', description: 'A question of somebody of a school, and what became of it.' });

/** A question that waits as it goes over the wire. */
export function toWireWaiting(one: NamedQuestion): z.input<typeof waitingQuestionSchema> {
  const { id, trajectoryId, reference, askedBy, askedAt, asker, passed, passedTo } = one;
  return {
    ...{ id, trajectory: trajectoryId, reference },
    ...{ asked_by: { id: askedBy, name: asker ?? null }, asked_at: formatWithOffset(askedAt) },
    passed_to: passed === undefined ? null : { id: passed.to, name: passedTo ?? null },
    passed_at: passed === undefined ? null : formatWithOffset(passed.at),
  };
}

/** A question with its words as it goes over the wire. */
export function toWireQuestion(one: NamedQuestion): z.input<typeof questionSchema> {
  const { text, answered } = one;
  return {
    ...toWireWaiting(one),
    text,
    answer: answered?.answer ?? null,
    answered_by: answered === undefined ? null : { id: answered.by, name: one.answerer ?? null },
    answered_at: answered === undefined ? null : formatWithOffset(answered.at),
  };
}
