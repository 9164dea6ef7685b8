import { readSchool, readSchools } from '../../application/schools/find.ts';
import { answerPage, pageSchema } from '../http/cursor.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { mergeSchoolsRoute } from './merge.routes.ts';
import { schoolListQuery, schoolParams, schoolSchema, toWireSchool } from './schools.schemas.ts';

const listRoute = defineRoute({
  method: 'get',
  path: '/schools',
  operationId: 'listSchools',
  tag: 'schools',
  summary: 'Schools of the register, by name',
  access: 'see-schools',
  query: schoolListQuery,
  answers: { 200: { description: 'A page of schools.', schema: pageSchema(schoolSchema) } },
  handle: async ({ deps, caller, query }) => {
    const { limit, cursor, ...filter } = query;
    return answerPage(
      'schools',
      await readSchools(deps, caller.scope, filter, { limit, cursor }),
      toWireSchool,
      query,
    );
  },
});

const getRoute = defineRoute({
  method: 'get',
  path: '/schools/{number}',
  operationId: 'getSchool',
  tag: 'schools',
  summary: 'One school',
  access: 'see-schools',
  params: schoolParams,
  answers: { 200: { description: 'The school.', schema: schoolSchema } },
  handle: async ({ deps, caller, params }) => {
    return { status: 200, body: toWireSchool(await readSchool(deps, caller.scope, params.number)) };
  },
});

/** Schools come from the register; the API reads them, and makes one of two. */
export const schoolRoutes: readonly Route[] = [listRoute, mergeSchoolsRoute, getRoute];
