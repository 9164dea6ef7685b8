import { z } from 'zod';
import { addOverride, touchedByOverride } from '../../application/calendar/add.ts';
import { readOverrides } from '../../application/calendar/list.ts';
import { readCalendarProgress } from '../../application/calendar/progress.ts';
import { removeOverride } from '../../application/calendar/remove.ts';
import { defineRoute, type Route } from '../http/route.ts';
import {
  changeSchema,
  newOverride,
  overrideListQuery,
  overrideParams,
  overrideQuery,
  overrideSchema,
  touchedSchema,
  toWireChange,
  toWireOverride,
  toWireTouched,
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
  description:
    'Running trajectories are decided by it one after the other, within minutes: `GET /calendar/changes` says how far that is. ' +
    'With `dry_run` nothing is stored, and the answer says how much is planned on these days.',
  access: 'change-calendar',
  query: overrideQuery,
  body: { schema: newOverride },
  answers: {
    200: { description: 'With `dry_run`: what it touches.', schema: touchedSchema },
    201: { description: 'Added.', schema: overrideSchema },
  },
  handle: async ({ deps, caller, query, body, idempotencyKey }) => {
    const { label, school, ...days } = body;
    const override = {
      ...days,
      ...(label === undefined ? {} : { label }),
      ...(school === undefined ? {} : { school }),
    };
    if (query.dry_run) {
      return { status: 200, body: toWireTouched(await touchedByOverride({ deps, caller, override })) };
    }
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

const progressRoute = defineRoute({
  method: 'get',
  path: '/calendar/changes',
  operationId: 'listCalendarChanges',
  tag: 'calendar',
  summary: 'How far the latest changes of the calendar have come, newest first',
  access: 'see-calendar',
  answers: {
    200: {
      description: 'The changes, each with how many running trajectories have been decided by it.',
      schema: z.strictObject({ items: z.array(changeSchema) }),
    },
  },
  handle: async ({ deps, caller }) => {
    const changes = await readCalendarProgress(deps, caller.scope);
    return { status: 200, body: { items: changes.map(toWireChange) } };
  },
});

/** What the rules of the Flemish school calendar do not know. */
export const calendarRoutes: readonly Route[] = [listRoute, addRoute, removeRoute, progressRoute];
