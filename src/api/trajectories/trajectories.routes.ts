import { z } from 'zod';
import { readerOf } from '../../application/access/content.ts';
import { askToEnrol } from '../../application/enrolment/ask.ts';
import { previewEnrolment } from '../../application/enrolment/preview.ts';
import { todayOf } from '../../application/now.ts';
import { sentenceOf } from '../../application/programmes/errors.ts';
import { readDossier } from '../../application/trajectories/dossier.ts';
import { readableTo } from '../../application/trajectories/readable.ts';
import { listReadable } from '../../application/trajectories/training.ts';
import { etagOf } from '../../http/problem-document.ts';
import { answerPage, pageSchema } from '../http/cursor.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { knownOtherwise, toWireDifference } from '../people/people.schemas.ts';
import { toWireWaiting, waitingEntrySchema } from '../programmes/waiting.schemas.ts';
import { localDate, text } from '../schemas.ts';
import { enrolmentSchema, toEnrolmentRequest } from './enrol.schemas.ts';
import { listedTrajectory, toWireListed, trajectoryListQuery } from './list.schemas.ts';
import { dryRunQuery, previewSchema, toWirePreview } from './preview.schemas.ts';
import { toWireTrajectory } from './to-wire.ts';
import { trajectoryParams, trajectorySchema } from './trajectories.schemas.ts';

const enrolmentPreviewSchema = previewSchema
  .extend({
    waits_for: z.strictObject({ code: z.string(), message: text }).nullable().meta({
      description: 'Why there is no place now: it would go on the waiting list, and nothing begins.',
    }),
    known_otherwise: z.array(knownOtherwise).meta({
      description: 'Who is known otherwise than they are named, and what would be done with that.',
    }),
  })
  .meta({ id: 'EnrolmentPreview' });

const enrolledSchema = trajectorySchema
  .extend({
    known_otherwise: z.array(knownOtherwise).meta({
      description: 'Who is known otherwise than they were named, and what was done with that.',
    }),
  })
  .meta({ id: 'EnrolledTrajectory' });

const etag = { ETag: 'The version, for If-Match.' };

const enrolRoute = defineRoute({
  method: 'post',
  path: '/trajectories',
  operationId: 'enrolTrajectory',
  tag: 'trajectories',
  summary: 'Enrol a school, team, person or programme in a model trajectory',
  description:
    'When the same subject is in this template already in the same school year, the answer is 409 and `trajectory` ' +
    'says where that one is. In a programme it gets a place, or with `waiting_list` one on the waiting list (202). ' +
    'With `dry_run=true` nothing is done, and the answer says what would come; a refusal is the same.',
  access: 'enrol',
  query: dryRunQuery,
  body: { schema: enrolmentSchema },
  answers: {
    200: { description: 'With `dry_run`: what would come.', schema: enrolmentPreviewSchema },
    201: {
      description: 'Enrolled.',
      schema: enrolledSchema,
      headers: { Location: 'Where it is.', ...etag },
    },
    202: {
      description: 'There is no place now; it is on the waiting list of its programme.',
      schema: waitingEntrySchema,
      headers: { Location: 'The waiting list.' },
    },
  },
  handle: async ({ deps, caller, language, query, body, idempotencyKey }) => {
    const { actor, scope } = caller;
    const asked = { deps, actor, scope, enrolment: toEnrolmentRequest(body) };
    if (query.dry_run) {
      const preview = await previewEnrolment({ ...asked, language });
      const { waitsFor } = preview;
      const waiting = waitsFor === undefined ? null : { code: waitsFor.code, message: sentenceOf(waitsFor) };
      const known_otherwise = preview.differences.map(toWireDifference);
      return {
        status: 200,
        body: { ...toWirePreview(preview, language), waits_for: waiting, known_otherwise },
      };
    }
    const { enrolment } = asked;
    const outcome = await askToEnrol({ deps, caller, enrolment, idempotencyKey });
    if ('queued' in outcome) {
      const { queued } = outcome;
      const list = `/api/v1/programmes/${queued.entry.programmeId}/waiting-list`;
      return { status: 202, body: toWireWaiting(queued), headers: { Location: list } };
    }
    const { id, differences } = outcome;
    const view = await readDossier({ deps, scope, id });
    return {
      status: 201,
      body: {
        ...toWireTrajectory(readableTo(view, await readerOf(deps, caller, id))),
        known_otherwise: differences.map(toWireDifference),
      },
      headers: { Location: `/api/v1/trajectories/${id}`, ETag: etagOf(view.head.version) },
    };
  },
});

const listRoute = defineRoute({
  method: 'get',
  path: '/trajectories',
  operationId: 'listTrajectories',
  tag: 'trajectories',
  summary: 'Trajectories, the last changed first',
  description:
    'A counsellor gets those that her own service follows. Whoever gives training gets those in which they do, with their own ' +
    'steps alone, and narrows them by `status`, `template`, `school` and `q` only.',
  access: 'list-trajectories',
  query: trajectoryListQuery,
  answers: { 200: { description: 'A page of trajectories.', schema: pageSchema(listedTrajectory) } },
  handle: async ({ deps, caller, query }) => {
    const { limit, cursor, waiting_for, at_risk, ...same } = query;
    const filter = { ...same, waitingFor: waiting_for, atRisk: at_risk };
    const page = await listReadable({ deps, scope: caller.scope, filter, page: { limit, cursor } });
    const today = todayOf(deps);
    return answerPage(
      'trajectories',
      page,
      ({ item, template }) => toWireListed(item, template, today),
      query,
    );
  },
});

const getRoute = defineRoute({
  method: 'get',
  path: '/trajectories/{id}',
  operationId: 'getTrajectory',
  tag: 'trajectories',
  summary: 'One trajectory, as it stands now or as it stood at the end of a day',
  access: 'see-trajectory',
  params: trajectoryParams,
  query: z.strictObject({ at: localDate.optional().meta({ description: 'As of the end of this day.' }) }),
  answers: { 200: { description: 'The trajectory.', schema: trajectorySchema, headers: etag } },
  handle: async ({ deps, caller, params, query }) => {
    const view = await readDossier({ deps, scope: caller.scope, id: params.id, at: query.at });
    return {
      status: 200,
      body: toWireTrajectory(readableTo(view, await readerOf(deps, caller, params.id))),
      headers: { ETag: etagOf(view.head.version) },
    };
  },
});

/** Enrolling, finding and reading trajectories. */
export const trajectoryRoutes: readonly Route[] = [enrolRoute, listRoute, getRoute];
