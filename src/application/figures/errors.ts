import type { FieldError } from '../../domain/rejection.ts';
import { type ApplicationError, createApplicationError } from '../application-error.ts';

/** A figure, aim, judgement or definition is not right; each field is named. */
export function figureRejected(errors: readonly FieldError[]): ApplicationError {
  return createApplicationError({
    code: 'figure-invalid',
    kind: 'invalid',
    title: { nl: 'Dit cijfer klopt niet.', en: 'This figure is not right.' },
    errors,
  });
}

/** The catalogue has no indicator with this id. */
export function unknownIndicator(path = 'indicator'): ApplicationError {
  return figureRejected([
    {
      path,
      code: 'unknown-indicator',
      message: {
        nl: 'Deze indicator staat niet in de catalogus.',
        en: 'This indicator is not in the catalogue.',
      },
    },
  ]);
}

/** The id is that of an indicator of the programme itself, whose meaning stays. */
export function fixedIndicator(): ApplicationError {
  return figureRejected([
    {
      path: 'id',
      code: 'fixed-indicator',
      message: {
        nl: 'Deze indicator hoort bij het programma zelf en blijft wat hij is; kies een andere naam.',
        en: 'This indicator is of the programme itself and stays what it is; choose another name.',
      },
    },
  ]);
}

/** Only what is added up can be told by quarter. */
export function notByQuarter(): ApplicationError {
  return figureRejected([
    {
      path: 'by_quarter',
      code: 'not-added-up',
      message: {
        nl: 'Alleen wat opgeteld wordt, kan per kwartaal worden ingevoerd.',
        en: 'Only what is added up can be entered by quarter.',
      },
    },
  ]);
}
