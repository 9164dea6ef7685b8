import { EVERYTHING } from '../../domain/access/scope.ts';
import type { Language, Text } from '../../domain/text.ts';
import type { Dependencies } from '../dependencies.ts';
import { benchmarkFor } from '../reports/benchmark.ts';
import { type Measured, measuredIn } from '../schools/measured.ts';
import type { OpenedLink } from './open.ts';
import { isOfTheSchool } from './reader.ts';

/** The average of other schools at one moment: of how many, and which. */
export type ComparedWith = { readonly average: number; readonly schools: number; readonly whom: Text };

/** What a school answered at the start and at the end, beside the average of the schools most like it. */
export type ComparedMeasure = Measured & {
  readonly compared: { readonly before?: ComparedWith; readonly after?: ComparedWith };
};

/** Whether the reader of a link is of the school, and something was measured in its trajectory. */
export function hasMeasures(opened: OpenedLink): boolean {
  return isOfTheSchool(opened) && measuredIn([opened.dossier], 'nl').length > 0;
}

/**
 * What was measured in the trajectory of a link, for whoever is of its school. Other schools are only there as an average
 * of five and more.
 * @returns nothing where there is nothing to show, or for a reader who is not of the school
 */
export async function measuresOf(
  deps: Dependencies,
  opened: OpenedLink,
  language: Language,
): Promise<readonly ComparedMeasure[]> {
  if (!hasMeasures(opened)) return [];
  const measured = measuredIn([opened.dossier], language);
  const school = opened.dossier.school?.number;
  if (school === undefined) return measured.map((one) => ({ ...one, compared: {} }));
  const { rows } = await benchmarkFor({ deps, asOf: opened.today, scope: EVERYTHING, school });
  const nearest = (indicator: string, moment: 'before' | 'after'): ComparedWith | undefined => {
    const row = rows.find((one) => one.indicator === indicator && one.moment === moment);
    if (typeof row?.average !== 'number' || typeof row.schools !== 'number') return undefined;
    return { average: row.average, schools: row.schools, whom: row.comparison_title as Text };
  };
  return measured.map((one) => {
    const [before, after] = [nearest(one.indicator, 'before'), nearest(one.indicator, 'after')];
    const compared = {
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    };
    return { ...one, compared };
  });
}
