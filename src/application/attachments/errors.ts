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
    title: { nl: 'Wat je stuurt is te groot.', en: 'What you send is too large.' },
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

/** A document in which programs lie. */
export function filePrograms(field: string): ApplicationError {
  const sentence = {
    nl: 'In dit bestand zitten macro’s, en die kunnen we niet aannemen. Bewaar het als PDF, of als document zonder macro’s, en stuur dat.',
    en: 'This file has macros in it, and those we cannot take. Save it as PDF, or as a document without macros, and send that.',
  };
  return createApplicationError({
    code: 'file-with-macros',
    kind: 'unsupported',
    title: { nl: 'Dit bestand bevat macro’s.', en: 'This file has macros in it.' },
    detail: sentence,
    errors: [{ path: field, code: 'file-with-macros', message: sentence }],
  });
}

/** More than is kept of one trajectory. */
export function filesTooMany(field: string): ApplicationError {
  const sentence = {
    nl: 'Bij dit traject is samen al 250 MB bewaard. Stuur alleen nog wat echt nodig is, of vraag je begeleider om hulp.',
    en: 'With this trajectory 250 MB in all are kept already. Send only what is really needed, or ask your counsellor for help.',
  };
  return createApplicationError({
    code: 'too-many-files',
    kind: 'too-large',
    title: { nl: 'Er is geen plaats meer voor dit bestand.', en: 'There is no room for this file.' },
    detail: sentence,
    errors: [{ path: field, code: 'too-many-files', message: sentence }],
  });
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
