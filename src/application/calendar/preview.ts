import { calendarOfSchool } from '../../domain/calendar/school-calendar.ts';
import type { CalendarOverride } from '../../domain/calendar/types.ts';
import type { Language } from '../../domain/text.ts';
import { advance } from '../../domain/trajectory/decide/advance.ts';
import { type Consequences, differenceBetween } from '../../domain/trajectory/forecast/difference.ts';
import { outlookOf } from '../../domain/trajectory/forecast/outlook.ts';
import type { Context } from '../../domain/trajectory/model/advanced.ts';
import { settledIn } from '../../mail/ledger/owed.ts';
import { loadCalendar } from '../../store/calendar/overrides.ts';
import { plannedOn } from '../../store/calendar/planned-on.ts';
import type { Caller } from '../access/authorise.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';
import { type Dossier, readDossier } from '../trajectories/dossier.ts';

/** Of so many trajectories it is worked out what moves; of the rest only how many there are. */
const MOST_WORKED_OUT = 12;

/** What moves in one trajectory. */
export type MovedTrajectory = {
  readonly id: string;
  /** What people know it by. */
  readonly name: string;
  readonly template: string;
  readonly difference: Consequences;
};

/** What an exception to the calendar moves. */
export type CalendarPreview = {
  /** Running trajectories with something planned on those days. */
  readonly total: number;
  /** The first of these in which something moves. */
  readonly moved: readonly MovedTrajectory[];
  /** How many were worked out. */
  readonly workedOut: number;
};

/**
 * Looks what an exception to the school calendar would move, by the same core that moves it. Nothing is stored.
 * @param language of titles and subjects
 */
export async function previewOverride(request: {
  deps: Pick<Dependencies, 'store' | 'clock'>;
  caller: Pick<Caller, 'scope'>;
  override: CalendarOverride;
  language: Language;
}): Promise<CalendarPreview> {
  const { deps, caller, override, language } = request;
  const { total, ids } = await plannedOn(deps.store, caller.scope, override, MOST_WORKED_OUT);
  const general = await loadCalendar(deps.store);
  const changed = { overrides: [...general.overrides, override] };
  const dossiers = await Promise.all(ids.map((id) => readDossier({ deps, scope: caller.scope, id })));
  const moved = await Promise.all(
    dossiers.map(async (dossier): Promise<MovedTrajectory> => {
      const { head, name, template } = dossier;
      const calendar =
        head.schoolNumber === undefined ? changed : calendarOfSchool(changed, head.schoolNumber);
      const difference = await differenceIn(deps, dossier, { calendar }, language);
      return { id: head.id, name, template: template.title[language], difference };
    }),
  );
  return {
    ...{ total, workedOut: ids.length },
    moved: moved.filter(({ difference: { dates, mails } }) => dates.length + mails.length > 0),
  };
}

async function differenceIn(
  deps: Pick<Dependencies, 'clock'>,
  dossier: Dossier,
  after: Context,
  language: Language,
): Promise<Consequences> {
  const { state, template, people } = dossier;
  const machine = nowOf(deps);
  const now = machine < state.at ? state.at : machine;
  const settled = settledIn(await dossier.mails());
  const seen = (context: Context) => {
    const woken = advance(state, template, { kind: 'wake', now }, context);
    if (woken.rejected) throw new Error(`A look at ${state.id} was refused: ${woken.code}`);
    const options = { now, template, context, language, settled, people };
    return { state: woken.state, outlook: outlookOf(woken, options) };
  };
  return differenceBetween(seen(dossier.context), seen(after));
}
