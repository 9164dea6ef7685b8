import type { LocalDate } from '../../domain/calendar/types.ts';
import { followedStep } from '../links/follows.ts';
import { type DoneOrRefused, type LinkVisit, notTheirs, ownStep } from '../links/visit.ts';
import { executeThroughLink } from './execute.ts';

/** Takes more time for a step of one's own, as far as the step allows it without asking anybody. */
export async function takeMoreTime(
  visit: LinkVisit,
  { step, reason }: { readonly step: string; readonly reason?: string | undefined },
): Promise<DoneOrRefused> {
  if (ownStep(visit.opened, step) === undefined) return notTheirs(visit.opened, step);
  return executeThroughLink(visit, {
    ...{ type: 'reschedule', step, extension: true },
    ...(reason === undefined ? {} : { reason }),
  });
}

/**
 * Gives whoever is asked a new date, for the reader who follows the trajectory.
 * @param request `due`: local date, the last on which it is in time
 */
export async function giveMoreTime(
  visit: LinkVisit,
  { step, due }: { readonly step: string; readonly due: LocalDate },
): Promise<DoneOrRefused> {
  if (followedStep(visit.opened, step) === undefined) return notTheirs(visit.opened, step);
  return executeThroughLink(visit, { type: 'reschedule', step, due });
}
