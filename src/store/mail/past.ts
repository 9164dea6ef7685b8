import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import { rowsOf, type Unscoped } from '../database/db.ts';
import type { MailStatus } from './mails.ts';

/** A mail of which it is known what became of it: for a history that is brought in whole. */
export interface PastMail {
  readonly id: string;
  readonly key: string;
  readonly trajectoryId: string;
  readonly kind: string;
  readonly rung: string;
  readonly path: string;
  readonly step: string;
  readonly phase: string;
  readonly toRole: string;
  readonly sendAt: Instant;
  readonly immediate: boolean;
  readonly due?: LocalDate;
  readonly status: Exclude<MailStatus, 'planned'>;
  readonly reason?: string;
  readonly mergedInto?: string;
  readonly personId?: string;
  readonly messageId?: string;
  readonly sentAt?: Instant;
  /** When it was decided that it would not go, if it was. */
  readonly updatedAt?: Instant;
  readonly content?: { readonly subject: string; readonly text: string };
  /** What the mail server said to it; accepted, unless a code says otherwise. */
  readonly answer?: { readonly domain: string; readonly code?: number; readonly response?: string };
}

const statement = `WITH mails AS MATERIALIZED (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS m(id uuid, key text, "trajectoryId" uuid, kind text, rung text, path text,
    step text, phase text, "toRole" text, "sendAt" timestamptz, immediate boolean, due date, status text, reason text,
    "mergedInto" uuid, "personId" uuid, "messageId" text, "sentAt" timestamptz, "updatedAt" timestamptz, content jsonb, answer jsonb)
),
inserted AS (
  INSERT INTO mail (id, key, trajectory_id, kind, rung, path, step, phase, to_role, send_at, immediate, due, status, reason,
    merged_into, person_id, message_id, sent_at, attempts, created_at, updated_at)
  SELECT id, key, "trajectoryId", kind, rung, path, step, phase, "toRole", "sendAt", immediate, due, status, reason,
    "mergedInto", "personId", "messageId", "sentAt", CASE WHEN answer IS NULL THEN 0 ELSE 1 END, "sendAt",
    coalesce("updatedAt", "sentAt", "sendAt")
  FROM mails ON CONFLICT (trajectory_id, key) DO NOTHING RETURNING id
),
attempts AS (
  INSERT INTO mail_attempt (mail_id, at, outcome, code, response, domain)
  SELECT id, coalesce(m."sentAt", m."sendAt"), CASE WHEN m.answer ->> 'code' IS NULL THEN 'accepted' ELSE 'refused' END,
    coalesce((m.answer ->> 'code')::int, 250), coalesce(m.answer ->> 'response', '250 OK'), m.answer ->> 'domain'
  FROM inserted JOIN mails m USING (id) WHERE m.answer IS NOT NULL
)
INSERT INTO mail_content (mail_id, subject, text)
SELECT id, m.content ->> 'subject', m.content ->> 'text' FROM inserted JOIN mails m USING (id) WHERE m.content IS NOT NULL`;

/** Adds mails to the ledger of trajectories that are stored; one that is there already stays as it is. */
export async function insertPastMails(store: Unscoped<'work'>, mails: readonly PastMail[]): Promise<void> {
  if (mails.length === 0) return;
  await rowsOf(store, { text: statement, values: [JSON.stringify(mails)] });
}
