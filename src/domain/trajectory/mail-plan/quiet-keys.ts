import { durationParts } from '../../calendar/offset.ts';
import type { Duration, LocalDate } from '../../calendar/types.ts';

/** The key of word of silence: one per silence, whatever else the trajectory does meanwhile. */
export function quietKey(since: LocalDate, after: Duration, to: string): string {
  return `quiet~${since}~${durationParts(after).weeks}:${to}`;
}

/** What the key of a mail tells of a silence: since when, and of how many school weeks it is told; nothing for another mail. */
export function readQuietKey(key: string): { readonly since: LocalDate; readonly weeks: number } | undefined {
  const said = /^quiet~(\d{4}-\d\d-\d\d)~(\d+):/.exec(key);
  return said === null ? undefined : { since: said[1] ?? '', weeks: Number(said[2]) };
}
