import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import type { Template } from '../../domain/template/model/types.ts';
import type { Advanced, Context } from '../../domain/trajectory/model/advanced.ts';
import type { Command } from '../../domain/trajectory/model/commands.ts';
import { openSteps } from '../../domain/trajectory/views/steps.ts';
import { rowsOf, type Store } from '../database/db.ts';

interface Stored {
  wake_at: Date | null;
  mails: { key: string; status: string; at: string; due: LocalDate | null }[];
  steps: { path: string; due: LocalDate | null }[];
}

/** What is planned of a trajectory by what is stored: due dates of open steps by path, mails to come by key. */
export async function whatStands(
  store: Store,
  id: string,
): Promise<NonNullable<Extract<Command, { type: 'calendar-changed' }>['stood']>> {
  const stored = await storedOf(store, id);
  const dues = (stored?.steps ?? []).flatMap(({ path, due }) => (due === null ? [] : [[path, due] as const]));
  const mails = (stored?.mails ?? []).flatMap(({ key, status, at }) =>
    status === 'planned' ? [[key, new Date(at).toISOString()] as const] : [],
  );
  return { dues: Object.fromEntries(dues), mails: Object.fromEntries(mails) };
}

async function storedOf(store: Store, id: string): Promise<Stored | undefined> {
  const [stored] = await rowsOf<Stored>(store, {
    text: `SELECT t.wake_at,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('key', key, 'status', status, 'at', send_at, 'due', due)), '[]')
          FROM mail WHERE trajectory_id = t.id AND version IS NOT NULL) AS mails,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('path', path, 'due', due)), '[]')
          FROM trajectory_step WHERE trajectory_id = t.id AND status = 'open') AS steps
      FROM trajectory t WHERE t.id = $1`,
    values: [id],
  });
  return stored;
}

/**
 * Whether what is stored of a trajectory's future is what an outcome says: the same mails at the same instants, the same
 * due dates, the same wake-up. Mails that are out already do not count.
 */
export async function standsAsPlanned(
  store: Store,
  { state, plan, wakeAt }: Advanced,
  template: Template,
  context: Context,
): Promise<boolean> {
  const stored = await storedOf(store, state.id);
  if (stored === undefined || !isSame(stored.wake_at?.toISOString(), wakeAt)) return false;
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
