import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import type { Language } from '../../domain/text.ts';
import { advance } from '../../domain/trajectory/decide/advance.ts';
import { type Consequences, differenceBetween } from '../../domain/trajectory/forecast/difference.ts';
import { outlookOf } from '../../domain/trajectory/forecast/outlook.ts';
import type { Context } from '../../domain/trajectory/model/advanced.ts';
import type { CallDates, TrajectoryState } from '../../domain/trajectory/model/state.ts';
import { withCallDates } from '../../domain/trajectory/rules/call-dates.ts';
import { settledIn } from '../../mail/ledger/owed.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';
import type { Dossier } from '../trajectories/dossier.ts';

/**
 * What another calendar, or other dates of its call, would change in what lies before a trajectory, by the same core that
 * changes it. Nothing is stored.
 */
export async function differenceIn(request: {
  readonly deps: Pick<Dependencies, 'clock'>;
  readonly dossier: Dossier;
  readonly after: Context;
  readonly call?: CallDates;
  readonly language: Language;
}): Promise<Consequences> {
  const { deps, dossier, after, call, language } = request;
  const { state, template, people } = dossier;
  const machine = nowOf(deps);
  const now = machine < state.at ? state.at : machine;
  const settled = settledIn(await dossier.mails());
  const seen = (context: Context, from: TrajectoryState) => {
    const woken = advance(from, template, { kind: 'wake', now }, context);
    if (woken.rejected) throw new Error(`A look at ${state.id} was refused: ${woken.code}`);
    const options = { now, template, context, language, settled, people };
    return { state: woken.state, outlook: outlookOf(woken, options) };
  };
  return differenceBetween(
    seen(dossier.context, state),
    seen(after, call === undefined ? state : withCallDates(state, call, localDateOf(now))),
  );
}
