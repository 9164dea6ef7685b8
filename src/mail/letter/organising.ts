import type { Instant } from '../../domain/calendar/types.ts';
import type { Template } from '../../domain/template/model/types.ts';
import { readInvitationKey } from '../../domain/trajectory/mail-plan/invitation-keys.ts';
import { cancellationsOf } from '../../domain/trajectory/model/appointments.ts';
import { editionAt, newOrganisers } from '../../domain/trajectory/model/organisers.ts';
import { countOfChanges } from '../../domain/trajectory/model/role-holders.ts';
import type { NodeState, TrajectoryState } from '../../domain/trajectory/model/state.ts';
import type { Organising } from '../types.ts';

/** What is known of a mail about appointments before it is written. */
interface Told {
  readonly key: string;
  readonly kind: string;
  readonly sendAt: Instant;
  readonly node: NodeState | null;
  /** Only for mails about appointments. */
  readonly roles: TrajectoryState['roles'] | null;
}

/**
 * Under which edition a mail about appointments speaks of them, and whose they were; nothing for another mail.
 * @returns `formerly` is the id of whoever led the trajectory until `until`, when that is another than who leads it now, or the same
 *   with another address
 */
export function organisingOf(
  { key, kind, sendAt, node, roles }: Told,
  template: Template,
): (Omit<Organising, 'organiser'> & { readonly formerly?: string; readonly until?: Instant }) | undefined {
  if (roles === null) return undefined;
  const said = readInvitationKey(key);
  const those = { state: { roles }, template };
  const all = newOrganisers(those);
  const cancelled =
    kind === 'cancellation' && node !== null
      ? cancellationsOf(node).find(({ sequence }) => sequence === said?.sequence)?.at
      : undefined;
  const edition =
    (said?.takenOut === undefined ? undefined : said.edition) ??
    (kind === 'invitation' ? all.length : editionAt(cancelled ?? sendAt, those));
  const next = all[edition];
  const change = kind === 'invitation' ? all[edition - 1] : next;
  return {
    ...{ edition, raised: countOfChanges(roles) },
    ...(next === undefined ? {} : { formerly: next.former, until: next.at }),
    ...(change?.readdressed === undefined ? {} : { readdressed: change.readdressed }),
  };
}
