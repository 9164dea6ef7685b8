import type { Request, Response } from 'express';
import type { UploadedFile } from '../../application/attachments/file-kinds.ts';
import type { Dependencies } from '../../application/dependencies.ts';
import type { Language } from '../../domain/text.ts';
import { readCsrfToken } from '../csrf-token.ts';
import type { Sent } from '../form.ts';
import { isFromElsewhere, readForm } from '../http.ts';
import { formSecret } from './form-secret.ts';
import { sendRefused } from './refused.ts';

/** A form of one of the staff's pages: what was filled in, and the number by which sending it twice is seen. */
export type SealedForm = {
  readonly sent: Sent;
  readonly key: string;
  readonly file: UploadedFile | undefined;
};

/** Reads a form that has to come from a page of this very reader; nothing for any other. */
export async function readSealed(
  deps: Pick<Dependencies, 'configuration'>,
  request: Request,
  response: Response,
): Promise<SealedForm | undefined> {
  const form = await readForm(request, response);
  if (form.kind !== 'read' || isFromElsewhere(request.headers)) return undefined;
  const key = readCsrfToken(formSecret(deps, request), form.sent._form);
  return key === undefined ? undefined : { sent: form.sent, file: form.file, key };
}

/** As {@link readSealed}; any other form is refused here, and gives nothing. */
export async function sealedForm(
  deps: Pick<Dependencies, 'configuration'>,
  request: Request,
  response: Response,
  language: Language,
): Promise<SealedForm | undefined> {
  const form = await readSealed(deps, request, response);
  if (form === undefined) sendRefused(response, language);
  return form;
}
