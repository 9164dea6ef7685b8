import { createHash } from 'node:crypto';
import { isSchoolYear, lastDayOfYearQuarter, quartersOfYear } from '../../domain/calendar/school-year.ts';
import { coverageReport } from '../../domain/reports/coverage.ts';
import { standingAims } from '../../domain/reports/figures/aims.ts';
import { standingFigures } from '../../domain/reports/figures/figures.ts';
import { quarterReport } from '../../domain/reports/figures/quarters.ts';
import {
  partnerYearReport,
  provinceReport,
  type YearFigures,
  yearReport,
} from '../../domain/reports/figures/yearly.ts';
import type { Report } from '../../domain/reports/report.ts';
import {
  type DeliveredReport,
  findDelivered,
  keepDelivered,
  listDelivered,
} from '../../store/figures/delivered.ts';
import { aimsOf, assessmentsOf, figuresOf } from '../../store/figures/figures.ts';
import { listOrganisations } from '../../store/people/organisations.ts';
import type { Caller } from '../access/authorise.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { newIdFor } from '../idempotency.ts';
import { nowOf, todayOf } from '../now.ts';
import { type ReportRequest, talliesFor } from '../reports/counted.ts';
import { schoolsOfCoverage } from '../reports/coverage.ts';
import { notASchoolYear } from '../reports/errors.ts';
import { surveyFigures } from '../surveys/read.ts';
import { catalogueOf } from './catalogue.ts';

/**
 * The report of one year, as tables: every figure with its target, judgement and definition; by province and by quarter, adding up; what
 * partners did; who is reached. As of the end of a day.
 * @throws `invalid` for a school year that is none
 */
export async function yearlyFor(
  request: ReportRequest & { readonly schoolYear: string },
): Promise<readonly Report[]> {
  const { deps, asOf, scope, schoolYear } = request;
  if (!isSchoolYear(schoolYear)) throw notASchoolYear();
  const filter = { schoolYear, until: asOf };
  const [
    counted,
    byProvince,
    byQuarter,
    catalogue,
    figures,
    answers,
    aims,
    assessments,
    organisations,
    schools,
  ] = await Promise.all([
    talliesFor(request, [], { school_year: schoolYear }),
    talliesFor(request, ['province'], { school_year: schoolYear }),
    talliesByQuarter(request),
    catalogueOf(deps.store),
    figuresOf(deps.store, filter),
    surveyFigures(deps, filter),
    aimsOf(deps.store, filter),
    assessmentsOf(deps.store, filter),
    listOrganisations(deps.store, scope),
    schoolsOfCoverage(request),
  ]);
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  const year: YearFigures = {
    ...{ schoolYear, asOf, catalogue, counted, byProvince, byQuarter, assessments },
    ...{ figures: [...standingFigures(figures), ...answers], aims: standingAims(aims) },
    partnerName: (id) => names.get(id),
  };
  const coverage = (by: 'province' | 'network' | 'level' | 'size') => ({
    ...coverageReport(schools, { asOf, by: [by] }),
    name: `coverage-by-${by}`,
  });
  return [
    ...[yearReport(year), provinceReport(year), quarterReport(year), partnerYearReport(year)],
    ...[coverage('province'), coverage('network'), coverage('level'), coverage('size')],
  ];
}

/** What was counted of a year by the end of each of its quarters that has begun by the day of the report. */
function talliesByQuarter(request: ReportRequest & { readonly schoolYear: string }) {
  const { asOf, schoolYear } = request;
  const ends = quartersOfYear.map((quarter) => lastDayOfYearQuarter(schoolYear, quarter));
  const begun = ends.filter((_, place) => place === 0 || (ends[place - 1] ?? '') < asOf);
  return Promise.all(
    begun.map((end, place) =>
      talliesFor({ ...request, asOf: place === begun.length - 1 ? asOf : end }, [], {
        school_year: schoolYear,
      }),
    ),
  );
}

/**
 * Delivers the report of a year: from then on it says what it said that day, with its definitions, whatever is entered or
 * corrected later. With an Idempotency-Key, doing it again gives the same one.
 * @throws as {@link yearlyFor}
 */
export async function deliverYearly(request: {
  deps: Pick<Dependencies, 'store' | 'clock'>;
  caller: Pick<Caller, 'person' | 'scope'>;
  schoolYear: string;
  title: string;
  idempotencyKey?: string | undefined;
}): Promise<DeliveredReport> {
  const { deps, caller, schoolYear, title, idempotencyKey } = request;
  const asOf = todayOf(deps);
  const content = await yearlyFor({ deps, asOf, scope: caller.scope, schoolYear });
  const delivered: DeliveredReport = {
    id: newIdFor({ key: idempotencyKey, principal: caller.person, purpose: 'delivered report' }),
    ...{ schoolYear, title, asOf, by: caller.person, deliveredAt: nowOf(deps) },
    checksum: createHash('sha256').update(JSON.stringify(content)).digest('hex'),
  };
  await keepDelivered(deps.store, delivered, content);
  return readDelivered(deps, delivered.id);
}

/** The reports that were delivered, the last first. */
export function readDeliveries({ store }: Pick<Dependencies, 'store'>): Promise<readonly DeliveredReport[]> {
  return listDelivered(store);
}

/**
 * A report as it was delivered.
 * @throws `not-found`
 */
export async function readDelivered(
  { store }: Pick<Dependencies, 'store'>,
  id: string,
): Promise<DeliveredReport & { readonly content: readonly Report[] }> {
  const found = await findDelivered(store, id);
  if (found === undefined) throw notFound('delivery');
  return found;
}
