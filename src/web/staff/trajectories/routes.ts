import type { Request, Router } from 'express';
import type { Caller } from '../../../application/access/authorise.ts';
import { type Dependencies, dependenciesWithin, type Parts } from '../../../application/dependencies.ts';
import { isId } from '../../../application/ids.ts';
import { nowOf, todayOf } from '../../../application/now.ts';
import { forgetList, keepList } from '../../../application/trajectories/keep-list.ts';
import { readTable } from '../../../application/trajectories/table.ts';
import { extentOf } from '../../../domain/access/permissions.ts';
import type { Language } from '../../../domain/text.ts';
import { makeCsrfToken } from '../../csrf-token.ts';
import { type Sent, sentText } from '../../form.ts';
import { leadTo, named } from '../../http.ts';
import { dayTextsOf, listTextsOf } from '../../texts/texts.ts';
import { formSecret } from '../form-secret.ts';
import { MOST_IN_FILE } from '../listing/choice.ts';
import { sendTable } from '../listing/file.ts';
import { sentWord } from '../query.ts';
import { sendRefused } from '../refused.ts';
import { callerFor, languageOf, sendStaffPage, visitOf } from '../request.ts';
import { readSealed } from '../sealed.ts';
import { setupBulk } from './bulk/routes.ts';
import { choiceOf, filterOf, type ListChoice, parametersOf } from './choice.ts';
import { shownColumns } from './columns.tsx';
import { tableOfTexts } from './export.ts';
import { listPage, PAGE_SIZE } from './list-page.tsx';
import { listOptions } from './options.ts';
import { listRow } from './rows.ts';

const LONGEST_NAME = 60;

/** The list of trajectories, as a page and as a file, the lists that are kept, and what is done with many. */
export function setupTrajectoryList(router: Router, parts: Parts): void {
  setupList(router, parts);
  setupExport(router, parts);
  setupKeptLists(router, parts);
  setupBulk(router, parts);
}

function setupList(router: Router, parts: Parts): void {
  router.get('/trajectories', named('/trajectories'), async (request, response) => {
    const { deps, caller, language, frame } = await visitOf(parts, request, {
      access: 'see-console',
      path: '/trajectories',
    });
    const begun = nowOf(deps);
    const query = request.query as Sent;
    const choice = choiceOf(query);
    const [options, { rows, total }] = await Promise.all([
      listOptions(deps, caller, choice, language),
      read(deps, caller, choice, { offset: (choice.page - 1) * PAGE_SIZE, limit: PAGE_SIZE }),
    ]);
    const saved = options.saved.find(({ id }) => id === sentWord(query, 'kept'));
    const secret = formSecret(deps, request);
    const page = listPage({
      ...{ frame, begun, choice, options, total, today: todayOf(deps), person: caller.person },
      rows: rows.map((row) => listRow(row, nowOf(deps), language)),
      hasOwn: ownOf(caller) !== undefined,
      mayAct: extentOf(caller.function, 'act-on-many') !== undefined,
      newKey: () => makeCsrfToken(secret),
      ...(saved === undefined ? {} : { said: listTextsOf(language).lists.saved(saved.name) }),
      ...(sentWord(query, 'handover') === 'offered'
        ? { said: dayTextsOf(language).handovers.done.offered }
        : {}),
    });
    sendStaffPage(response, page);
  });
}

function setupExport(router: Router, parts: Parts): void {
  for (const kind of ['csv', 'xlsx'] as const) {
    const path = `/trajectories/export.${kind}`;
    router.get(path, named(path), async (request, response) => {
      const { table, language } = await exported(parts, request);
      await sendTable(response, kind, { table, name: 'trajecten', sheet: listTextsOf(language).sheet });
    });
  }
}

async function exported(parts: Parts, request: Request) {
  const caller = await callerFor(parts, request, 'see-console');
  const deps = dependenciesWithin(parts, caller.scope);
  const language = languageOf(request, caller);
  const choice = choiceOf(request.query as Sent);
  const { rows } = await read(deps, caller, choice, { offset: 0, limit: MOST_IN_FILE });
  const words = rows.map((row) => listRow(row, nowOf(deps), language));
  return { language, table: tableOfTexts(words, shownColumns(choice, false), language) };
}

function setupKeptLists(router: Router, parts: Parts): void {
  router.post('/trajectories/lists', named('/trajectories/lists'), async (request, response) => {
    const caller = await callerFor(parts, request, 'see-console');
    const deps = dependenciesWithin(parts, caller.scope);
    const language = languageOf(request, caller);
    const form = await readSealed(deps, request, response);
    if (form === undefined) return sendRefused(response, language);
    const name = (sentText(form.sent, 'name') ?? '').trim().slice(0, LONGEST_NAME);
    const asked = Object.fromEntries(groupedParameters(sentText(form.sent, 'query') ?? ''));
    const query = parametersOf({ ...choiceOf(asked), page: 1 }).toString();
    // A list without a name is not kept; the field says so before it is sent.
    if (name === '') return leadTo(response, listOf(query, language));
    const isShared = sentText(form.sent, 'share') === 'true';
    await keepList(deps, caller, { id: form.key, name, query, isShared });
    leadTo(response, `${listOf(query, language)}&kept=${form.key}`);
  });

  router.post(
    '/trajectories/lists/:id/remove',
    named('/trajectories/lists/{id}/remove'),
    async (request, response) => {
      const caller = await callerFor(parts, request, 'see-console');
      const deps = dependenciesWithin(parts, caller.scope);
      const language = languageOf(request, caller);
      const id = String(request.params.id).toLowerCase();
      const form = await readSealed(deps, request, response);
      if (form === undefined || !isId(id)) return sendRefused(response, language);
      await forgetList(deps, caller, id);
      leadTo(response, listOf('', language));
    },
  );
}

function groupedParameters(query: string): [string, string | string[]][] {
  const parameters = new URLSearchParams(query);
  return [...new Set(parameters.keys())].map((name) => {
    const values = parameters.getAll(name);
    return [name, name === 'column' ? values : (values[0] ?? '')];
  });
}

function listOf(query: string, language: Language): string {
  return `/trajectories?${query}${query === '' ? '' : '&'}lang=${language}`;
}

function read(
  deps: Dependencies,
  caller: Caller,
  choice: ListChoice,
  part: { readonly offset: number; readonly limit: number },
) {
  const { sort, descending } = choice;
  return readTable({
    deps,
    scope: caller.scope,
    filter: filterOf(choice, ownOf(caller)),
    order: { sort, descending, ...part },
  });
}

/** A counsellor sees her own trajectories first. */
function ownOf({ function: role, person }: Caller): string | undefined {
  return role === 'counsellor' ? person : undefined;
}
