import type { Request } from 'express';
import type { Caller } from '../../application/access/authorise.ts';
import type { Parts } from '../../application/dependencies.ts';
import type { Language } from '../../domain/text.ts';
import { makeCsrfToken } from '../csrf-token.ts';
import type { Sent } from '../form.ts';
import { inLanguage, inOtherLanguage } from '../http.ts';
import type { ConsoleFrame } from '../ui/console/types.ts';
import { formSecret } from './form-secret.ts';
import { readerFor } from './reader.ts';
import { chosenScheme } from './scheme.ts';

/**
 * What stands around a page of the staff.
 * @param about `path` of the page as it is looked at; `caller` nobody where it is of no use to who looks
 */
export function frameFor(
  deps: Pick<Parts, 'configuration'>,
  request: Request,
  about: {
    readonly path: string;
    readonly language: Language;
    readonly caller: Caller | undefined;
  },
): ConsoleFrame {
  const { path, language, caller } = about;
  const query = request.query as Sent;
  const reader = caller === undefined ? undefined : readerFor(caller);
  const scheme = chosenScheme(request, deps.configuration);
  return {
    language,
    address: inLanguage(path, query, language),
    otherLanguage: inOtherLanguage(path, query, language),
    ...(scheme === undefined ? {} : { scheme }),
    ...(reader === undefined ? {} : { reader, seal: makeCsrfToken(formSecret(deps, request)) }),
  };
}
