import { EVERYTHING } from '../../domain/access/scope.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import {
  batchesToForm,
  benchmarkReport,
  type FirstAnswer,
  type QuestionBatch,
  questions,
  type ServicesOf,
  shownBatches,
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
  const [school, all, isOwn] = await Promise.all([
    findSchool(store, EVERYTHING, request.school),
    remembered(store, `benchmark ${today}`, () => allOfBenchmark(store, today)),
    scope.kind === 'all' || wasReachedBy(store, request.school, { asOf, scope: storeScope(scope) }),
  ]);
  if (school === undefined || !isOwn) throw notFound('school');
  const { level, network, province, number, name } = school;
  return benchmarkReport(
    { school: number, name, ...filled({ level, network, province }) },
    { answers: all.answers.get(number) ?? [], batches: all.batches },
    asOf,
  );
}

/** What every school is compared with: worked out once, until something changes of what counts. */
async function allOfBenchmark(store: Store, today: LocalDate) {
  const [answers, services] = await Promise.all([
    firstAnswers(store, today, asked),
    servicesBySchool(store, today),
  ]);
  const servicesOf = (one: string) => services.get(one) ?? [];
  const batches = await batchesUntil(store, today, { answers, servicesOf });
  const bySchool = new Map<string, FirstAnswer[]>();
  for (const answer of answers) {
    const known = bySchool.get(answer.school);
    if (known === undefined) bySchool.set(answer.school, [answer]);
    else known.push(answer);
  }
  return { answers: bySchool, batches: shownBatches(batches, servicesOf) };
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
    // No other process has to be told: what lets a batch be made is a change that it hears of, and then it finds this one.
    await keepBatches(within, added);
    return [...formed, ...added];
  });
}
