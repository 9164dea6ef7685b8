import { z } from 'zod';
import { addOrganisation } from '../../application/organisations/create.ts';
import { readOrganisation, readOrganisations } from '../../application/organisations/find.ts';
import { defineRoute, type Route } from '../http/route.ts';
import {
  newOrganisation,
  organisationListQuery,
  organisationParams,
  organisationSchema,
  toWireOrganisation,
} from './organisations.schemas.ts';

const listRoute = defineRoute({
  method: 'get',
  path: '/organisations',
  operationId: 'listOrganisations',
  tag: 'organisations',
  summary: 'All organisations, by name',
  access: 'see-organisations',
  query: organisationListQuery,
  answers: {
    200: {
      description: 'The organisations.',
      schema: z.strictObject({ items: z.array(organisationSchema) }),
    },
  },
  handle: async ({ deps, caller, query }) => {
    const organisations = await readOrganisations(deps, caller.scope, query.kind);
    return { status: 200, body: { items: organisations.map(toWireOrganisation) } };
  },
});

const addRoute = defineRoute({
  method: 'post',
  path: '/organisations',
  operationId: 'addOrganisation',
  tag: 'organisations',
  summary: 'Add an organisation',
  access: 'change-organisations',
  body: { schema: newOrganisation },
  answers: {
    201: {
      description: 'Added.',
      schema: organisationSchema,
      headers: { Location: 'Where it is.' },
    },
  },
  handle: async ({ deps, caller, body, idempotencyKey }) => {
    const organisation = await addOrganisation({ deps, caller, ...body, idempotencyKey });
    return {
      status: 201,
      body: toWireOrganisation(organisation),
      headers: { Location: `/api/v1/organisations/${organisation.id}` },
    };
  },
});

const getRoute = defineRoute({
  method: 'get',
  path: '/organisations/{id}',
  operationId: 'getOrganisation',
  tag: 'organisations',
  summary: 'One organisation',
  access: 'see-organisations',
  params: organisationParams,
  answers: { 200: { description: 'The organisation.', schema: organisationSchema } },
  handle: async ({ deps, caller, params }) => {
    return { status: 200, body: toWireOrganisation(await readOrganisation(deps, caller.scope, params.id)) };
  },
});

/** Guidance services, providers and the others who take part. */
export const organisationRoutes: readonly Route[] = [listRoute, addRoute, getRoute];
