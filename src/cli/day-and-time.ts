/** `2026-09-01T08:12:00+02:00` as it is read in Belgium: the day and the time on the clock there. */
export function dayAndTime(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)}`;
}
