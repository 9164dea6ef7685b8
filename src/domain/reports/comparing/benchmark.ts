import type { LocalDate } from '../../calendar/types.ts';
import { indicators } from '../../indicators/catalogue.ts';
import type { Text } from '../../text.ts';
import { column, type Report } from '../report.ts';
import {
  type Batch,
  keepsSecrets,
  newBatches,
  type SchoolAnswer,
  type SchoolPlace,
  type WaitingAnswer,
} from './benchmark-batches.ts';

/** Something that schools are asked from 1 to 4, at the start or at the end, and compared on. */
export interface Question {
  readonly indicator: string;
  readonly moment: 'before' | 'after';
}

/** A batch of the answers to one question. */
export interface QuestionBatch extends Batch, Question {}

/** The first answer of a school to a question, with where the school is. */
export interface FirstAnswer extends Question, SchoolAnswer, SchoolPlace {}

/** The guidance services that follow a school, by their ids. */
export type ServicesOf = (school: string) => readonly string[];

/** The lowest and the highest answer. */
const SCALE = { lowest: 1, highest: 4 };

/** Whom a school is compared with, from near to far; each group lies within the next. */
const comparisons = ['province', 'network', 'level', 'all'] as const;

/** What a school is compared with. */
export type Comparison = (typeof comparisons)[number];

const comparisonTitles: { readonly [comparison in Comparison]: Text } = {
  province: { nl: 'zelfde niveau, net en provincie', en: 'same level, network and province' },
  network: { nl: 'zelfde niveau en net', en: 'same level and network' },
  level: { nl: 'zelfde niveau', en: 'same level' },
  all: { nl: 'alle andere scholen', en: 'all other schools' },
};

const groupKeys: { readonly [comparison in Comparison]: readonly (keyof SchoolPlace)[] } = {
  province: ['level', 'network', 'province'],
  network: ['level', 'network'],
  level: ['level'],
  all: [],
};

/** A school's answer with where it is; the school that a report is about. */
export interface ComparedSchool extends SchoolPlace {
  readonly school: string;
}

/** The average of other schools. */
export interface ComparisonGroup {
  readonly comparison: Comparison;
  /** How many other schools. */
  readonly schools: number;
  readonly average: number;
}

/**
 * A school beside the others, in the groups of which there is anything to show. Each group is made of whole batches;
 * the school's own answer is left out of its own batch.
 */
function comparisonGroups(
  school: ComparedSchool,
  places: readonly ShownPlace[],
  asOf: LocalDate,
): readonly ComparisonGroup[] {
  const groups = comparisons.map((comparison) => ({ comparison, schools: 0, sum: 0 }));
  for (const place of places) {
    const { schools, sum } = othersIn(place, school, asOf);
    // Each group lies within the next.
    for (const group of groups.slice(nearest(school, place.at))) {
      group.schools += schools;
      group.sum += sum;
    }
  }
  return groups.flatMap(({ comparison, schools, sum }) =>
    schools === 0 ? [] : [{ comparison, schools, average: Math.round((sum / schools) * 100) / 100 }],
  );
}

/** How many other schools the batches of a place have that were whole before a local date, and the sum of their answers. */
function othersIn(place: ShownPlace, { school }: ComparedSchool, asOf: LocalDate): Together {
  const together = place.upTo[howManyBefore(place.batches, asOf)] ?? NOTHING;
  const own = place.batchOf.get(school);
  if (own === undefined || own.last >= asOf) return together;
  const others = own.answers.filter((answer) => answer.school !== school);
  return {
    schools: together.schools - own.answers.length + others.length,
    sum: together.sum - own.sum + blurred(others),
  };
}

/** How many batches, in the order in which they became whole, were whole before a local date. */
function howManyBefore(batches: readonly ShownBatch[], asOf: LocalDate): number {
  let [from, to] = [0, batches.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((batches[middle]?.last ?? asOf) < asOf) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Which group is the nearest to a school that a place belongs to. */
function nearest(school: SchoolPlace, place: SchoolPlace): number {
  return comparisons.findIndex((comparison) =>
    groupKeys[comparison].every((key) => school[key] !== undefined && school[key] === place[key]),
  );
}

// Were all answers the highest there is, the sum would tell each of them; it then counts as if one were lower. The same
// at the other end.
function blurred(answers: readonly SchoolAnswer[]): number {
  const sum = answers.reduce((total, { value }) => total + value, 0);
  const [least, most] = [answers.length * SCALE.lowest + 1, answers.length * SCALE.highest - 1];
  return Math.min(Math.max(sum, least), most);
}

/** The questions that schools are compared on. */
export const questions: readonly Question[] = indicators
  .filter(({ benchmark }) => benchmark)
  .flatMap(({ id }) => (['before', 'after'] as const).map((moment) => ({ indicator: id, moment })));

/** The batches that can be made today, of the schools that are in none yet: see {@link newBatches}. */
export function batchesToForm(setting: {
  /** Of all schools. */
  readonly answers: readonly FirstAnswer[];
  readonly formed: readonly QuestionBatch[];
  readonly servicesOf: ServicesOf;
  readonly today: LocalDate;
}): readonly QuestionBatch[] {
  const { answers, formed, servicesOf, today } = setting;
  return questions.flatMap((question) => {
    const placed = new Set(
      formed.flatMap((batch) => (isAbout(question, batch) ? batch.answers.map(({ school }) => school) : [])),
    );
    const waiting = answers
      .filter((answer) => isAbout(question, answer) && !placed.has(answer.school))
      .map(
        ({ indicator: _indicator, moment: _moment, ...answer }): WaitingAnswer => ({
          ...{ ...answer, services: servicesOf(answer.school) },
        }),
      );
    return newBatches(waiting, today).map((batch) => ({ ...question, ...batch }));
  });
}

function isAbout({ indicator, moment }: Question, batch: Question): boolean {
  return batch.indicator === indicator && batch.moment === moment;
}

/** A batch that may be shown, with what is worked out of it once for all who ask. */
interface ShownBatch extends QuestionBatch {
  /** The last local date on which one of its answers was given. */
  readonly last: LocalDate;
  /** Of all its answers, as it counts for a school that is not in it. */
  readonly sum: number;
}

/** So many schools, and the sum of their answers. */
interface Together {
  readonly schools: number;
  readonly sum: number;
}

const NOTHING: Together = { schools: 0, sum: 0 };

/** The batches of one place: there are few places, and all batches of one are as near to a school. */
interface ShownPlace {
  readonly at: SchoolPlace;
  /** In the order in which they became whole. */
  readonly batches: readonly ShownBatch[];
  /** The first none, one, two … of them together. */
  readonly upTo: readonly Together[];
  /** By school. */
  readonly batchOf: ReadonlyMap<string, ShownBatch>;
}

/** Of each question the batches that may be shown to whoever asks, by place. */
type ShownBatches = ReadonlyMap<Question, readonly ShownPlace[]>;

/** Of all batches those that may be shown to whoever asks. */
export function shownBatches(batches: readonly QuestionBatch[], servicesOf: ServicesOf): ShownBatches {
  const shown = batches
    .filter((batch) => keepsSecrets(batch, servicesOf))
    .map((batch) => ({
      ...batch,
      last: batch.answers.reduce((last, { on }) => (on > last ? on : last), ''),
      sum: blurred(batch.answers),
    }))
    .sort((one, other) => (one.last < other.last ? -1 : Number(one.last > other.last)));
  return new Map(
    questions.map((question) => [question, byPlace(shown.filter((batch) => isAbout(question, batch)))]),
  );
}

/** @param batches in the order in which they became whole */
function byPlace(batches: readonly ShownBatch[]): readonly ShownPlace[] {
  const places = new Map<string, [ShownBatch, ...ShownBatch[]]>();
  for (const batch of batches) {
    const key = JSON.stringify([batch.level, batch.network, batch.province]);
    const place = places.get(key);
    if (place === undefined) places.set(key, [batch]);
    else place.push(batch);
  }
  return [...places.values()].map(placeOf);
}

function placeOf(batches: readonly [ShownBatch, ...ShownBatch[]]): ShownPlace {
  let together = NOTHING;
  const upTo = [together];
  const batchOf = new Map<string, ShownBatch>();
  for (const batch of batches) {
    together = { schools: together.schools + batch.answers.length, sum: together.sum + batch.sum };
    upTo.push(together);
    for (const { school } of batch.answers) batchOf.set(school, batch);
  }
  return { at: batches[0], batches, upTo, batchOf };
}

/**
 * A school beside the rest, for every question that is asked at the start and at the end.
 * @param setting the first answers of the school, and what may be shown of all batches
 */
export function benchmarkReport(
  school: ComparedSchool & { readonly name: string },
  setting: {
    readonly answers: readonly FirstAnswer[];
    readonly batches: ShownBatches;
  },
  asOf: LocalDate,
): Report {
  const answered = setting.answers.filter((one) => one.school === school.school && one.on <= asOf);
  const rows = questions.flatMap((question) => {
    const indicator = indicators.find(({ id }) => id === question.indicator);
    const own = answered.find((one) => isAbout(question, one))?.value ?? null;
    const groups = comparisonGroups(school, setting.batches.get(question) ?? [], asOf);
    return comparisons.map((comparison) => {
      const group = groups.find((one) => one.comparison === comparison);
      return {
        indicator: question.indicator,
        title: indicator?.title ?? null,
        moment: question.moment,
        own,
        comparison,
        comparison_title: comparisonTitles[comparison],
        schools: group?.schools ?? null,
        average: group?.average ?? null,
        definition_nl: indicator?.definition.nl ?? null,
        definition_en: indicator?.definition.en ?? null,
      };
    });
  });
  return {
    name: 'benchmark',
    title: { nl: `${school.name} naast de andere scholen`, en: `${school.name} beside the other schools` },
    asOf,
    columns: [
      column('indicator', 'Indicator', 'Indicator'),
      column('title', 'Naam', 'Title'),
      column('moment', 'Moment', 'Moment'),
      column('own', 'Eigen antwoord', 'Own answer'),
      column('comparison', 'Groep', 'Group'),
      column('comparison_title', 'Vergeleken met', 'Compared with'),
      column('schools', 'Scholen', 'Schools'),
      column('average', 'Gemiddelde', 'Average'),
      column('definition_nl', 'Definitie', 'Definition in Dutch'),
      column('definition_en', 'Definitie in het Engels', 'Definition'),
    ],
    rows,
    notes: [
      {
        nl: 'Scholen komen er per zeven bij, altijd dezelfde samen, met antwoorden tot en met de vorige dag: zo is ook uit verschillen tussen groepen, dagen of scholen nooit een antwoord van minder dan vijf scholen af te leiden. Het eerste antwoord van een school telt.',
        en: 'Schools come in by sevens, always the same ones together, with answers until the day before: so no difference between groups, days or schools tells the answer of fewer than five schools. The first answer of a school counts.',
      },
    ],
  };
}
