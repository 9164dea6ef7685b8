import type { Scope } from '../../domain/access/scope.ts';
import type { Language } from '../../domain/text.ts';
import {
  lastNamedBy,
  type NamedContact,
  type WaitingContact,
  waitingContacts,
} from '../../store/people/named-contacts.ts';
import { templateOf } from '../../store/templates/templates.ts';
import { roleTitleWithin, titleOf } from '../../texts/titles.ts';
import type { Dependencies } from '../dependencies.ts';
import type { OpenedLink } from '../links/open.ts';

/** Somebody who waits to be confirmed, with the title of the step, or of the role where it is all of that. */
export type ShownContact = WaitingContact & { readonly title: string };

/** Whom schools named through their links in the trajectories that somebody may act on; the first that was asked for first. */
export async function readNamedContacts(request: {
  readonly deps: Pick<Dependencies, 'store'>;
  readonly scope: Scope;
  readonly language: Language;
}): Promise<ShownContact[]> {
  const { deps, scope, language } = request;
  const waiting = await waitingContacts(deps.store, scope);
  return Promise.all(
    waiting.map(async (one) => {
      const template = await templateOf(deps.store, one.template, one.templateVersion);
      const { whole, role, path } = one;
      const title = whole ? roleTitleWithin(template, role, language) : titleOf(template, path, language);
      return { ...one, title };
    }),
  );
}

/** Whom the reader of a link named last at a step, also when that was answered. */
export function lastNamedContact(
  { store }: Pick<Dependencies, 'store'>,
  { trajectory, person }: Pick<OpenedLink, 'trajectory' | 'person'>,
  path: string,
): Promise<NamedContact | undefined> {
  return lastNamedBy(store, { trajectoryId: trajectory.id, person: person.id, path });
}
