import type { LocalDate } from '../calendar/types.ts';
import type { Text } from '../text.ts';
import { indicators } from './catalogue.ts';
import type { Observation } from './observations.ts';
import { column, type Report } from './report.ts';

/** Fewer schools than this are never averaged, nor can they be told apart from what is shown. */
export const SMALLEST_GROUP = 5;

/** One school's answer to one question at one moment. */
export interface SchoolAnswer {
  readonly school: string;
  readonly level?: string;
  readonly network?: string;
  readonly province?: string;
  /** Local date of the first answer. */
  readonly on: LocalDate;
  readonly value: number;
}

/** Whom a school is compared with, from near to far; each group lies within the next. */
export const comparisons = ['province', 'network', 'level', 'all'] as const;

export type Comparison = (typeof comparisons)[number];

const comparisonTitles: { readonly [comparison in Comparison]: Text } = {
  province: { nl: 'zelfde niveau, net en provincie', en: 'same level, network and province' },
  network: { nl: 'zelfde niveau en net', en: 'same level and network' },
  level: { nl: 'zelfde niveau', en: 'same level' },
  all: { nl: 'alle andere scholen', en: 'all other schools' },
};

/** A group that may be shown, with the schools whose answers are in its average. */
export interface ComparisonGroup {
  readonly comparison: Comparison;
  readonly members: readonly SchoolAnswer[];
}

/**
 * The groups that a school may be compared with, so that no difference between two of them, on the same day or on two
 * days, holds fewer than five schools.
 *
 * The other schools lie in rings around the school: same province, then same network, then same level, then the rest.
 * Within a ring they come in by the day of their first answer, five at a time; the last few wait until there are five.
 * A group is the sum of the rings up to its own, so everything that can be worked out from several groups consists of
 * whole fives.
 */
export function comparisonGroups(
  school: Pick<SchoolAnswer, 'school' | 'level' | 'network' | 'province'>,
  answers: readonly SchoolAnswer[],
): readonly ComparisonGroup[] {
  const others = answers.filter((answer) => answer.school !== school.school);
  const groups: ComparisonGroup[] = [];
  let members: readonly SchoolAnswer[] = [];
  for (const comparison of comparisons) {
    const ring = others.filter((answer) => ringOf(school, answer) === comparison);
    members = [...members, ...inFives(ring)];
    if (members.length >= SMALLEST_GROUP) groups.push({ comparison, members });
  }
  return groups;
}

function ringOf(school: Partial<SchoolAnswer>, other: SchoolAnswer): Comparison {
  if (school.level === undefined || school.level !== other.level) return 'all';
  if (school.network === undefined || school.network !== other.network) return 'level';
  return school.province !== undefined && school.province === other.province ? 'province' : 'network';
}

function inFives(ring: readonly SchoolAnswer[]): readonly SchoolAnswer[] {
  const inOrder = [...ring].sort((a, b) => (a.on + a.school < b.on + b.school ? -1 : 1));
  return inOrder.slice(0, inOrder.length - (inOrder.length % SMALLEST_GROUP));
}

/** The answers to one question at one moment, one per school: the first that it gave. */
export function firstAnswers(
  observations: readonly Observation[],
  indicator: string,
  moment: 'before' | 'after',
): readonly SchoolAnswer[] {
  const first = new Map<string, Observation>();
  for (const observation of observations) {
    const { school, id } = observation.trajectory;
    if (school === undefined || observation.isTarget) continue;
    if (observation.indicator !== indicator || observation.moment !== moment) continue;
    const before = first.get(school);
    if (before === undefined || observation.on + id < before.on + before.trajectory.id) {
      first.set(school, observation);
    }
  }
  return [...first].map(([school, { trajectory, on, value }]) => {
    const { level, network, province } = trajectory;
    return {
      school,
      on,
      value,
      ...(level === undefined ? {} : { level }),
      ...(network === undefined ? {} : { network }),
      ...(province === undefined ? {} : { province }),
    };
  });
}

/**
 * A school beside the rest, for every question that is asked at the start and at the end.
 * @param observations of all schools, by first answers (see `observationsOf`)
 */
export function benchmarkReport(
  school: Pick<SchoolAnswer, 'school' | 'level' | 'network' | 'province'> & { readonly name: string },
  observations: readonly Observation[],
  asOf: LocalDate,
): Report {
  const rows = indicators
    .filter(({ benchmark }) => benchmark)
    .flatMap((indicator) =>
      (['before', 'after'] as const).flatMap((moment) => {
        const answers = firstAnswers(observations, indicator.id, moment);
        const own = answers.find((answer) => answer.school === school.school)?.value ?? null;
        const shown = comparisonGroups(school, answers);
        return comparisons.map((comparison) => {
          const members = shown.find((group) => group.comparison === comparison)?.members ?? [];
          const sum = members.reduce((total, { value }) => total + value, 0);
          return {
            indicator: indicator.id,
            title: indicator.title,
            moment,
            own,
            comparison,
            comparison_title: comparisonTitles[comparison],
            schools: members.length === 0 ? null : members.length,
            average: members.length === 0 ? null : Math.round((sum / members.length) * 100) / 100,
            definition_nl: indicator.definition.nl,
            definition_en: indicator.definition.en,
          };
        });
      }),
    );
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
        nl: 'Een gemiddelde staat er pas vanaf vijf scholen, en scholen komen er per vijf bij: zo is ook uit verschillen nooit een antwoord van minder dan vijf scholen af te leiden. Het eerste antwoord van een school telt.',
        en: 'An average is shown from five schools on, and schools come in by fives: so no difference tells the answer of fewer than five schools. The first answer of a school counts.',
      },
    ],
  };
}
