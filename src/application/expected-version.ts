import { type ApplicationError, createApplicationError } from './application-error.ts';

/** Which version is meant: whatever there is, or one of these. */
export type IfMatch = '*' | readonly string[];

/**
 * Compares the version that is meant with the one that is there now.
 * @throws `version-changed` when one is meant, and it is another
 */
export function assertMatch(ifMatch: IfMatch | undefined, version: string): void {
  if (ifMatch !== undefined && ifMatch !== '*' && !ifMatch.includes(version)) throw versionChanged(version);
}

/** Somebody else changed it in the meantime; the version that there is now comes along. */
export function versionChanged(version: string): ApplicationError {
  return createApplicationError({
    code: 'version-conflict',
    kind: 'version-changed',
    title: { nl: 'Dit is intussen veranderd.', en: 'This has changed in the meantime.' },
    detail: {
      nl: 'Lees het opnieuw en beslis dan.',
      en: 'Read it again and then decide.',
    },
    errors: [
      {
        path: 'If-Match',
        code: 'version-conflict',
        message: { nl: `De ETag is nu "${version}".`, en: `The ETag is now "${version}".` },
      },
    ],
    members: { version },
  });
}

/** What was read is not there any more. */
export function nothingToMatch(): ApplicationError {
  return createApplicationError({
    code: 'version-conflict',
    kind: 'version-changed',
    title: { nl: 'Dit is er niet, of niet meer.', en: 'This is not there, or not any more.' },
    errors: [
      {
        path: 'If-Match',
        code: 'version-conflict',
        message: {
          nl: 'Er is niets met deze ETag. Laat If-Match weg om het nieuw te maken.',
          en: 'There is nothing with this ETag. Leave If-Match out to make it anew.',
        },
      },
    ],
  });
}

/** This change needs to know which version it is meant for. */
export function preconditionRequired(): ApplicationError {
  return createApplicationError({
    code: 'precondition-required',
    kind: 'precondition-required',
    title: { nl: 'Zeg welke versie je verandert.', en: 'Say which version you are changing.' },
    errors: [
      {
        path: 'If-Match',
        code: 'required',
        message: {
          nl: 'Stuur de ETag van wat je gelezen hebt in de header If-Match.',
          en: 'Send the ETag of what you have read in the header If-Match.',
        },
      },
    ],
  });
}
