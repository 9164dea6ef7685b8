import { z } from 'zod';
import { readerOf } from '../../application/access/content.ts';
import { nowOf } from '../../application/now.ts';
import { readDossier } from '../../application/trajectories/dossier.ts';
import { readJournal } from '../../application/trajectories/journal.ts';
import { readLiveState } from '../../application/trajectories/live.ts';
import { agenda } from '../../domain/trajectory/forecast/agenda.ts';
import { owedOf } from '../../mail/ledger/owed.ts';
import { answerPage, pageQuery, pageSchema } from '../http/cursor.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { language, localDate } from '../schemas.ts';
import { toWireObstacle } from './preview.schemas.ts';
import {
  agendaSchema,
  journalEntry,
  liveSchema,
  mailSchema,
  toWireEvent,
  toWireMail,
  toWireSummary,
} from './reading.schemas.ts';
import { trajectoryParams } from './trajectories.schemas.ts';

const journalRoute = defineRoute({
  method: 'get',
  path: '/trajectories/{id}/journal',
  operationId: 'getJournal',
  tag: 'trajectories',
  summary: 'Everything that happened, in order',
  access: 'see-trajectory',
  params: trajectoryParams,
  query: z.strictObject(pageQuery('journal')),
  answers: { 200: { description: 'A page of the journal.', schema: pageSchema(journalEntry) } },
  handle: async ({ deps, caller, params, query }) => {
    const reader = await readerOf(deps, caller, params.id);
    const page = await readJournal(deps, caller.scope, params.id, { reader, page: query });
    return answerPage('journal', page, (event) => toWireEvent(event, page.people), query, {
      path: `/trajectories/${params.id}/journal`,
    });
  },
});

const agendaRoute = defineRoute({
  method: 'get',
  path: '/trajectories/{id}/agenda',
  operationId: 'getAgenda',
  tag: 'trajectories',
  summary: 'Every future step, deadline and mail, with its date, if nobody does anything',
  description:
    'A mail that should have gone and has not is in it. What the last change brought at once is in it until the end of ' +
    'that day, also when it has been sent.',
  access: 'see-trajectory',
  params: trajectoryParams,
  query: z.strictObject({
    until: localDate.optional().meta({ description: 'Three years ahead if left out.' }),
    language: language.optional(),
  }),
  answers: { 200: { description: 'The agenda.', schema: agendaSchema } },
  handle: async ({ deps, caller, params, query, language: reader }) => {
    const { until } = query;
    const dossier = await readDossier({ deps, scope: caller.scope, id: params.id });
    const { state, template, context } = dossier;
    const mails = await dossier.mails();
    const entries = agenda(state, template, context, {
      ...{ from: nowOf(deps), owed: owedOf(mails), people: dossier.people },
      language: query.language ?? reader,
      ...(until === undefined ? {} : { until }),
    });
    return {
      status: 200,
      body: {
        ...{ trajectory: state.id, version: state.version, until: until ?? null },
        entries: entries.map(({ will_not_go: obstacle, ...entry }) => {
          const will_not_go = toWireObstacle(obstacle);
          return will_not_go === undefined ? entry : { ...entry, will_not_go };
        }),
      },
    };
  },
});

const mailsRoute = defineRoute({
  method: 'get',
  path: '/trajectories/{id}/mails',
  operationId: 'listMails',
  tag: 'trajectories',
  summary: 'Every mail that was ever planned, and why it went or did not go',
  access: 'see-trajectory',
  params: trajectoryParams,
  answers: {
    200: { description: 'The mails, by time.', schema: z.strictObject({ items: z.array(mailSchema) }) },
  },
  handle: async ({ deps, caller, params }) => {
    const dossier = await readDossier({ deps, scope: caller.scope, id: params.id });
    const [mails, people] = await Promise.all([dossier.mails(), dossier.everybody()]);
    return { status: 200, body: { items: mails.map((mail) => toWireMail(mail, people)) } };
  },
});

const liveRoute = defineRoute({
  method: 'get',
  path: '/trajectories/{id}/live',
  operationId: 'getLiveState',
  tag: 'trajectories',
  summary: 'What the workflow itself says, asked of Temporal',
  access: 'see-trajectory',
  params: trajectoryParams,
  answers: { 200: { description: 'The state that the workflow holds.', schema: liveSchema } },
  handle: async ({ deps, params }) => {
    const live = await readLiveState({ deps, trajectoryId: params.id });
    const { summary } = live;
    return {
      status: 200,
      body: {
        trajectory: params.id,
        workflow: live.workflow,
        workflow_id: live.workflowId,
        history_length: live.historyLength ?? null,
        agrees: live.agrees ?? null,
        state: summary === undefined ? null : toWireSummary(summary),
      },
    };
  },
});

/** What lies behind and before a trajectory. */
export const trajectoryReadingRoutes: readonly Route[] = [journalRoute, agendaRoute, mailsRoute, liveRoute];
