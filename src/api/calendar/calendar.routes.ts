import { z } from 'zod';
import { addOverride } from '../../application/calendar/add.ts';
import { readOverrides } from '../../application/calendar/list.ts';
import { removeOverride } from '../../application/calendar/remove.ts';
import { defineRoute, type Route } from '../http/route.ts';
import {
  newOverride,
  overrideListQuery,
  overrideParams,
  overrideSchema,
  toWireOverride,
} from './calendar.schemas.ts';

const listRoute = defineRoute({
  method: 'get',
  path: '/calendar/overrides',
  operationId: 'listCalendarOverrides',
  tag: 'calendar',
  summary: 'Exceptions to the rules of the school calendar, by date',
  access: 'see-calendar',
  query: overrideListQuery,
  answers: {
    200: { description: 'The exceptions.', schema: z.strictObject({ items: z.array(overrideSchema) }) },
  },
  handle: async ({ deps, caller, query }) => {
    const overrides = await readOverrides(deps, caller.scope, query.school);
    return { status: 200, body: { items: overrides.map(toWireOverride) } };
  },
});

const addRoute = defineRoute({
  method: 'post',
  path: '/calendar/overrides',
  operationId: 'addCalendarOverride',
  tag: 'calendar',
  summary: 'Add an exception, for everybody or for one school',
  access: 'change-calendar',
  body: { schema: newOverride },
  answers: { 201: { description: 'Added.', schema: overrideSchema } },
  handle: async ({ deps, caller, body, idempotencyKey }) => {
    const { label, school, ...days } = body;
    const override = {
      ...days,
      ...(label === undefined ? {} : { label }),
      ...(school === undefined ? {} : { school }),
    };
    return {
      status: 201,
      body: toWireOverride(await addOverride({ deps, caller, override, idempotencyKey })),
    };
  },
});

const removeRoute = defineRoute({
  method: 'delete',
  path: '/calendar/overrides/{id}',
  operationId: 'removeCalendarOverride',
  tag: 'calendar',
  summary: 'Take an exception away again',
  access: 'change-calendar',
  params: overrideParams,
  answers: { 204: { description: 'It is gone.' } },
  handle: async ({ deps, caller, params }) => {
    await removeOverride({ deps, caller, id: params.id });
    return { status: 204 };
  },
});

/** What the rules of the Flemish school calendar do not know. */
export const calendarRoutes: readonly Route[] = [listRoute, addRoute, removeRoute];
