import { compareInstants } from '../../calendar/instant.ts';
import type { Instant } from '../../calendar/types.ts';
import type { Appointment, EarlierArrangement, NodeState, RemovedAppointment } from './state.ts';

/** An appointment with the number by which calendars know it for good, whatever its place in the list. */
export interface NumberedAppointment extends Appointment {
  readonly number: number;
}

/** The appointments of an occurrence with their numbers: the place in the list, unless another was kept. */
export function numbered(node: NodeState): readonly NumberedAppointment[] {
  return (node.appointments ?? []).map((one, index) => ({ ...one, number: one.number ?? index + 1 }));
}

/** An appointment as somebody would arrange it, without what became of it. */
export function plainAppointment({ start, end, place, gathering }: Appointment): Appointment {
  return {
    ...{ start, end },
    ...(place === undefined ? {} : { place }),
    ...(gathering === undefined ? {} : { gathering }),
  };
}

/** Whether all of them are part of a gathering, to which whoever leads the trajectory is invited once and not by each of them. */
export function areGathered(appointments: readonly Appointment[]): boolean {
  return appointments.every(({ gathering }) => gathering !== undefined);
}

/**
 * The occurrence with new appointments. One at the same moment as before stays what it was, the others take over from
 * those that vanish (they moved), and what is left over then is removed: calendars have to hear of that. One of a gathering is
 * another event than one of its own.
 * @param at when it is decided
 */
export function rearranged(old: NodeState, appointments: readonly Appointment[], at: Instant): NodeState {
  const { calledOffAt, calledOffBy: _, removed: before = [], ...rest } = old;
  const known = numbered(old);
  const pool: NumberedAppointment[] = [...known, ...before];
  const take = (wanted: (one: NumberedAppointment) => boolean): number | undefined => {
    const found = pool.findIndex(wanted);
    return found < 0 ? undefined : pool.splice(found, 1)[0]?.number;
  };
  const kept = appointments.map(({ start, gathering }) =>
    take((one) => one.start === start && one.gathering === gathering),
  );
  const isSame = (one: NumberedAppointment, { gathering }: Appointment) =>
    known.includes(one) && one.gathering === gathering;
  const toCome = (one: NumberedAppointment) => compareInstants(one.start, at) > 0;
  let last = Math.max(0, ...known.map(({ number }) => number), ...before.map(({ number }) => number));
  const listed = appointments.map((appointment, index) => {
    const number =
      kept[index] ??
      take((one) => isSame(one, appointment) && toCome(one)) ??
      take((one) => isSame(one, appointment)) ??
      ++last;
    return number === index + 1 ? appointment : { ...appointment, number };
  });
  // What was called off as a whole has been told so; it stays that message, and is not told again.
  const told =
    calledOffAt === undefined
      ? { sequence: old.sequence + 1, removedAt: at }
      : { sequence: old.sequence, removedAt: calledOffAt };
  const held = arrangementOf(old);
  const removed = pool.map((one): RemovedAppointment => (isRemoved(one) ? one : { ...one, ...told }));
  return {
    ...rest,
    appointments: listed,
    appointedAt: at,
    sequence: old.sequence + 1,
    ...(removed.length === 0 ? {} : { removed }),
    ...(held === undefined
      ? {}
      : { arrangements: [...(old.arrangements ?? []), { ...held, until: held.until ?? at }] }),
  };
}

/** What was arranged for an occurrence at some moment. */
export type Arrangement = Omit<EarlierArrangement, 'until'> & Partial<Pick<EarlierArrangement, 'until'>>;

/** What is arranged for an occurrence; `until` it was called off, if it was. */
function arrangementOf(node: NodeState): Arrangement | undefined {
  const { appointedAt, calledOffAt, closedAt, sequence } = node;
  if (node.appointments === undefined || appointedAt === undefined) return undefined;
  const until = calledOffAt ?? closedAt;
  return {
    at: appointedAt,
    ...(until === undefined ? {} : { until }),
    // Calling off has raised it once more.
    sequence: calledOffAt === undefined ? sequence : sequence - 1,
    appointments: numbered(node),
  };
}

/** Everything that was ever arranged for an occurrence in its present round, in order of time. */
export function arrangementsOf(node: NodeState): readonly Arrangement[] {
  const current = arrangementOf(node);
  return [...(node.arrangements ?? []), ...(current === undefined ? [] : [current])];
}

/** The appointments that those which stand now took the place of; nothing when they are the first, or the others were called off. */
export function replacedAppointments(node: NodeState): readonly NumberedAppointment[] | undefined {
  const last = node.arrangements?.at(-1);
  return last === undefined || last.until !== node.appointedAt ? undefined : last.appointments;
}

function isRemoved(one: NumberedAppointment): one is RemovedAppointment {
  return 'removedAt' in one;
}

/** Appointments that those invited have to take out of their calendars, by the SEQUENCE with which they hear of it. */
export interface Cancellation {
  readonly sequence: number;
  /** When it was decided. */
  readonly at: Instant;
  /** True when it is all there was; others stand otherwise. */
  readonly isWhole: boolean;
  readonly appointments: readonly NumberedAppointment[];
}

/** All cancellations of an occurrence, those of long ago too. What had taken place by then stays in calendars. */
export function cancellationsOf(node: NodeState): readonly Cancellation[] {
  const removed = node.removed ?? [];
  const parts = [...new Set(removed.map(({ sequence }) => sequence))].map((sequence): Cancellation => {
    const together = removed.filter((one) => one.sequence === sequence);
    const at = together[0]?.removedAt ?? node.openedAt;
    return { sequence, at, isWhole: false, appointments: together };
  });
  const whole: readonly Cancellation[] =
    node.calledOffAt === undefined
      ? []
      : [{ sequence: node.sequence, at: node.calledOffAt, isWhole: true, appointments: numbered(node) }];
  return [...parts, ...whole]
    .map((one) => ({
      ...one,
      appointments: one.appointments.filter(({ start }) => compareInstants(start, one.at) >= 0),
    }))
    .filter(({ appointments }) => appointments.length > 0);
}
