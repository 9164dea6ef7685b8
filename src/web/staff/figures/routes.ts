import type { Request, Response, Router } from 'express';
import type { Dependencies, Parts } from '../../../application/dependencies.ts';
import { readAims } from '../../../application/figures/aims.ts';
import { catalogueOf } from '../../../application/figures/catalogue.ts';
import { readFigures } from '../../../application/figures/enter.ts';
import { deliverYearly, readDeliveries, yearlyFor } from '../../../application/figures/yearly.ts';
import { todayOf } from '../../../application/now.ts';
import { readOrganisations } from '../../../application/organisations/find.ts';
import { peopleWith } from '../../../application/people/find.ts';
import { isSchoolYear, schoolYearOf } from '../../../domain/calendar/school-year.ts';
import { makeCsrfToken } from '../../csrf-token.ts';
import { type Sent, sentText } from '../../form.ts';
import { leadTo, named } from '../../http.ts';
import { figuresTextsOf } from '../../texts/texts.ts';
import { addressWith } from '../addresses.ts';
import { formSecret } from '../form-secret.ts';
import { sentWord } from '../query.ts';
import { countedOrPage } from '../reports/counting-page.tsx';
import { sendStaffPage, visitOf } from '../request.ts';
import { sealedForm } from '../sealed.ts';
import { figuresPage } from './figures-page.tsx';
import { carryOut, type FigureDraft, figureForms } from './sent.ts';
import { yearPage } from './year-page.tsx';

const [figures, year] = ['/reports/figures', '/reports/year'];

/** What is entered and aimed at in a year, and the report that comes of it. */
export function setupFigures(router: Router, parts: Parts): void {
  router.get(figures, named(figures), async (request, response) => {
    await sendFigures(parts, request, response);
  });
  for (const name of figureForms) {
    const path = `${figures}/${name}`;
    router.post(path, named(path), async (request, response) => {
      const { deps, caller, language } = await visitOf(parts, request, {
        access: 'change-figures',
        path: figures,
      });
      const form = await sealedForm(deps, request, response, language);
      if (form === undefined) return;
      const schoolYear = yearIn(request, deps);
      const done = await carryOut(name, { deps, caller, schoolYear, form, language });
      await sendFigures(parts, request, response, typeof done === 'string' ? { did: done } : { draft: done });
    });
  }
  setupYear(router, parts);
}

function setupYear(router: Router, parts: Parts): void {
  router.get(year, named(year), async (request, response) => {
    const { deps, caller, frame } = await visitOf(parts, request, { access: 'see-figures', path: year });
    const schoolYear = yearIn(request, deps);
    const asOf = todayOf(deps);
    const tables = yearlyFor({ deps, asOf, scope: caller.scope, schoolYear });
    const [found, deliveries] = await Promise.all([
      countedOrPage(deps, response, { frame }, tables),
      readDeliveries(deps),
    ]);
    if (found === undefined) return;
    const { answer: reports } = found;
    const page = yearPage(frame, {
      ...{ schoolYear, years: yearsUntil(deps), reports },
      deliveries: deliveries.filter((one) => one.schoolYear === schoolYear),
      isDone: sentWord(request.query as Sent, 'did') === 'delivered',
      csrfToken: makeCsrfToken(formSecret(deps, request)),
    });
    sendStaffPage(response, page);
  });
  router.post(year, named(year), async (request, response) => {
    const { deps, caller, language } = await visitOf(parts, request, {
      access: 'change-figures',
      path: year,
    });
    const form = await sealedForm(deps, request, response, language);
    if (form === undefined) return;
    const schoolYear = yearIn(request, deps);
    const title = sentText(form.sent, 'title')?.trim().slice(0, 200);
    await deliverYearly({
      ...{ deps, caller, schoolYear, idempotencyKey: form.key },
      title: title || figuresTextsOf(language).report.title(schoolYear),
    });
    leadTo(response, addressWith(year, { school_year: schoolYear, did: 'delivered' }, language));
  });
}

async function sendFigures(
  parts: Parts,
  request: Request,
  response: Response,
  after: { readonly did?: string; readonly draft?: FigureDraft } = {},
): Promise<void> {
  const { deps, caller, frame } = await visitOf(parts, request, { access: 'see-figures', path: figures });
  const schoolYear = yearIn(request, deps);
  const [catalogue, entered, aims, partners] = await Promise.all([
    catalogueOf(deps.store),
    readFigures(deps, schoolYear),
    readAims(deps, schoolYear),
    readOrganisations(deps, caller.scope),
  ]);
  const people = await peopleWith(
    deps,
    entered.map(({ by }) => by),
  );
  const names = new Map([...people.values()].map(({ id, name }) => [id, name]));
  const page = figuresPage(frame, {
    ...{ schoolYear, years: yearsUntil(deps), catalogue, entered, aims, partners, names, ...after },
    newKey: () => makeCsrfToken(formSecret(deps, request)),
  });
  sendStaffPage(response, page, after.draft === undefined ? 200 : 422);
}

/** The school year that the address asks for, else the one of today. */
function yearIn(request: Request, deps: Dependencies): string {
  const asked = sentWord(request.query as Sent, 'school_year');
  return asked !== undefined && isSchoolYear(asked) ? asked : schoolYearOf(todayOf(deps));
}

/** So many school years can be chosen. */
const YEARS = 6;

function yearsUntil(deps: Dependencies): readonly string[] {
  const first = Number(schoolYearOf(todayOf(deps)).slice(0, 4)) + 1;
  return Array.from({ length: YEARS }, (_, back) => `${first - back}-${first - back + 1}`);
}
