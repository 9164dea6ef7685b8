import { EVERYTHING } from '../../domain/access/scope.ts';
import { loadLayout } from '../../mail/layout/layout.ts';
import type { ServiceSender } from '../../mail/service-letter.ts';
import { guidanceServiceOf } from '../../store/people/letterheads.ts';
import { findOrganisation } from '../../store/people/organisations.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';
import { letterheadsOf } from './letterheads.ts';

/** What a letter is made with, whoever it is for. */
export type LetterParts = Pick<Dependencies, 'store' | 'clock'> & {
  readonly configuration: { readonly mail: Pick<Dependencies['configuration']['mail'], 'from'> };
};

/** As whom somebody is written to: the guidance service that they belong to, or that they have to do with. */
export async function senderFor(parts: LetterParts, reader: { readonly id: string }): Promise<ServiceSender> {
  return senderOfService(parts, await guidanceServiceOf(parts.store, reader.id));
}

/** As whom a guidance service writes; without one, the installation under its own name. */
export async function senderOfService(
  { store, clock, configuration }: LetterParts,
  id: string | undefined,
): Promise<ServiceSender> {
  const sender = { from: configuration.mail.from, layout: await loadLayout(), now: nowOf({ clock }) };
  const service = id === undefined ? undefined : await findOrganisation(store, EVERYTHING, id);
  if (service === undefined) return sender;
  const letterhead = (await letterheadsOf(store, [{ organisationId: id }])).get(service.id);
  return {
    ...sender,
    service: { name: service.name, ...(letterhead === undefined ? {} : { letterhead }) },
  };
}
