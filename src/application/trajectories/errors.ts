import type { LocalDate } from '../../domain/calendar/types.ts';
import type { Language } from '../../domain/text.ts';
import type { TrajectoryStatus } from '../../domain/trajectory/model/state.ts';
import { statusWords } from '../../texts/statuses.ts';
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

/** Nothing goes by what was typed. */
export function unknownTrajectory(named: string): ApplicationError {
  return createApplicationError({
    code: 'unknown-trajectory',
    kind: 'not-found',
    title: {
      nl: `Er is geen traject ${named}; traject list toont welke er zijn.`,
      en: `There is no trajectory ${named}; traject list shows which there are.`,
    },
  });
}

/** What was typed can be more than one. */
export function severalTrajectories(
  named: string,
  candidates: readonly {
    readonly reference: string;
    readonly template: string;
    readonly status: TrajectoryStatus;
    readonly school?: string;
  }[],
  total: number,
): ApplicationError {
  const list = (language: Language) =>
    candidates
      .map(({ reference, template, status, school }) =>
        [
          `${reference} (${[school, template].filter(Boolean).join(', ')}`,
          `${statusWords[language][status]})`,
        ].join(', '),
      )
      .join('; ');
  const more = total > candidates.length ? ' …' : '';
  return createApplicationError({
    code: 'several-trajectories',
    kind: 'invalid',
    title: {
      nl: `${named} kan elk van deze zijn, noem er één bij zijn referentie: ${list('nl')}${more}`,
      en: `${named} can be any of these, name one by its reference: ${list('en')}${more}`,
    },
  });
}

/** A step by its short name that is not open, or open more than once. */
export function unclearStep(named: string, paths: readonly string[]): ApplicationError {
  return createApplicationError({
    code: 'several-steps',
    kind: 'invalid',
    title: {
      nl: `${named} kan elk van deze stappen zijn, noem er één voluit: ${paths.join(', ')}`,
      en: `${named} can be any of these steps, name one in full: ${paths.join(', ')}`,
    },
  });
}
