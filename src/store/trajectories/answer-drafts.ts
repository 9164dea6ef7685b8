import type { Instant } from '../../domain/calendar/types.ts';
import { rowsOf, type Unscoped } from '../database/db.ts';

/** What somebody filled in so far for one occurrence of a step, without handing it in. */
export interface AnswerDraft {
  /** What the form sent, by the names of its controls. */
  readonly sent: { readonly [name: string]: string | readonly string[] | undefined };
  /** Id of who kept it last. */
  readonly savedBy: string;
  readonly savedAt: Instant;
}

type Which = { readonly trajectoryId: string; readonly path: string };

/** Keeps what was filled in; what was kept before for the same occurrence is replaced. */
export async function saveAnswerDraft(
  store: Unscoped<'own'>,
  { trajectoryId, path }: Which,
  { sent, savedBy, savedAt }: AnswerDraft,
): Promise<void> {
  await rowsOf(store, {
    text: `INSERT INTO answer_draft (trajectory_id, path, sent, saved_by, saved_at) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (trajectory_id, path) DO UPDATE SET sent = excluded.sent, saved_by = excluded.saved_by,
        saved_at = excluded.saved_at`,
    values: [trajectoryId, path, JSON.stringify(sent), savedBy, savedAt],
  });
}

/** What was filled in so far for an occurrence, if anything was kept. */
export async function findAnswerDraft(
  store: Unscoped<'signing-in'>,
  { trajectoryId, path }: Which,
): Promise<AnswerDraft | undefined> {
  const rows = await rowsOf<{ sent: AnswerDraft['sent']; saved_by: string; saved_at: Date }>(store, {
    name: 'find-answer-draft',
    text: 'SELECT sent, saved_by, saved_at FROM answer_draft WHERE trajectory_id = $1 AND path = $2',
    values: [trajectoryId, path],
  });
  const row = rows[0];
  return row && { sent: row.sent, savedBy: row.saved_by, savedAt: row.saved_at.toISOString() };
}
