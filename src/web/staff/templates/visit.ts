import type { Request, Response } from 'express';
import type { Parts } from '../../../application/dependencies.ts';
import type { Action } from '../../../domain/access/permissions.ts';
import type { Requester } from '../../../platform/bounded-workers.ts';
import { makeCsrfToken } from '../../csrf-token.ts';
import type { Sent } from '../../form.ts';
import { formSecret } from '../form-secret.ts';
import { sentWord } from '../query.ts';
import { type StaffVisit, visitOf } from '../request.ts';

/** A visit to a page of the model trajectories. */
export type TemplatesVisit = StaffVisit & {
  readonly csrfToken: string;
  /** For work that takes long: it ends when nobody waits for it any more. */
  readonly requester: Requester;
  /** What the address says was just done. */
  readonly did: string | undefined;
};

/** Who asks for a page of the model trajectories, or for something that it does. */
export async function templatesVisit(
  parts: Parts,
  request: Request,
  response: Response,
  access: Action = 'see-templates',
): Promise<TemplatesVisit> {
  const visit = await visitOf(parts, request, { access, path: request.path });
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableEnded) gone.abort();
  });
  return {
    ...visit,
    csrfToken: makeCsrfToken(formSecret(visit.deps, request)),
    requester: { person: visit.caller.person, signal: gone.signal },
    did: sentWord(request.query as Sent, 'did'),
  };
}

/** The name of a template in an address, if it can be one. */
export function templateIdIn(request: Request): string | undefined {
  const id = String(request.params.id);
  return /^[a-z][a-z0-9-]{0,62}$/.test(id) ? id : undefined;
}
