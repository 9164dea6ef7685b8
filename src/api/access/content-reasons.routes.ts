import { z } from 'zod';
import { stateReason } from '../../application/access/content.ts';
import { formatWithOffset } from '../../domain/calendar/wall-clock.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { instant, sentence, uuid } from '../schemas.ts';

const reasonBody = z
  .strictObject({
    reason: sentence(500).meta({
      description: 'Why it has to be read: the guidance service sees this beside your name.',
    }),
  })
  .meta({ id: 'ContentReason' });

const reasonGiven = z
  .strictObject({
    subject: uuid,
    until: instant.meta({ description: 'Until then the content can be read.' }),
  })
  .meta({ id: 'ContentReasonGiven' });

/** Where a reason can be given: the content of one trajectory, of all about one person, of one message that came back, of one partner. */
const places = [
  {
    ...{ path: '/trajectories/{id}/content-reasons', tag: 'trajectories' },
    ...{ operationId: 'stateReasonForTrajectory', what: 'what people answered and wrote in a trajectory' },
  },
  {
    ...{ path: '/people/{id}/content-reasons', tag: 'privacy' },
    ...{ operationId: 'stateReasonForPerson', what: 'all that is kept about somebody' },
  },
  {
    ...{ path: '/mails/incoming/{id}/content-reasons', tag: 'mails' },
    ...{ operationId: 'stateReasonForMessage', what: 'a message that came back' },
  },
  {
    ...{ path: '/organisations/{id}/content-reasons', tag: 'organisations' },
    ...{ operationId: 'stateReasonForPartner', what: 'what a partner wrote beside its targets' },
  },
] as const;

/** Saying why content has to be read, for whoever looks after the installation. */
export const contentReasonRoutes: readonly Route[] = places.map(({ path, tag, operationId, what }) =>
  defineRoute({
    ...{ method: 'post', path, operationId, tag },
    summary: `Say why you have to read ${what}`,
    description:
      'For administrators, who read dates, statuses, receivers and servers’ answers without it. It lasts an hour; without it, ' +
      'content is answered with 403 `content-without-reason`, or left out. The audit has a line of it, and the coordinator ' +
      'of the guidance service sees the reason.',
    access: 'state-reason',
    params: z.object({ id: uuid }),
    body: { schema: reasonBody },
    answers: { 201: { description: 'It can be read now.', schema: reasonGiven } },
    handle: async ({ deps, caller, params, body }) => {
      const { until } = await stateReason({ deps, caller, subject: params.id, reason: body.reason });
      return { status: 201, body: { subject: params.id, until: formatWithOffset(until) } };
    },
  }),
);
