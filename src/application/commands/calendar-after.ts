import type { SchoolCalendar } from '../../domain/calendar/types.ts';
import type { Command } from '../../domain/trajectory/model/commands.ts';
import { loadCalendar } from '../../store/calendar/overrides.ts';
import type { Store } from '../../store/database/db.ts';

/**
 * The calendar that holds once a command is done: that of the school to which it moves a trajectory, else that of its own. So what is
 * to come keeps to the free days of the new school from the move on.
 */
export function calendarAfter(
  store: Store,
  schoolNumber: string | undefined,
  command: Command | undefined,
): Promise<SchoolCalendar> {
  return loadCalendar(store, command?.type === 'move' ? command.school : schoolNumber);
}
