import type { Instant } from '../../calendar/types.ts';
import { readInvitationKey } from '../mail-plan/invitation-keys.ts';
import type { PlannedMail } from '../model/advanced.ts';
import { noContactPath, taskOfPath } from '../model/built-in-tasks.ts';
import type { TrajectoryState } from '../model/state.ts';
import type { MailroomBehaviour } from './play.ts';
import type { Act } from './walk.ts';

/** Why a mail that is planned will not go, by what is known now; the mailroom finds the same when its time comes. */
export type Obstacle = 'reminders-off' | 'has-left' | 'unreachable' | 'no-address' | 'nobody-in-role';

/** What has to be known of somebody to foresee whether mail reaches them. */
export interface Reach {
  readonly email?: string | undefined;
  readonly remindersOff: boolean;
  /** Since when mail to this address is refused for good. */
  readonly unreachableAt?: Instant | undefined;
  readonly leftAt?: Instant | undefined;
}

/** Who has a role, or stands in for it, at an instant. */
export type ReceiverAt = (role: string, at: Instant) => string | undefined;

/**
 * Why a mail will not go, if that can be foreseen.
 * @param people by id; of somebody who is not among them nothing is known, so that nothing is foreseen
 */
export function obstacleOf(
  mail: Pick<PlannedMail, 'kind' | 'to' | 'at' | 'person'>,
  receiverAt: ReceiverAt,
  people: ReadonlyMap<string, Reach>,
): Obstacle | undefined {
  const id = mail.person ?? receiverAt(mail.to, mail.at);
  if (id === undefined) return 'nobody-in-role';
  const person = people.get(id);
  if (person === undefined) return undefined;
  if (person.email === undefined || person.email.trim() === '') return 'no-address';
  if (person.unreachableAt !== undefined) return 'unreachable';
  if (person.leftAt !== undefined && person.leftAt <= mail.at) return 'has-left';
  return person.remindersOff && mail.kind === 'reminder' ? 'reminders-off' : undefined;
}

/**
 * What the mailroom does when a mail cannot go: it tells the trajectory that nobody is reached in that role, which gives
 * the counsellor a task. A reminder that somebody does not want is only left out.
 * @param isToGo whether a mail is still to go
 */
export function mailroomReports(
  isToGo: (mail: PlannedMail) => boolean,
  receiversIn: (state: TrajectoryState) => ReceiverAt,
  people: ReadonlyMap<string, Reach>,
): MailroomBehaviour {
  return (state, plan): Act | undefined => {
    if (state.status !== 'active') return undefined;
    const receiverAt = receiversIn(state);
    const lost = plan.find((mail) => {
      if (
        !isToGo(mail) ||
        readInvitationKey(mail.key)?.takenOut !== undefined ||
        state.nodes[noContactPath(mail.to, state)]?.status === 'open'
      )
        return false;
      if (isAboutItself(mail, state)) return false;
      const obstacle = obstacleOf(mail, receiverAt, people);
      return obstacle !== undefined && obstacle !== 'reminders-off';
    });
    if (lost === undefined) return undefined;
    const { to, at } = lost;
    const person = lost.person ?? receiverAt(to, at);
    const command = { type: 'undeliverable', role: to, ...(person === undefined ? {} : { person }) } as const;
    return { at: at < state.at ? state.at : at, role: to, command };
  };
}

/** Whoever should hear that they cannot be reached cannot be told by mail. */
function isAboutItself({ path, to }: PlannedMail, { nodes }: TrajectoryState): boolean {
  return taskOfPath(path) === 'no_contact' && nodes[path]?.about === to;
}
