import type { Instant } from '../../domain/calendar/types.ts';
import { rowsOf, type Unscoped } from '../database/db.ts';

/**
 * Clears the alarm of a mailroom that woke up. Must be done, and be visible, before it looks what is due: every mail
 * that is planned from now on then lowers the alarm and wakes it again, and no mail that relied on the old alarm can
 * still be on its way.
 */
export async function clearAlarm(store: Unscoped<'work'>, partition: number): Promise<void> {
  await rowsOf(store, {
    name: 'clear-mail-alarm',
    text: `INSERT INTO mail_alarm (partition, at) VALUES ($1, NULL)
      ON CONFLICT (partition) DO UPDATE SET at = NULL`,
    values: [partition],
  });
}

/** Sets the alarm of a mailroom that goes to sleep; an earlier one that was set meanwhile stays. */
export async function setAlarm(store: Unscoped<'work'>, partition: number, at: Instant): Promise<void> {
  await rowsOf(store, {
    text: `INSERT INTO mail_alarm (partition, at) VALUES ($1, $2)
      ON CONFLICT (partition) DO UPDATE SET at = excluded.at
      WHERE mail_alarm.at IS NULL OR mail_alarm.at > excluded.at`,
    values: [partition, at],
  });
}

/**
 * Makes sure that a mailroom looks now. An alarm that went off a minute ago and is still there was not heard, and counts
 * for nothing.
 * @returns the partition when that lowered its alarm, so that it has to be woken
 */
export async function lowerAlarm(
  store: Unscoped<'work'>,
  partition: number,
  now: Instant,
): Promise<number | undefined> {
  const rows = await rowsOf<{ partition: number }>(store, {
    text: `INSERT INTO mail_alarm (partition, at) VALUES ($1, $2)
      ON CONFLICT (partition) DO UPDATE SET at = excluded.at
      WHERE mail_alarm.at IS NULL OR mail_alarm.at > excluded.at
        OR mail_alarm.at <= excluded.at - interval '1 minute'
      RETURNING partition`,
    values: [partition, now],
  });
  return rows[0]?.partition;
}

/** The partitions whose alarm went off before an instant and is still there: nobody told their mailroom. */
export async function unheardAlarms(store: Unscoped<'work'>, before: Instant): Promise<readonly number[]> {
  const rows = await rowsOf<{ partition: number }>(store, {
    text: 'SELECT partition FROM mail_alarm WHERE at < $1 ORDER BY partition',
    values: [before],
  });
  return rows.map(({ partition }) => partition);
}
