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
  howManyInBatches,
  keepBatches,
  lockBatches,
  servicesBySchool,
  wasReachedBy,
} from '../../store/reports/benchmark.ts';
import { partOfSchool } from '../../store/trajectories/counted-part.ts';
import { notFound } from '../errors.ts';
import { todayOf } from '../now.ts';
import { counted, type ReportRequest, storeScope } from './counted.ts';
import { type CountedBefore, remembered } from './remembered.ts';

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
    remembered<AllOfBenchmark>(store, `benchmark ${today}`, (before) => allOfBenchmark(store, today, before)),
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

/** What every school is compared with. */
interface AllOfBenchmark {
  /** By school. */
  readonly answers: ReadonlyMap<string, readonly FirstAnswer[]>;
  readonly services: ReadonlyMap<string, readonly string[]>;
  readonly formed: Formed;
  /** Those answers that are in no batch. */
  readonly waiting: readonly FirstAnswer[];
  /** What may be shown of the batches. */
  readonly batches: ReturnType<typeof shownBatches>;
}

/** The batches that were made, and the answers that are in one. */
interface Formed {
  readonly batches: readonly QuestionBatch[];
  readonly placed: ReadonlySet<string>;
}

/** Worked out once, and then only for the schools where something changed of what counts. */
async function allOfBenchmark(
  store: Store,
  today: LocalDate,
  before?: CountedBefore<AllOfBenchmark>,
): Promise<AllOfBenchmark> {
  const [changed, earlier] = [before?.changed, before?.answer];
  const [found, followed, known] = await Promise.all([
    firstAnswers(store, today, asked, changed),
    servicesBySchool(store, today, changed),
    formedSince(store, earlier?.formed),
  ]);
  const services = replaced(earlier?.services, followed, changed);
  const servicesOf = (one: string) => services.get(one) ?? [];
  const unplaced = ({ placed }: Formed, answers: readonly FirstAnswer[]) =>
    answers.filter((answer) => !placed.has(keyOf(answer, answer.school)));
  const isKept = ({ school }: FirstAnswer) => changed?.includes(partOfSchool(school)) === false;
  const couldWait = unplaced(known, [...(earlier?.waiting.filter(isKept) ?? []), ...found]);
  const formed = await withNewBatches(store, today, { known, waiting: couldWait, servicesOf });
  const isAsBefore = formed === earlier?.formed && isSameOf(followed, earlier.services, changed);
  return {
    answers: replaced(earlier?.answers, bySchool(found), changed),
    ...{ services, formed, waiting: formed === known ? couldWait : unplaced(formed, couldWait) },
    batches: isAsBefore ? earlier.batches : shownBatches(formed.batches, servicesOf),
  };
}

function keyOf({ indicator, moment }: Pick<FirstAnswer, 'indicator' | 'moment'>, school: string): string {
  return `${indicator} ${moment} ${school}`;
}

/** What was found of some parts, in the place of what was known of those; all of it when everything was looked at. */
function replaced<Value>(
  known: ReadonlyMap<string, Value> | undefined,
  found: ReadonlyMap<string, Value>,
  changed: readonly string[] | undefined,
): ReadonlyMap<string, Value> {
  if (known === undefined || changed === undefined) return found;
  const all = new Map([...known].filter(([school]) => !changed.includes(partOfSchool(school))));
  for (const [school, value] of found) all.set(school, value);
  return all;
}

/** Whether the same services follow the schools of some parts. */
function isSameOf(
  found: AllOfBenchmark['services'],
  known: AllOfBenchmark['services'],
  changed: readonly string[] | undefined,
): boolean {
  if (changed === undefined) return false;
  const before = [...known.keys()].filter((school) => changed.includes(partOfSchool(school)));
  return (
    before.length === found.size &&
    before.every((school) => String(known.get(school)) === String(found.get(school) ?? []))
  );
}

function bySchool(answers: readonly FirstAnswer[]): ReadonlyMap<string, readonly FirstAnswer[]> {
  const found = new Map<string, FirstAnswer[]>();
  for (const answer of answers) {
    const known = found.get(answer.school);
    if (known === undefined) found.set(answer.school, [answer]);
    else known.push(answer);
  }
  return found;
}

/** The indicators that schools are compared on. */
const asked = [...new Set(questions.map(({ indicator }) => indicator))];

async function formedSince(store: Store, known: Formed | undefined): Promise<Formed> {
  if (known !== undefined && (await howManyInBatches(store)) === known.placed.size) return known;
  return formedOf(await formedBatches(store));
}

function formedOf(batches: readonly QuestionBatch[]): Formed {
  const placed = batches.flatMap((batch) => batch.answers.map(({ school }) => keyOf(batch, school)));
  return { batches, placed: new Set(placed) };
}

/** The batches of the benchmark, with those that can be made by now: once somebody sees them, they stay as they are. */
async function withNewBatches(
  store: Store,
  today: LocalDate,
  setting: {
    readonly known: Formed;
    /** The answers that are in none of those. */
    readonly waiting: readonly FirstAnswer[];
    readonly servicesOf: ServicesOf;
  },
): Promise<Formed> {
  const { known, waiting: answers, servicesOf } = setting;
  const toForm = (formed: readonly QuestionBatch[]) => batchesToForm({ answers, servicesOf, formed, today });
  if (toForm([]).length === 0) return known;
  return inTransaction(store, async (within) => {
    await lockBatches(within);
    // Somebody else may have been first.
    const formed = await formedBatches(within);
    const added = toForm(formed);
    // No other process has to be told: what lets a batch be made is a change that it hears of, and then it finds this one.
    await keepBatches(within, added);
    return formedOf([...formed, ...added]);
  });
}
