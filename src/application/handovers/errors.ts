import type { Text } from '../../domain/text.ts';
import { type ApplicationError, createApplicationError, type ErrorKind } from '../application-error.ts';

/** Whoever should give it has nothing that fits. */
export function nothingToHandOver(): ApplicationError {
  return refused('nothing-to-hand-over', 'invalid', 'from', {
    nl: 'Deze persoon heeft hier geen rol in een lopend traject.',
    en: 'This person has no role here in a running trajectory.',
  });
}

/** Giving something to oneself changes nothing. */
export function toThemselves(): ApplicationError {
  return refused('to-themselves', 'invalid', 'to', {
    nl: 'Kies iemand anders: dit is wie het nu al heeft.',
    en: 'Choose somebody else: this is who has it now.',
  });
}

/** A temporary handover ends after it begins. */
export function endsBeforeItBegins(): ApplicationError {
  return refused('ends-before-it-begins', 'invalid', 'until', {
    nl: 'De terugkeer ligt op of voor de dag van de overdracht: kies een latere dag.',
    en: 'The return lies on or before the day of the handover: choose a later day.',
  });
}

/** The receiver has answered already. */
export function answeredBefore(): ApplicationError {
  return refused('answered-before', 'conflict', 'id', {
    nl: 'Op deze overdracht is al geantwoord. Vraag een nieuwe als het anders moet.',
    en: 'This handover has been answered already. Ask for a new one if it has to be otherwise.',
  });
}

function refused(code: string, kind: ErrorKind, path: string, message: Text): ApplicationError {
  return createApplicationError({ code, kind, title: message, errors: [{ path, code, message }] });
}
