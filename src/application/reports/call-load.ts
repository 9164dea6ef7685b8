import type { Scope } from '../../domain/access/scope.ts';
import { callOf } from '../../domain/programmes/places.ts';
import type { Call, Programme } from '../../domain/programmes/types.ts';
import { askedOfCounsellor, callLoadReport, type LotLoad } from '../../domain/reports/call-load.ts';
import type { Report } from '../../domain/reports/report.ts';
import { firstStart } from '../../domain/template/model/first-start.ts';
import { rehearse } from '../../domain/trajectory/forecast/rehearse.ts';
import { loadCalendar } from '../../store/calendar/overrides.ts';
import { countCounsellors } from '../../store/people/counsellors.ts';
import { latestTemplates } from '../../store/templates/templates.ts';
import type { Dependencies } from '../dependencies.ts';
import { todayOf } from '../now.ts';
import { unknownCohort } from '../programmes/errors.ts';
import { placesOf, readProgramme } from '../programmes/find.ts';
import { forecast } from './forecast.ts';

/** Somebody asks what a call would bring. */
export type CallLoadRequest = {
  readonly deps: Pick<Dependencies, 'store' | 'clock'>;
  readonly scope: Scope;
  readonly programme: string;
  /** Id of the call; the last one if left out. */
  readonly cohort?: string | undefined;
  /** How many trajectories there will be of each lot; what is free of its places if left out. */
  readonly places?: number | undefined;
};

/**
 * What a call would ask of the weeks of each counsellor whom somebody deals with: its models are rehearsed from the start of
 * the call, and divided evenly. Beside it stands what their weeks hold already.
 * @throws `not-found` for an unknown programme, `invalid` for an unknown call
 */
export async function callLoadFor(request: CallLoadRequest): Promise<Report> {
  const { deps, scope } = request;
  const stored = await readProgramme(deps, request.programme);
  const { programme } = stored;
  const call = request.cohort === undefined ? programme.calls.at(-1) : callOf(programme, request.cohort);
  if (call === undefined) throw unknownCohort();
  const asOf = todayOf(deps);
  const [counsellors, running, free] = await Promise.all([
    countCounsellors(deps.store, scope),
    forecast({ deps, asOf, scope }, undefined),
    freeByLot(deps, stored, call),
  ]);
  // Whoever deals with one service only has her share of the places: as many for each counsellor as everybody.
  const everybody = scope.kind === 'all' ? counsellors : await countCounsellors(deps.store, { kind: 'all' });
  const share = request.places === undefined ? counsellors / Math.max(1, everybody) : 1;
  const lots = await lotsOf(deps, programme, call, (lot) => (request.places ?? free.get(lot) ?? 0) * share);
  return callLoadReport(lots, counsellors, running, asOf);
}

async function lotsOf(
  { store }: Pick<Dependencies, 'store'>,
  programme: Programme,
  call: Call,
  placesIn: (lot: string) => number,
): Promise<LotLoad[]> {
  const [published, calendar] = await Promise.all([latestTemplates(store), loadCalendar(store)]);
  return programme.lots.flatMap(({ template: id }): LotLoad[] => {
    const template = published.find(({ template }) => template.id === id)?.template;
    if (template === undefined) return [];
    const start = firstStart(template, call.start ?? call.from);
    const { entries } = rehearse(template, { persona: 'prompt', start, context: { calendar } });
    return [{ places: placesIn(id), asked: askedOfCounsellor(entries, template) }];
  });
}

/** How many places are free in each lot; where only the call has a number, that is divided over the lots. */
async function freeByLot(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  stored: Awaited<ReturnType<typeof readProgramme>>,
  call: Call,
): Promise<ReadonlyMap<string, number>> {
  const { calls } = await placesOf(deps, stored);
  const places = calls.find(({ cohort }) => cohort === call.id);
  const { lots } = stored.programme;
  return new Map(
    lots.map(({ template }) => {
      const own = places?.lots.find((lot) => lot.template === template)?.free;
      return [template, own ?? (places?.free ?? 0) / lots.length];
    }),
  );
}
