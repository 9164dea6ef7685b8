import type { Request, Response, Router } from 'express';
import type { Parts } from '../../../application/dependencies.ts';
import { isId } from '../../../application/ids.ts';
import { todayOf } from '../../../application/now.ts';
import { readPartnerContacts } from '../../../application/organisations/contacts.ts';
import { type PartnerYear, readPartnerYear } from '../../../application/organisations/targets/overview.ts';
import { replaceTargets } from '../../../application/organisations/targets/replace.ts';
import { sortError } from '../../../application/outage.ts';
import { extentOf } from '../../../domain/access/permissions.ts';
import { schoolYearOf } from '../../../domain/calendar/school-year.ts';
import { indicators } from '../../../domain/indicators/catalogue.ts';
import type { WantedTarget } from '../../../domain/reports/comparing/targets.ts';
import type { Language } from '../../../domain/text.ts';
import { numberWritten } from '../../../domain/written-number.ts';
import { makeCsrfToken } from '../../csrf-token.ts';
import { type FieldMistake, type Sent, sentText } from '../../form.ts';
import { leadTo, named } from '../../http.ts';
import { asRejection, besideFields } from '../../mistakes.ts';
import { reportsTextsOf } from '../../texts/texts.ts';
import { addressWith } from '../addresses.ts';
import { formSecret } from '../form-secret.ts';
import { guideFor } from '../guide/guide-for.ts';
import { sendTable } from '../listing/file.ts';
import { sentWord } from '../query.ts';
import { sendStaffPage, visitOf } from '../request.ts';
import { sealedForm } from '../sealed.ts';
import { countedOrPage } from './counting-page.tsx';
import { noteField, type PartnerPage, partnerPage, targetField } from './partner-page.tsx';
import { tableOf } from './report-page.tsx';

const path = '/reports/partners/:id';
const route = '/reports/partners/{id}';

/** A partner's own page: its yearly table, as a page and as a file, and its targets. */
export function setupPartnerPages(router: Router, parts: Parts): void {
  router.get(path, named(route), async (request, response, next) => {
    const id = idIn(request);
    if (id === undefined) return next();
    await sendPartner(parts, request, response, id);
  });
  router.post(path, named(route), async (request, response, next) => {
    const id = idIn(request);
    if (id === undefined) return next();
    await state(parts, request, response, id);
  });
  for (const kind of ['csv', 'xlsx'] as const) {
    router.get(
      `${path}/export.${kind}`,
      named(`${route}/export.${kind}`),
      async (request, response, next) => {
        const id = idIn(request);
        if (id === undefined) return next();
        const asked = await yearAsked(parts, request, response, id);
        if (asked === undefined) return;
        const { year, language, schoolYear } = asked;
        const table = tableOf(year.report, language);
        await sendTable(response, kind, { table, name: `jaartabel-${schoolYear}`, sheet: schoolYear });
      },
    );
  }
}

/** So many school years back can be chosen, and the next one. */
const YEARS = 4;

/** @returns nothing while it is counted: then a page was sent that says so */
async function yearAsked(parts: Parts, request: Request, response: Response, id: string) {
  const visit = await visitOf(parts, request, {
    ...{ access: 'see-partner', id, path: `/reports/partners/${id}` },
  });
  const now = Number(schoolYearOf(todayOf(visit.deps)).slice(0, 4));
  const years = Array.from({ length: YEARS + 1 }, (_, back) => yearFrom(now - back));
  const all = [...years.slice(0, 1), yearFrom(now + 1), ...years.slice(1)];
  const word = sentWord(request.query as Sent, 'school_year');
  const schoolYear = all.find((one) => one === word) ?? yearFrom(now);
  const reading = readPartnerYear({ deps: visit.deps, caller: visit.caller, partner: id, schoolYear });
  const found = await countedOrPage(visit.deps, response, visit, reading);
  return found && { ...visit, year: found.answer, schoolYear, years: all };
}

function yearFrom(first: number): string {
  return `${first}-${first + 1}`;
}

async function sendPartner(
  parts: Parts,
  request: Request,
  response: Response,
  id: string,
  draft?: PartnerPage['draft'],
): Promise<void> {
  const asked = await yearAsked(parts, request, response, id);
  if (asked === undefined) return;
  const { deps, caller, frame, language, year, schoolYear, years } = asked;
  const isOwn = caller.function === 'partner' || caller.function === 'provider';
  const guide = isOwn ? await guideFor(deps, request, caller) : undefined;
  const contacts = isOwn ? [] : await readPartnerContacts(deps, id);
  const page = partnerPage({
    ...{ guide, contacts },
    ...{ frame, year, schoolYear, years, draft },
    mayState: extentOf(caller.function, 'act-for-partner') !== undefined,
    isOwn,
    csrfToken: makeCsrfToken(formSecret(deps, request)),
    did:
      sentWord(request.query as Sent, 'did') === 'saved' && draft === undefined
        ? reportsTextsOf(language).partner.saved
        : undefined,
  });
  sendStaffPage(response, page, draft === undefined ? 200 : 422);
}

async function state(parts: Parts, request: Request, response: Response, id: string): Promise<void> {
  const asked = { access: 'act-for-partner', id, path: `/reports/partners/${id}` } as const;
  const { deps, caller, language } = await visitOf(parts, request, asked);
  const form = await sealedForm(deps, request, response, language);
  if (form === undefined) return;
  const { sent } = form;
  const known = await yearAsked(parts, request, response, id);
  if (known === undefined) return;
  const { year, schoolYear } = known;
  const read = targetsIn(sent, year, language);
  const again = (more: { mistakes: readonly FieldMistake[]; note?: string }) =>
    sendPartner(parts, request, response, id, { sent, ...more });
  if (read.mistakes.length > 0) return again({ mistakes: read.mistakes });
  const { targets } = read;
  try {
    const ifMatch = [sentText(sent, '_tag') ?? ''];
    await replaceTargets({ deps, caller, partner: id, schoolYear, ifMatch, targets });
    const parameters = { school_year: schoolYear, did: 'saved' };
    leadTo(response, addressWith(`/reports/partners/${id}`, parameters, language));
  } catch (error) {
    const sorted = sortError(error);
    if (sorted.sort !== 'refusal') throw error;
    if (sorted.error.kind === 'version-changed') {
      return again({ mistakes: [], note: reportsTextsOf(language).partner.changed });
    }
    const controlOf = (at: string) => {
      const index = /^targets\.(\d+)\./.exec(at)?.[1];
      const target = index === undefined ? undefined : targets[Number(index)];
      return target && targetField(target.indicator);
    };
    return again(besideFields(asRejection(sorted.error), controlOf, language));
  }
}

/** The targets of a form, and those that are no numbers; what is left empty is not aimed at. */
function targetsIn(
  sent: Sent,
  year: PartnerYear,
  language: Language,
): { readonly targets: WantedTarget[]; readonly mistakes: FieldMistake[] } {
  const targets: WantedTarget[] = [];
  const mistakes: FieldMistake[] = [];
  for (const { id } of indicators) {
    const written = sentText(sent, targetField(id))?.trim() ?? '';
    if (written === '' || !year.indicators.some((one) => one.id === id)) continue;
    const target = numberWritten(written, language);
    const note = sentText(sent, noteField(id))?.trim();
    if (target !== undefined && target >= 0) {
      targets.push({ indicator: id, target, ...(note ? { note } : {}) });
    } else {
      mistakes.push({ field: targetField(id), message: reportsTextsOf(language).partner.number });
    }
  }
  return { targets, mistakes };
}

function idIn(request: Request): string | undefined {
  const id = String(request.params.id).toLowerCase();
  return isId(id) ? id : undefined;
}
