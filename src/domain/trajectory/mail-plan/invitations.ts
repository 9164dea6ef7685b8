import type { Snapshot } from '../model/memoize.ts';
import { newOrganisers } from '../model/organisers.ts';
import { standing } from '../rules/due-dates.ts';
import { invitationKey } from './invitation-keys.ts';
import { newcomerToStep, sendingTimeToWelcome } from './new-role-holder.ts';
import { common, invitedApart, type Occurrence, type Owed, timeFields } from './owed.ts';
import { type SendingTime, sendingTimeOfAct, sendingTimeOfChange } from './sending-time.ts';

/**
 * Making or moving an appointment sends a calendar invitation to everybody concerned, at once; whoever takes over from one of
 * them before it has taken place gets theirs then. When another leads the trajectory, everybody is invited anew.
 */
export function invitations(occurrence: Occurrence, snapshot: Snapshot): Owed[] {
  const { node, step } = occurrence;
  const appointments = standing(node);
  const arranged = node.appointedAt;
  if (appointments === undefined || arranged === undefined) return [];
  const last = appointments.reduce((latest, { start }) => (start > latest ? start : latest), arranged);
  const led = newOrganisers(snapshot).findLast(({ at }) => at > arranged && at < last);
  const roles = invitedApart(step, appointments, snapshot.template);
  return roles.map((role) => {
    const invitation = (time: SendingTime, mark = '') => ({
      ...common(
        ...([occurrence, 'invitation', 'invitation', role] as const),
        `${invitationKey(node.sequence, led?.edition)}${mark}`,
      ),
      ...timeFields(time),
    });
    const newcomer = newcomerToStep(role, node, arranged, snapshot);
    if (newcomer !== undefined && newcomer.since < last && newcomer.since >= (led?.at ?? arranged))
      return { mail: invitation(sendingTimeToWelcome(role, newcomer, snapshot), newcomer.mark), until: last };
    if (led !== undefined) return { mail: invitation(sendingTimeOfChange(role, led, snapshot)), until: last };
    return { mail: invitation(sendingTimeOfAct(role, arranged, snapshot)) };
  });
}
