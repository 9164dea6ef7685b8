import type { SchoolYear } from '../../calendar/school-year.ts';
import type { LocalDate } from '../../calendar/types.ts';
import { indicatorOf } from '../../indicators/catalogue.ts';
import type { IndicatorTally } from '../facts/tally.ts';
import { partnerReport } from './partner-report.ts';
import type { TargetStatement } from './targets.ts';

/**
 * What the partners of a programme aim at together in a school year, by indicator: the target that each filed, else what
 * the forms of its trajectories in the programme add up to. Who did something in the programme in any year is a partner of
 * it. An average cannot be added up and is left out.
 * @param tallies of the programme, by provider and school year
 */
export function programmeTargets(
  tallies: readonly IndicatorTally[],
  about: {
    readonly asOf: LocalDate;
    readonly schoolYear: SchoolYear;
    /** What any partner stated until that day, in the order in which it did. */
    readonly statements: readonly TargetStatement[];
  },
): ReadonlyMap<string, number> {
  const { asOf, schoolYear } = about;
  const partners = new Set(tallies.map(({ along }) => along.provider));
  const statements = about.statements.filter(({ partner }) => partners.has(partner));
  const { rows } = partnerReport(tallies, { asOf, statements, nameOf: () => undefined });
  const targets = new Map<string, number>();
  for (const { school_year, indicator, target } of rows) {
    if (school_year !== schoolYear || typeof indicator !== 'string') continue;
    if (typeof target !== 'number' || target === 0) continue;
    if (indicatorOf(indicator)?.measure === 'average') continue;
    targets.set(indicator, (targets.get(indicator) ?? 0) + target);
  }
  return targets;
}
