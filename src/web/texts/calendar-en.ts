import type { CalendarTexts } from './calendar-nl.ts';

/** What is said of the calendar that one can subscribe to, in English. */
export const calendarEn: CalendarTexts = {
  name: 'Traject',
  due: (what) => `Due today: ${what}`,
  title: 'In your calendar',
  lead: 'Put your appointments, and the days by which something has to be done, into your own calendar. They follow by themselves when something moves.',
  none: 'Your calendar has no address yet.',
  make: 'Make an address for my calendar',
  made: 'This is the address of your calendar. Copy it now: we show it only once.',
  how: 'In Outlook, Google Calendar or the calendar of your phone, choose “add from internet” or “subscribe”, and paste this address. Whoever has the address can read your appointments: give it to nobody.',
  address: 'Address',
  since: (when) => `Your calendar has had an address since ${when}.`,
  again: 'Make a new address (the old one then stops working)',
  end: 'Stop the address from working',
  ended: 'The address no longer works. Your calendar gets nothing new.',
  back: 'Back',
};
