import { z } from 'zod';
import { answerToNamedContact } from '../../application/named-contacts/answer.ts';
import { readNamedContacts } from '../../application/named-contacts/find.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { answerBody, contactParams, namedContactSchema, toWireContact } from './named-contacts.schemas.ts';

const listRoute = defineRoute({
  method: 'get',
  path: '/named-contacts',
  operationId: 'listNamedContacts',
  tag: 'named-contacts',
  summary: 'Whom schools named through their links and who wait to be confirmed, the first first',
  description:
    'Of the trajectories that the caller may act on. Until somebody is confirmed, the step or role stays with who named them, and ' +
    'they get no mail.',
  access: 'act-on-many',
  answers: {
    200: { description: 'Those who wait.', schema: z.strictObject({ items: z.array(namedContactSchema) }) },
  },
  handle: async ({ deps, caller }) => {
    const { scope, language } = caller;
    const contacts = await readNamedContacts({ deps, scope, language });
    return { status: 200, body: { items: contacts.map(toWireContact) } };
  },
});

const answerRoute = defineRoute({
  method: 'post',
  path: '/trajectories/{id}/named-contacts/{contact}',
  operationId: 'answerNamedContact',
  tag: 'named-contacts',
  summary: 'Confirm somebody whom a school named, or not',
  description:
    'Once confirmed, they have the step or role and are mailed, and the links for it of who named them work no more.',
  access: 'act-on-trajectory',
  params: contactParams,
  body: { schema: answerBody },
  problems: [404, 409, 422],
  answers: { 204: { description: 'It is answered.' } },
  handle: async ({ deps, caller, params, body }) => {
    const { id: trajectory, contact: id } = params;
    const answer = body.answer === 'confirm' ? 'confirmed' : 'refused';
    await answerToNamedContact({ deps, caller, trajectory, id, answer });
    return { status: 204 };
  },
});

/** Whom schools named through their links. */
export const namedContactRoutes: readonly Route[] = [listRoute, answerRoute];
