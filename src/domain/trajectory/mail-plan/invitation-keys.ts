/** Why somebody has to take an appointment out of their calendar that stands for others. */
export type TakenOut =
  /** They no longer come: another has their role. */
  | 'left'
  /** Another leads the trajectory, and invites anew (RFC 5546 has no way to change an organiser). */
  | 'led';

/** What the key of a mail about appointments tells of it. */
export interface InvitationKey {
  /** The SEQUENCE with which it was arranged, or cancelled. */
  readonly sequence: number;
  readonly takenOut?: TakenOut;
  /** How many had led the trajectory before whoever sent the invitation; only where it is taken out, or made anew. */
  readonly edition?: number;
}

/** How the key of an invitation begins; with an edition when it is made anew because another leads the trajectory. */
export function invitationKey(sequence: number, edition?: number): string {
  return `invitation.${sequence}${edition === undefined ? '' : `.led${edition}`}`;
}

/** How the key of a cancellation begins that does not go to everybody, or not because it does not take place. */
export function takenOutKey(sequence: number, why: TakenOut, edition: number, change: number): string {
  return `cancellation.${sequence}.${why}${edition}-${change}`;
}

/** Reads the key of a mail about appointments; nothing for another mail. */
export function readInvitationKey(key: string): InvitationKey | undefined {
  const said = /\/(invitation|cancellation)\.(\d+)(?:\.(left|led)(\d+))?[-:@]/.exec(key);
  if (said === null) return undefined;
  const [, kind, sequence, why, edition] = said;
  return {
    sequence: Number(sequence),
    ...(edition === undefined ? {} : { edition: Number(edition) }),
    ...(why === undefined || kind === 'invitation' ? {} : { takenOut: why as TakenOut }),
  };
}
