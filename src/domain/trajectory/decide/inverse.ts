import type { LocalDate } from '../../calendar/types.ts';
import { roleOf } from '../../template/model/lookup.ts';
import { plainAppointment } from '../model/appointments.ts';
import { stepOfPath } from '../model/built-in-tasks.ts';
import type { Command } from '../model/commands.ts';
import type { EventBody } from '../model/events.ts';
import type { Snapshot } from '../model/memoize.ts';
import type { NodeState, TrajectoryState } from '../model/state.ts';
import { UNDONE } from '../model/undone.ts';
import { dueDayNear } from '../rules/arranging.ts';
import { dueOf, standing } from '../rules/due-dates.ts';

/**
 * The command that takes back what somebody did, if there is one. Mails that went stay sent, and what is taken back
 * stays in the journal.
 * @param done the first event of what was done
 * @param before the trajectory as it was before that
 * @param today the local date on which it is taken back
 */
export function inverseOf(done: EventBody, before: Snapshot, today: LocalDate): Command | undefined {
  switch (done.type) {
    case 'paused':
      // What was called off with it does not come back by going on.
      return done.appointments === 'cancel' ? undefined : { type: 'resume' };
    case 'pause-changed': {
      // A pause that had no end cannot lose the one that it got; what was called off does not come back.
      const until = before.state.pauses.at(-1)?.until;
      const isBack = done.appointments !== 'cancel' && until !== undefined && until > today;
      return isBack ? pausedAgain(before.state) : undefined;
    }
    case 'resumed':
      return pausedAgain(before.state);
    case 'completed':
    case 'skipped':
      return reopened(done.path, before);
    case 'rescheduled':
      return rescheduledBack(done, before, today);
    case 'assigned': {
      const person = before.state.roles[done.role]?.person;
      const isOther = person !== undefined && person !== done.person;
      return isOther ? { type: 'assign', role: done.role, person, reason: UNDONE } : undefined;
    }
    case 'handover-planned':
      return handoverAsBefore(done, before.state);
    case 'stopped':
      // The pause in which it stopped would be over: that is no way back.
      return done.mistake === undefined && before.state.status === 'active'
        ? { type: 'reopen', reason: UNDONE }
        : undefined;
    case 'delegated': {
      const person = before.state.nodes[done.path]?.delegate?.person;
      return {
        type: 'delegate',
        step: done.path,
        reason: UNDONE,
        ...(person === undefined ? {} : { person }),
      };
    }
    default:
      return undefined;
  }
}

/** The handover that was planned before for a role, else that it stays with whoever has it. */
function handoverAsBefore(
  { role, on }: { readonly role: string; readonly on: LocalDate },
  { handovers, roles }: TrajectoryState,
): Command | undefined {
  const before = handovers.find((planned) => planned.role === role);
  if (before !== undefined) return { type: 'handover', role, to: before.to, on: before.on, note: UNDONE };
  const holder = roles[role]?.person;
  return holder === undefined ? undefined : { type: 'handover', role, to: holder, on, note: UNDONE };
}

function pausedAgain({ pauses }: TrajectoryState): Command | undefined {
  const last = pauses.at(-1);
  if (last === undefined) return undefined;
  const { reason, until, appointments } = last;
  return {
    type: 'pause',
    reason,
    ...(until === undefined ? {} : { until }),
    ...(appointments === 'keep' ? { appointments } : {}),
  };
}

/** What was told or reached by coming to its turn does not open again. */
function reopened(path: string, { state, template }: Snapshot): Command | undefined {
  const kind = stepOfPath(template, path, state.nodes[path]?.about)?.step.kind;
  const isOnce = kind === undefined || kind === 'notice' || kind === 'milestone';
  return isOnce ? undefined : { type: 'reopen', step: path, reason: UNDONE };
}

/**
 * The dates as they were: a due date that came from the rule of the step is set to the day that the rule gave, and one that is
 * over to the first day that can still be set.
 */
function rescheduledBack(
  done: Extract<EventBody, { type: 'rescheduled' }>,
  { state, template, context }: Snapshot,
  today: LocalDate,
): Command | undefined {
  const node = state.nodes[done.path];
  const step = stepOfPath(template, done.path, node?.about)?.step;
  if (node === undefined || step === undefined) return undefined;
  const was = done.due === undefined ? undefined : dueOf(step, node, { state, template, context });
  const party = roleOf(template, step.role)?.party;
  // It may be over since, and a pause or the rule itself may have brought it to a day that nobody may set.
  const from = was !== undefined && was < today ? today : was;
  const due = from === undefined ? undefined : dueDayNear(from, today, { party, ...context });
  const appointments = done.appointments === undefined ? undefined : arrangedIn(node);
  if (due === undefined && appointments === undefined) return undefined;
  return {
    ...{ type: 'reschedule', step: done.path, reason: UNDONE },
    ...(due === undefined ? {} : { due }),
    ...(appointments === undefined ? {} : { appointments }),
  };
}

function arrangedIn(node: NodeState) {
  return (standing(node) ?? []).map(plainAppointment);
}
