import type { Instant } from '../../calendar/types.ts';
import { localDateOf } from '../../calendar/wall-clock.ts';
import type { Snapshot } from '../model/memoize.ts';
import { delegateFor, personIn, withFallBacks } from '../model/role-holders.ts';
import type { NodeState, RoleAssignment } from '../model/state.ts';
import { type SendingTime, sendingTimeOfAct, sendingTimeOnDate } from './sending-time.ts';

/** Somebody who took over a role. */
export interface Newcomer extends RoleAssignment {
  /** Tells what is sent to them from what was sent to those who had the role before: a part of the mail's key. */
  readonly mark: string;
}

/** Begins the mark of a newcomer; no other part of a mail's key does. */
const SIGN = '@';

/**
 * Who took over a role after an instant, or the role that stands in for it, or whose address was put right since; nobody
 * when none of that happened.
 */
export function newcomerTo(
  role: string,
  since: Instant,
  { state, template }: Snapshot,
): Newcomer | undefined {
  const holder =
    state.roles[role] === undefined
      ? withFallBacks(role, template).find((candidate) => state.roles[candidate] !== undefined)
      : role;
  const assignment = holder === undefined ? undefined : state.roles[holder];
  if (assignment === undefined || assignment.revision === 0 || assignment.since <= since) return undefined;
  return { ...assignment, mark: `${SIGN}${holder === role ? '' : `${holder}.`}${assignment.revision}` };
}

/**
 * Who has to be asked anew of one occurrence: whoever it was passed on to, or whom it came back to, or who took over the
 * role; the last of them after an instant.
 */
export function newcomerToStep(
  role: string,
  node: NodeState,
  since: Instant,
  snapshot: Snapshot,
): Newcomer | undefined {
  const { delegate } = node;
  const inRole = newcomerTo(role, since, snapshot);
  if (delegate?.role !== role || delegate.since <= since) return delegateFor(role, node) ? undefined : inRole;
  const person = delegate.person ?? personIn(role, snapshot.state, snapshot.template);
  if (person === undefined) return inRole;
  if (delegate.person === undefined && inRole !== undefined && inRole.since > delegate.since) return inRole;
  const { revision } = delegate;
  return { person, revision, since: delegate.since, by: 'act', mark: `${SIGN}step${revision}` };
}

/** When a newcomer hears of what is open: at once when somebody handed over, in the morning of the planned date. */
export function sendingTimeToWelcome(role: string, { by, since }: Newcomer, snapshot: Snapshot): SendingTime {
  const on = localDateOf(since);
  return by === 'act' ? sendingTimeOfAct(role, since, snapshot) : sendingTimeOnDate(role, on, on, snapshot);
}

/** Whether a part of a mail's key says that it is for a newcomer. */
export function isForNewcomer(keyPart: string): boolean {
  return keyPart.startsWith(SIGN);
}
