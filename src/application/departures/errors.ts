import { type ApplicationError, createApplicationError } from '../application-error.ts';

/** Nothing that runs has to do with them any more. */
export function nothingLeftBehind(): ApplicationError {
  const message = {
    nl: 'Hier blijft niets achter: geen enkel lopend traject heeft er nog mee te maken.',
    en: 'Nothing is left behind here: no running trajectory has to do with it any more.',
  };
  return createApplicationError({
    code: 'nothing-left-behind',
    kind: 'invalid',
    title: message,
    errors: [{ path: 'of', code: 'nothing-left-behind', message }],
  });
}
