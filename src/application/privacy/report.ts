import { laterBy } from '../../domain/calendar/instant.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { type ProcessingLine, processingRecord } from '../../domain/privacy/record.ts';
import type { RetentionPeriods } from '../../domain/privacy/retention.ts';
import { type Erasure, erasuresSince } from '../../store/privacy/erase.ts';
import { type RetentionRun, retentionRuns } from '../../store/privacy/retention.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';

/** What there is to show of how personal data are treated. */
export type PrivacyReport = {
  readonly madeAt: Instant;
  readonly record: readonly ProcessingLine[];
  readonly periods: RetentionPeriods;
  /** What is announced, and what went in the last year, the last first. */
  readonly runs: readonly RetentionRun[];
  /** Who was erased in the last year, by id, the last first. */
  readonly erasures: readonly Erasure[];
};

const YEAR = 366 * 24 * 60 * 60_000;

/** The processing record with the periods as they are set, what goes when, and what went. */
export async function readPrivacyReport(
  deps: Pick<Dependencies, 'store' | 'clock' | 'configuration'>,
): Promise<PrivacyReport> {
  const madeAt = nowOf(deps);
  const since = laterBy(madeAt, -YEAR);
  const [runs, erasures] = await Promise.all([
    retentionRuns(deps.store, since),
    erasuresSince(deps.store, since),
  ]);
  return { madeAt, record: processingRecord, periods: deps.configuration.retention, runs, erasures };
}
