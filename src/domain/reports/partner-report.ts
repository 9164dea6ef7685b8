import type { LocalDate } from '../calendar/types.ts';
import { indicators } from './catalogue.ts';
import { grouped } from './dimensions.ts';
import { measured } from './indicators.ts';
import type { Observation } from './observations.ts';
import { column, type Report } from './report.ts';

/**
 * Per partner and school year what was aimed at and what was done, for every indicator on which the partner stated a
 * target or has a result (chapter 8.3: a short yearly table against the targets that the partner itself set).
 */
export function partnerReport(
  observations: readonly Observation[],
  options: { readonly asOf: LocalDate; readonly nameOf: (provider: string) => string | undefined },
): Report {
  const ofPartners = observations.filter(({ provider }) => provider !== undefined);
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
      column('definition_nl', 'Definitie', 'Definition in Dutch'),
      column('definition_en', 'Definitie in het Engels', 'Definition'),
    ],
    rows: grouped(ofPartners, ['provider', 'school_year']).flatMap(({ place, observations: own }) =>
      indicators
        .filter(({ builtIn }) => !builtIn)
        .flatMap((indicator) => {
          const about = own.filter((one) => one.indicator === indicator.id && one.moment !== 'before');
          if (about.length === 0) return [];
          const targets = about.filter(({ isTarget }) => isTarget);
          // Targets are parts of a whole: those of two modules of one trajectory are added up.
          const target = targets.length === 0 ? null : measured('sum', targets);
          const value = measured(
            indicator.measure,
            about.filter(({ isTarget }) => !isTarget),
          );
          return {
            provider: place.provider ?? null,
            provider_name: options.nameOf(place.provider ?? '') ?? null,
            school_year: place.school_year ?? null,
            indicator: indicator.id,
            title: indicator.title,
            target,
            value,
            share:
              target === null || target === 0 || value === null ? null : Math.round((value / target) * 100),
            definition_nl: indicator.definition.nl,
            definition_en: indicator.definition.en,
          };
        }),
    ),
    notes: [
      {
        nl: 'Een doel staat in het schooljaar waarin het is afgesproken, een resultaat in dat waarin het er kwam.',
        en: 'A target stands in the school year in which it was agreed, a result in that in which it came.',
      },
    ],
  };
}
