import { epochMillisecondsOf } from '../../domain/calendar/instant.ts';
import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import type { Text } from '../../domain/text.ts';
import { idOf } from '../../domain/trajectory/model/paths.ts';
import type { NodeState, TrajectoryState } from '../../domain/trajectory/model/state.ts';
import { rowsOf, type Unscoped } from '../database/db.ts';
import { arrayOfAnyLength } from '../database/values.ts';
import {
  claimAlsoStatement,
  claimAtOnceStatement,
  claimDueStatement,
  extendStatement,
  nextInstantStatement,
  recordStatement,
  settleAlarmStatement,
} from './delivery-statements.ts';
import { requestMail } from './mails.ts';

/** A mail that is due and now leased to one mailroom, with what its text needs of its trajectory. */
export interface ClaimedMail {
  readonly id: string;
  readonly key: string;
  readonly trajectoryId: string;
  readonly kind: string;
  readonly rung: string;
  readonly path: string;
  readonly toRole: string;
  readonly personId: string | null;
  readonly due: LocalDate | null;
  readonly sendAt: Instant;
  readonly immediate: boolean;
  readonly attempts: number;
  /** A reminder of a trajectory that was taken over under way, and the first that its reader gets of this step from us. */
  readonly asksFirst: boolean;
  /** For a mail that is sent again: the Message-ID of the one that failed. */
  readonly resendOf: string | null;
  /** Attempts in which the whole message was handed over and no answer came. */
  readonly unanswered: number;
  /** Attempts at which the mail server was not there, or hung up before it had the message. */
  readonly unheard: number;
  readonly template: string;
  readonly templateVersion: number;
  /** The school whose calendar holds for it; null for one without a school. */
  readonly schoolNumber: string | null;
  /** Name of the school, person or organisation that goes through the trajectory; its reference if it has none. */
  readonly subject: string;
  /** The step occurrence that it is about. */
  readonly node: NodeState | null;
  /** For a mail about appointments: who has which role, and who had it. */
  readonly roles: TrajectoryState['roles'] | null;
  /** For a built-in task about a step: that step's occurrence. */
  readonly aboutNode: NodeState | null;
  /** Name of the programme, in the first mail to a role of a trajectory that moved up from its waiting list. */
  readonly placeCameFreeIn: Text | null;
}

/** Somebody in a role of a trajectory, as they are now. */
export interface RolePerson {
  readonly trajectoryId: string;
  readonly role: string;
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  /** Name of the organisation that they work for. */
  readonly organisation: string | null;
  readonly organisationId: string | null;
  readonly language: string;
  readonly furtherLanguage: string | null;
  readonly reachable: boolean;
  readonly remindersOff: boolean;
  /** Last day of an absence that an automatic answer told of. */
  readonly absentUntil: LocalDate | null;
}

/** What became of one claimed mail. Absent parts stay as they are. */
export interface LedgerEntry {
  readonly id: string;
  /** `planned` for a mail that waits for another try; what was withdrawn meanwhile stays withdrawn. */
  readonly status: 'planned' | 'sent' | 'merged' | 'withdrawn' | 'failed' | 'undeliverable';
  /** True for what happened whatever was decided meanwhile: a mail that is out cannot be withdrawn any more. */
  readonly fact: boolean;
  readonly reason?: string;
  readonly mergedInto?: string;
  readonly personId?: string;
  readonly messageId?: string;
  readonly sentAt?: Instant;
  /** Counts as a try. */
  readonly tried?: boolean;
  readonly nextAttemptAt?: Instant;
  /** The mail server's answer: for every mail of a letter that was not taken, for the first of one that was. */
  readonly attempt?: {
    readonly at: Instant;
    readonly outcome: string;
    readonly code?: number;
    readonly response: string;
    /** Domain of the recipient's address. */
    readonly domain: string;
  };
  /** The text as it was sent, without tokens. */
  readonly content?: { readonly subject: string; readonly text: string };
}

type ClaimedRow = Omit<ClaimedMail, 'sendAt'> & { sendAt: Date };

/**
 * Leases the mails of a partition that are due, earliest first. Two mailrooms that claim at once never get the same
 * mail. A mail counts only while it belongs to the current version of its trajectory; links that were asked for
 * belong to no version.
 * @param claim.onlyAtOnce only what answers somebody's act
 */
export async function claimDue(
  store: Unscoped<'work'>,
  claim: { partition: number; now: Instant; leasedUntil: Instant; limit: number; onlyAtOnce?: boolean },
): Promise<ClaimedMail[]> {
  const rows = await rowsOf<ClaimedRow>(store, {
    ...(claim.onlyAtOnce ? claimAtOnceStatement : claimDueStatement),
    values: [claim.partition, claim.now, claim.leasedUntil, claim.limit],
  });
  return rows.map(toClaimed);
}

/**
 * Leases what else these people get, up to `until`, so that it can go along in one mail; also what waits for another
 * try, lest an older reminder comes after a newer one.
 * @param claim.kinds the kinds of mail that can go along
 */
export async function claimAlso(
  store: Unscoped<'work'>,
  claim: {
    partition: number;
    now: Instant;
    leasedUntil: Instant;
    until: Instant;
    people: readonly string[];
    kinds: readonly string[];
    limit: number;
  },
): Promise<ClaimedMail[]> {
  const rows = await rowsOf<ClaimedRow>(store, {
    ...claimAlsoStatement,
    values: [
      claim.partition,
      claim.now,
      claim.leasedUntil,
      claim.limit,
      claim.until,
      claim.people,
      claim.kinds,
    ],
  });
  return rows.map(toClaimed);
}

function toClaimed(row: ClaimedRow): ClaimedMail {
  return { ...row, sendAt: row.sendAt.toISOString() };
}

const personColumns = `p.id, p.name, p.email, p.phone, o.name AS organisation,
  p.organisation_id AS "organisationId", p.language, p.further_language AS "furtherLanguage", p.reminders_off AS "remindersOff",
  p.absent_until AS "absentUntil"`;

const isReachable = '(p.unreachable_at IS NULL AND (p.left_at IS NULL OR p.left_at > $2))';

/** They still work at the school that it is about, which is still there. */
const isStillThere = `(NOT EXISTS (SELECT FROM left_school away WHERE away.person_id = p.id
    AND away.school_number = t.school_number)
  AND NOT EXISTS (SELECT FROM school s WHERE s.number = t.school_number AND s.number = p.school_number
    AND s.closed_at IS NOT NULL))`;

const ofOrganisation = 'LEFT JOIN organisation o ON o.id = p.organisation_id';

/** Who has which role in these trajectories. */
export async function peopleInRoles(
  store: Unscoped<'work'>,
  trajectoryIds: readonly string[],
  now: Instant,
): Promise<RolePerson[]> {
  return rowsOf(store, {
    name: 'mail-people-in-roles',
    text: `SELECT r.trajectory_id AS "trajectoryId", r.role, ${personColumns},
        ${isReachable} AND ${isStillThere} AS reachable
      FROM trajectory_role r JOIN person p ON p.id = r.person_id JOIN trajectory t ON t.id = r.trajectory_id
        ${ofOrganisation} WHERE r.trajectory_id = ANY(${arrayOfAnyLength('$1', 'uuid')})`,
    values: [trajectoryIds, now],
  });
}

/** These people, whatever their roles: for links that were asked for by name. */
export async function peopleById(
  store: Unscoped<'work'>,
  ids: readonly string[],
  now: Instant,
): Promise<Omit<RolePerson, 'trajectoryId' | 'role'>[]> {
  if (ids.length === 0) return [];
  return rowsOf(store, {
    name: 'mail-people-by-id',
    text: `SELECT ${personColumns}, ${isReachable} AS reachable FROM person p ${ofOrganisation}
      WHERE p.id = ANY(${arrayOfAnyLength('$1', 'uuid')})`,
    values: [ids, now],
  });
}

/** Writes what became of claimed mails, with the mail server's answers and the texts, and ends their leases. */
export async function recordDeliveries(
  store: Unscoped<'work'>,
  entries: readonly LedgerEntry[],
  now: Instant,
): Promise<void> {
  if (entries.length === 0) return;
  await rowsOf(store, { ...recordStatement, values: [JSON.stringify(entries), now] });
}

/** Keeps claimed mails from others until an instant; what was recorded meanwhile is left alone. */
export async function extendLeases(
  store: Unscoped<'work'>,
  ids: readonly string[],
  until: Instant,
): Promise<void> {
  await rowsOf(store, { ...extendStatement, values: [ids, until] });
}

/** When the partition next has something to do: its earliest mail, another try, or a lease that runs out. */
export async function nextInstant(
  store: Unscoped<'work'>,
  partition: number,
  now: Instant,
): Promise<Instant | undefined> {
  const rows = await rowsOf<{ at: Date | null }>(store, {
    ...nextInstantStatement,
    values: [partition, now],
  });
  return rows[0]?.at?.toISOString();
}

/**
 * Sets the alarm of a mailroom that goes to sleep, unless a commit has set it earlier meanwhile; gives the instant at
 * which it stands then.
 */
export async function settleAlarm(
  store: Unscoped<'work'>,
  partition: number,
  at: Instant | undefined,
): Promise<Instant | undefined> {
  const rows = await rowsOf<{ at: Date | null }>(store, {
    ...settleAlarmStatement,
    values: [partition, at ?? null],
  });
  return rows[0]?.at?.toISOString();
}

/** A link that somebody asked for anew, to be mailed to them at once. */
export interface LinkRequest {
  readonly person: string;
  readonly trajectoryId: string;
  /** The step occurrence that the old link was made for. */
  readonly path: string;
  readonly role: string;
  readonly now: Instant;
}

/** Asking again within this time does not send a second mail. */
const ONE_LINK_PER_MILLISECONDS = 5 * 60_000;

/**
 * Plans a mail with a new link to the address that is known for the person. It goes through the same ledger as all
 * other mails.
 * @returns the mailroom to signal, only when this lowered its alarm
 */
export async function planLinkMail(
  store: Unscoped<'work'>,
  request: LinkRequest,
): Promise<{ mailroom?: number }> {
  const { person, trajectoryId, path, role, now } = request;
  const rows = await rowsOf<{ organisation: string | null }>(store, {
    text: 'SELECT organisation_id AS organisation FROM trajectory WHERE id = $1',
    values: [trajectoryId],
  });
  const period = Math.floor(epochMillisecondsOf(now) / ONE_LINK_PER_MILLISECONDS);
  const { mailroom } = await requestMail(store, {
    trajectoryId,
    key: `link~${path}~${period}:${person}`,
    personId: person,
    role,
    path,
    step: idOf(path),
    phase: path.split(/[/#]/)[0] ?? path,
    organisation: rows[0]?.organisation ?? undefined,
    now,
  });
  return mailroom === undefined ? {} : { mailroom };
}
