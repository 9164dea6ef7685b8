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

/** Decides a pause, and calls off the appointments inside it when that is asked. */
export function decidePause(
  { state }: Transition,
  { reason, until, appointments }: Extract<Command, { type: 'pause' }>,
  now: Instant,
): Decision {
  const today = localDateOf(now);
  if (state.status === 'paused') return reject('trajectory-paused');
  if (until !== undefined && until <= today) return rejectField('date-in-the-past', 'until');
  if (until !== undefined && isTooFar(until, today)) return rejectField('date-too-far', 'until');
  return [
    {
      type: 'paused',
      reason,
      ...(until === undefined ? {} : { until }),
      ...(appointments === undefined ? {} : { appointments }),
    },
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
