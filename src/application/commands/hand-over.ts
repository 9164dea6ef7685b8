import type { LocalDate } from '../../domain/calendar/types.ts';
import type { CommandRequest } from './prepare.ts';

/**
 * The command with which one of many roles is handed over. What is handed over today is said without a day: what has its turn after
 * midnight would be refused for a day in the past.
 * @param today local date
 */
export function handOver(
  role: string,
  { to, on, note, confirmed }: Handing,
  today: LocalDate,
): CommandRequest {
  const more = confirmed === undefined ? {} : { confirmed };
  return on === today
    ? { type: 'assign', role, person: to, ...more, ...(note === undefined ? {} : { reason: note }) }
    : { type: 'handover', role, to, on, ...more, ...(note === undefined ? {} : { note }) };
}

type Handing = {
  readonly to: string;
  /** Local date. */
  readonly on: LocalDate;
  readonly note?: string | undefined;
  /** Said where somebody of another organisation is meant. */
  readonly confirmed?: boolean;
};
