import type { Text } from '../../domain/text.ts';
import { type ApplicationError, createApplicationError, type ErrorKind } from '../application-error.ts';

/** What is to be merged is one and the same already. */
export function isThemselves(path: string): ApplicationError {
  return refused('to-themselves', 'invalid', path, {
    nl: 'Dit is twee keer dezelfde: kies de andere die weg mag.',
    en: 'This is the same twice: choose the other one that may go.',
  });
}

/** Both are in the same model now: it would run twice for one. */
export function runInBoth(references: readonly string[]): ApplicationError {
  const list = references.join(', ');
  return refused('run-in-both', 'conflict', 'with', {
    nl: `Allebei zitten ze nu in hetzelfde modeltraject: stop eerst een van beide (${list}), of trek het in.`,
    en: `Both are in the same model trajectory now: stop or withdraw one of them first (${list}).`,
  });
}

function refused(code: string, kind: ErrorKind, path: string, message: Text): ApplicationError {
  return createApplicationError({ code, kind, title: message, errors: [{ path, code, message }] });
}
