import { datesOfCall } from '../../domain/programmes/dates.ts';
import { callOf } from '../../domain/programmes/places.ts';
import type { Call } from '../../domain/programmes/types.ts';
import { type MovedTrajectory, movedCallReport } from '../../domain/reports/moved-call.ts';
import type { Report } from '../../domain/reports/report.ts';
import type { Language } from '../../domain/text.ts';
import { runningInCall } from '../../store/programmes/running-in-call.ts';
import type { Caller } from '../access/authorise.ts';
import { differenceIn } from '../calendar/difference-in.ts';
import type { Dependencies } from '../dependencies.ts';
import { todayOf } from '../now.ts';
import { readDossier } from '../trajectories/dossier.ts';
import { unknownCohort } from './errors.ts';
import { readProgramme } from './find.ts';

/** Of so many trajectories it is worked out what moves; of the rest only how many there are. */
const MOST_WORKED_OUT = 25;

/**
 * What other dates of a call would move in the trajectories that take part in it. Nothing is stored; changing the programme
 * moves them.
 * @param dates the ones that become others; what is left out stays
 * @throws `not-found` for an unknown programme, `invalid` for an unknown call
 */
export async function movedCallFor(request: {
  readonly deps: Pick<Dependencies, 'store' | 'clock'>;
  readonly caller: Pick<Caller, 'scope'>;
  readonly programme: string;
  readonly cohort: string;
  readonly dates: { readonly [date in 'start' | 'end' | 'money_until']?: string | undefined };
  readonly language: Language;
}): Promise<Report> {
  const { deps, caller, cohort, dates, language } = request;
  const { id, programme } = await readProgramme(deps, request.programme);
  const now = callOf(programme, cohort);
  if (now === undefined) throw unknownCohort();
  const given = Object.fromEntries(Object.entries(dates).filter(([, date]) => date !== undefined));
  const call = datesOfCall({ ...now, ...given } as Call);
  const { total, ids } = await runningInCall(
    deps.store,
    caller.scope,
    { programme: id, cohort },
    MOST_WORKED_OUT,
  );
  const moved: MovedTrajectory[] = [];
  for (const trajectory of ids) {
    const dossier = await readDossier({ deps, scope: caller.scope, id: trajectory });
    const difference = await differenceIn({ deps, dossier, after: dossier.context, call, language });
    moved.push({ reference: dossier.head.reference, name: dossier.name, difference });
  }
  return movedCallReport(moved, { asOf: todayOf(deps), total });
}
