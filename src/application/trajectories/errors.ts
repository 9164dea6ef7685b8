import type { LocalDate } from '../../domain/calendar/types.ts';
import { type ApplicationError, createApplicationError } from '../application-error.ts';

/**
 * On that date there was no such trajectory yet.
 * @param path the parameter that gave the date
 */
export function notYetEnrolled(at: LocalDate, path: string): ApplicationError {
  const message = {
    nl: `Op ${at} was er nog geen traject.`,
    en: `There was no trajectory yet on ${at}.`,
  };
  return createApplicationError({
    code: 'not-yet-enrolled',
    kind: 'not-found',
    title: message,
    errors: [{ path, code: 'not-yet-enrolled', message }],
  });
}
