import { hasDelegated } from '../../domain/trajectory/model/role-holders.ts';
import { storeOfSystem } from '../../store/database/db.ts';
import { planLinkMail } from '../../store/mail/delivery.ts';
import type { Dependencies } from '../dependencies.ts';
import { wakeMailroom } from '../workflow-client/mailroom.ts';
import type { OpenedLink } from './open.ts';

/**
 * Mails a new link to the address that is known for the reader; never to one that was typed. What is answered does not
 * tell whether anything was sent.
 */
export async function sendNewLink(deps: Dependencies, opened: OpenedLink): Promise<void> {
  const { link, person, trajectory, template, mine, now } = opened;
  const { state } = trajectory;
  const hasRole =
    template.roles.some((role) => state.roles[role.id]?.person === person.id) ||
    hasDelegated(person.id, state);
  if (!hasRole || person.leftAt !== undefined || person.email === undefined) return;
  const view = mine.find(({ path }) => path === link.path) ?? mine[0];
  const { mailroom } = await planLinkMail(storeOfSystem(deps.store, 'work'), {
    person: person.id,
    trajectoryId: trajectory.id,
    path: view?.path ?? link.path,
    role: view?.role ?? link.role,
    now,
  });
  if (mailroom !== undefined) await wakeMailroom(deps, mailroom);
}
