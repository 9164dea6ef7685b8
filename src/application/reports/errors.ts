import type { LocalDate } from '../../domain/calendar/types.ts';
import type { Text } from '../../domain/text.ts';
import { createProblem, type Problem } from '../application-error.ts';

/** 422: a school year is two years that follow each other. */
export function notASchoolYear(): Problem {
  return reportRefused('school_year', 'invalid-school-year', {
    nl: 'Schrijf een schooljaar als twee jaren na elkaar, zoals 2026-2027.',
    en: 'Write a school year as two years that follow each other, such as 2026-2027.',
  });
}

/** 422: the forecast says nothing of that date; both ends are local dates that it does cover. */
export function outsideForecast(from: LocalDate, until: LocalDate): Problem {
  return reportRefused('date', 'outside-forecast', {
    nl: `De voorspelling loopt van ${from} tot en met ${until}; kies een datum daarin.`,
    en: `The forecast runs from ${from} until ${until}; choose a date in it.`,
  });
}

function reportRefused(path: string, code: string, message: Text): Problem {
  return createProblem({ code, status: 422, title: message, errors: [{ path, code, message }] });
}
