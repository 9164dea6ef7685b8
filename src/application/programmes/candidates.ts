import type { Scope } from '../../domain/access/scope.ts';
import { candidateReport } from '../../domain/programmes/candidates.ts';
import { openCalls } from '../../domain/programmes/dates.ts';
import { callOf, lotsExcludedBy } from '../../domain/programmes/places.ts';
import type { Report } from '../../domain/reports/report.ts';
import { stepsOf } from '../../domain/template/model/lookup.ts';
import { candidatesOf } from '../../store/programmes/candidates.ts';
import { latestTemplates } from '../../store/templates/templates.ts';
import type { Dependencies } from '../dependencies.ts';
import { todayOf } from '../now.ts';
import { noOpenCall, unknownCohort, unknownLot } from './errors.ts';
import { readProgramme } from './find.ts';

/** How many schools are shown when nobody says how many. */
export const USUAL_CANDIDATES = 50;

/**
 * The schools of somebody's service that could be approached for a place, those with the greatest need first.
 * @param cohort the call; the first that is open if left out
 * @param lot a template of the programme; its first if left out
 * @throws `not-found` for an unknown programme, `invalid` naming `cohort` or `template`, `conflict` without an open call
 */
export async function candidatesFor(request: {
  deps: Pick<Dependencies, 'store' | 'clock'>;
  scope: Scope;
  programme: string;
  cohort?: string | undefined;
  lot?: string | undefined;
  most?: number | undefined;
}): Promise<Report> {
  const { deps, scope } = request;
  const { id, programme } = await readProgramme(deps, request.programme);
  const today = todayOf(deps);
  const call =
    request.cohort === undefined ? openCalls(programme, today)[0] : callOf(programme, request.cohort);
  if (call === undefined) throw request.cohort === undefined ? noOpenCall() : unknownCohort();
  const lot = programme.lots.find(({ template }) => request.lot === undefined || template === request.lot);
  if (lot === undefined) throw unknownLot();
  const { schools, average } = await candidatesOf(deps.store, scope, {
    ...{ programmeId: id, cohort: call.id, lot: lot.template, levels: lot.levels },
    excluded: lotsExcludedBy(programme, lot.template),
    proposing: await stepsThatPropose(deps, lot.template),
  });
  return candidateReport(schools, { asOf: today, average, most: request.most ?? USUAL_CANDIDATES });
}

async function stepsThatPropose({ store }: Pick<Dependencies, 'store'>, lot: string): Promise<string[]> {
  const published = await latestTemplates(store);
  return published.flatMap(({ template }) =>
    stepsOf(template).flatMap(({ id, proposes }) => (proposes === lot ? [`${template.id}/${id}`] : [])),
  );
}
