import type { Request } from 'express';
import type { Parts } from '../../../application/dependencies.ts';
import type { Action } from '../../../domain/access/permissions.ts';
import { makeCsrfToken } from '../../csrf-token.ts';
import type { Sent } from '../../form.ts';
import { formSecret } from '../form-secret.ts';
import { sentWord } from '../query.ts';
import { type StaffVisit, visitOf } from '../request.ts';
import { type AdminTab, adminTabs } from './tabs.ts';

/** A visit to a page of the administration, with the seal of its forms. */
export type AdminVisit = StaffVisit & {
  readonly csrfToken: string;
  /** What the address says was just done. */
  readonly did: string | undefined;
};

/** Who asks for a page of the administration, or for something that it does. */
export async function adminVisit(
  parts: Parts,
  request: Request,
  tab: AdminTab,
  access: Action = adminTabs.find(({ id }) => id === tab)?.access ?? 'see-operations',
): Promise<AdminVisit> {
  const path = adminTabs.find(({ id }) => id === tab)?.path ?? '/admin';
  const visit = await visitOf(parts, request, { access, path });
  return {
    ...visit,
    csrfToken: makeCsrfToken(formSecret(visit.deps, request)),
    did: sentWord(request.query as Sent, 'did'),
  };
}
