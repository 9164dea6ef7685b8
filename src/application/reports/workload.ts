import type { Report } from '../../domain/reports/report.ts';
import type { WeekLoad } from '../../domain/reports/workload.ts';
import { workloadByCounsellor, workloadReport } from '../../domain/reports/workload-report.ts';
import { decodeCursor, type PageRequest } from '../../store/database/values.ts';
import { findPeople } from '../../store/people/people.ts';
import { counsellorsByName, nextCounsellors } from '../../store/reports/counsellors.ts';
import { isId } from '../ids.ts';
import { todayOf } from '../now.ts';
import { pageAfter } from '../page-after.ts';
import { type ReportRequest, storeScope } from './counted.ts';
import { forecast } from './forecast.ts';

/** Whose weeks: everybody's within reach if no counsellor is named. */
export type WorkloadRequest = ReportRequest & { readonly counsellor?: string | undefined };

/** Per counsellor and week what the agendas predict for the next twelve months. */
export async function workloadFor(request: WorkloadRequest): Promise<Report> {
  const { counsellor } = request;
  return reportOf(request, await forecast(request, counsellor === undefined ? undefined : [counsellor]));
}

/** A page of a report: some of its rows, and where the next one begins. */
export type ReportOfPage = { readonly report: Report; readonly next?: string };

/** So many of the weeks of a counsellor have something in them, or more: says at how many counsellors a page looks first. */
const WEEKS_OF_EACH = 15;

/**
 * A page of the same: some of its rows, in their order. Looked at are only the agendas of the counsellors who are on it, unless it
 * is about a day that has passed.
 */
export async function workloadPageFor(request: WorkloadRequest, page: PageRequest): Promise<ReportOfPage> {
  const { deps, asOf, scope, counsellor } = request;
  if (counsellor !== undefined || asOf < todayOf(deps)) return cut(await workloadFor(request), page);
  const [from = ''] = decodeCursor(page.cursor, 2) ?? [];
  let limit = Math.ceil((page.limit + 1) / WEEKS_OF_EACH);
  const weeks: WeekLoad[] = [];
  let after = isId(from) ? from : undefined;
  for (let isIncluded = true; ; isIncluded = false) {
    const some = await nextCounsellors(deps.store, storeScope(scope), { after, isIncluded, limit });
    weeks.push(...(await forecast(request, some)));
    const found = cut(await reportOf(request, weeks), page);
    if (some.length < limit || found.next !== undefined) return found;
    after = some.at(-1);
    limit *= 2;
  }
}

/** Counsellors by name, with what the twelve months hold for each, and what their weeks hold together. */
export type WorkloadOverview = {
  readonly report: Report;
  readonly weeks: Report;
  /** How many counsellors there are in all. */
  readonly total: number;
};

/** Of some counsellors, by name, what the twelve months hold for each. */
export async function workloadOverviewFor(
  request: ReportRequest,
  page: { readonly limit: number; readonly offset: number },
): Promise<WorkloadOverview> {
  const { asOf } = request;
  const { weeks, counsellors, total } = await weeksByName(request, page);
  const names = new Map(counsellors.map(({ id, name }) => [id, name]));
  return {
    report: workloadByCounsellor(weeks, { asOf, counsellors }),
    weeks: workloadReport(weeks, { asOf, nameOf: (id) => names.get(id) }),
    total,
  };
}

async function weeksByName(
  request: ReportRequest,
  page: { readonly limit: number; readonly offset: number },
) {
  const { deps, asOf, scope } = request;
  if (asOf >= todayOf(deps)) {
    const { items: counsellors, total } = await counsellorsByName(deps.store, storeScope(scope), page);
    const ids = counsellors.map(({ id }) => id);
    return { weeks: await forecast(request, ids), counsellors, total };
  }
  // Of a day that has passed it takes the journals to say who was at work.
  const all = await forecast(request, undefined);
  const ids = [...new Set(all.map(({ counsellor }) => counsellor))];
  const people = await findPeople(deps.store, ids);
  const counsellors = ids
    .map((id) => ({ id, name: people.get(id)?.name ?? '' }))
    .sort((one, other) => one.name.localeCompare(other.name, 'nl') || (one.id < other.id ? -1 : 1))
    .slice(page.offset, page.offset + page.limit);
  const shown = new Set(counsellors.map(({ id }) => id));
  return { weeks: all.filter(({ counsellor }) => shown.has(counsellor)), counsellors, total: ids.length };
}

async function reportOf({ deps, asOf }: ReportRequest, weeks: readonly WeekLoad[]): Promise<Report> {
  const people = await findPeople(
    deps.store,
    weeks.map(({ counsellor }) => counsellor),
  );
  return workloadReport(weeks, { asOf, nameOf: (id) => people.get(id)?.name });
}

function cut(report: Report, page: PageRequest): ReportOfPage {
  const { items, next } = pageAfter(report.rows, page, (row) => [
    String(row.counsellor),
    String(row.week_of),
  ]);
  return { report: { ...report, rows: items }, ...(next === undefined ? {} : { next }) };
}
