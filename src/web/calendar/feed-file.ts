import ical from 'ical-generator';
import type { Feed, FeedEntry } from '../../application/calendar/feeds.ts';
import type { Language } from '../../domain/text.ts';
import { hashOfToken } from '../../platform/token.ts';
import { calendarTextsOf } from '../texts/texts.ts';

/** How often a program should look again, in seconds. */
const LOOK_AGAIN = 3600;

/**
 * A calendar in the form that programs subscribe to (RFC 5545, RFC 7986). Appointments are in UTC, which every program
 * reads alike; a last day is an event of that whole day, and takes nobody's time.
 * @param host of the address, which ends the ids of its events
 */
export function feedFile({ entries, language, now }: Feed, host: string): string {
  const texts = calendarTextsOf(language);
  const calendar = ical({
    name: texts.name,
    prodId: { company: host, product: 'traject', language },
    ttl: LOOK_AGAIN,
  });
  for (const entry of entries) {
    calendar.createEvent({
      id: `${hashOfToken(entry.uid).slice(0, 32)}@${host}`,
      stamp: new Date(now),
      summary: summaryOf(entry, language),
      ...timesOf(entry),
    });
  }
  return calendar.toString();
}

function summaryOf(entry: FeedEntry, language: Language): string {
  const { title, subject } = entry;
  const what = entry.kind === 'due' ? calendarTextsOf(language).due(title[language]) : title[language];
  return (subject === undefined ? what : `${what} · ${subject}`).replaceAll(/\s+/g, ' ');
}

function timesOf(entry: FeedEntry) {
  if (entry.kind === 'due') {
    return { start: new Date(`${entry.on}T00:00:00Z`), allDay: true, transparency: 'TRANSPARENT' as never };
  }
  const { start, end, place } = entry;
  return {
    start: new Date(start),
    ...(end === undefined ? {} : { end: new Date(end) }),
    ...(place === undefined ? {} : { location: place }),
  };
}
