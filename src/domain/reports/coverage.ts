import type { LocalDate } from '../calendar/types.ts';
import { column, type Report } from './report.ts';
import { sizeClass } from './sizes.ts';

/** A school of the register, and how it was reached by the day of the report. */
export interface RegisteredSchool {
  readonly number: string;
  readonly name: string;
  readonly province?: string;
  readonly network?: string;
  readonly level?: string;
  readonly pupils?: number;
  /** As what it was enrolled, over all its trajectories; nothing when it was never enrolled. */
  readonly groups: readonly ('volger' | 'first-mover' | 'unknown')[];
}

/** What the register can be split by. */
export const coverageDimensions = ['province', 'network', 'level', 'size'] as const;

/** What reach can be split by. */
export type CoverageDimension = (typeof coverageDimensions)[number];

/** Whether a school was ever enrolled by the day of the report. */
export function isReached(school: RegisteredSchool): boolean {
  return school.groups.length > 0;
}

/** In which class of size a school falls, by its number of pupils; null when that is not known. */
export function sizeOf({ pupils }: Pick<RegisteredSchool, 'pupils'>): string | null {
  return pupils === undefined ? null : sizeClass(pupils);
}

/** The value of a school along a dimension. */
export function placeOfSchool(school: RegisteredSchool, dimension: CoverageDimension): string | null {
  return dimension === 'size' ? sizeOf(school) : (school[dimension] ?? null);
}

/** Over the whole register: how many schools are reached and how many are not, and as which group. */
export function coverageReport(
  schools: readonly RegisteredSchool[],
  options: { readonly asOf: LocalDate; readonly by: readonly CoverageDimension[] },
): Report {
  const { asOf, by } = options;
  return {
    name: 'coverage',
    title: { nl: 'Bereik over het hele register', en: 'Coverage over the whole register' },
    asOf,
    columns: [
      ...by.map((dimension) => ({ ...dimensionColumns[dimension], asked: true as const })),
      column('schools', 'Scholen', 'Schools'),
      column('reached', 'Bereikt', 'Reached'),
      column('not_reached', 'Niet bereikt', 'Not reached'),
      column('share', 'Bereikt (%)', 'Reached (%)'),
      column('volgers', 'Volgers', 'Volgers'),
      column('first_movers', 'Voorlopers', 'First movers'),
      column('group_unknown', 'Groep niet genoteerd', 'Group not noted'),
    ],
    rows: groupsOf(schools, by).map(({ values, members }) => ({ ...values, ...counts(members) })),
    notes: [
      {
        nl: 'Een school is bereikt zodra ze in een traject is ingeschreven, ook als dat intussen gestopt is. Scholen die op die dag gesloten waren, tellen niet mee.',
        en: 'A school is reached once it was enrolled in a trajectory, also if that has stopped since. Schools that were closed on that day do not count.',
      },
      {
        nl: 'Een school die als volger en als voorloper is ingeschreven, staat in beide kolommen en telt één keer als bereikt.',
        en: 'A school that was enrolled as volger and as first mover stands in both columns and counts once as reached.',
      },
    ],
  };
}

const dimensionColumns = {
  province: column('province', 'Provincie', 'Province'),
  network: column('network', 'Net', 'Network'),
  level: column('level', 'Niveau', 'Level'),
  size: column('size', 'Leerlingen', 'Pupils'),
};

function groupsOf(schools: readonly RegisteredSchool[], by: readonly CoverageDimension[]) {
  const groups = new Map<string, RegisteredSchool[]>();
  if (by.length === 0) groups.set('[]', []);
  for (const school of schools) {
    const key = JSON.stringify(by.map((dimension) => placeOfSchool(school, dimension)));
    const members = groups.get(key) ?? [];
    members.push(school);
    groups.set(key, members);
  }
  // What is not known comes last.
  const sortable = (key: string) => key.replaceAll('null', '"￿"');
  return [...groups]
    .sort(([a], [b]) => (sortable(a) < sortable(b) ? -1 : 1))
    .map(([key, members]) => {
      const parts = JSON.parse(key) as (string | null)[];
      return { members, values: Object.fromEntries(by.map((name, index) => [name, parts[index] ?? null])) };
    });
}

function counts(members: readonly RegisteredSchool[]) {
  const reached = members.filter(isReached).length;
  const as = (group: RegisteredSchool['groups'][number]) =>
    members.filter((school) => school.groups.includes(group)).length;
  return {
    schools: members.length,
    reached,
    not_reached: members.length - reached,
    share: members.length === 0 ? null : Math.round((reached / members.length) * 1000) / 10,
    volgers: as('volger'),
    first_movers: as('first-mover'),
    group_unknown: as('unknown'),
  };
}
