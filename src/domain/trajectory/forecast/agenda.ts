import { canonicalInstant } from '../../calendar/instant.ts';
import { addDuration } from '../../calendar/offset.ts';
import type { Instant, LocalDate } from '../../calendar/types.ts';
import { instantAt, localDateOf } from '../../calendar/wall-clock.ts';
import type { Template } from '../../template/model/types.ts';
import type { Language } from '../../text.ts';
import { advanced } from '../decide/advance.ts';
import type { Context, PlannedMail } from '../model/advanced.ts';
import type { TrajectoryState } from '../model/state.ts';
import { type AgendaEntry, entryOf } from './entries.ts';
import { mailroomReports, obstacleOf, type Reach } from './obstacles.ts';
import { nobodyActs, type Played, play } from './play.ts';
import { receiversIn } from './receivers.ts';

/** How far an agenda looks ahead unless told otherwise. */
export const AGENDA_HORIZON = 'P3Y';

/** From when until when an agenda looks, and in which language. */
export interface AgendaOptions {
  /** The present: an instant at or after the last change of the state, which it is unless given. */
  readonly from?: Instant;
  /** Keys of mails that should have gone before and have not: they are still to come. */
  readonly owed?: ReadonlySet<string>;
  /** Last local date; three years after the present unless given. */
  readonly until?: LocalDate;
  readonly language?: Language;
  /** What is known of whoever has a role, by id: then it is foreseen which mails will not go, and what comes of that. */
  readonly people?: ReadonlyMap<string, Reach>;
}

/**
 * Every future step, deadline and mail of a trajectory if nobody acts, in order of time: the clock is played forward with the
 * same function that runs it. What the last change brought at once counts as future for the rest of that day, so that
 * who has just enrolled somebody sees the whole of it.
 */
export function agenda(
  state: TrajectoryState,
  template: Template,
  context: Context,
  options: AgendaOptions = {},
): readonly AgendaEntry[] {
  const now = canonicalInstant(options.from ?? state.at);
  const from = now > state.at ? now : state.at;
  const until =
    options.until ?? addDuration(localDateOf(from), AGENDA_HORIZON, 'calendar-days', context.calendar);
  const { people = new Map() } = options;
  const receivers = (of: TrajectoryState) => receiversIn(of, template);
  const isToGo = ({ at, key }: PlannedMail) => at >= from || options.owed?.has(key) === true;
  const { played } = play(
    advanced({ state, template, context, events: [] }),
    template,
    context,
    options.people === undefined ? nobodyActs : mailroomReports(isToGo, receivers, people),
    instantAt(until, '23:59'),
  );
  const isOfToday = localDateOf(state.at) === localDateOf(from);
  const isToCome = (one: Played) =>
    one.at >= from ||
    (one.at === state.at && isOfToday) ||
    (one.kind === 'mail' && options.owed?.has(one.mail.key));
  const receiverAt = receivers(state);
  return played.filter(isToCome).flatMap((one): AgendaEntry[] => {
    const entry = entryOf(one, template, options.language ?? 'nl');
    if (entry === undefined) return [];
    const obstacle =
      one.kind === 'mail' && options.people !== undefined
        ? obstacleOf(one.mail, receiverAt, people)
        : undefined;
    return [obstacle === undefined ? entry : { ...entry, will_not_go: obstacle }];
  });
}
