import type { LocalDate } from '../calendar/types.ts';
import { column, type Report } from '../reports/report.ts';
import type { Text } from '../text.ts';
import type { Facets } from './types.ts';

/** A school that could be approached, with what says that it should be. */
export interface CandidateSchool {
  readonly number: string;
  readonly name: string;
  readonly facets: Facets;
  /** An open step of a trajectory of it proposes this very model: its own intake asked for it. */
  readonly proposed: boolean;
  /** It was never enrolled in anything. */
  readonly neverReached: boolean;
  /** It was enrolled before because of its great need. */
  readonly volger: boolean;
  /** Of the schools of its province and level, the part that was ever reached, from 0 to 1. */
  readonly reachedAround: number;
  /** Sectors of companies near it. */
  readonly sectors: readonly string[];
  /** Of the schools near the least reached of its sectors, the part that was ever reached; absent where none are known. */
  readonly reachedInSector?: number;
}

/** Why a school stands where it does, each with its weight; the heaviest first. */
export const needReasons = {
  proposed: 4,
  neverReached: 3,
  volger: 2,
  fewReachedAround: 1,
  fewReachedInSector: 1,
} as const;

/** One reason to approach a school. */
export type NeedReason = keyof typeof needReasons;

const words: { readonly [reason in NeedReason]: Text } = {
  proposed: {
    nl: 'haar intake of traject stelt dit model voor',
    en: 'its intake or trajectory proposes this model',
  },
  neverReached: { nl: 'nog nooit bereikt', en: 'never reached' },
  volger: { nl: 'eerder volger', en: 'volger before' },
  fewReachedAround: {
    nl: 'in haar provincie en niveau zijn minder scholen bereikt dan gemiddeld',
    en: 'fewer schools than average are reached in its province and level',
  },
  fewReachedInSector: {
    nl: 'bij een sector in haar buurt zijn minder scholen bereikt dan gemiddeld',
    en: 'fewer schools than average are reached near a sector that is near it',
  },
};

/**
 * Schools by need, those who need it most first: what the programme itself knows (chapter 7: the guidance service finds
 * where the need is greatest, volgers before first movers). Alike by need, by name.
 * @param average the part of all schools that was ever reached, from 0 to 1
 */
export function rankedByNeed(
  schools: readonly CandidateSchool[],
  average: number,
): readonly { readonly school: CandidateSchool; readonly reasons: readonly NeedReason[] }[] {
  return schools
    .map((school) => ({ school, reasons: reasonsOf(school, average) }))
    .sort(
      (one, other) =>
        weightOf(other.reasons) - weightOf(one.reasons) ||
        one.school.name.localeCompare(other.school.name, 'nl') ||
        (one.school.number < other.school.number ? -1 : 1),
    );
}

function reasonsOf(school: CandidateSchool, average: number): NeedReason[] {
  return [
    ...(school.proposed ? (['proposed'] as const) : []),
    ...(school.neverReached ? (['neverReached'] as const) : []),
    ...(school.volger ? (['volger'] as const) : []),
    ...(school.reachedAround < average ? (['fewReachedAround'] as const) : []),
    ...((school.reachedInSector ?? average) < average ? (['fewReachedInSector'] as const) : []),
  ];
}

function weightOf(reasons: readonly NeedReason[]): number {
  return reasons.reduce((sum, reason) => sum + needReasons[reason], 0);
}

/** The schools that could be approached for a place, by need, each with the reason. */
export function candidateReport(
  schools: readonly CandidateSchool[],
  options: { readonly asOf: LocalDate; readonly average: number; readonly most: number },
): Report {
  const ranked = rankedByNeed(schools, options.average);
  return {
    name: 'candidates',
    title: { nl: 'Scholen om te benaderen, naar nood', en: 'Schools to approach, by need' },
    asOf: options.asOf,
    columns: [
      column('rank', 'Volgorde', 'Rank'),
      column('school', 'Instellingsnummer', 'School number'),
      column('name', 'School', 'School'),
      column('province', 'Provincie', 'Province'),
      column('network', 'Net', 'Network'),
      column('level', 'Niveau', 'Level'),
      column('size', 'Leerlingen', 'Pupils'),
      column('sectors', 'Sectoren in de buurt', 'Sectors near it'),
      column('why', 'Waarom', 'Why'),
    ],
    rows: ranked.slice(0, options.most).map(({ school, reasons }, index) => ({
      ...{ rank: index + 1, school: school.number, name: school.name },
      province: school.facets.province ?? null,
      network: school.facets.network ?? null,
      level: school.facets.level ?? null,
      size: school.facets.size ?? null,
      sectors: school.sectors.length === 0 ? null : school.sectors.join(', '),
      why: {
        nl: reasons.map((reason) => words[reason].nl).join('; '),
        en: reasons.map((reason) => words[reason].en).join('; '),
      },
    })),
    notes: [
      {
        nl: `Van ${schools.length} scholen die een plaats kunnen krijgen en er geen hebben of vragen. Een voorstel uit de eigen intake weegt het zwaarst, dan nooit bereikt zijn, dan eerder volger zijn, dan een weinig bereikte provincie of sector.`,
        en: `Of ${schools.length} schools that can have a place and neither have nor ask for one. A proposal of its own intake weighs most, then never having been reached, then having been a volger, then a province or sector that is little reached.`,
      },
    ],
  };
}
