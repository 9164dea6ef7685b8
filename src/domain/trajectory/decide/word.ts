import type { Instant } from '../../calendar/types.ts';
import { roleOf } from '../../template/model/lookup.ts';
import type { Command } from '../model/commands.ts';
import type { Actor, NoticeId } from '../model/events.ts';
import { personIn } from '../model/role-holders.ts';
import { record, system, type Transition } from '../model/transition.ts';
import { skippedPhases } from '../views/weight.ts';

/**
 * Who has to hear that somebody ended a trajectory: its counsellor, unless she did it herself, the same day; of a mistaken enrolment
 * the people of the school, in one line.
 */
export function withWordOfEnd(
  transition: Transition,
  command: Command,
  actor: Actor,
  now: Instant,
): Transition {
  if (command.type === 'withdraw') {
    return schoolRoles(transition).reduce(
      (so, role) => record(so, now, system, { type: 'told', notice: 'mistaken', role, by: 'act' }),
      transition,
    );
  }
  return command.type === 'complete' ? told('ended', transition, command.step, actor, now) : transition;
}

/**
 * The counsellor hears of an answer of somebody else that passed over phases, and of a role that was passed on through a link, unless
 * she let it through herself.
 */
export function withWordOfAct(
  transition: Transition,
  command: Command,
  actor: Actor,
  now: Instant,
): Transition {
  if ((command.type === 'assign' || command.type === 'delegate') && actor.kind === 'link') {
    const { state, template } = transition;
    const follower = personIn(template.counsellorRole, state, template);
    if (follower !== undefined && command.confirmedBy === follower) return transition;
    return command.type === 'assign'
      ? told('handed-on', transition, undefined, actor, now)
      : told('step-handed-on', transition, command.step, actor, now);
  }
  if (command.type !== 'complete' || skippedPhases(transition.events).length === 0) return transition;
  return told('skipped', transition, command.step, actor, now);
}

function told(
  notice: NoticeId,
  transition: Transition,
  step: string | undefined,
  actor: Actor,
  now: Instant,
): Transition {
  const { state, template } = transition;
  const role = template.counsellorRole;
  if (actor.kind === 'system' || personIn(role, state, template) === actor.person) return transition;
  return record(transition, now, system, {
    ...{ type: 'told', notice, role, by: 'act' },
    ...(step === undefined ? {} : { about: step }),
  });
}

function schoolRoles({ state, template }: Transition): string[] {
  const people = new Set<string>();
  return Object.entries(state.roles).flatMap(([role, { person }]) => {
    if (roleOf(template, role)?.party !== 'school' || people.has(person)) return [];
    people.add(person);
    return [role];
  });
}
