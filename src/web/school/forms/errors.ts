import { type ApplicationError, createApplicationError } from '../../../application/application-error.ts';
import type { LinkFate } from '../../../application/links/open.ts';
import type { Text } from '../../../domain/text.ts';
import { FILE } from '../../form.ts';
import type { SharedTexts } from '../../texts/nl.ts';
import { textsOf } from '../../texts/texts.ts';
import type { Draft } from './draft.ts';

/** The link does nothing any more but offer a new one. */
export function linkGone(fate: Extract<LinkFate, 'expired' | 'revoked'>): ApplicationError {
  const title = said(({ link }) => (fate === 'expired' ? link.expiredTitle : link.revokedTitle));
  return createApplicationError({
    code: `link-${fate}`,
    kind: 'gone',
    title,
    errors: [{ path: 'token', code: `link-${fate}`, message: title }],
  });
}

/** A form that does not come from the page itself. */
export function notFromPage(): ApplicationError {
  const message = said(({ problems }) => problems.forbiddenBody);
  return createApplicationError({
    code: 'not-from-page',
    kind: 'forbidden',
    title: said(({ problems }) => problems.forbiddenTitle),
    detail: message,
    errors: [{ path: '_form', code: 'not-from-page', message }],
  });
}

/** What was filled in has to be mended; the fields bear the names that they have in the form, but for the file. */
export function formRejected({ mistakes, note }: Draft): ApplicationError {
  return createApplicationError({
    code: 'form-invalid',
    kind: 'invalid',
    title: {
      nl: 'Er klopt iets niet in het formulier: zie bij elk veld wat.',
      en: 'Something in the form is not right: see with each field what.',
    },
    // It was said in the language of the reader already.
    detail: note === undefined ? undefined : { nl: note, en: note },
    errors: mistakes.map(({ field, message }) => ({
      path: field === FILE ? 'file' : field,
      code: 'invalid',
      message: { nl: message, en: message },
    })),
  });
}

/** A part does not answer; sent again with the same number, the form is carried out once. */
export function formNotCarriedOut(seconds: number): ApplicationError {
  return createApplicationError({
    code: 'busy',
    kind: 'unavailable',
    title: said(({ problems }) => problems.busyTitle),
    detail: said(({ problems }) => problems.busyBody),
    retryAfter: seconds,
  });
}

function said(pick: (texts: SharedTexts) => string): Text {
  return { nl: pick(textsOf('nl')), en: pick(textsOf('en')) };
}
