import type { Appointment } from '../../domain/trajectory/model/state.ts';
import { type DoneOrRefused, type LinkVisit, notTheirs, ownStep } from '../links/visit.ts';
import { executeThroughLink } from './execute.ts';

/** Sets or changes the date of a meeting, or the dates of a training, for the reader of a link. */
export async function chooseDate(
  visit: LinkVisit,
  { step, appointments }: { readonly step: string; readonly appointments: readonly Appointment[] },
): Promise<DoneOrRefused> {
  if (ownStep(visit.opened, step) === undefined) return notTheirs(visit.opened, step);
  return executeThroughLink(visit, { type: 'reschedule', step, appointments });
}
