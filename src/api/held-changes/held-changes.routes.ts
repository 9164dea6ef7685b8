import { z } from 'zod';
import { answerToHeldChange } from '../../application/held-changes/answer.ts';
import { readHeldChanges, showHeld } from '../../application/held-changes/find.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { heldChangeParams, heldChangeSchema, toWireHeldChange } from './held-changes.schemas.ts';

const listRoute = defineRoute({
  method: 'get',
  path: '/held-changes',
  operationId: 'listHeldChanges',
  tag: 'held-changes',
  summary: 'Changes that wait for a coordinator, the first that was asked for first',
  description:
    'After very many changes of one person of a guidance service within an hour, what she asks is kept and answered with 409 ' +
    '`held-for-coordinator`, until somebody else lets it through or not.',
  access: 'answer-held-changes',
  answers: {
    200: { description: 'The changes.', schema: z.strictObject({ items: z.array(heldChangeSchema) }) },
  },
  handle: async ({ deps, caller }) => {
    const held = await readHeldChanges({ deps, caller });
    return { status: 200, body: { items: held.map(toWireHeldChange) } };
  },
});

/** Changes that wait for somebody else. */
export const heldChangeRoutes: readonly Route[] = [
  listRoute,
  answerRoute('release', 'Let a held change through: it is done in the name of who asked for it'),
  answerRoute('refuse', 'Do not let a held change through'),
];

function answerRoute(verb: 'release' | 'refuse', summary: string): Route {
  return defineRoute({
    method: 'post',
    path: `/held-changes/{id}/${verb}`,
    operationId: `${verb}HeldChange`,
    tag: 'held-changes',
    summary,
    description: 'Whatever keeps it from being done now is the answer, and it goes on waiting.',
    access: 'answer-held-changes',
    params: heldChangeParams,
    problems: [409, 422],
    answers: { 200: { description: 'It is answered.', schema: heldChangeSchema } },
    handle: async ({ deps, caller, params }) => {
      const answer = verb === 'release' ? 'released' : 'refused';
      const answered = await answerToHeldChange({ deps, caller, id: params.id, answer });
      const [shown] = await showHeld(deps, caller, [answered]);
      return { status: 200, body: shown && toWireHeldChange(shown) };
    },
  });
}
