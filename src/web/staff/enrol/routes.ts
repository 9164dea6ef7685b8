import type { Request, Response, Router } from 'express';
import type { Dependencies, Parts } from '../../../application/dependencies.ts';
import { askToEnrol } from '../../../application/enrolment/ask.ts';
import {
  findSchoolsToEnrol,
  readModelChoices,
  readProgrammeChoices,
  readRoleChoices,
} from '../../../application/enrolment/choices.ts';
import { type EnrolmentPreview, previewEnrolment } from '../../../application/enrolment/preview.ts';
import type { EnrolmentRequest } from '../../../application/enrolment/request.ts';
import { nowOf, todayOf } from '../../../application/now.ts';
import { sortError } from '../../../application/outage.ts';
import { makeCsrfToken, readCsrfToken } from '../../csrf-token.ts';
import type { FieldMistake, Sent } from '../../form.ts';
import { isFromElsewhere, leadTo, named, readForm } from '../../http.ts';
import { asRejection, besideFields } from '../../mistakes.ts';
import { enrolTextsOf, textsOf } from '../../texts/texts.ts';
import { trajectoryAddress } from '../addresses.ts';
import { formSecret } from '../form-secret.ts';
import { sentWord } from '../query.ts';
import { sendRefused } from '../refused.ts';
import { type StaffVisit, sendStaffPage, visitOf } from '../request.ts';
import { type EnrolForm, type EnrolPage, enrolPage } from './enrol-page.tsx';
import { setupListEnrolling } from './list/routes.ts';
import { controlOf, type Enrolling, readEnrolment, whoField } from './reading.ts';

/** The page on which somebody is enrolled: a school, a model, people, a place, a day; and what then comes. */
export function setupEnrolling(router: Router, parts: Parts): void {
  setupListEnrolling(router, parts);
  router.get('/enrol', named('/enrol'), async (request, response) => {
    const asked = await askedIn(parts, request);
    const { visit, page, enrolling } = asked;
    if (enrolling === undefined) return sendStaffPage(response, enrolPage(page, visit.frame));
    const { deps } = visit;
    const preview = await tryOut(deps, asked, usualAnswers(enrolling));
    sendForm(deps, request, response, asked, { sent: {}, mistakes: [], ...preview.shown }, 200);
  });
  router.post('/enrol/preview', named('/enrol/preview'), async (request, response) => {
    const asked = await askedIn(parts, request);
    const form = await readForm(request, response);
    if (form.kind !== 'read' || asked.enrolling === undefined)
      return sendRefused(response, asked.visit.language);
    const { deps } = asked.visit;
    const tried = await tryOut(deps, asked, form.sent);
    const { mistakes, note } = tried;
    const again = { sent: form.sent, mistakes, ...(note === undefined ? {} : { note }), ...tried.shown };
    sendForm(deps, request, response, asked, again, 200);
  });
  router.post('/enrol', named('/enrol'), (request, response) => enrol(parts, request, response));
}

/** What an address asks for: as far as it goes, what there is to choose next. */
type AskedEnrolment = {
  readonly visit: StaffVisit;
  readonly page: EnrolPage;
  readonly enrolling?: Enrolling;
};

async function askedIn(parts: Parts, request: Request): Promise<AskedEnrolment> {
  const visit = await visitOf(parts, request, { access: 'enrol', path: '/enrol' });
  const { caller, language } = visit;
  const query = request.query as Sent;
  const q = sentWord(query, 'q') ?? '';
  const number = sentWord(query, 'school');
  if (number === undefined) {
    const found = q === '' ? undefined : await findSchoolsToEnrol({ deps: visit.deps, caller }, q);
    return { visit, page: { q, running: [], models: [], ...(found === undefined ? {} : { found }) } };
  }
  const choices = await readModelChoices({ deps: visit.deps, caller }, number);
  const page = { q, ...choices };
  const wanted = sentWord(query, 'template');
  const model = choices.models.find(
    ({ template, running, unfit }) => template.id === wanted && running === undefined && unfit === undefined,
  );
  if (model === undefined) return { visit, page };
  const { template } = model;
  const [roles, programmes] = await Promise.all([
    readRoleChoices({ deps: visit.deps, caller }, template, choices.school),
    readProgrammeChoices(visit.deps, template.id),
  ]);
  const enrolling = { template, school: number, roles, programmes, today: todayOf(visit.deps), language };
  return { visit, page, enrolling };
}

/** What stands in the form before anything was chosen. */
function usualAnswers({ roles, today }: Enrolling): Sent {
  const who = roles.flatMap(({ role, likely }) =>
    likely === undefined ? [] : [[whoField(role.id), likely]],
  );
  return { ...Object.fromEntries(who), start: today };
}

type Tried = {
  readonly shown: { readonly preview?: EnrolmentPreview };
  readonly mistakes: readonly FieldMistake[];
  readonly note?: string;
};

/** Looks what it would bring; who is not named yet keeps it from being known, and that is no mistake so far. */
async function tryOut(deps: Dependencies, { visit, enrolling }: AskedEnrolment, sent: Sent): Promise<Tried> {
  const read = enrolling && readEnrolment(enrolling, sent);
  if (enrolling === undefined || read === undefined || 'mistakes' in read) return { shown: {}, mistakes: [] };
  const { caller, language } = visit;
  try {
    const asked = { deps, actor: caller.actor, scope: caller.scope, enrolment: read.enrolment };
    return { shown: { preview: await previewEnrolment({ ...asked, language }) }, mistakes: [] };
  } catch (error) {
    return { shown: {}, ...refusedOrThrow(error, enrolling) };
  }
}

async function enrol(parts: Parts, request: Request, response: Response): Promise<void> {
  const asked = await askedIn(parts, request);
  const { visit, enrolling } = asked;
  const { deps } = visit;
  const form = await readForm(request, response);
  const sent = form.kind === 'read' ? form.sent : {};
  const key = readCsrfToken(formSecret(deps, request), sent._form);
  if (key === undefined || enrolling === undefined || isFromElsewhere(request.headers)) {
    return sendRefused(response, visit.language);
  }
  const read = readEnrolment(enrolling, sent);
  if ('mistakes' in read) {
    return sendForm(deps, request, response, asked, { sent, mistakes: read.mistakes }, 422);
  }
  try {
    const outcome = await carryOut(deps, visit, read.enrolment, key);
    if ('queued' in outcome) {
      const note = enrolTextsOf(visit.language).queued(outcome.queued.place);
      return sendForm(deps, request, response, asked, { sent, mistakes: [], note }, 200);
    }
    leadTo(response, `${trajectoryAddress(outcome.id, visit.language)}&did=${outcome.version}`);
  } catch (error) {
    const sorted = sortError(error);
    if (sorted.sort !== 'outage') {
      const refused = refusedOrThrow(error, enrolling);
      return sendForm(deps, request, response, asked, { sent, ...refused }, 422);
    }
    const note = textsOf(visit.language).errors.busy;
    sendForm(deps, request, response, asked, { sent, mistakes: [], note }, 503, key);
  }
}

function carryOut(deps: Dependencies, { caller }: StaffVisit, enrolment: EnrolmentRequest, key: string) {
  return askToEnrol({ deps, caller, enrolment, idempotencyKey: key });
}

/** What is wrong beside the fields of the form, in the reader's language. */
function refusedOrThrow(error: unknown, enrolling: Enrolling) {
  const sorted = sortError(error);
  if (sorted.sort !== 'refusal') throw error;
  const { mistakes, note } = besideFields(
    asRejection(sorted.error),
    (path) => controlOf(path, enrolling),
    enrolling.language,
  );
  return { mistakes, ...(note === undefined ? {} : { note }) };
}

function sendForm(
  deps: Dependencies,
  request: Request,
  response: Response,
  { visit, page, enrolling }: AskedEnrolment,
  shown: Omit<EnrolForm, 'asked' | 'csrfToken' | 'now'>,
  status: number,
  number?: string,
): void {
  if (enrolling === undefined) {
    sendRefused(response, visit.language);
    return;
  }
  const secret = formSecret(deps, request);
  const csrfToken = makeCsrfToken(secret, number);
  const form = { ...shown, asked: enrolling, csrfToken, now: nowOf(deps) };
  sendStaffPage(response, enrolPage({ ...page, form }, visit.frame), status);
}
