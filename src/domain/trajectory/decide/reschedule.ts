import type { Instant } from '../../calendar/types.ts';
import { localDateOf } from '../../calendar/wall-clock.ts';
import { roleOf } from '../../template/model/lookup.ts';
import type { Command } from '../model/commands.ts';
import { rejectField } from '../model/rejections.ts';
import type { Appointment, NodeState } from '../model/state.ts';
import type { Transition } from '../model/transition.ts';
import { takeAppointments, wrongDueDate } from '../rules/arranging.ts';
import { dueOf, standing } from '../rules/due-dates.ts';
import { moreTimeFor } from '../rules/extension.ts';
import { type Decision, openStep } from './decision.ts';

type Reschedule = Extract<Command, { type: 'reschedule' }>;

/** Decides a new due date, an appointment (or its calling off: an empty list), or more time by the step's own rule. */
export function decideReschedule(transition: Transition, command: Reschedule, now: Instant): Decision {
  const found = openStep(transition, command.step);
  if (found.rejected) return found;
  const { step, node } = found;
  const { context } = transition;
  const today = localDateOf(now);
  const reason = command.reason === undefined ? {} : { reason: command.reason };

  if (command.extension) {
    const later = moreTimeFor(step, node, transition, today);
    if (later === undefined) return rejectField('extension-exhausted', 'extension');
    return [{ type: 'rescheduled', path: command.step, due: later.due, extension: true, ...reason }];
  }
  const { due } = command;
  const party = roleOf(transition.template, step.role)?.party;
  if (due === undefined && command.appointments === undefined) {
    return rejectField('due-or-appointments', 'due');
  }
  const wrongDue =
    due === undefined ? undefined : wrongDueDate(due, today, { party, calendar: context.calendar });
  if (wrongDue !== undefined) return wrongDue;
  const appointments =
    command.appointments === undefined ? undefined : takeAppointments(step, node, command.appointments, now);
  if (appointments !== undefined && 'rejected' in appointments) return appointments;
  // The same dates once more are no news: nobody is mailed, and no calendar is changed.
  const otherDue = due === dueOf(step, node, transition) ? undefined : due;
  const others = appointments !== undefined && isAsItStands(node, appointments) ? undefined : appointments;
  if (otherDue === undefined && others === undefined) return [];
  return [
    {
      type: 'rescheduled',
      path: command.step,
      ...(otherDue === undefined ? {} : { due: otherDue }),
      ...(others === undefined ? {} : { appointments: others }),
      ...reason,
    },
  ];
}

function isAsItStands(node: NodeState, appointments: readonly Appointment[]): boolean {
  const stands = standing(node);
  return (
    stands !== undefined &&
    stands.length === appointments.length &&
    appointments.every(({ start, end, place, gathering }, index) => {
      const known = stands[index];
      return (
        known?.start === start && known.end === end && known.place === place && known.gathering === gathering
      );
    })
  );
}
