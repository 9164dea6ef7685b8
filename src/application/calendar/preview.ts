import { calendarOfSchool } from '../../domain/calendar/school-calendar.ts';
import type { CalendarOverride } from '../../domain/calendar/types.ts';
import type { Language } from '../../domain/text.ts';
import type { Consequences } from '../../domain/trajectory/forecast/difference.ts';
import { loadCalendar } from '../../store/calendar/overrides.ts';
import { plannedOn } from '../../store/calendar/planned-on.ts';
import type { Caller } from '../access/authorise.ts';
import type { Dependencies } from '../dependencies.ts';
import { readDossier } from '../trajectories/dossier.ts';
import { checkedOverride } from './checked.ts';
import { differenceIn } from './difference-in.ts';

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
 * @throws as {@link checkedOverride}
 */
export async function previewOverride(request: {
  deps: Pick<Dependencies, 'store' | 'clock'>;
  caller: Pick<Caller, 'scope'>;
  override: CalendarOverride;
  language: Language;
}): Promise<CalendarPreview> {
  const { deps, caller, language } = request;
  const override = await checkedOverride(request);
  const { total, ids } = await plannedOn(deps.store, caller.scope, override, MOST_WORKED_OUT);
  const general = await loadCalendar(deps.store);
  const changed = { overrides: [...general.overrides, override] };
  const dossiers = await Promise.all(ids.map((id) => readDossier({ deps, scope: caller.scope, id })));
  const moved = await Promise.all(
    dossiers.map(async (dossier): Promise<MovedTrajectory> => {
      const { head, name, template } = dossier;
      const calendar =
        head.schoolNumber === undefined ? changed : calendarOfSchool(changed, head.schoolNumber);
      const difference = await differenceIn({ deps, dossier, after: { calendar }, language });
      return { id: head.id, name, template: template.title[language], difference };
    }),
  );
  return {
    ...{ total, workedOut: ids.length },
    moved: moved.filter(({ difference: { dates, mails } }) => dates.length + mails.length > 0),
  };
}
