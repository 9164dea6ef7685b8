import { createProblem, type Problem } from '../application-error.ts';

/** 422: a file for a step that never opened. */
export function unknownStep(): Problem {
  const message = {
    nl: 'Deze stap is in dit traject niet aan de beurt geweest.',
    en: 'This step has not come to its turn in this trajectory.',
  };
  return createProblem({
    code: 'step-unknown',
    status: 422,
    title: message,
    errors: [{ path: 'step', code: 'step-unknown', message }],
  });
}
