import { z } from 'zod';
import { answerQuestion } from '../../application/questions/answer.ts';
import { passQuestionOn } from '../../application/questions/pass-on.ts';
import { readQuestions, readWaitingQuestions } from '../../application/questions/read.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { trajectoryParams } from '../trajectories/trajectories.schemas.ts';
import {
  answerBody,
  passOnBody,
  questionParams,
  questionSchema,
  toWireQuestion,
  toWireWaiting,
  waitingQuestionSchema,
} from './questions.schemas.ts';

const tag = 'trajectories';

const waitingRoute = defineRoute({
  method: 'get',
  path: '/questions',
  operationId: 'listWaitingQuestions',
  tag,
  summary: 'Questions of schools that wait for an answer, the first first',
  description: 'Of the trajectories that the caller may act on; what they ask stands with the trajectory.',
  access: 'act-on-many',
  answers: {
    200: {
      description: 'Those that wait.',
      schema: z.strictObject({ items: z.array(waitingQuestionSchema) }),
    },
  },
  handle: async ({ deps, caller }) => {
    const questions = await readWaitingQuestions(deps, caller.scope);
    return { status: 200, body: { items: questions.map(toWireWaiting) } };
  },
});

const listRoute = defineRoute({
  method: 'get',
  path: '/trajectories/{id}/questions',
  operationId: 'listQuestions',
  tag,
  summary:
    'The questions of the school in a trajectory: who asked, to whom each was passed on, and the answer',
  access: 'see-content',
  params: trajectoryParams,
  answers: {
    200: { description: 'The last first.', schema: z.strictObject({ items: z.array(questionSchema) }) },
  },
  handle: async ({ deps, caller, params }) => {
    const questions = await readQuestions(deps, caller.scope, params.id);
    return { status: 200, body: { items: questions.map(toWireQuestion) } };
  },
});

const answerRoute = defineRoute({
  method: 'post',
  path: '/trajectories/{id}/questions/{question}/answer',
  operationId: 'answerQuestion',
  tag,
  summary: 'Answer a question of the school: who asked it is mailed the answer',
  access: 'act-on-trajectory',
  params: questionParams,
  body: { schema: answerBody },
  problems: [404, 409, 422],
  answers: { 204: { description: 'It is answered.' } },
  handle: async ({ deps, caller, params, body }) => {
    const { id: trajectory, question: id } = params;
    await answerQuestion({ deps, caller, trajectory, id, ...body });
    return { status: 204 };
  },
});

const passOnRoute = defineRoute({
  method: 'post',
  path: '/trajectories/{id}/questions/{question}/pass-on',
  operationId: 'passQuestionOn',
  tag,
  summary: 'Pass a question on to somebody who can answer it, by a link in a mail',
  access: 'act-on-trajectory',
  params: questionParams,
  body: { schema: passOnBody },
  problems: [404, 409, 422],
  answers: { 204: { description: 'They are asked.' } },
  handle: async ({ deps, caller, params, body }) => {
    const { id: trajectory, question: id } = params;
    await passQuestionOn({ deps, caller, trajectory, id, ...body });
    return { status: 204 };
  },
});

/** The questions of schools, and their answers. */
export const questionRoutes: readonly Route[] = [waitingRoute, listRoute, answerRoute, passOnRoute];
