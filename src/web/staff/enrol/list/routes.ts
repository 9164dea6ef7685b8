import type { Request, Response, Router } from 'express';
import { isApplicationError } from '../../../../application/application-error.ts';
import { FILE_LIMIT } from '../../../../application/attachments/file-kinds.ts';
import type { Dependencies, Parts } from '../../../../application/dependencies.ts';
import { previewRow } from '../../../../application/enrolment-lists/check.ts';
import { checkList } from '../../../../application/enrolment-lists/check-rows.ts';
import { columns } from '../../../../application/enrolment-lists/columns.ts';
import { enrolList } from '../../../../application/enrolment-lists/enrol.ts';
import { keepList } from '../../../../application/enrolment-lists/keep.ts';
import { answerQuestions, mendRow } from '../../../../application/enrolment-lists/mend.ts';
import { placesWantedBy, readOpenProgrammes } from '../../../../application/enrolment-lists/places.ts';
import { readListOf, readOwnLists } from '../../../../application/enrolment-lists/read-lists.ts';
import type { RowCells } from '../../../../application/enrolment-lists/rows.ts';
import { isId } from '../../../../application/ids.ts';
import { nowOf, todayOf } from '../../../../application/now.ts';
import { personWith } from '../../../../application/people/find.ts';
import { readTemplates } from '../../../../application/templates/find.ts';
import type { Language } from '../../../../domain/text.ts';
import { makeCsrfToken, readCsrfToken } from '../../../csrf-token.ts';
import { FILE, type FieldMistake, type Sent, sentText } from '../../../form.ts';
import { type Form, isFromElsewhere, leadTo, named, readForm } from '../../../http.ts';
import { dateOf } from '../../../school/forms/read-dates.ts';
import { enrolListTextsOf } from '../../../texts/texts.ts';
import { addressWith } from '../../addresses.ts';
import { formSecret } from '../../form-secret.ts';
import { sendTable } from '../../listing/file.ts';
import { sentWord } from '../../query.ts';
import { sendRefused } from '../../refused.ts';
import { type StaffVisit, sendStaffPage, visitOf } from '../../request.ts';
import { type SealedForm, sealedForm } from '../../sealed.ts';
import { failedTable } from './failed.ts';
import { listPage } from './list-page.tsx';
import { rowPage } from './row-page.tsx';
import { rowStates } from './row-state.ts';
import { uploadPage } from './upload-page.tsx';

const path = '/enrol/lists';

/** A list of schools: brought, checked, mended, enrolled, and what failed taken along. */
export function setupListEnrolling(router: Router, parts: Parts): void {
  router.get(path, named(path), async (request, response) => {
    const visit = await visitOf(parts, request, { access: 'enrol', path });
    await sendUpload(visit.deps, request, response, {
      visit,
      sent: await usual(visit.deps, visit),
      mistakes: [],
    });
  });
  router.post(path, named(path), (request, response) => bring(parts, request, response));
  router.get(`${path}/:id`, named(`${path}/{id}`), async (request, response, next) => {
    const asked = await askedFor(parts, request);
    if (asked === undefined) return next();
    await sendList(asked.visit.deps, request, response, asked);
  });
  setupActs(router, parts);
  setupRows(router, parts);
  for (const kind of ['csv', 'xlsx'] as const) {
    const file = `failed.${kind}`;
    router.get(`${path}/:id/${file}`, named(`${path}/{id}/${file}`), async (request, response, next) => {
      const asked = await askedFor(parts, request);
      if (asked === undefined) return next();
      const { deps, language, caller } = asked.visit;
      const { rows } = await readListOf({ deps, caller }, asked.id);
      const texts = enrolListTextsOf(language);
      const table = failedTable(rows, language);
      await sendTable(response, kind, { table, name: texts.exportName, sheet: texts.title });
    });
  }
}

type AskedList = { readonly id: string; readonly visit: StaffVisit };

async function askedFor(parts: Parts, request: Request): Promise<AskedList | undefined> {
  const id = String(request.params.id).toLowerCase();
  if (!isId(id)) return undefined;
  return { id, visit: await visitOf(parts, request, { access: 'enrol', path: `${path}/${id}` }) };
}

/** Whoever follows schools herself enrols them for herself. */
async function usual(deps: Dependencies, { caller }: StaffVisit): Promise<Sent> {
  const isFollower = caller.function === 'counsellor' || caller.function === 'coordinator';
  const person = isFollower ? await personWith(deps, caller.person) : undefined;
  return { start: todayOf(deps), ...(person?.email === undefined ? {} : { counsellor_email: person.email }) };
}

async function bring(parts: Parts, request: Request, response: Response): Promise<void> {
  const visit = await visitOf(parts, request, { access: 'enrol', path });
  const { caller, language } = visit;
  const texts = enrolListTextsOf(language);
  const form = await readForm(request, response);
  if (form.kind === 'too-large') {
    const mistakes = [{ field: 'list', message: texts.tooLarge }];
    return sendUpload(visit.deps, request, response, { visit, sent: {}, mistakes });
  }
  const key =
    form.kind === 'read' ? readCsrfToken(formSecret(visit.deps, request), form.sent._form) : undefined;
  if (form.kind !== 'read' || key === undefined || isFromElsewhere(request.headers)) {
    return sendRefused(response, language);
  }
  const { sent } = form;
  const again = (field: string, message: string) =>
    sendUpload(visit.deps, request, response, { visit, sent, mistakes: [{ field, message }] });
  const brought = broughtIn(form, language);
  if ('message' in brought) return again(brought.field, brought.message);
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  try {
    const id = await keepList({ deps: visit.deps, caller }, brought, {
      ...{ known: defaultsIn(sent), key, signal: gone.signal },
    });
    leadTo(response, addressWith(`${path}/${id}`, {}, language));
  } catch (error) {
    if (!isApplicationError(error) || error.kind !== 'invalid') throw error;
    await again('file' in brought ? FILE : 'list', error.title[language]);
  }
}

function broughtIn(
  { file, sent }: Extract<Form, { kind: 'read' }>,
  language: Language,
): { readonly file: Uint8Array } | { readonly text: string } | FieldMistake {
  const texts = enrolListTextsOf(language);
  if (file !== undefined && (file.size ?? 0) > FILE_LIMIT) return { field: FILE, message: texts.fileHint };
  if (file !== undefined) return { file: file.content };
  const text = sentText(sent, 'list') ?? '';
  return text.trim() === '' ? { field: FILE, message: texts.nothing } : { text };
}

/** What every row gets where the list says nothing else. */
function defaultsIn(sent: Sent): RowCells {
  const text = (name: string) => sentText(sent, name)?.trim() || undefined;
  const [programme, cohort] = text('programme')?.split('/') ?? [];
  const start = text('start');
  const known = {
    template: text('template'),
    counsellor_email: text('counsellor_email'),
    ...{ programme, cohort, start: start && dateOf(start) },
    waiting_list: programme !== undefined && text('wait') !== undefined ? 'yes' : undefined,
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}

async function sendUpload(
  deps: Dependencies,
  request: Request,
  response: Response,
  what: { readonly visit: StaffVisit; readonly sent: Sent; readonly mistakes: readonly FieldMistake[] },
): Promise<void> {
  const { visit, sent, mistakes } = what;
  const { caller, frame } = visit;
  const [templates, programmes, lists] = await Promise.all([
    readTemplates(deps),
    readOpenProgrammes(deps),
    readOwnLists({ deps, caller }),
  ]);
  const page = uploadPage({
    ...{ frame, sent, mistakes, programmes, lists },
    templates: templates.map(({ template }) => template),
    csrfToken: makeCsrfToken(formSecret(deps, request)),
  });
  sendStaffPage(response, page, mistakes.length === 0 ? 200 : 422);
}

async function sendList(
  deps: Dependencies,
  request: Request,
  response: Response,
  { id, visit: { caller, frame } }: AskedList,
  note?: string,
): Promise<void> {
  const asking = { deps, caller };
  const [list, templates] = await Promise.all([readListOf(asking, id), readTemplates(deps)]);
  const query = request.query as Sent;
  const show = rowStates.find((state) => state === sentWord(query, 'show'));
  const page = Math.min(Math.max(1, Math.trunc(Number(sentWord(query, 'page') ?? 1)) || 1), 1_000);
  const html = listPage({
    ...{ ...list, frame, show, page, note },
    places: await placesWantedBy(deps, list.rows),
    titles: new Map(templates.map(({ template }) => [template.id, template.title])),
    today: todayOf(deps),
    csrfToken: makeCsrfToken(formSecret(deps, request)),
  });
  sendStaffPage(response, html, note === undefined ? 200 : 422);
}

/** What is done with the whole list; afterwards its page stands there. */
function setupActs(router: Router, parts: Parts): void {
  const acts: { readonly [act: string]: (asked: AskedList, form: SealedForm) => Promise<void> } = {
    check: ({ id, visit: { deps, caller } }) => checkList({ deps, caller }, id),
    known: ({ id, visit: { deps, caller } }, { sent }) =>
      answerQuestions({ deps, caller }, id, sentText(sent, 'known') === 'update' ? 'update' : 'keep'),
    enrol: ({ id, visit: { deps, caller } }, { key }) => enrolList({ deps, caller }, id, key),
  };
  for (const [act, carryOut] of Object.entries(acts)) {
    router.post(`${path}/:id/${act}`, named(`${path}/{id}/${act}`), async (request, response, next) => {
      const asked = await askedFor(parts, request);
      if (asked === undefined) return next();
      const { deps, language } = asked.visit;
      const form = await sealedForm(deps, request, response, language);
      if (form === undefined) return;
      try {
        await carryOut(asked, form);
        leadTo(response, addressWith(`${path}/${asked.id}`, {}, language));
      } catch (error) {
        if (!isApplicationError(error) || error.kind !== 'invalid') throw error;
        await sendList(deps, request, response, asked, error.title[language]);
      }
    });
  }
}

/** One row: looked at with what it brings, and mended. */
function setupRows(router: Router, parts: Parts): void {
  const [row, pattern] = [`${path}/:id/rows/:line`, `${path}/{id}/rows/{line}`];
  router.get(row, named(pattern), async (request, response, next) => {
    const asked = await askedFor(parts, request);
    if (asked === undefined) return next();
    const { deps, caller, frame, language } = asked.visit;
    const { rows } = await readListOf({ deps, caller }, asked.id);
    const found = rows.find(({ line }) => line === Number(request.params.line));
    if (found === undefined) return next();
    const asker = { deps, actor: caller.actor, scope: caller.scope };
    const preview = await previewRow(asker, found.line, found.cells, language);
    const csrfToken = makeCsrfToken(formSecret(deps, request));
    const page = rowPage({ frame, list: asked.id, row: found, preview, now: nowOf(deps), csrfToken });
    sendStaffPage(response, page);
  });
  router.post(row, named(pattern), async (request, response, next) => {
    const asked = await askedFor(parts, request);
    const line = Number(request.params.line);
    if (asked === undefined || !Number.isInteger(line)) return next();
    const { deps, caller, language } = asked.visit;
    const form = await sealedForm(deps, request, response, language);
    if (form === undefined) return;
    await mendRow({ deps, caller }, asked.id, line, cellsIn(form.sent));
    leadTo(response, addressWith(`${path}/${asked.id}`, {}, language));
  });
}

/** The cells that a form sent. */
function cellsIn(sent: Sent): RowCells {
  return Object.fromEntries(
    Object.keys(columns).flatMap((column) => {
      const value = sentText(sent, column);
      return value === undefined ? [] : [[column, value.trim()]];
    }),
  );
}
