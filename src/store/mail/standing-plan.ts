import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import type { Template } from '../../domain/template/model/types.ts';
import type { Advanced, Context } from '../../domain/trajectory/model/advanced.ts';
import type { Command } from '../../domain/trajectory/model/commands.ts';
import { openSteps } from '../../domain/trajectory/views/steps.ts';
import { rowsOf, type Store } from '../database/db.ts';
import { createLoader } from '../database/loader.ts';
import { arrayOfAnyLength } from '../database/values.ts';

interface Stored {
  wake_at: Date | null;
  mails: { key: string; status: string; at: string; due: LocalDate | null }[];
  steps: { path: string; due: LocalDate | null }[];
}

/** What is stored of a trajectory's future. */
export interface StandingPlan {
  /** Due dates of open steps by path, mails to come by key. */
  readonly stood: NonNullable<Extract<Command, { type: 'calendar-changed' }>['stood']>;
  /**
   * Whether it is what an outcome says: the same mails at the same instants, the same due dates, the same wake-up. Mails that are
   * out already do not count.
   */
  readonly isOf: (outcome: Advanced, template: Template, context: Context) => boolean;
}

/** Reads what is planned of a trajectory; asked of several at once, it reads them together. */
export async function standingPlanOf(store: Store, id: string): Promise<StandingPlan> {
  const stored = await storedOf(store, id);
  const dues = (stored?.steps ?? []).flatMap(({ path, due }) => (due === null ? [] : [[path, due] as const]));
  const mails = (stored?.mails ?? []).flatMap(({ key, status, at }) =>
    status === 'planned' ? [[key, new Date(at).toISOString()] as const] : [],
  );
  return {
    stood: { dues: Object.fromEntries(dues), mails: Object.fromEntries(mails) },
    isOf: (...asked) => stored !== undefined && isAsPlanned(stored, ...asked),
  };
}

const storedOf = createLoader(async (store, ids: readonly string[]) => {
  const rows = await rowsOf<Stored & { id: string }>(store, {
    name: 'standing-plans',
    text: `SELECT t.id, t.wake_at,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('key', key, 'status', status, 'at', send_at, 'due', due)), '[]')
          FROM mail WHERE trajectory_id = t.id AND version IS NOT NULL) AS mails,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('path', path, 'due', due)), '[]')
          FROM trajectory_step WHERE trajectory_id = t.id AND status = 'open') AS steps
      FROM trajectory t WHERE t.id = ANY(${arrayOfAnyLength('$1', 'uuid')})`,
    values: [[...new Set(ids)]],
  });
  const stored = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => stored.get(id));
});

function isAsPlanned(
  stored: Stored,
  { state, plan, wakeAt }: Advanced,
  template: Template,
  context: Context,
): boolean {
  if (!isSame(stored.wake_at?.toISOString(), wakeAt)) return false;
  const owed = new Map(plan.map((mail) => [mail.key, mail]));
  const known = new Set(stored.mails.map(({ key }) => key));
  const planned = stored.mails.filter(({ status }) => status === 'planned');
  const dues = new Map(stored.steps.map(({ path, due }) => [path, due ?? undefined]));
  return (
    plan.every(({ key }) => known.has(key)) &&
    planned.every(({ key, at, due }) => {
      const mail = owed.get(key);
      return mail !== undefined && isSame(at, mail.at) && (due ?? undefined) === mail.due;
    }) &&
    openSteps(state, template, context).every(({ path, due }) => dues.get(path) === due)
  );
}

function isSame(one: string | undefined, other: Instant | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return Date.parse(one) === Date.parse(other);
}
