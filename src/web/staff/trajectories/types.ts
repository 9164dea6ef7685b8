import type { Instant, LocalDate } from '../../../domain/calendar/types.ts';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import type { ListChoice } from './choice.ts';
import type { ListOptions } from './options.ts';
import type { ListRow } from './rows.ts';

/** Everything the list of trajectories shows. */
export type ListPage = {
  readonly frame: ConsoleFrame;
  /** When the page was begun; what happens later is not on it. */
  readonly begun: Instant;
  readonly choice: ListChoice;
  readonly options: ListOptions;
  readonly rows: readonly ListRow[];
  readonly total: number;
  readonly today: LocalDate;
  readonly hasOwn: boolean;
  /** The reader may have something done; the central direction only looks. */
  readonly mayAct: boolean;
  readonly person: string;
  /** A sealed number for each form of the page. */
  readonly newKey: () => string;
  /** What was just done, or has to be mended. */
  readonly said?: string;
};
