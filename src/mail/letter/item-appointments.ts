import {
  type Cancellation,
  cancellationsOf,
  type NumberedAppointment,
  numbered,
} from '../../domain/trajectory/model/appointments.ts';
import type { MailItem, OwedMail } from '../types.ts';

/** What a mail about appointments speaks of: those that are cancelled by it, or else all that there are. */
export function appointmentsOf(item: MailItem): readonly NumberedAppointment[] {
  if (item.mail.kind === 'cancellation') return cancellationOf(item)?.appointments ?? [];
  return item.node === undefined ? [] : numbered(item.node);
}

/** The iCalendar SEQUENCE of the events in a mail. */
export function sequenceOf(item: MailItem): number {
  return cancellationOf(item)?.sequence ?? item.node?.sequence ?? 0;
}

/** How many sessions a mail takes back while others stay; nothing when it is about all of them. */
export function sessionsTakenBack(item: MailItem): number | undefined {
  const cancellation = cancellationOf(item);
  return cancellation === undefined || cancellation.isWhole || item.node?.calledOffAt !== undefined
    ? undefined
    : cancellation.appointments.length;
}

/** The iCalendar SEQUENCE with which an invitation or a cancellation was decided, as its key names it. */
export function sequenceInKey({ key }: Pick<OwedMail, 'key'>): number | undefined {
  const said = /\/(?:invitation|cancellation)\.(\d+)[:@]/.exec(key)?.[1];
  return said === undefined ? undefined : Number(said);
}

function cancellationOf({ mail, node }: MailItem): Cancellation | undefined {
  if (mail.kind !== 'cancellation' || node === undefined) return undefined;
  const sequence = sequenceInKey(mail) ?? node.sequence;
  return cancellationsOf(node).find((one) => one.sequence === sequence);
}
