import { readInvitationKey, type TakenOut } from '../../domain/trajectory/mail-plan/invitation-keys.ts';
import {
  arrangementsOf,
  type Cancellation,
  cancellationsOf,
  type NumberedAppointment,
  numbered,
} from '../../domain/trajectory/model/appointments.ts';
import type { MailItem, OwedMail } from '../types.ts';

/** What a mail about appointments speaks of: those that are cancelled by it, or else all that there are. */
export function appointmentsOf(item: MailItem): readonly NumberedAppointment[] {
  const { mail, node } = item;
  if (node === undefined) return [];
  if (takenOut(mail) !== undefined) {
    const sequence = sequenceInKey(mail);
    const held = arrangementsOf(node).find((one) => one.sequence === sequence);
    return (held?.appointments ?? []).filter(({ start }) => start > mail.sendAt);
  }
  return mail.kind === 'cancellation' ? (cancellationOf(item)?.appointments ?? []) : numbered(node);
}

/** Why the reader takes out an appointment that stands for others; nothing for any other mail. */
export function takenOut({ key }: Pick<OwedMail, 'key'>): TakenOut | undefined {
  return readInvitationKey(key)?.takenOut;
}

/** Whether an invitation is made anew because another leads the trajectory, and changes nothing else. */
export function isMadeAnew({ key }: Pick<OwedMail, 'key'>): boolean {
  const read = readInvitationKey(key);
  return read?.edition !== undefined && read.takenOut === undefined;
}

/** The iCalendar SEQUENCE of the events in a mail. */
export function sequenceOf(item: MailItem): number {
  const { mail, node, organising } = item;
  const told = takenOut(mail) === undefined ? cancellationOf(item)?.sequence : sequenceInKey(mail);
  return (told ?? node?.sequence ?? 0) + (organising?.raised ?? 0);
}

/** How many sessions a mail takes back while others stay; nothing when it is about all of them. */
export function sessionsTakenBack(item: MailItem): number | undefined {
  const cancellation = takenOut(item.mail) === undefined ? cancellationOf(item) : undefined;
  return cancellation === undefined || cancellation.isWhole || item.node?.calledOffAt !== undefined
    ? undefined
    : cancellation.appointments.length;
}

/** The SEQUENCE with which an invitation or a cancellation was decided, as its key names it. */
export function sequenceInKey({ key }: Pick<OwedMail, 'key'>): number | undefined {
  return readInvitationKey(key)?.sequence;
}

function cancellationOf({ mail, node }: MailItem): Cancellation | undefined {
  if (mail.kind !== 'cancellation' || node === undefined) return undefined;
  const sequence = sequenceInKey(mail) ?? node.sequence;
  return cancellationsOf(node).find((one) => one.sequence === sequence);
}
