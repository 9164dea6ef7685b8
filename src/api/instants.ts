import { formatWithOffset } from '../domain/calendar/wall-clock.ts';

/** An instant as it goes over the wire, with the offset of that day in Brussels; null when there is none. */
export function instantOrNull(at: string | undefined): string | null {
  return at === undefined ? null : formatWithOffset(at);
}
