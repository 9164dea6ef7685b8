import type { LocalDate } from '../../domain/calendar/types.ts';
import type { Text } from '../../domain/text.ts';
import { type ApplicationError, createApplicationError } from '../application-error.ts';

/** A school year is two years that follow each other. */
export function notASchoolYear(): ApplicationError {
  return reportRefused('school_year', 'invalid-school-year', {
    nl: 'Schrijf een schooljaar als twee jaren na elkaar, zoals 2026-2027.',
    en: 'Write a school year as two years that follow each other, such as 2026-2027.',
  });
}

/** The forecast says nothing of that date; both ends are local dates that it does cover. */
export function outsideForecast(from: LocalDate, until: LocalDate): ApplicationError {
  return reportRefused('date', 'outside-forecast', {
    nl: `De voorspelling loopt van ${from} tot en met ${until}; kies een datum daarin.`,
    en: `The forecast runs from ${from} until ${until}; choose a date in it.`,
  });
}

function reportRefused(path: string, code: string, message: Text): ApplicationError {
  return createApplicationError({ code, kind: 'invalid', title: message, errors: [{ path, code, message }] });
}
