import { describe, expect, it } from '@jest/globals';
import { calendarFiles, type Invitation } from './calendar-invitation.ts';

const els = { name: 'Els Janssens', email: 'els@pbd.example' };
const an = { name: 'An Peeters', email: 'an@school.example' };

const invitation: Invitation = {
  trajectoryId: '00000000-0000-4000-8000-00000000000a',
  path: 'follow_up/conversation#2',
  appointments: [
    {
      ...{ start: '2026-12-01T13:00:00.000Z', end: '2026-12-01T14:30:00.000Z', number: 1 },
      place: 'Schoolstraat 1, Mechelen',
    },
  ],
  sequence: 1,
  cancelled: false,
  edition: 0,
  summary: 'Opvolggesprek · De Wegwijzer',
  organizer: els,
  attendees: [els, an],
  reader: an,
  now: '2026-11-10T09:00:00.000Z',
  domain: 'pbd.example',
};

/** Lines of a calendar file, folded ones put together again. */
function lines(content: string): string[] {
  return content.replace(/\r\n[ \t]/g, '').split('\r\n');
}

function only(changed: Partial<Invitation> = {}) {
  const files = calendarFiles({ ...invitation, ...changed });
  expect(files).toHaveLength(1);
  return { file: files[0]!, lines: lines(files[0]!.content) };
}

const fieldOf = (all: string[], name: string) => all.find((line) => line.startsWith(name));

describe('A calendar invitation', () => {
  it('writes names with quotes and carets as RFC 6868 says', () => {
    const boss = { name: `An "de Baas" O'Neill; ^x`, email: 'an@school.example' };
    const { lines: all } = only({
      attendees: [els, boss],
      reader: boss,
      organizer: { ...els, name: 'Els "E"' },
    });
    expect(fieldOf(all, 'ATTENDEE')).toContain(`;CN="An ^'de Baas^' O'Neill; ^^x"`);
    expect(fieldOf(all, 'ORGANIZER')).toContain(`;CN="Els ^'E^'"`);
  });

  it('names the moment in UTC, whatever the clock of the process', () => {
    const { lines: all } = only();
    expect(all).toContain('DTSTART:20261201T130000Z');
    expect(all).toContain('DTEND:20261201T143000Z');
    expect(all).toContain('DTSTAMP:20261110T090000Z');
    expect(all).toContain('LOCATION:Schoolstraat 1\\, Mechelen');
  });

  it('asks the reader, on behalf of the counsellor, for an answer', () => {
    const { file, lines: all } = only();
    expect(file.method).toBe('REQUEST');
    expect(all).toContain('METHOD:REQUEST');
    expect(all).toContain('SEQUENCE:1');
    expect(all).toContain('STATUS:CONFIRMED');
    expect(fieldOf(all, 'ORGANIZER')).toContain('mailto:els@pbd.example');
    const attendees = all.filter((line) => line.startsWith('ATTENDEE'));
    expect(attendees).toHaveLength(1);
    expect(attendees[0]).toMatch(/RSVP=TRUE.*mailto:an@school\.example/i);
  });

  it('is only published to the organiser, whose calendar ignores requests of her own', () => {
    expect(only({ reader: els }).lines).toContain('METHOD:PUBLISH');
  });

  it('keeps its UID when it changes or is cancelled, and raises its SEQUENCE', () => {
    const first = only().lines;
    const moved = only({
      sequence: 2,
      appointments: [{ start: '2026-12-08T13:00:00.000Z', end: '2026-12-08T14:30:00.000Z', number: 1 }],
    }).lines;
    const cancelled = only({ sequence: 3, cancelled: true }).lines;
    expect(fieldOf(moved, 'UID')).toBe(fieldOf(first, 'UID'));
    expect(fieldOf(cancelled, 'UID')).toBe(fieldOf(first, 'UID'));
    expect(moved).toContain('SEQUENCE:2');
    expect(cancelled).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:3']));
  });

  it('has another UID for another occurrence of the same step', () => {
    const other = only({ path: 'follow_up/conversation#3' }).lines;
    expect(fieldOf(other, 'UID')).not.toBe(fieldOf(only().lines, 'UID'));
  });

  it('is one file per session, since a request holds one event', () => {
    const appointments = [1, 2, 3].map((day) => ({
      start: `2026-12-0${day}T13:00:00.000Z`,
      end: `2026-12-0${day}T14:00:00.000Z`,
      number: day,
    }));
    const files = calendarFiles({ ...invitation, appointments });
    const events = files.map(({ content }) => lines(content));
    expect(events.map((all) => all.filter((line) => line === 'BEGIN:VEVENT').length)).toEqual([1, 1, 1]);
    expect(new Set(events.map((all) => fieldOf(all, 'UID'))).size).toBe(3);
    expect(events.map((all) => fieldOf(all, 'SUMMARY'))).toEqual([
      'SUMMARY:Opvolggesprek · De Wegwijzer (1/3)',
      'SUMMARY:Opvolggesprek · De Wegwijzer (2/3)',
      'SUMMARY:Opvolggesprek · De Wegwijzer (3/3)',
    ]);
  });

  it('is the same text when it is made again', () => {
    expect(calendarFiles(invitation)).toEqual(calendarFiles(invitation));
  });
});
