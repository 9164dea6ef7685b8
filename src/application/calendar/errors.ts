import { lastDayWrong } from '../../domain/calendar/override-days.ts';
import { type ApplicationError, createApplicationError } from '../application-error.ts';

/** An exception to the calendar cannot end on that day. */
export function lastDayRefused(code: keyof typeof lastDayWrong): ApplicationError {
  const message = lastDayWrong[code];
  return createApplicationError({
    ...{ code, kind: 'invalid', title: message },
    errors: [{ path: 'to', code, message }],
  });
}
