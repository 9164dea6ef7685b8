import { z } from 'zod';
import { definedOf } from '../../application/defined.ts';
import { assess, readAims, stateAim } from '../../application/figures/aims.ts';
import { defineIndicator } from '../../application/figures/catalogue.ts';
import { enterFigures, enterOwnFigures, readFigures } from '../../application/figures/enter.ts';
import { importFigures } from '../../application/figures/import.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { organisationParams } from '../organisations/organisations.schemas.ts';
import {
  aimsSchema,
  definitionBody,
  definitionParams,
  definitionSchema,
  figureImport,
  figureQuery,
  figureSchema,
  newAim,
  newAssessment,
  newFigures,
  ownFigures,
  toFigure,
  toIndicator,
  toWireAims,
  toWireFigure,
} from './figures.schemas.ts';

const tag = 'figures';

const defineIndicatorRoute = defineRoute({
  method: 'put',
  path: '/indicators/{indicator}',
  operationId: 'defineIndicator',
  tag,
  summary: 'Add an indicator to the catalogue, or say anew what it means',
  description: 'One that is entered or taken over; what is counted is marked in templates.',
  access: 'change-figures',
  params: definitionParams,
  body: { schema: definitionBody },
  problems: [422],
  answers: { 200: { description: 'It is in the catalogue.', schema: definitionSchema } },
  handle: async ({ deps, caller, params, body }) => {
    const indicator = toIndicator(params.indicator, body);
    await defineIndicator({ deps, caller, indicator });
    return { status: 200, body: { id: params.indicator, ...body } };
  },
});

const listRoute = defineRoute({
  method: 'get',
  path: '/figures',
  operationId: 'listFigures',
  tag,
  summary: 'Everything that was entered or taken over for a year, with who, when and where it can be checked',
  access: 'see-figures',
  query: figureQuery,
  answers: { 200: { description: 'In order.', schema: z.strictObject({ items: z.array(figureSchema) }) } },
  handle: async ({ deps, query }) => {
    const figures = await readFigures(deps, query.school_year);
    return { status: 200, body: { items: figures.map(toWireFigure) } };
  },
});

const enterRoute = defineRoute({
  method: 'post',
  path: '/figures',
  operationId: 'enterFigures',
  tag,
  summary: 'Enter figures with their evidence, all or none; a later one for the same thing counts',
  access: 'change-figures',
  body: { schema: newFigures },
  problems: [422],
  answers: { 204: { description: 'Entered.' } },
  handle: async ({ deps, caller, body }) => {
    await enterFigures({ deps, caller, figures: body.figures.map(toFigure) });
    return { status: 204 };
  },
});

const importRoute = defineRoute({
  method: 'post',
  path: '/figures/import',
  operationId: 'importFigures',
  tag,
  summary: 'Take over the figures of a file: inspection, MICTIVO, peilingen, SELFIE',
  access: 'change-figures',
  body: { schema: figureImport },
  problems: [422],
  answers: { 200: { description: 'Taken over.', schema: z.strictObject({ figures: z.int() }) } },
  handle: async ({ deps, caller, body }) => {
    return { status: 200, body: { figures: await importFigures({ deps, caller, ...body }) } };
  },
});

const enterOwnRoute = defineRoute({
  method: 'post',
  path: '/organisations/{id}/figures',
  operationId: 'enterOwnFigures',
  tag,
  summary: 'Enter what a partner tells of its own task in a year',
  access: 'act-for-partner',
  params: organisationParams,
  body: { schema: ownFigures },
  problems: [422],
  answers: { 204: { description: 'Entered.' } },
  handle: async ({ deps, caller, params, body }) => {
    const figures = body.figures.map(toFigure);
    await enterOwnFigures({ deps, caller, partner: params.id, figures });
    return { status: 204 };
  },
});

const aimsRoute = defineRoute({
  method: 'get',
  path: '/figures/aims',
  operationId: 'listAims',
  tag,
  summary: 'What the direction aims at in a year by its agreements, and how targets are judged',
  access: 'see-figures',
  query: figureQuery,
  answers: { 200: { description: 'What stands.', schema: aimsSchema } },
  handle: async ({ deps, query }) => ({
    status: 200,
    body: toWireAims(await readAims(deps, query.school_year)),
  }),
});

const stateRoute = defineRoute({
  method: 'post',
  path: '/figures/aims',
  operationId: 'stateAim',
  tag,
  summary: 'Say what is aimed at; another number than before says why',
  access: 'change-figures',
  body: { schema: newAim },
  problems: [422],
  answers: { 200: { description: 'What stands.', schema: aimsSchema } },
  handle: async ({ deps, caller, body }) => {
    const { school_year: schoolYear, ...said } = body;
    const aim = definedOf({ ...said, schoolYear });
    return { status: 200, body: toWireAims(await stateAim({ deps, caller, aim })) };
  },
});

const assessRoute = defineRoute({
  method: 'post',
  path: '/figures/assessments',
  operationId: 'assessTarget',
  tag,
  summary: 'Judge a target: ambition, relevance, and in words what no number says',
  access: 'change-figures',
  body: { schema: newAssessment },
  problems: [422],
  answers: { 200: { description: 'What stands.', schema: aimsSchema } },
  handle: async ({ deps, caller, body }) => {
    const { school_year: schoolYear, ...said } = body;
    const assessment = definedOf({ ...said, schoolYear });
    return { status: 200, body: toWireAims(await assess({ deps, caller, assessment })) };
  },
});

/** Figures that no trajectory tells, what is aimed at, and how that is judged. */
export const figureRoutes: readonly Route[] = [
  ...[defineIndicatorRoute, listRoute, enterRoute, importRoute, enterOwnRoute],
  ...[aimsRoute, stateRoute, assessRoute],
];
