import { z } from 'zod';
import type { Dependencies } from '../../application/dependencies.ts';
import { answerToHandover } from '../../application/handovers/answer.ts';
import { readHandovers, show } from '../../application/handovers/find.ts';
import { offerHandover, previewHandover } from '../../application/handovers/offer.ts';
import type { Handover } from '../../store/people/handovers.ts';
import { previewed } from '../bulk/answers.ts';
import { bulkQuery, toWirePreview } from '../bulk/bulk.schemas.ts';
import { defineRoute, type Route } from '../http/route.ts';
import {
  handoverParams,
  handoverQuery,
  handoverSchema,
  newHandover,
  toOffer,
  toWireHandover,
} from './handovers.schemas.ts';

const offerRoute = defineRoute({
  method: 'post',
  path: '/handovers',
  operationId: 'offerHandover',
  tag: 'handovers',
  summary: 'Hand over roles: in some trajectories, one role, one school, or all that somebody has',
  description:
    'Somebody of a guidance service accepts it first; until then the giver keeps what they have. What one takes over ' +
    'oneself, what goes to somebody of a school and what a leaver had is done at once. With `until` it is temporary. ' +
    'With `dry_run` nothing is done, and the answer says what would become of each role.',
  access: 'act-on-many',
  problems: [404],
  slow: true,
  query: bulkQuery,
  body: { schema: newHandover },
  answers: {
    ...previewed,
    201: { description: 'It was offered, or begun.', schema: handoverSchema },
  },
  handle: async ({ deps, caller, query, body, idempotencyKey }) => {
    const offer = toOffer(body);
    if (query.dry_run) {
      return { status: 200, body: toWirePreview(await previewHandover({ deps, caller, offer })) };
    }
    return answerWith(deps, 201, await offerHandover({ deps, caller, offer, idempotencyKey }));
  },
});

const listRoute = defineRoute({
  method: 'get',
  path: '/handovers',
  operationId: 'listHandovers',
  tag: 'handovers',
  summary: 'Handovers of the own guidance service, the last offered first',
  access: 'see-people',
  query: handoverQuery,
  answers: {
    200: { description: 'The handovers.', schema: z.strictObject({ items: z.array(handoverSchema) }) },
  },
  handle: async ({ deps, caller, query }) => {
    const handovers = await readHandovers({ deps, caller, waiting: query.waiting });
    return { status: 200, body: { items: handovers.map(toWireHandover) } };
  },
});

const acceptRoute = answerRoute('accept', 'Accept a handover: it then begins');
const declineRoute = answerRoute('decline', 'Decline a handover: the giver keeps what they have');

/** Handovers. */
export const handoverRoutes: readonly Route[] = [offerRoute, listRoute, acceptRoute, declineRoute];

function answerRoute(verb: 'accept' | 'decline', summary: string): Route {
  return defineRoute({
    method: 'post',
    path: `/handovers/{id}/${verb}`,
    operationId: `${verb}Handover`,
    tag: 'handovers',
    summary,
    access: 'act-on-many',
    params: handoverParams,
    problems: [409],
    answers: { 200: { description: 'It is answered.', schema: handoverSchema } },
    handle: async ({ deps, caller, params }) =>
      answerWith(
        deps,
        200,
        await answerToHandover({ deps, caller, id: params.id, accepted: verb === 'accept' }),
      ),
  });
}

async function answerWith(deps: Dependencies, status: number, handover: Handover) {
  const [shown] = await show(deps, [handover]);
  return { status, body: shown === undefined ? undefined : toWireHandover(shown) };
}
