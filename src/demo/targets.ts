import { schoolYearOf, startOfSchoolYear } from '../domain/calendar/school-year.ts';
import type { Instant, LocalDate } from '../domain/calendar/types.ts';
import { instantAt } from '../domain/calendar/wall-clock.ts';
import type { WantedTarget } from '../domain/reports/comparing/targets.ts';
import type { NewStatement } from '../store/people/targets.ts';
import type { Cast } from './cast.ts';

/** What a partner of the demo stated at an instant about a school year. */
export interface DemoStatements {
  readonly partner: string;
  readonly schoolYear: string;
  readonly by: string;
  readonly now: Instant;
  readonly statements: readonly NewStatement[];
}

/**
 * What the providers of the demo aim at, in this school year and the last: agreed in June before it begins, and one of
 * them lowered half-way. In the order in which they were stated.
 * @param today local date
 */
export function demoTargets(cast: Cast, today: LocalDate): readonly DemoStatements[] {
  const first = startOfSchoolYear(schoolYearOf(today));
  const trainers = cast.people.filter((person) => person.function === 'provider');
  return trainers.flatMap(({ id: by, organisationId }, index) => {
    const [last, lowered, present] = aims[index] ?? [[], [], []];
    if (organisationId === undefined) return [];
    const stated = (start: number, on: LocalDate, statements: readonly WantedTarget[]) => ({
      ...{ partner: organisationId, schoolYear: `${start}-${start + 1}`, by, now: instantAt(on, '10:00') },
      statements: statements.map(({ indicator, target, note }) => ({
        ...{ indicator, target },
        ...(note === undefined ? {} : { note }),
      })),
    });
    return [
      stated(first - 1, `${first - 1}-06-16`, last),
      stated(first - 1, `${first}-02-03`, lowered),
      stated(first, `${first}-06-15`, present),
    ].filter(({ statements }) => statements.length > 0);
  });
}

type Aims = readonly [
  last: readonly WantedTarget[],
  lowered: readonly WantedTarget[],
  present: readonly WantedTarget[],
];

/** Per provider, in the order of the cast. */
const aims: readonly Aims[] = [
  [
    [
      { indicator: 'teachers_in_trajectories', target: 240 },
      { indicator: 'training_sessions', target: 30 },
      { indicator: 'training_useful', target: 3.2 },
    ],
    [{ indicator: 'training_sessions', target: 24, note: 'Twee trainers zijn afwezig tot na Pasen.' }],
    [
      { indicator: 'teachers_in_trajectories', target: 260 },
      { indicator: 'training_sessions', target: 28 },
      { indicator: 'training_useful', target: 3.3, note: 'We vragen het voortaan na elke vorming.' },
    ],
  ],
  [
    [
      { indicator: 'teachers_in_trajectories', target: 150 },
      { indicator: 'training_applied', target: 2.5 },
    ],
    [],
    [
      { indicator: 'teachers_in_trajectories', target: 120 },
      { indicator: 'training_applied', target: 2.8 },
      {
        indicator: 'teachers_in_one_off_training',
        target: 60,
        note: 'Nieuw aanbod, de eerste dag is in het voorjaar.',
      },
    ],
  ],
];
