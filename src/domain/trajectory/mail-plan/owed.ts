import type { Instant } from '../../calendar/types.ts';
import type { MailKind, StepNode, Template } from '../../template/model/types.ts';
import type { PlannedMail } from '../model/advanced.ts';
import { areGathered } from '../model/appointments.ts';
import { delegateFor } from '../model/role-holders.ts';
import type { Appointment, NodeState } from '../model/state.ts';
import type { SendingTime } from './sending-time.ts';

/** A mail that an occurrence owes, now or later. */
export interface Owed {
  readonly mail: PlannedMail;
  /** For word of something that happened: since when it is owed. Only what is still open is owed without end. */
  readonly since?: Instant;
  /** It reminds of an appointment that is to come. */
  readonly isAhead?: true;
  /** From when on it would say nothing any more. */
  readonly until?: Instant;
}

/** An occurrence of a step, with what a mail says of where it stands. */
export interface Occurrence {
  readonly node: NodeState;
  readonly step: StepNode;
  /** Id of the phase that it is shown under. */
  readonly phase: string;
}

/** What a planned mail says of its time. */
export function timeFields({
  at,
  immediate,
  movedFrom,
}: SendingTime): Pick<PlannedMail, 'at' | 'immediate' | 'movedFrom'> {
  return { at, immediate, ...(movedFrom === undefined ? {} : { movedFrom }) };
}

/** The roles whose people come to what a step arranges: its own, and those it invites. */
export function invited(step: StepNode): readonly string[] {
  return [...new Set([step.role, ...step.attendees])];
}

/**
 * The roles that are invited by the trajectory itself: to a gathering of many, whoever leads several of them is invited once, by
 * the gathering.
 */
export function invitedApart(
  step: StepNode,
  appointments: readonly Appointment[],
  { counsellorRole }: Pick<Template, 'counsellorRole'>,
): readonly string[] {
  return invited(step).filter((role) => role !== counsellorRole || !areGathered(appointments));
}

/**
 * What all mails about an occurrence have in common.
 * @param keyPart tells it from all others about this round of the occurrence to this role
 */
export function common(
  { node, step, phase }: Occurrence,
  kind: MailKind,
  rung: string,
  to: string,
  keyPart: string,
) {
  const key = `${node.path}~${node.round}/${keyPart}:${to}`;
  const person = delegateFor(to, node);
  return {
    ...{ key, kind, rung, path: node.path, step: step.id, phase, to },
    ...(person === undefined ? {} : { person }),
  };
}
