import type { Instant, LocalDate } from '../../calendar/types.ts';
import { localDateOf } from '../../calendar/wall-clock.ts';
import { plainAppointment } from '../model/appointments.ts';
import type { Command } from '../model/commands.ts';
import type { EventBody } from '../model/events.ts';
import { openNodes } from '../model/open-nodes.ts';
import { reject, rejectField } from '../model/rejections.ts';
import type { Appointment, TrajectoryState } from '../model/state.ts';
import type { Transition } from '../model/transition.ts';
import { isTooFar, standing } from '../rules/due-dates.ts';
import type { Decision } from './decision.ts';

/**
 * Decides a pause, and calls off the appointments inside it when that is asked. One that goes on already gets its end, or
 * another one: it keeps the day on which it began.
 */
export function decidePause(
  { state }: Transition,
  { reason, until, appointments }: Extract<Command, { type: 'pause' }>,
  now: Instant,
): Decision {
  const today = localDateOf(now);
  const running = state.status === 'paused' ? state.pauses.at(-1) : undefined;
  if (running !== undefined && (until === undefined || until === running.until)) {
    return reject('trajectory-paused');
  }
  if (until !== undefined && until <= today) return rejectField('date-in-the-past', 'until');
  if (until !== undefined && isTooFar(until, today)) return rejectField('date-too-far', 'until');
  const said = { reason, ...(appointments === undefined ? {} : { appointments }) };
  return [
    running === undefined || until === undefined
      ? { type: 'paused', ...said, ...(until === undefined ? {} : { until }) }
      : { type: 'pause-changed', ...said, until },
    ...(appointments === 'cancel' ? calledOff(state, now, until) : []),
  ];
}

/** Whether an appointment lies inside a pause from an instant until a local date, or without end. */
function isInside({ start }: Appointment, now: Instant, until: LocalDate | undefined): boolean {
  return start > now && (until === undefined || localDateOf(start) < until);
}

// Sessions that were held, or lie behind the pause, stay.
function calledOff(state: TrajectoryState, now: Instant, until: LocalDate | undefined): EventBody[] {
  return openNodes(state).all.flatMap((node): EventBody[] => {
    const all = standing(node) ?? [];
    const stay = all.filter((one) => !isInside(one, now, until));
    if (stay.length === all.length) return [];
    return [{ type: 'rescheduled', path: node.path, appointments: stay.map(plainAppointment) }];
  });
}
