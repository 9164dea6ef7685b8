import { askToChangePerson } from '../../application/departures/ask.ts';
import { askToAddPerson } from '../../application/people/create.ts';
import { readPerson } from '../../application/people/find.ts';
import { findPeopleInScope } from '../../application/people/list.ts';
import { personTag } from '../../application/people/person-tag.ts';
import { sameAddressBefore } from '../../application/people/same-address.ts';
import type { Answer } from '../../http/answer.ts';
import { etagOf } from '../../http/problem-document.ts';
import type { Person } from '../../store/people/people.ts';
import { answerPage, pageSchema } from '../http/cursor.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { mergePeopleRoute } from './merge.routes.ts';
import {
  addedPersonSchema,
  newPerson,
  personCorrection,
  personListQuery,
  personParams,
  personSchema,
  toWirePerson,
} from './people.schemas.ts';

const etag = { ETag: 'Changes with everything that can be read of this person.' };

const listRoute = defineRoute({
  method: 'get',
  path: '/people',
  operationId: 'listPeople',
  tag: 'people',
  summary: 'People, by name',
  description:
    'A counsellor gets the people of her own service, or those of the school that is named: one of the network of her ' +
    'service, or one that the direction has assigned to it.',
  access: 'see-people',
  query: personListQuery,
  answers: { 200: { description: 'A page of people.', schema: pageSchema(personSchema) } },
  handle: async ({ deps, caller, query }) => {
    const { limit, cursor, ...filter } = query;
    const page = await findPeopleInScope({ deps, scope: caller.scope, filter, page: { limit, cursor } });
    return answerPage('people', page, toWirePerson, query);
  },
});

const addRoute = defineRoute({
  method: 'post',
  path: '/people',
  operationId: 'addPerson',
  tag: 'people',
  summary: 'Add somebody',
  access: 'change-people',
  body: { schema: newPerson },
  problems: [409],
  answers: {
    201: { description: 'Added.', schema: addedPersonSchema, headers: { Location: 'Where.', ...etag } },
  },
  handle: async ({ deps, caller, body, idempotencyKey }) => {
    const person = await askToAddPerson({ deps, caller, person: body, idempotencyKey });
    const { headers = {} } = answerPerson(201, person, { Location: `/api/v1/people/${person.id}` });
    const other = await sameAddressBefore(deps, person);
    const same_address_as = other === undefined ? null : { id: other.id, name: other.name };
    return { status: 201, headers, body: { ...toWirePerson(person), same_address_as } };
  },
});

const getRoute = defineRoute({
  method: 'get',
  path: '/people/{id}',
  operationId: 'getPerson',
  tag: 'people',
  summary: 'One person',
  access: 'see-people',
  params: personParams,
  answers: { 200: { description: 'The person.', schema: personSchema, headers: etag } },
  handle: async ({ deps, caller, params }) =>
    answerPerson(200, await readPerson({ deps, scope: caller.scope, id: params.id })),
});

const changeRoute = defineRoute({
  method: 'patch',
  path: '/people/{id}',
  operationId: 'changePerson',
  tag: 'people',
  summary: 'Correct somebody: a new address, another language, gone',
  access: 'change-people',
  params: personParams,
  body: { schema: personCorrection },
  ifMatch: 'required',
  problems: [409, 422],
  answers: { 200: { description: 'Corrected.', schema: personSchema, headers: etag } },
  handle: async ({ deps, caller, params, body, ifMatch }) =>
    answerPerson(
      200,
      await askToChangePerson({
        ...{ deps, caller, id: params.id, ifMatch },
        correction: body,
      }),
    ),
});

/** The people who have a part in trajectories. */
export const peopleRoutes: readonly Route[] = [listRoute, addRoute, mergePeopleRoute, getRoute, changeRoute];

function answerPerson(status: number, person: Person, headers: Record<string, string> = {}): Answer {
  return { status, body: toWirePerson(person), headers: { ...headers, ETag: etagOf(personTag(person)) } };
}
