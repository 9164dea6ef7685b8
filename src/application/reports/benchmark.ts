import { EVERYTHING, isWithin } from '../../domain/access/scope.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import {
  batchesToForm,
  benchmarkReport,
  type QuestionBatch,
  type ServicesOf,
} from '../../domain/reports/comparing/benchmark.ts';
import type { ReportedTrajectory } from '../../domain/reports/facts/facts.ts';
import { type Observation, observationsOf } from '../../domain/reports/facts/observations.ts';
import type { Report } from '../../domain/reports/report.ts';
import type { Store } from '../../store/database/db.ts';
import { inTransaction } from '../../store/database/transaction.ts';
import { filled } from '../../store/database/values.ts';
import { findSchool } from '../../store/people/schools.ts';
import { formedBatches, keepBatches, lockBatches } from '../../store/reports/benchmark.ts';
import { reportedJournals } from '../../store/reports/reports.ts';
import { notFound } from '../errors.ts';
import { todayOf } from '../now.ts';
import type { ReportRequest } from './observed.ts';

/**
 * A school beside the rest. The rest is everybody's schools, whoever asks: what is shown of them are averages only.
 * @throws `not-found` for a school that does not exist, or that the caller's service does not follow
 */
export async function benchmarkFor(request: ReportRequest & { readonly school: string }): Promise<Report> {
  const { deps, asOf, scope } = request;
  const today = todayOf(deps);
  const [school, journals] = await Promise.all([
    findSchool(deps.store, EVERYTHING, request.school),
    reportedJournals(deps.store, today, {}),
  ]);
  const isOwn =
    scope.kind === 'all' ||
    journals.trajectories.some(
      ({ school, service, journal }) =>
        school === request.school && isWithin(scope, service) && (journal[0]?.on ?? today) <= asOf,
    );
  if (school === undefined || !isOwn) throw notFound('school');
  const { level, network, province, number, name } = school;
  const setting = {
    observations: observationsOf(journals.trajectories, { ...journals, firstOnly: true }),
    servicesOf: servicesIn(journals.trajectories),
  };
  const batches = await batchesUntil(deps.store, today, setting);
  return benchmarkReport(
    { school: number, name, ...filled({ level, network, province }) },
    { ...setting, batches },
    asOf,
  );
}

/** The batches of the benchmark, with those that can be made by now: once somebody sees them, they stay as they are. */
async function batchesUntil(
  store: Store,
  today: LocalDate,
  setting: { readonly observations: readonly Observation[]; readonly servicesOf: ServicesOf },
): Promise<readonly QuestionBatch[]> {
  const known = await formedBatches(store);
  if (batchesToForm({ ...setting, formed: known, today }).length === 0) return known;
  return inTransaction(store, async (within) => {
    await lockBatches(within);
    // Somebody else may have been first.
    const formed = await formedBatches(within);
    const added = batchesToForm({ ...setting, formed, today });
    await keepBatches(within, added);
    return [...formed, ...added];
  });
}

function servicesIn(trajectories: readonly ReportedTrajectory[]): ServicesOf {
  const services = new Map<string, Set<string>>();
  for (const { school, service } of trajectories) {
    if (school === undefined || service === undefined) continue;
    services.set(school, (services.get(school) ?? new Set<string>()).add(service));
  }
  return (school) => [...(services.get(school) ?? [])];
}
