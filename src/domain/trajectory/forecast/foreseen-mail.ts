import { addDuration } from '../../calendar/offset.ts';
import { instantAt, localDateOf } from '../../calendar/wall-clock.ts';
import type { Template } from '../../template/model/types.ts';
import { advanced } from '../decide/advance.ts';
import type { Context, PlannedMail } from '../model/advanced.ts';
import type { TrajectoryState } from '../model/state.ts';
import { AGENDA_HORIZON } from './agenda.ts';
import { nobodyActs, play } from './play.ts';

/** A mail that is to come if nobody acts, with the trajectory as it will stand by then. */
export interface ForeseenMail {
  readonly mail: PlannedMail;
  readonly state: TrajectoryState;
}

/**
 * The mail with a key that comes when a trajectory is played forward and nobody acts; nothing when none has that key.
 */
export function foreseenMail(
  state: TrajectoryState,
  template: Template,
  context: Context,
  key: string,
): ForeseenMail | undefined {
  const from = advanced({ state, template, context, events: [] });
  const until = addDuration(localDateOf(state.at), AGENDA_HORIZON, 'calendar-days', context.calendar);
  const { played } = play(from, template, context, nobodyActs, instantAt(until, '23:59'));
  const found = played.find((one) => one.kind === 'mail' && one.mail.key === key);
  if (found?.kind !== 'mail') return undefined;
  // What is owed since before the last change finds the trajectory as it stands.
  if (found.mail.at <= state.at) return { mail: found.mail, state };
  const { last } = play(from, template, context, nobodyActs, found.mail.at);
  return { mail: found.mail, state: last.state };
}
