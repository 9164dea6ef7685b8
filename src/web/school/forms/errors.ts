import { createProblem, type Problem } from '../../../application/application-error.ts';
import type { LinkFate } from '../../../application/links/open.ts';
import type { Text } from '../../../domain/text.ts';
import { FILE } from '../../form.ts';
import type { PortalTexts } from '../../texts/nl.ts';
import { textsOf } from '../../texts/texts.ts';
import type { Draft } from './draft.ts';

/** 410: the link does nothing any more but offer a new one. */
export function linkGone(fate: Extract<LinkFate, 'expired' | 'revoked'>): Problem {
  const title = said(({ link }) => (fate === 'expired' ? link.expiredTitle : link.revokedTitle));
  return createProblem({
    code: `link-${fate}`,
    status: 410,
    title,
    errors: [{ path: 'token', code: `link-${fate}`, message: title }],
  });
}

/** 403: a form that does not come from the page itself. */
export function notFromPage(): Problem {
  const message = said(({ problems }) => problems.forbiddenBody);
  return createProblem({
    code: 'not-from-page',
    status: 403,
    title: said(({ problems }) => problems.forbiddenTitle),
    detail: message,
    errors: [{ path: '_form', code: 'not-from-page', message }],
  });
}

/** 422: what was filled in has to be mended; the fields bear the names that they have in the form, but for the file. */
export function formRejected({ mistakes, note }: Draft): Problem {
  return createProblem({
    code: 'form-invalid',
    status: 422,
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

/** 503: a part does not answer; sent again with the same number, the form is carried out once. */
export function formNotCarriedOut(seconds: number): Problem {
  return createProblem({
    code: 'busy',
    status: 503,
    title: said(({ problems }) => problems.busyTitle),
    detail: said(({ problems }) => problems.busyBody),
    headers: { 'Retry-After': String(seconds) },
  });
}

function said(pick: (texts: PortalTexts) => string): Text {
  return { nl: pick(textsOf('nl')), en: pick(textsOf('en')) };
}
