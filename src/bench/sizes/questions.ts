/** What a read is, which says how long it may take. */
export type QuestionKind = 'list' | 'page' | 'report';

/** Something that is asked of each size, as whoever asks it in an installation. */
export type Question = {
  readonly kind: QuestionKind;
  readonly as: 'administrator' | 'coordinator' | 'counsellor';
  /** `{running}`, `{ended}`, `{school}` and `{person}` stand for another one each time. */
  readonly path: string;
  /**
   * So many have to be on record for as much to answer as with more of them; with fewer, its page is not full, and what is asked
   * is less. Absent where it is the same from the first on.
   */
  readonly fullFrom?: number;
};

/** A service has 25 counsellors, and each of them has 334 trajectories, one of ten running. */
const WHOLE_SERVICE = 25 * 334;

/** Makes questions of a kind, of whoever asks them most unless somebody else is named. */
const asked =
  (kind: QuestionKind, most: Question['as']) =>
  (path: string, as = most, more: Pick<Question, 'fullFrom'> = {}): Question => ({ kind, as, path, ...more });
const list = asked('list', 'administrator');
const page = asked('page', 'counsellor');
const report = asked('report', 'administrator');

/** Every list, page and report. */
export const questions: readonly Question[] = [
  list('/api/v1/trajectories'),
  list('/api/v1/trajectories?status=active&template=digitale-school'),
  list('/api/v1/trajectories?waiting_for=central'),
  list('/api/v1/trajectories?overdue=true', 'counsellor', { fullFrom: WHOLE_SERVICE }),
  list('/api/v1/trajectories?q=zzzz'),
  list('/api/v1/trajectories?q=school%2000'),
  list('/api/v1/schools?q=gemeente'),
  list('/api/v1/people?q=directeur'),
  list('/api/v1/trajectories/{running}/journal'),
  list('/api/v1/trajectories/{ended}/mails'),
  list('/api/v1/departures'),
  list('/api/v1/handovers'),
  page('/'),
  page('/', 'coordinator'),
  page('/', 'administrator'),
  page('/trajectories'),
  page('/trajectories', 'administrator'),
  page('/trajectories?waiting=school', 'administrator'),
  page('/trajectories/{running}', 'administrator'),
  page('/trajectories/{ended}', 'administrator'),
  page('/schools', 'administrator'),
  page('/schools/{school}', 'administrator'),
  page('/people', 'administrator'),
  page('/search?q=school%20001', 'administrator'),
  page('/search/suggestions?q=zzzz', 'administrator'),
  page('/templates', 'administrator'),
  page('/reports', 'administrator'),
  report('/api/v1/reports/indicators'),
  report('/api/v1/reports/indicators?by=school_year,province'),
  report('/api/v1/reports/indicators?as_of=2026-06-30', 'counsellor'),
  report('/api/v1/reports/indicators/schools_in_trajectory/trajectories'),
  report('/api/v1/reports/coverage?by=province,network'),
  report('/api/v1/reports/coverage?as_of=2026-06-30'),
  report('/api/v1/reports/partners'),
  report('/api/v1/reports/year?school_year=2025-2026'),
  report('/api/v1/reports/benchmark?school={school}'),
  report('/api/v1/reports/workload', 'administrator', { fullFrom: WHOLE_SERVICE }),
  report('/api/v1/reports/workload', 'coordinator', { fullFrom: WHOLE_SERVICE }),
  report('/api/v1/reports/milestones?trajectory={running}'),
  report('/reports/indicators'),
  report('/reports/coverage'),
  report('/reports/workload', 'administrator', { fullFrom: WHOLE_SERVICE }),
  report('/reports/workload', 'coordinator', { fullFrom: WHOLE_SERVICE }),
];
