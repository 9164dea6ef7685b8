import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import type { SurveyKind } from '../../domain/surveys/questions.ts';
import type { Language } from '../../domain/text.ts';
import { rowsOf, type Unscoped } from '../database/db.ts';
import { isHeldOf } from '../database/held-mail.ts';
import { filled } from '../database/values.ts';

/** The mailroom that sees to surveys. */
export const SURVEY_MAILROOM = 0;

/** What a link to a survey leads to. */
export interface OpenedSurvey {
  readonly invitation: string;
  readonly survey: string;
  readonly kind: SurveyKind;
  readonly language: Language;
  readonly used: boolean;
  /** Its last local date. */
  readonly closesOn: LocalDate;
  readonly school?: string;
  readonly template: string;
  readonly templateVersion: number;
}

/** A mail about a survey that is to go now, and that nobody else sends for a while. */
export interface SurveyMail {
  readonly id: string;
  readonly kind: SurveyKind;
  readonly address: string;
  readonly language: Language;
  readonly isReminder: boolean;
  readonly remindOn: LocalDate;
  readonly closesOn: LocalDate;
  readonly school?: string;
  /** The guidance service that follows what it is asked about. */
  readonly organisation?: string;
  readonly template: string;
  readonly templateVersion: number;
}

const about = `s.kind, s.closes_on::text AS "closesOn", i.language, school.name AS school, t.template,
  t.template_version AS "templateVersion"`;
const joins = `JOIN survey s ON s.id = i.survey_id JOIN trajectory t ON t.id = s.trajectory_id
  LEFT JOIN school ON school.number = t.school_number`;

/** A mail about it goes, once its time has come. */
const isOwed = `i.address IS NOT NULL AND NOT i.used AND t.status <> 'stopped' AND NOT ${isHeldOf('t.organisation_id')}`;

/** The survey of a link, by the hash of its token. */
export async function surveyOfToken(
  store: Unscoped<'signing-in'>,
  hash: string,
): Promise<OpenedSurvey | undefined> {
  const [row] = await rowsOf<OpenedSurvey & { school: string | null }>(store, {
    text: `SELECT i.id AS invitation, s.id AS survey, i.used, ${about} FROM survey_invitation i ${joins}
      WHERE i.token_hash = $1 OR i.reminder_hash = $1`,
    values: [hash],
  });
  return row === undefined ? undefined : { ...row, ...filled({ school: row.school }) };
}

/**
 * Takes the answers of a link that was not used yet: that it was, and its address goes; and apart from it each answer is counted.
 * What is kept does not tell which link gave which answer, nor when.
 * @returns whether they were taken
 */
export async function takeAnswers(
  within: Unscoped<'own'>,
  opened: Pick<OpenedSurvey, 'invitation' | 'survey'>,
  answers: { readonly [question: string]: number },
): Promise<boolean> {
  const used = await rowsOf(within, {
    text: `UPDATE survey_invitation SET used = true, address = NULL, next_at = NULL WHERE id = $1 AND NOT used
      RETURNING id`,
    values: [opened.invitation],
  });
  if (used.length === 0) return false;
  await rowsOf(within, {
    text: `INSERT INTO survey_count (survey_id, question, answer, count)
      SELECT $1, key, value::int, 1 FROM jsonb_each_text($2) ORDER BY key
      ON CONFLICT (survey_id, question, answer) DO UPDATE SET count = survey_count.count + 1`,
    values: [opened.survey, JSON.stringify(answers)],
  });
  return true;
}

/**
 * Leases mails about surveys that are due: not those of a service whose mail is held, nor of a trajectory that was stopped.
 * @param until the instant at which they are tried again, if whoever sends them dies
 */
export async function claimSurveyMails(
  store: Unscoped<'decided'>,
  { now, until, limit }: { readonly now: Instant; readonly until: Instant; readonly limit: number },
): Promise<SurveyMail[]> {
  const rows = await rowsOf<SurveyMail & { school: string | null; organisation: string | null }>(store, {
    text: `WITH due AS (
        SELECT i.id FROM survey_invitation i ${joins}
        WHERE i.next_at <= $1 AND ${isOwed}
        ORDER BY i.next_at, i.id LIMIT $3 FOR UPDATE OF i SKIP LOCKED
      ), claimed AS (
        UPDATE survey_invitation SET next_at = $2 FROM due WHERE survey_invitation.id = due.id
        RETURNING survey_invitation.*
      )
      SELECT i.id, i.address, i.mails > 0 AS "isReminder", s.remind_on::text AS "remindOn",
        t.organisation_id AS organisation, ${about}
      FROM claimed i ${joins}`,
    values: [now, until, limit],
  });
  return rows.map(({ school, organisation, ...row }) => ({ ...row, ...filled({ school, organisation }) }));
}

/** Makes the link of a mail that is about to go work. */
export async function keepSurveyToken(
  store: Unscoped<'own'>,
  { id, isReminder }: Pick<SurveyMail, 'id' | 'isReminder'>,
  hash: string,
): Promise<void> {
  const column = isReminder ? 'reminder_hash' : 'token_hash';
  await rowsOf(store, {
    text: `UPDATE survey_invitation SET ${column} = $2 WHERE id = $1`,
    values: [id, hash],
  });
}

/** Notes that a mail went: the reminder comes next, or nothing, and then the address goes. */
export async function noteSurveyMail(
  store: Unscoped<'own'>,
  { id }: Pick<SurveyMail, 'id'>,
  next: Instant | undefined,
): Promise<void> {
  await rowsOf(store, {
    text: `UPDATE survey_invitation SET mails = mails + 1, next_at = CASE WHEN used THEN NULL ELSE $2::timestamptz END,
        address = CASE WHEN used OR $2::timestamptz IS NULL THEN NULL ELSE address END
      WHERE id = $1`,
    values: [id, next ?? null],
  });
}

/** Lets go of an address that no mail reaches. */
export async function dropAddress(store: Unscoped<'own'>, { id }: Pick<SurveyMail, 'id'>): Promise<void> {
  await rowsOf(store, {
    text: 'UPDATE survey_invitation SET address = NULL, next_at = NULL WHERE id = $1',
    values: [id],
  });
}

/** Lets go of the addresses of surveys that are closed, whether or not their mails went. */
export async function forgetAddresses(store: Unscoped<'own'>, today: LocalDate): Promise<void> {
  await rowsOf(store, {
    text: `UPDATE survey_invitation i SET address = NULL, next_at = NULL FROM survey s
      WHERE s.id = i.survey_id AND s.closes_on < $1::date AND (i.address IS NOT NULL OR i.next_at IS NOT NULL)`,
    values: [today],
  });
}

/** What there is to do about the mails of surveys. */
export interface SurveyMailsDue {
  /** When the next goes; absent when none does. */
  readonly nextAt?: Instant;
  /** Whether there are addresses of surveys that are closed; see {@link forgetAddresses}. */
  readonly hasClosed: boolean;
}

/** When the next mail about a survey goes, and what is kept of surveys that closed before `today`: in one look, as most rounds find nothing. */
export async function surveyMailsDue(store: Unscoped<'decided'>, today: LocalDate): Promise<SurveyMailsDue> {
  const [row] = await rowsOf<{ at: Date | null; closed: boolean | null }>(store, {
    name: 'survey-mails-due',
    text: `SELECT bool_or(s.closes_on < $1::date) AS closed,
        min(i.next_at) FILTER (WHERE s.closes_on >= $1::date AND ${isOwed}) AS at
      FROM survey_invitation i JOIN survey s ON s.id = i.survey_id LEFT JOIN trajectory t ON t.id = s.trajectory_id
      WHERE i.address IS NOT NULL OR i.next_at IS NOT NULL`,
    values: [today],
  });
  return { hasClosed: row?.closed === true, ...filled({ nextAt: row?.at?.toISOString() }) };
}
