import type { LocalDate } from '../../calendar/types.ts';
import { indicators } from '../../indicators/catalogue.ts';
import type { Indicator } from '../../indicators/indicator.ts';
import type { Text } from '../../text.ts';
import { type IndicatorTally, measured } from '../facts/tally.ts';
import { column, type Report } from '../report.ts';
import { type StandingTarget, standingTargets, type TargetStatement } from './targets.ts';

/** What the table of partners is made with. */
export interface PartnerReportOptions {
  readonly asOf: LocalDate;
  /** The name of a partner. */
  readonly nameOf: (partner: string) => string | undefined;
  /** What partners stated until that day, in the order in which they did. */
  readonly statements: readonly TargetStatement[];
  /** Only a part of the results is counted, so that a share of a target that was set for all would say too little. */
  readonly isPart?: boolean;
}

interface PartnerYear {
  readonly partner: string;
  readonly schoolYear: string;
  readonly own: readonly IndicatorTally[];
}

/**
 * Per partner and school year what was aimed at and what was done, for every indicator on which the partner stated a
 * target or has a result (chapter 8.3: a short yearly table against the targets that the partner itself set). What a
 * partner filed goes before what the forms of its trajectories add up to.
 * @param tallies by provider and school year
 */
export function partnerReport(tallies: readonly IndicatorTally[], options: PartnerReportOptions): Report {
  const filed = standingTargets(options.statements);
  return {
    name: 'partners',
    title: { nl: 'Jaartabel per partner', en: 'Yearly table per partner' },
    asOf: options.asOf,
    columns: [
      column('provider', 'Partner', 'Partner'),
      column('provider_name', 'Naam', 'Name'),
      column('school_year', 'Schooljaar', 'School year'),
      column('indicator', 'Indicator', 'Indicator'),
      column('title', 'Naam van de indicator', 'Title'),
      column('target', 'Doel', 'Target'),
      column('value', 'Bereikt', 'Reached'),
      column('share', 'Bereikt (%)', 'Reached (%)'),
      column('target_source', 'Bron van het doel', 'Source of the target'),
      column('target_stated', 'Waar het doel vandaan komt', 'Where the target comes from'),
      column('target_note', 'Toelichting van de partner', 'Note of the partner'),
      column('definition_nl', 'Definitie', 'Definition in Dutch'),
      column('definition_en', 'Definitie in het Engels', 'Definition'),
    ],
    rows: partnerYears(tallies, filed).flatMap((year) =>
      indicators.flatMap((indicator) => {
        const stated = filed.find(
          (one) =>
            one.partner === year.partner &&
            one.schoolYear === year.schoolYear &&
            one.indicator === indicator.id,
        );
        return rowsOf(year, indicator, stated, options);
      }),
    ),
    notes: [...notes, ...(options.isPart ? [partNote] : [])],
  };
}

/** Every partner's years in which something was aimed at or done; by partner, then by year. */
function partnerYears(
  tallies: readonly IndicatorTally[],
  filed: readonly StandingTarget[],
): readonly PartnerYear[] {
  type Year = PartnerYear & { own: IndicatorTally[] };
  const years = new Map<string, Year>();
  const yearOf = (partner: string, schoolYear: string): Year => {
    const key = keyOf({ partner, schoolYear });
    const year = years.get(key) ?? { partner, schoolYear, own: [] };
    years.set(key, year);
    return year;
  };
  for (const tally of tallies) {
    const { provider, school_year: schoolYear } = tally.along;
    if (typeof provider === 'string') yearOf(provider, schoolYear ?? '').own.push(tally);
  }
  for (const { partner, schoolYear } of filed) yearOf(partner, schoolYear);
  return [...years.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function keyOf({ partner, schoolYear }: Pick<PartnerYear, 'partner' | 'schoolYear'>): string {
  return `${partner} ${schoolYear}`;
}

function rowsOf(
  { partner, schoolYear, own }: PartnerYear,
  indicator: Indicator,
  stated: StandingTarget | undefined,
  options: PartnerReportOptions,
): Report['rows'] {
  if (indicator.builtIn) return [];
  const about = own.filter((one) => one.indicator === indicator.id && one.moment !== 'before');
  if (about.length === 0 && stated === undefined) return [];
  const inForms = about.find(({ isTarget }) => isTarget);
  // Targets in forms are parts of a whole: those of two modules of one trajectory are added up.
  const target = stated?.target ?? (inForms === undefined ? null : measured('sum', inForms));
  const value = measured(
    indicator.measure,
    about.find(({ isTarget }) => !isTarget),
  );
  const isFiled = typeof stated?.target === 'number';
  const hasShare = target !== null && target !== 0 && value !== null && !(isFiled && options.isPart);
  return [
    {
      provider: partner,
      provider_name: options.nameOf(partner) ?? null,
      school_year: schoolYear,
      indicator: indicator.id,
      title: indicator.title,
      target,
      value,
      share: hasShare ? Math.round((value / target) * 100) : null,
      target_source: isFiled ? 'filed' : target === null ? null : 'forms',
      target_stated: originOf(stated, inForms !== undefined),
      target_note: isFiled ? (stated.note ?? null) : null,
      definition_nl: indicator.definition.nl,
      definition_en: indicator.definition.en,
    },
  ];
}

function originOf(stated: StandingTarget | undefined, isInForms: boolean): Text | null {
  const forms = { nl: 'Opgeteld uit de trajecten.', en: 'Added up from the trajectories.' };
  if (stated === undefined) return isInForms ? forms : null;
  const { target, on, atFirst } = stated;
  if (target === null) {
    const withdrawn = {
      nl: `Eigen doel van ${atFirst} ingetrokken op ${on}.`,
      en: `Own target of ${atFirst} withdrawn on ${on}.`,
    };
    return isInForms ? { nl: `${withdrawn.nl} ${forms.nl}`, en: `${withdrawn.en} ${forms.en}` } : withdrawn;
  }
  if (atFirst !== undefined) {
    return {
      nl: `Door de partner tijdens het jaar gewijzigd op ${on}; eerst ${atFirst}.`,
      en: `Changed by the partner during the year, on ${on}; at first ${atFirst}.`,
    };
  }
  return { nl: `Door de partner ingediend op ${on}.`, en: `Filed by the partner on ${on}.` };
}

const notes: readonly Text[] = [
  {
    nl: 'Een doel dat de partner zelf indiende, geldt voor zijn hele schooljaar en gaat voor op wat de formulieren van trajecten samen als doel opgeven.',
    en: 'A target that the partner filed itself holds for its whole school year, and goes before what the forms of trajectories add up to.',
  },
  {
    nl: 'Een doel uit de trajecten staat in het schooljaar waarin het is afgesproken, een resultaat in dat waarin het er kwam.',
    en: 'A target from trajectories stands in the school year in which it was agreed, a result in that in which it came.',
  },
];

const partNote: Text = {
  nl: 'Je ziet de resultaten in de trajecten van je eigen dienst. Een doel dat de partner indiende geldt voor alles samen; daarom staat er geen percentage bij.',
  en: 'You see the results in the trajectories of your own service. A target that a partner filed is for everything together, so no percentage stands beside it.',
};
