import { instantOf } from '../domain/calendar/instant.ts';
import type { Instant, LocalDate } from '../domain/calendar/types.ts';
import { localDateOf } from '../domain/calendar/wall-clock.ts';
import type { Dependencies } from './dependencies.ts';

/** The instant that the API's clock shows. */
export function nowOf({ clock }: Pick<Dependencies, 'clock'>): Instant {
  return instantOf(clock.now().epochMilliseconds);
}

/** The local date in Brussels that the API's clock shows. */
export function todayOf(deps: Pick<Dependencies, 'clock'>): LocalDate {
  return localDateOf(nowOf(deps));
}
