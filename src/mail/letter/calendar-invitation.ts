import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator';
import type { Instant } from '../../domain/calendar/types.ts';
import type { Gathering } from '../../domain/gatherings/gathering.ts';
import type { NumberedAppointment } from '../../domain/trajectory/model/appointments.ts';
import { hashOf } from '../smtp/message-id.ts';

/** Somebody as a calendar knows people. */
export interface CalendarPerson {
  readonly name: string;
  readonly email: string;
}

/** The appointments of one step, as they are told to one reader. */
export interface Invitation {
  readonly trajectoryId: string;
  /** Path of the step occurrence; with the trajectory and the appointment's number it names the event for good. */
  readonly path: string;
  readonly appointments: readonly NumberedAppointment[];
  /** Raised each time the appointments change, so that calendars take the newest. */
  readonly sequence: number;
  readonly cancelled: boolean;
  /** Of whose making it is: raised when another leads the trajectory, and the event is made anew. */
  readonly edition: number;
  readonly summary: string;
  readonly organizer: CalendarPerson;
  readonly attendees: readonly CalendarPerson[];
  /** Whose calendar it is for: an organiser adds the event, all others are asked. */
  readonly reader: CalendarPerson;
  /** DTSTAMP: when this was written. */
  readonly now: Instant;
  readonly domain: string;
}

/** One calendar file: a mail program takes one event at a time. */
export interface CalendarFile {
  readonly name: string;
  readonly method: 'REQUEST' | 'CANCEL' | 'PUBLISH';
  readonly content: string;
}

/**
 * The calendar files of an invitation or a cancellation, one per appointment (RFC 5546 wants one event per request). All
 * times are in UTC: that is the only form that every calendar reads alike.
 */
export function calendarFiles(invitation: Invitation): readonly CalendarFile[] {
  const several = invitation.appointments.length > 1;
  return invitation.appointments.map((appointment, index) => ({
    name: several ? `traject-${index + 1}.ics` : 'traject.ics',
    method: methodOf(invitation),
    content: calendarOf(invitation, appointment, index),
  }));
}

// Calendar programs ignore a request that is sent to its own organiser.
function methodOf(invitation: Invitation): CalendarFile['method'] {
  if (invitation.cancelled) return 'CANCEL';
  return invitation.reader.email === invitation.organizer.email ? 'PUBLISH' : 'REQUEST';
}

function calendarOf(invitation: Invitation, appointment: NumberedAppointment, index: number): string {
  const { domain, organizer, attendees, summary } = invitation;
  const calendar = ical({
    prodId: { company: domain, product: 'traject' },
    method: ICalCalendarMethod[methodOf(invitation)],
  });
  const several = invitation.appointments.length > 1;
  const event = calendar.createEvent({
    id: eventIdOf(invitation, appointment),
    sequence: invitation.sequence,
    // Plain dates without a time zone: with one, the generator would write the process's own wall clock.
    start: new Date(appointment.start),
    end: new Date(appointment.end),
    stamp: new Date(invitation.now),
    summary: several ? `${summary} (${index + 1}/${invitation.appointments.length})` : summary,
    status: invitation.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: inParameter(organizer.name), email: organizer.email },
    ...(appointment.place === undefined ? {} : { location: appointment.place }),
  });
  for (const { name, email } of attendees) {
    if (email === organizer.email) continue;
    event.createAttendee({
      name: inParameter(name),
      email,
      role: ICalAttendeeRole.REQ,
      status: ICalAttendeeStatus.NEEDSACTION,
      rsvp: !invitation.cancelled,
    });
  }
  return calendar.toString();
}

// A parameter's value stands between quotes and has no escapes but these (RFC 6868).
function inParameter(name: string): string {
  return name.replaceAll('^', '^^').replaceAll('"', "^'").replaceAll(/\r?\n/g, '^n');
}

/** The UID of an appointment, for one organiser: the same in every invitation, change and cancellation. */
function eventIdOf(
  { trajectoryId, path, domain, edition }: Pick<Invitation, 'trajectoryId' | 'path' | 'domain' | 'edition'>,
  { number, gathering }: NumberedAppointment,
): string {
  const again = edition === 0 ? '' : `.${edition}`;
  if (gathering !== undefined) return gatheringEventId(gathering, again, domain);
  return `t.${trajectoryId}.${hashOf(path)}.${number}${again}@${domain}`;
}

/** The event of a gathering for whoever planned it: theirs, so that nothing has to be answered. */
export function gatheringFile(
  gathering: Gathering,
  { reader, now, domain }: Pick<Invitation, 'reader' | 'now' | 'domain'>,
): CalendarFile {
  const { id, title, start, end, place, sequence, calledOffAt } = gathering;
  const method = calledOffAt === undefined ? 'PUBLISH' : 'CANCEL';
  const calendar = ical({
    prodId: { company: domain, product: 'traject' },
    method: ICalCalendarMethod[method],
  });
  calendar.createEvent({
    id: gatheringEventId(id, '', domain),
    ...{ sequence, summary: title, start: new Date(start), end: new Date(end), stamp: new Date(now) },
    status: calledOffAt === undefined ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    organizer: { name: inParameter(reader.name), email: reader.email },
    ...(place === undefined ? {} : { location: place }),
  });
  return { name: 'traject.ics', method, content: calendar.toString() };
}

/** The UID of a gathering: one event, in however many trajectories. */
function gatheringEventId(id: string, again: string, domain: string): string {
  return `g.${id}${again}@${domain}`;
}
