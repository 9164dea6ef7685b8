import type { Client } from '@temporalio/client';
import type { AdvanceParts } from '../activities/advance-trajectory.ts';
import { createDoHandovers } from '../activities/chores/do-handovers.ts';
import { createForgetOldKeys } from '../activities/chores/forget-old-keys.ts';
import { createPassOnCalendarChanges } from '../activities/chores/pass-on-calendar-changes.ts';
import { createPassOnCommands } from '../activities/chores/pass-on-commands.ts';
import { createRound } from '../activities/chores/round.ts';
import { createStartBulkOperations } from '../activities/chores/start-bulk-operations.ts';
import { createStartMissing } from '../activities/chores/start-missing-workflows.ts';
import { createTellBehind } from '../activities/chores/tell-behind.ts';
import { createWakeMailrooms } from '../activities/chores/wake-mailrooms.ts';
import { createWakeWaitingLists } from '../activities/chores/wake-waiting-lists.ts';
import { todayOf } from '../application/now.ts';
import { keepNoLonger } from '../application/privacy/retention.ts';
import { counted } from '../application/reports/counted.ts';
import { foreseeAFew } from '../application/reports/foresee.ts';
import { sendWebhooks } from '../application/webhooks/send.ts';
import type { RetentionPeriods } from '../domain/privacy/retention.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logging.ts';
import type { WholeStore } from '../store/database/db.ts';
import type { ChoreActivities } from '../workflows/types.ts';

/**
 * Makes the activities of the chores.
 * @param ensureLone starts the lone workflows that are gone
 */
export function createChores(parts: {
  readonly client: Client;
  readonly store: WholeStore;
  readonly clock: Clock;
  readonly logger?: Logger | undefined;
  readonly ensureLone: () => Promise<void>;
  /** Owes coordinators a letter about handovers that nobody answers; nobody is told where no mail is sent. */
  readonly tellOfHandovers?: (() => Promise<number>) | undefined;
  /** Sends letters that could not go when they were to; none goes where no mail is sent. */
  readonly sendOwedLetters?: (() => Promise<number>) | undefined;
  /** Owes who wants one an overview of their week; nobody gets one where no mail is sent. */
  readonly oweOverviews?: (() => Promise<number>) | undefined;
  /** What decisions are made with. */
  readonly decisions: AdvanceParts;
  /** Whether other systems may be on this machine or in a private network; not in production. */
  readonly webhooksInside?: boolean | undefined;
  /** For how long what is kept; without it everything is kept. */
  readonly retention?: RetentionPeriods | undefined;
}): ChoreActivities {
  const { store, clock, logger, ensureLone, retention } = parts;
  const { tellOfHandovers, oweOverviews, sendOwedLetters } = parts;
  const tools = { store, ...(logger && { logger }) };
  return {
    doChores: createRound(tools, [
      { name: 'start missing workflows', work: createStartMissing(parts) },
      { name: 'tell what is behind', work: createTellBehind(parts) },
      { name: 'start bulk operations', work: createStartBulkOperations(parts) },
      { name: 'do handovers', work: createDoHandovers({ ...parts, temporal: { client: parts.client } }) },
      ...(tellOfHandovers ? [{ name: 'tell of handovers', work: tellOfHandovers }] : []),
      ...(oweOverviews ? [{ name: 'send overviews', work: oweOverviews }] : []),
      ...(sendOwedLetters ? [{ name: 'send owed letters', work: sendOwedLetters }] : []),
      { name: 'wake waiting lists', work: createWakeWaitingLists(parts) },
      {
        name: 'pass on calendar changes',
        work: createPassOnCalendarChanges({ ...parts.decisions, client: parts.client, clock: parts.clock }),
      },
      { name: 'pass on commands', work: createPassOnCommands(parts) },
      {
        name: 'send webhooks',
        work: () => sendWebhooks({ store, clock, mayBeInside: parts.webhooksInside === true }),
      },
      { name: 'count what is not counted', work: () => counted(store) },
      { name: 'foresee work', work: () => foreseeAFew(store, todayOf(parts)) },
      { name: 'keep the mailrooms running', work: ensureLone },
      { name: 'wake the mailrooms', work: createWakeMailrooms(parts) },
    ]),
    doDailyWork: createRound(tools, [
      { name: 'forget old keys', work: createForgetOldKeys(parts) },
      ...(retention === undefined
        ? []
        : [{ name: 'keep no longer', work: () => keepNoLonger({ store, clock, periods: retention }) }]),
    ]),
  };
}
