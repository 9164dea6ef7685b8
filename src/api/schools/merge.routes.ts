import { z } from 'zod';
import {
  mergeSchools,
  previewSchoolMerge,
  type SchoolMergePreview,
} from '../../application/merging/schools.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { flag, schoolNumber, uuid } from '../schemas.ts';
import { schoolSchema, toWireSchool } from './schools.schemas.ts';

const mergeQuery = z.strictObject({
  dry_run: flag.optional().meta({ description: 'Only say what would come together; nothing is done.' }),
});

const mergeBody = z
  .strictObject({
    kept: schoolNumber.meta({ description: 'The school that stays.' }),
    gone: schoolNumber.meta({ description: 'The one that was entered twice, or that the other took over.' }),
  })
  .meta({ id: 'SchoolsMerge' });

const mergeAnswer = z
  .strictObject({
    kept: schoolSchema,
    gone: schoolSchema,
    trajectories: z.array(z.strictObject({ id: uuid, reference: z.string(), has_ended: z.boolean() })),
    people: z.int(),
    free_days: z.int(),
  })
  .meta({ id: 'SchoolsMerged' });

/** Makes one school of two. */
export const mergeSchoolsRoute: Route = defineRoute({
  method: 'post',
  path: '/schools/merge',
  operationId: 'mergeSchools',
  tag: 'schools',
  summary: 'Make one school of two: people, trajectories and free days come together',
  description:
    'For a school that was entered twice, or that another took over. Every trajectory has it in its journal; the one that is gone is ' +
    'closed. With `dry_run` nothing is done; 409 when both go through the same model now.',
  access: 'merge-schools',
  query: mergeQuery,
  body: { schema: mergeBody },
  problems: [404, 409],
  answers: { 200: { description: 'What came together, or would.', schema: mergeAnswer } },
  handle: async ({ deps, caller, query, body }) => {
    const asked = { deps, scope: caller.scope, by: caller.person, merge: body };
    const merged = query.dry_run ? await previewSchoolMerge(asked) : await mergeSchools(asked);
    return { status: 200, body: toWire(merged) };
  },
});

function toWire({ kept, gone, trajectories, moves }: SchoolMergePreview): z.input<typeof mergeAnswer> {
  return {
    ...{ kept: toWireSchool(kept), gone: toWireSchool(gone) },
    trajectories: trajectories.map(({ id, reference, hasEnded }) => ({ id, reference, has_ended: hasEnded })),
    ...{ people: moves.people, free_days: moves.freeDays },
  };
}
