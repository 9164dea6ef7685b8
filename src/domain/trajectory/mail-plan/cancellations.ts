import type { Instant } from '../../calendar/types.ts';
import { localDateOf, morningOf } from '../../calendar/wall-clock.ts';
import { type Arrangement, arrangementsOf, cancellationsOf } from '../model/appointments.ts';
import type { Snapshot } from '../model/memoize.ts';
import { editionAt, newOrganisers } from '../model/organisers.ts';
import { changesOfHands, personBefore, personFrom, personIn } from '../model/role-holders.ts';
import { standing } from '../rules/due-dates.ts';
import { takenOutKey } from './invitation-keys.ts';
import { common, invited, invitedApart, type Occurrence, type Owed, timeFields } from './owed.ts';
import { sendingTimeOfAct, sendingTimeOfChange } from './sending-time.ts';

/** What does not take place any more is taken out of the calendars of everybody who was invited. */
export function ofCancellation(occurrence: Occurrence, snapshot: Snapshot): Owed[] {
  const { node, step } = occurrence;
  return cancellationsOf(node).flatMap(({ sequence, at, isWhole, appointments }) =>
    invitedApart(step, appointments, snapshot.template).map((role) => {
      // Time calls off before the morning; the day itself does not matter, for an appointment may be near.
      const byTime = isWhole && node.calledOffBy === 'time';
      const from = byTime ? morningOf(localDateOf(at), snapshot.state.id) : at;
      const time = sendingTimeOfAct(role, from, snapshot);
      const mail = {
        ...common(occurrence, 'cancellation', 'cancellation', role, `cancellation.${sequence}`),
        ...timeFields(time),
      };
      return { mail, since: time.at };
    }),
  );
}

/**
 * Whoever was invited and no longer comes, because another has their role, takes it out of their calendar. When another leads
 * the trajectory, everybody does: an event has one organiser for good (RFC 5546), so that it is made anew.
 */
export function ofChangesOfHands(occurrence: Occurrence, snapshot: Snapshot): Owed[] {
  const { node } = occurrence;
  return arrangementsOf(node).flatMap((arrangement) =>
    takenOut(occurrence, arrangement, snapshot).map(({ role, person, change, keyPart }) => {
      const time = sendingTimeOfChange(role, change, snapshot);
      const mail = {
        ...common(occurrence, 'cancellation', 'cancellation', role, keyPart),
        person,
        ...timeFields(time),
      };
      return { mail, since: time.at };
    }),
  );
}

/** More changes of hands than a trajectory has: what a step that was passed on counts from in keys. */
const HANDED_ON = 1_000;

/** Whoever passed on a step for which people meet, and does not come in another role, takes that out of their calendar. */
export function ofHandingOn(occurrence: Occurrence, snapshot: Snapshot): Owed[] {
  const { node, step } = occurrence;
  const { delegate, appointedAt } = node;
  const toCome = (standing(node) ?? []).some(({ start }) => delegate !== undefined && start > delegate.since);
  if (delegate?.person === undefined || appointedAt === undefined || !toCome) return [];
  const { role, since, revision } = delegate;
  const holder = personIn(role, snapshot.state, snapshot.template);
  const others = invited(step).filter((one) => one !== role);
  const comes = others.some((one) => personIn(one, snapshot.state, snapshot.template) === holder);
  if (since <= appointedAt || holder === undefined || comes) return [];
  const time = sendingTimeOfChange(role, { at: since, by: 'act' }, snapshot);
  const key = takenOutKey(node.sequence, 'left', editionAt(since, snapshot), HANDED_ON + revision);
  const mail = {
    ...common(occurrence, 'cancellation', 'cancellation', role, key),
    person: holder,
    ...timeFields(time),
  };
  return [{ mail, since: time.at }];
}

function takenOut({ step }: Occurrence, arrangement: Arrangement, snapshot: Snapshot) {
  const { template, state } = snapshot;
  const roles = invited(step);
  const led = newOrganisers(snapshot);
  const now = new Set(roles.map((role) => personIn(role, state, template)));
  return changesOfHands([...roles, template.counsellorRole], snapshot).flatMap((change, index) => {
    if (!holdsAt(arrangement, change.at)) return [];
    const isLedAnew = led.some(({ at }) => at === change.at);
    const stay = new Set(roles.map((role) => personFrom(role, change.at, snapshot)));
    const edition = editionAt(change.at, snapshot) - (isLedAnew ? 1 : 0);
    return invitedBefore(roles, change.at, snapshot)
      .filter(({ person }) => isLedAnew || !(stay.has(person) || now.has(person)))
      .map(({ role, person }) => ({
        ...{ role, person, change },
        keyPart: takenOutKey(arrangement.sequence, isLedAnew ? 'led' : 'left', edition, index + 1),
      }));
  });
}

/** Whether people were to come to something of an arrangement that lay ahead at an instant. */
function holdsAt({ at, until, appointments }: Arrangement, instant: Instant): boolean {
  return (
    at < instant &&
    (until === undefined || instant <= until) &&
    appointments.some(({ start }) => start > instant)
  );
}

function invitedBefore(roles: readonly string[], at: Instant, snapshot: Snapshot) {
  const people = new Map<string, string>();
  for (const role of roles) {
    const person = personBefore(role, at, snapshot);
    if (person !== undefined && !people.has(person)) people.set(person, role);
  }
  return [...people].map(([person, role]) => ({ person, role }));
}
