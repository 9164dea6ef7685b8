import { canonicalInstant, compareInstants } from '../../calendar/instant.ts';
import type { Instant } from '../../calendar/types.ts';
import { localDateOf } from '../../calendar/wall-clock.ts';
import { stepOfPath } from '../model/built-in-tasks.ts';
import type { Command } from '../model/commands.ts';
import { rejectField } from '../model/rejections.ts';
import type { Appointment } from '../model/state.ts';
import type { Progress } from '../model/transition.ts';
import { isTooFar, standing } from '../rules/due-dates.ts';
import { moreTimeFor } from '../rules/extension.ts';
import type { Decision } from './command.ts';

type Reschedule = Extract<Command, { type: 'reschedule' }>;

/** Decides a new due date, an appointment (or its calling off: an empty list), or more time by the step's own rule. */
export function decideReschedule(progress: Progress, command: Reschedule, now: Instant): Decision {
  const { state, template, context } = progress;
  const node = state.nodes[command.step];
  const step = stepOfPath(template, command.step, node?.about)?.step;
  if (step === undefined) return rejectField('step-unknown', 'step');
  if (node?.status !== 'open') return rejectField('step-not-open', 'step');
  const today = localDateOf(now);
  const reason = command.reason === undefined ? {} : { reason: command.reason };

  if (command.extension) {
    const later = moreTimeFor(step, node, state, context, today);
    if (later === undefined) return rejectField('extension-exhausted', 'extension');
    return [{ type: 'rescheduled', path: command.step, due: later.due, extension: true, ...reason }];
  }
  if (command.due === undefined && command.appointments === undefined)
    return rejectField('due-or-appointments', 'due');
  if (command.due !== undefined && command.due < today) return rejectField('due-invalid', 'due');
  if (command.due !== undefined && isTooFar(command.due, today)) return rejectField('date-too-far', 'due');
  const appointments = command.appointments;
  if (appointments !== undefined) {
    if (step.kind !== 'meeting' && step.kind !== 'training')
      return rejectField('appointments-unexpected', 'appointments');
    if (appointments.length === 0 && !(standing(node) ?? []).some(({ start }) => start > now))
      return rejectField('appointment-missing', 'appointments');
    const wrong = appointments.findIndex((one) => !isPossible(one, now, node.appointments ?? []));
    if (wrong >= 0) return rejectField('appointments-invalid', `appointments.${wrong}`);
    const far = appointments.findIndex(({ end }) => isTooFar(localDateOf(end), today));
    if (far >= 0) return rejectField('date-too-far', `appointments.${far}`);
    if (step.kind === 'meeting' && appointments.length > 1)
      return rejectField('appointments-invalid', 'appointments.1');
  }
  return [
    {
      type: 'rescheduled',
      path: command.step,
      ...(command.due === undefined ? {} : { due: command.due }),
      ...(appointments === undefined ? {} : { appointments: inOrder(appointments) }),
      ...reason,
    },
  ];
}

// The last in the list is the last to take place: from then on its outcome is asked for.
function inOrder(appointments: readonly Appointment[]): readonly Appointment[] {
  return appointments.map(canonical).sort((one, other) => compareInstants(one.start, other.start));
}

// Sessions that already took place stay in the list when the others move.
function isPossible(appointment: Appointment, now: Instant, before: readonly Appointment[]): boolean {
  try {
    const { start, end } = canonical(appointment);
    return start < end && (start > now || before.some((one) => one.start === start));
  } catch {
    return false;
  }
}

function canonical(appointment: Appointment): Appointment {
  return {
    start: canonicalInstant(appointment.start),
    end: canonicalInstant(appointment.end),
    ...(appointment.place === undefined ? {} : { place: appointment.place }),
  };
}
