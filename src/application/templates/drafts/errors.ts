import { type ApplicationError, createApplicationError } from '../../application-error.ts';

/** The file is of another template than the address says. */
export function otherTemplate(id: string, inFile: string): ApplicationError {
  const message = {
    nl: `In het bestand staat ${inFile}, in het adres ${id}.`,
    en: `The file says ${inFile}, the address says ${id}.`,
  };
  return createApplicationError({
    code: 'other-template',
    kind: 'invalid',
    title: { nl: 'Dit is een ander modeltraject.', en: 'This is another template.' },
    errors: [{ path: 'source:template', code: 'other-template', message }],
  });
}

/** There is no published version to compare with yet. */
export function neverPublished(): ApplicationError {
  const message = {
    nl: 'Dit modeltraject is nog nooit gepubliceerd.',
    en: 'This template has never been published.',
  };
  return createApplicationError({
    code: 'never-published',
    kind: 'invalid',
    title: { nl: 'Er is niets om mee te vergelijken.', en: 'There is nothing to compare with.' },
    errors: [{ path: 'version', code: 'never-published', message }],
  });
}

/** Somebody published another version since the draft was saved. */
export function publishedSince(): ApplicationError {
  const sentence = {
    nl: 'Vergelijk het concept met de nieuwe versie. Moet het die vervangen, bewaar het dan opnieuw.',
    en: 'Compare the draft with the new version. If it should replace that one, save it again.',
  };
  return createApplicationError({
    code: 'published-since',
    kind: 'conflict',
    title: {
      nl: 'Intussen is een andere versie gepubliceerd.',
      en: 'Another version has been published in the meantime.',
    },
    detail: sentence,
    errors: [{ path: 'based_on', code: 'published-since', message: sentence }],
  });
}
