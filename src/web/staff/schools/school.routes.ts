import type { Request, Response, Router } from 'express';
import type { Caller } from '../../../application/access/authorise.ts';
import { readersOf } from '../../../application/access/content.ts';
import { type Dependencies, dependenciesWithin, type Parts } from '../../../application/dependencies.ts';
import { isId } from '../../../application/ids.ts';
import { organisationWith } from '../../../application/organisations/find.ts';
import { askToAddPerson } from '../../../application/people/create.ts';
import { personWith } from '../../../application/people/find.ts';
import { assignSchoolTo, unassignSchoolFrom } from '../../../application/schools/assign.ts';
import { readSchool } from '../../../application/schools/find.ts';
import { readSchoolOverview } from '../../../application/schools/overview.ts';
import { peopleWithAPart } from '../../../application/schools/with-a-part.ts';
import { readableTo } from '../../../application/trajectories/readable.ts';
import { extentOf } from '../../../domain/access/permissions.ts';
import type { Language } from '../../../domain/text.ts';
import { makeCsrfToken } from '../../csrf-token.ts';
import { type FieldMistake, type Sent, sentText } from '../../form.ts';
import { leadTo, named } from '../../http.ts';
import { refusedBeside } from '../../mistakes.ts';
import { schoolMergeTextsOf, schoolsTextsOf } from '../../texts/texts.ts';
import { addressWith } from '../addresses.ts';
import { formSecret } from '../form-secret.ts';
import { mistakesIn, type PersonFields, personFieldsIn } from '../people/person-form.tsx';
import { sentWord } from '../query.ts';
import { sendRefused } from '../refused.ts';
import { callerFor, languageOf, sendStaffPage, visitOf } from '../request.ts';
import { readSealed } from '../sealed.ts';
import type { ActingOnSchool } from './acting.ts';
import { setupMergingSchools } from './merge.tsx';
import { schoolPage } from './school-page.tsx';
import { schoolView } from './view.ts';

/** The page of one school, and what is done from it: somebody is added, a service is assigned. */
export function setupSchoolPage(router: Router, parts: Parts): void {
  router.get('/schools/:number', named('/schools/{number}'), (request, response) =>
    sendSchool(parts, request, response),
  );
  setupMergingSchools(router, parts);
  router.post('/schools/:number/people', named('/schools/{number}/people'), (request, response) =>
    addSomebody(parts, request, response),
  );
  router.post('/schools/:number/services', named('/schools/{number}/services'), (request, response) =>
    assign(parts, request, response),
  );
  router.post(
    '/schools/:number/services/:id/remove',
    named('/schools/{number}/services/{id}/remove'),
    (request, response) => unassign(parts, request, response),
  );
}

type Draft = NonNullable<ActingOnSchool['draft']>;

async function sendSchool(parts: Parts, request: Request, response: Response, draft?: Draft): Promise<void> {
  const number = numberIn(request);
  const path = `/schools/${encodeURIComponent(number)}`;
  const { deps, caller, language, frame } = await visitOf(parts, request, { access: 'see-schools', path });
  const { dossiers, ...everything } = await readSchoolOverview({ deps, scope: caller.scope, number });
  const may = (action: Parameters<typeof extentOf>[1]) => extentOf(caller.function, action) !== undefined;
  const readers = await readersOf(
    deps,
    caller,
    dossiers.map(({ head }) => head.id),
  );
  const overview = {
    ...everything,
    people: may('see-people') ? everything.people : peopleWithAPart({ ...everything, dossiers }),
    dossiers: dossiers.map((one) => readableTo(one, readers(one.head.id))),
  };
  const isWithheld = dossiers.some(({ head }) => !readers(head.id).seesContent);
  const secret = formSecret(deps, request);
  const acting: ActingOnSchool = {
    mayEnrol: may('enrol'),
    mayOpenPeople: may('see-people'),
    mayAddPeople: may('change-people'),
    mayReplace: may('act-on-trajectory'),
    isWithheld,
    mayAssign: may('change-organisations'),
    mayMerge: may('merge-schools'),
    newKey: () => makeCsrfToken(secret),
    did: draft === undefined ? await didOf(deps, request.query as Sent, language) : undefined,
    draft,
  };
  const page = schoolPage(await schoolView(deps, overview, language), frame, acting);
  sendStaffPage(response, page, draft === undefined ? 200 : 422);
}

/** What the address says was just done. */
async function didOf(deps: Dependencies, query: Sent, language: Language): Promise<string | undefined> {
  const texts = schoolsTextsOf(language);
  const merged = sentWord(query, 'merged');
  if (merged !== undefined && /^\d{1,10}$/.test(merged)) return schoolMergeTextsOf(language).did(merged);
  for (const what of ['added', 'assigned', 'removed'] as const) {
    const id = sentWord(query, what);
    if (id === undefined || !isId(id)) continue;
    const found = what === 'added' ? await personWith(deps, id) : await organisationWith(deps, id);
    if (found === undefined) continue;
    return what === 'added' ? texts.people.added(found.name) : texts.services[what](found.name);
  }
  return undefined;
}

async function addSomebody(parts: Parts, request: Request, response: Response): Promise<void> {
  const caller = await callerFor(parts, request, 'change-people');
  const deps = dependenciesWithin(parts, caller.scope);
  const language = languageOf(request, caller);
  const form = await readSealed(deps, request, response);
  if (form === undefined) return sendRefused(response, language);
  const fields = personFieldsIn(form.sent);
  const number = numberIn(request);
  const mistakes = mistakesIn(fields, language);
  if (mistakes.length > 0) return sendSchool(parts, request, response, { fields, mistakes });
  const refused = await tryToAdd(deps, caller, { fields, number, key: form.key }, language);
  if ('mistakes' in refused) return sendSchool(parts, request, response, { fields, ...refused });
  leadTo(response, schoolWith(number, { added: refused.id }, language));
}

/** Adds somebody to the school, or says what stands in the way. */
async function tryToAdd(
  deps: Dependencies,
  caller: Caller,
  asked: { readonly fields: PersonFields; readonly number: string; readonly key: string },
  language: Language,
): Promise<{ readonly id: string } | { readonly mistakes: readonly FieldMistake[] }> {
  const { fields, number, key } = asked;
  const { number: school } = await readSchool(deps, caller.scope, number);
  try {
    return await askToAddPerson({
      ...{ deps, caller, idempotencyKey: key },
      person: {
        ...{ name: fields.name ?? '', email: fields.email || undefined, phone: fields.phone || undefined },
        ...{ function: fields.function || undefined, school },
        language: fields.language === 'en' ? 'en' : 'nl',
      },
    });
  } catch (error) {
    return refusedBeside(error, language);
  }
}

async function assign(parts: Parts, request: Request, response: Response): Promise<void> {
  const caller = await callerFor(parts, request, 'change-organisations');
  const deps = dependenciesWithin(parts, caller.scope);
  const language = languageOf(request, caller);
  const form = await readSealed(deps, request, response);
  if (form === undefined) return sendRefused(response, language);
  const school = numberIn(request);
  const service = sentText(form.sent, 'service') ?? '';
  const organisation = isId(service) ? await organisationWith(deps, service) : undefined;
  // Without a choice there is nothing to assign: the page is as it was.
  if (organisation?.kind !== 'pbd') return leadTo(response, schoolWith(school, {}, language));
  await assignSchoolTo(deps, { school, organisation: organisation.id });
  leadTo(response, schoolWith(school, { assigned: organisation.id }, language));
}

async function unassign(parts: Parts, request: Request, response: Response): Promise<void> {
  const caller = await callerFor(parts, request, 'change-organisations');
  const deps = dependenciesWithin(parts, caller.scope);
  const language = languageOf(request, caller);
  const organisation = String(request.params.id).toLowerCase();
  const form = await readSealed(deps, request, response);
  if (form === undefined || !isId(organisation)) return sendRefused(response, language);
  const { number: school } = await readSchool(deps, caller.scope, numberIn(request));
  await unassignSchoolFrom(deps, { school, organisation });
  leadTo(response, schoolWith(school, { removed: organisation }, language));
}

function schoolWith(number: string, parameters: Record<string, string>, language: Language): string {
  return addressWith(`/schools/${encodeURIComponent(number)}`, parameters, language);
}

function numberIn(request: Request): string {
  return String(request.params.number).replaceAll('\u0000', '').slice(0, 20);
}
