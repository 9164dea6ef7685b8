import { EVERYTHING } from '../../domain/access/scope.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import {
  batchesToForm,
  benchmarkReport,
  type FirstAnswer,
  type QuestionBatch,
  questions,
  type ServicesOf,
} from '../../domain/reports/comparing/benchmark.ts';
import type { Report } from '../../domain/reports/report.ts';
import type { Store } from '../../store/database/db.ts';
import { inTransaction } from '../../store/database/transaction.ts';
import { filled } from '../../store/database/values.ts';
import { findSchool } from '../../store/people/schools.ts';
import {
  firstAnswers,
  formedBatches,
  keepBatches,
  lockBatches,
  servicesBySchool,
  wasReachedBy,
} from '../../store/reports/benchmark.ts';
import { noteCountedChange } from '../../store/reports/counted-changes.ts';
import { notFound } from '../errors.ts';
import { todayOf } from '../now.ts';
import { counted, type ReportRequest, storeScope } from './counted.ts';
import { remembered } from './remembered.ts';

/**
 * A school beside the rest. The rest is everybody's schools, whoever asks: what is shown of them are averages only.
 * @throws `not-found` for a school that does not exist, or that the caller's service does not follow
 */
export async function benchmarkFor(request: ReportRequest & { readonly school: string }): Promise<Report> {
  const { deps, asOf, scope } = request;
  const { store } = deps;
  await counted(store);
  const today = todayOf(deps);
  const [school, answers, services, isOwn] = await Promise.all([
    findSchool(store, EVERYTHING, request.school),
    remembered(store, `first answers ${today}`, () => firstAnswers(store, today, asked)),
    remembered(store, `services ${today}`, () => servicesBySchool(store, today)),
    scope.kind === 'all' || wasReachedBy(store, request.school, { asOf, scope: storeScope(scope) }),
  ]);
  if (school === undefined || !isOwn) throw notFound('school');
  const { level, network, province, number, name } = school;
  const setting = { answers, servicesOf: (one: string) => services.get(one) ?? [] };
  const batches = await remembered(store, `batches ${today}`, () => batchesUntil(store, today, setting));
  return benchmarkReport(
    { school: number, name, ...filled({ level, network, province }) },
    { ...setting, batches },
    asOf,
  );
}

/** The indicators that schools are compared on. */
const asked = [...new Set(questions.map(({ indicator }) => indicator))];

/** The batches of the benchmark, with those that can be made by now: once somebody sees them, they stay as they are. */
async function batchesUntil(
  store: Store,
  today: LocalDate,
  setting: { readonly answers: readonly FirstAnswer[]; readonly servicesOf: ServicesOf },
): Promise<readonly QuestionBatch[]> {
  const known = await formedBatches(store);
  if (batchesToForm({ ...setting, formed: known, today }).length === 0) return known;
  return inTransaction(store, async (within) => {
    await lockBatches(within);
    // Somebody else may have been first.
    const formed = await formedBatches(within);
    const added = batchesToForm({ ...setting, formed, today });
    await keepBatches(within, added);
    await noteCountedChange(within);
    return [...formed, ...added];
  });
}
