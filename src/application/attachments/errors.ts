import { type ApplicationError, createApplicationError } from '../application-error.ts';
import { invalidRequest } from '../errors.ts';

/** A file for a step that never opened. */
export function unknownStep(): ApplicationError {
  const message = {
    nl: 'Deze stap is in dit traject niet aan de beurt geweest.',
    en: 'This step has not come to its turn in this trajectory.',
  };
  return createApplicationError({
    code: 'step-unknown',
    kind: 'invalid',
    title: message,
    errors: [{ path: 'step', code: 'step-unknown', message }],
  });
}

/**
 * A document that is larger than is kept.
 * @param field the one that it came in
 */
export function fileTooLarge(field: string): ApplicationError {
  const sentence = {
    nl: 'Dit bestand is groter dan 10 MB. Bewaar een Word-document als PDF, verklein de foto’s erin, of stuur alleen de bladzijden die nodig zijn.',
    en: 'This file is larger than 10 MB. Save a Word document as PDF, make the pictures in it smaller, or send only the pages that are needed.',
  };
  return createApplicationError({
    code: 'too-large',
    kind: 'too-large',
    title: { nl: 'Wat u stuurt is te groot.', en: 'What you send is too large.' },
    detail: sentence,
    errors: [{ path: field, code: 'too-large', message: sentence }],
  });
}

/** A document without anything in it. */
export function fileEmpty(field: string): ApplicationError {
  const message = {
    nl: 'Dit bestand is leeg. Kies een ander bestand.',
    en: 'This file is empty. Choose another one.',
  };
  return invalidRequest([{ path: field, code: 'required', message }]);
}

/** A document that, by its content, is none of the kinds that are kept. */
export function fileKindRefused(field: string): ApplicationError {
  const sentence = {
    nl: 'Dit soort bestand kunnen we niet aannemen. Goed zijn PDF, Word (DOCX), OpenDocument (ODT), PNG en JPEG; we kijken naar de inhoud, niet naar de naam.',
    en: 'We cannot take this kind of file. These are fine: PDF, Word (DOCX), OpenDocument (ODT), PNG and JPEG; we look at the content, not at the name.',
  };
  return createApplicationError({
    code: 'unsupported-media-type',
    kind: 'unsupported',
    title: { nl: 'Dit soort inhoud kan hier niet.', en: 'This kind of content is not accepted here.' },
    detail: sentence,
    errors: [{ path: field, code: 'unsupported-media-type', message: sentence }],
  });
}
