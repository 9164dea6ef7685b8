import { noContactPath } from '../model/built-in-tasks.ts';
import type { Command } from '../model/commands.ts';
import type { Actor, EventBody } from '../model/events.ts';
import { rejectField } from '../model/rejections.ts';
import { personIn } from '../model/role-holders.ts';
import type { TrajectoryState } from '../model/state.ts';
import { isOfSchool, subjectParts } from '../model/subject.ts';
import type { Transition } from '../model/transition.ts';
import type { Decision } from './decision.ts';

/**
 * Decides what follows when two people turn out to be one: what the one had, the other has, without being asked anew. Whoever could
 * not be reached before is asked after all, and the counsellor hears of it.
 */
export function decideMerged(
  { state, template }: Transition,
  { gone, kept, by }: Extract<Command, { type: 'merged' }>,
  actor: Actor,
): Decision {
  if (actor.kind !== 'system') return rejectField('role-unknown', 'type');
  if (!isIn(state, gone)) return [];
  const merged: EventBody = { type: 'merged', gone, kept, ...(by === undefined ? {} : { by }) };
  if (state.endedAt !== undefined) return [merged];
  const roles = Object.keys(state.roles).filter((role) => state.roles[role]?.person === gone);
  const reached = roles.flatMap((role): EventBody[] => {
    const path = noContactPath(role, state);
    if (state.nodes[path]?.status !== 'open') return [];
    return [
      { type: 'completed', path, outcome: 'corrected' },
      { type: 'assigned', role, person: kept, reason: 'merged' },
    ];
  });
  const counsellor = personIn(template.counsellorRole, state, template);
  const knows = counsellor === undefined || [gone, kept, by].includes(counsellor);
  const told: EventBody = { type: 'told', notice: 'merged', role: template.counsellorRole, by: 'act' };
  return [merged, ...reached, ...(knows ? [] : [told])];
}

function isIn({ roles, handovers, nodes, subject }: TrajectoryState, person: string): boolean {
  return (
    subject.id === person ||
    Object.values(roles).some((one) => one.person === person) ||
    handovers.some(({ to }) => to === person) ||
    Object.values(nodes).some(({ delegate }) => delegate?.person === person)
  );
}

/** Decides that a trajectory goes on at another school. Nobody is mailed for it. */
export function decideMove(
  { state }: Transition,
  { school, from, reason, by }: Extract<Command, { type: 'move' }>,
): Decision {
  const before = isOfSchool(state.subject.kind) ? subjectParts(state.subject).id : (state.school ?? from);
  if (before === undefined) return rejectField('not-of-a-school', 'school');
  if (before === school) return [];
  return [
    {
      type: 'moved',
      ...{ school, before },
      ...(reason === undefined ? {} : { reason }),
      ...(by === undefined ? {} : { by }),
    },
  ];
}
