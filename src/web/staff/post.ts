import type { Request, Response } from 'express';
import type { Dependencies } from '../../application/dependencies.ts';
import type { Language } from '../../domain/text.ts';
import { readCsrfToken } from '../csrf-token.ts';
import { type Form, isFromElsewhere, readForm } from '../http.ts';
import { sendRefused } from './refused.ts';
import { formSecret } from './request.ts';

/** A form of the staff that came from a page of this very reader; `key` is its number: sent twice, it is done once. */
export type SealedForm = Extract<Form, { kind: 'read' }> & { readonly key: string };

/**
 * Reads a form of the staff. One that did not come from a page of the reader, or cannot be read, is answered here.
 * @returns nothing when it was answered
 */
export async function sealedForm(
  deps: Dependencies,
  request: Request,
  response: Response,
  language: Language,
): Promise<SealedForm | undefined> {
  const form = await readForm(request, response);
  const key = form.kind === 'read' ? readCsrfToken(formSecret(deps, request), form.sent._form) : undefined;
  if (form.kind === 'read' && key !== undefined && !isFromElsewhere(request.headers)) return { ...form, key };
  sendRefused(response, language);
  return undefined;
}
