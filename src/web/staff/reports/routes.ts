import type { Request, Router } from 'express';
import type { Dependencies, Parts } from '../../../application/dependencies.ts';
import { todayOf } from '../../../application/now.ts';
import { readProgrammes } from '../../../application/programmes/find.ts';
import { trajectoriesToReport } from '../../../application/reports/about-trajectories.ts';
import { countedFor, howManyCountedFor, type NumberAsked } from '../../../application/reports/indicators.ts';
import { readSchoolKinds } from '../../../application/schools/kinds.ts';
import { readTemplates } from '../../../application/templates/find.ts';
import { extentOf } from '../../../domain/access/permissions.ts';
import { schoolYearOf } from '../../../domain/calendar/school-year.ts';
import { indicatorOf } from '../../../domain/indicators/catalogue.ts';
import { isDimension } from '../../../domain/reports/facts/dimensions.ts';
import type { Sent } from '../../form.ts';
import { named } from '../../http.ts';
import { reportsTextsOf } from '../../texts/texts.ts';
import { addressWith } from '../addresses.ts';
import { sendTable } from '../listing/file.ts';
import { sentWord } from '../query.ts';
import { type StaffVisit, sendStaffPage, visitOf } from '../request.ts';
import { subjectOf } from '../view/listed.ts';
import { askedIn, type ReportAsked, type ReportName, reportNames } from './asked.ts';
import { countedPage, countedTexts } from './counted-page.tsx';
import { countedOrPage } from './counting-page.tsx';
import type { ReportChoices } from './filters.tsx';
import { reportIndexPage } from './index-page.tsx';
import { readReport, readReportPage } from './read.ts';
import { reportPage, reportTexts } from './report-page.tsx';
import { isMoment } from './shown.ts';

const access = 'see-reports';
const kinds = ['csv', 'xlsx'] as const;

/** So many lines are shown of what is behind a number; the file has all of them, as far as a sheet goes. */
const MOST_SHOWN = 500;
const MOST_IN_A_FILE = 1_000_000;

/** The reports: their questions, a page and a file for each, and what is behind their numbers. */
export function setupReports(router: Router, parts: Parts): void {
  router.get('/reports', named('/reports'), async (request, response) => {
    const { caller, frame } = await visitOf(parts, request, { access, path: '/reports' });
    const mayFigures = extentOf(caller.function, 'see-figures') !== undefined;
    sendStaffPage(response, reportIndexPage(frame, mayFigures));
  });
  for (const name of reportNames) setupReport(router, parts, name);
  setupCounted(router, parts);
}

function setupReport(router: Router, parts: Parts, name: ReportName): void {
  const path = `/reports/${name}`;
  router.get(path, named(path), async (request, response) => {
    const visit = await visitOf(parts, request, { access, path });
    const today = todayOf(visit.deps);
    const asked = askedIn(name, request.query as Sent, today);
    const [found, choices] = await Promise.all([
      countedOrPage(visit.deps, response, visit, readReportPage(visit.deps, visit.caller, asked)),
      choicesFor(visit.deps, visit, asked),
    ]);
    if (found === undefined) return;
    const { answer: read } = found;
    sendStaffPage(response, reportPage({ frame: visit.frame, asked, read, choices, today }));
  });
  for (const kind of kinds) {
    const file = `${path}/export.${kind}`;
    router.get(file, named(file), async (request, response, next) => {
      const { deps, caller, frame, language } = await visitOf(parts, request, { access, path });
      const asked = askedIn(name, request.query as Sent, todayOf(deps));
      const setting = { frame, file: true };
      const found = await countedOrPage(deps, response, setting, readReport(deps, caller, asked));
      if (found === undefined) return;
      const { answer: read } = found;
      if (read === undefined) return next();
      const table = reportTexts({ read, asked, language });
      await sendTable(response, kind, { table, name, sheet: reportsTextsOf(language).title });
    });
  }
}

/** What is behind the numbers of indicators. */
function setupCounted(router: Router, parts: Parts): void {
  const path = '/reports/indicators/:indicator';
  router.get(path, named('/reports/indicators/{indicator}'), async (request, response, next) => {
    const found = await countedIn(parts, request);
    if (found === undefined) return next();
    const { deps, indicator, asked, frame, language, parameters } = found;
    const numbers = Promise.all([countedFor(asked, { limit: MOST_SHOWN }), howManyCountedFor(asked)]);
    const counted = await countedOrPage(deps, response, { frame }, numbers);
    if (counted === undefined) return;
    const [{ items }, total] = counted.answer;
    const file = (kind: 'csv' | 'xlsx') =>
      addressWith(`/reports/indicators/${indicator.id}/export.${kind}`, parameters, language);
    sendStaffPage(response, countedPage(frame, indicator, { items, total }, file));
  });
  for (const kind of kinds) {
    const file = `export.${kind}`;
    router.get(
      `${path}/${file}`,
      named(`/reports/indicators/{indicator}/${file}`),
      async (request, response, next) => {
        const found = await countedIn(parts, request);
        if (found === undefined) return next();
        const { deps, indicator, asked, frame, language } = found;
        const counting = countedFor(asked, { limit: MOST_IN_A_FILE });
        const counted = await countedOrPage(deps, response, { frame, file: true }, counting);
        if (counted === undefined) return;
        const table = countedTexts(counted.answer.items, language);
        await sendTable(response, kind, { table, name: indicator.id, sheet: reportsTextsOf(language).title });
      },
    );
  }
}

async function countedIn(parts: Parts, request: Request) {
  const id = String(request.params.indicator);
  const indicator = indicatorOf(id);
  const path = `/reports/indicators/${encodeURIComponent(id)}`;
  const { deps, caller, language, frame } = await visitOf(parts, request, { access, path });
  if (indicator === undefined) return undefined;
  const query = request.query as Sent;
  const { asOf } = askedIn('indicators', query, todayOf(deps));
  const place = Object.fromEntries(
    Object.keys(query).flatMap((name) => {
      const word = isDimension(name) ? sentWord(query, name) : undefined;
      return word === undefined ? [] : [[name, word]];
    }),
  );
  const word = sentWord(query, 'moment');
  const moment = isMoment(word) ? word : undefined;
  const without = sentWord(query, 'without');
  const unknown = without !== undefined && isDimension(without) ? { [without]: null } : {};
  const { scope } = caller;
  const asked: NumberAsked = { deps, asOf, scope, indicator: id, place: { ...place, ...unknown }, moment };
  return { deps, indicator, asked, frame, language, parameters: { ...place, without, as_of: asOf, moment } };
}

/** So many school years back can be chosen. */
const YEARS = 6;

async function choicesFor(
  deps: Dependencies,
  { caller, language }: StaffVisit,
  asked: ReportAsked,
): Promise<ReportChoices> {
  const { name } = asked;
  const [kindsOfSchools, programmes, templates, about] = await Promise.all([
    readSchoolKinds(deps),
    readProgrammes(deps),
    readTemplates(deps),
    name === 'milestones' || name === 'month-plan' ? trajectoriesToReport(deps, caller.scope, name) : [],
  ]);
  const same = (values: readonly string[]) => values.map((value) => ({ value, title: value }));
  return {
    places: {
      school_year: same(schoolYearsUntil(asked)),
      province: same(kindsOfSchools.provinces),
      network: same(kindsOfSchools.networks),
      level: same(kindsOfSchools.levels),
      programme: programmes.map(({ id, programme }) => ({ value: id, title: programme.name[language] })),
      template: templates.map(({ id, template }) => ({ value: id, title: template.title[language] })),
    },
    trajectories: about.map((one) => ({
      value: one.item.id,
      title: titleOf(one.template?.title[language] ?? one.item.template, subjectOf(one.item)),
    })),
  };
}

function titleOf(model: string, subject: string): string {
  return `${model}: ${subject}`;
}

function schoolYearsUntil({ asOf }: ReportAsked): string[] {
  const first = Number(schoolYearOf(asOf).slice(0, 4));
  return Array.from({ length: YEARS }, (_, back) => `${first - back}-${first - back + 1}`);
}
