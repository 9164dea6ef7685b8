import type { Scope } from '../../domain/access/scope.ts';
import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { mustReach } from '../database/reach.ts';
import { filled, toInstant } from '../database/values.ts';
import { organisationIn } from '../database/within.ts';

/** Which of the roles of the giver are handed over: all conditions must hold; none is all of them. */
export interface HandoverScope {
  readonly trajectories?: readonly string[] | undefined;
  readonly role?: string | undefined;
  readonly school?: string | undefined;
}

/** A handover that was offered. */
export interface Handover {
  readonly id: string;
  /** Ids of who gives and who takes over. */
  readonly from: string;
  readonly to: string;
  readonly scope: HandoverScope;
  /** From this local date on the receiver has the roles. */
  readonly on: LocalDate;
  /** From this local date on the giver has them again; absent for one that is for good. */
  readonly until?: LocalDate;
  readonly note?: string;
  readonly offeredBy: string;
  readonly offeredAt: Instant;
  readonly answeredAt?: Instant;
  /** Absent until the receiver has answered. */
  readonly accepted?: boolean;
  /** The operations that carried it out, and gave it back. */
  readonly operationId?: string;
  readonly returnOperationId?: string;
}

interface Row {
  id: string;
  from_person: string;
  to_person: string;
  scope: HandoverScope;
  on: string;
  until: string | null;
  note: string | null;
  offered_by: string;
  offered_at: Date;
  answered_at: Date | null;
  accepted: boolean | null;
  operation_id: string | null;
  return_operation_id: string | null;
}

const columns = `h.id, h.from_person, h.to_person, h.scope, h."on"::text AS "on", h.until::text AS until, h.note,
  h.offered_by, h.offered_at, h.answered_at, h.accepted, h.operation_id, h.return_operation_id`;

/** Somebody in it works for the organisation, or there is no narrower reach than everything. */
const WITHIN = (organisation: string) => `(${organisation}::uuid IS NULL OR EXISTS (SELECT FROM person p
  WHERE p.id IN (h.from_person, h.to_person) AND p.organisation_id = ${organisation}::uuid))`;

/** Stores an offer; with an id that is known already, what was stored first stays. @returns whether it is new */
export async function insertHandover(
  store: Store,
  offer: Omit<Handover, 'answeredAt' | 'accepted' | 'operationId' | 'returnOperationId'>,
): Promise<boolean> {
  for (const id of [offer.from, offer.to]) await mustReach(store, 'person', id);
  const { id, from, to, scope, on, until, note, offeredBy, offeredAt } = offer;
  const added = await rowsOf(store, {
    text: `INSERT INTO handover (id, from_person, to_person, scope, "on", until, note, offered_by, offered_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING RETURNING id`,
    values: [id, from, to, JSON.stringify(scope), on, until ?? null, note ?? null, offeredBy, offeredAt],
  });
  return added.length > 0;
}

/**
 * The handover with this id (a UUID), as far as somebody reaches: of her service, or her own.
 * @param reader who asks; only the system leaves it out
 */
export async function findHandover(
  store: Store,
  scope: Scope,
  id: string,
  reader?: string,
): Promise<Handover | undefined> {
  const rows = await rowsOf<Row>(store, {
    text: `SELECT ${columns} FROM handover h WHERE h.id = $1 AND (${WITHIN('$2')} OR $3::uuid IN (h.from_person, h.to_person))`,
    values: [id, organisationIn(scope), reader ?? null],
  });
  return rows[0] === undefined ? undefined : toHandover(rows[0]);
}

/**
 * Handovers that somebody reaches, the last offered first.
 * @param which those alone of somebody who gives or receives
 */
export async function listHandovers(
  store: Store,
  scope: Scope,
  which: {
    readonly person?: string | undefined;
    /** Only those that nobody has answered. */
    readonly waiting?: boolean | undefined;
  },
): Promise<Handover[]> {
  const rows = await rowsOf<Row>(store, {
    text: `SELECT ${columns} FROM handover h
      WHERE ($1::uuid IS NULL OR $1 IN (h.from_person, h.to_person, h.offered_by))
        AND ${WITHIN('$2')}
        AND (NOT $3::boolean OR h.answered_at IS NULL)
      ORDER BY h.offered_at DESC, h.id LIMIT 500`,
    values: [which.person ?? null, organisationIn(scope), which.waiting ?? false],
  });
  return rows.map(toHandover);
}

/** Notes the receiver's answer; `false` when there was one already. */
export async function answerHandover(
  store: Store,
  { id, accepted }: { readonly id: string; readonly accepted: boolean },
  at: Instant,
): Promise<boolean> {
  await mustReach(store, 'handover', id);
  const rows = await rowsOf(store, {
    text: `UPDATE handover SET accepted = $2, answered_at = $3 WHERE id = $1 AND answered_at IS NULL RETURNING id`,
    values: [id, accepted, at],
  });
  return rows[0] !== undefined;
}

/** Notes the operation that carries a handover out, or gives it back. */
export async function noteHandoverOperation(
  store: Store,
  id: string,
  operation: { readonly carriedOutBy: string } | { readonly returnedBy: string },
): Promise<void> {
  await mustReach(store, 'handover', id);
  const [column, value] =
    'carriedOutBy' in operation
      ? ['operation_id', operation.carriedOutBy]
      : ['return_operation_id', operation.returnedBy];
  await rowsOf(store, { text: `UPDATE handover SET ${column} = $2 WHERE id = $1`, values: [id, value] });
}

/** Handovers that were offered before an instant, and that nobody has answered nor any coordinator been told of. */
export async function handoversUnanswered(store: Unscoped<'own'>, before: Instant): Promise<Handover[]> {
  const rows = await rowsOf<Row>(store, {
    text: `SELECT ${columns} FROM handover h WHERE h.answered_at IS NULL AND h.coordinator_told_at IS NULL
      AND h.offered_at < $1 ORDER BY h.offered_at LIMIT 100`,
    values: [before],
  });
  return rows.map(toHandover);
}

/** Notes that whoever coordinates was told that a handover waits for an answer. */
export async function noteCoordinatorTold(
  store: Unscoped<'decided'>,
  id: string,
  at: Instant,
): Promise<void> {
  await rowsOf(store, {
    text: 'UPDATE handover SET coordinator_told_at = $2 WHERE id = $1',
    values: [id, at],
  });
}

/** Handovers that were accepted and still have to be begun, and temporary ones whose time is over by a local date. */
export async function handoversToDo(
  store: Unscoped<'own'>,
  today: LocalDate,
): Promise<{ readonly toBegin: readonly Handover[]; readonly toReturn: readonly Handover[] }> {
  const rows = await rowsOf<Row>(store, {
    text: `SELECT ${columns} FROM handover h WHERE h.accepted AND (h.operation_id IS NULL
      OR (h.until <= $1::date AND h.return_operation_id IS NULL)) ORDER BY h.offered_at LIMIT 100`,
    values: [today],
  });
  const all = rows.map(toHandover);
  return {
    toBegin: all.filter(({ operationId }) => operationId === undefined),
    toReturn: all.filter(({ operationId }) => operationId !== undefined),
  };
}

/** What a handover gave: trajectories and roles that it changed, or planned to change. */
export async function rolesGivenBy(
  store: Unscoped<'own'>,
  operation: string,
): Promise<{ readonly trajectoryId: string; readonly role: string }[]> {
  const rows = await rowsOf<{ trajectory_id: string; role: string }>(store, {
    text: `SELECT trajectory_id, command ->> 'role' AS role FROM bulk_item
      WHERE operation_id = $1 AND outcome = 'done' ORDER BY place`,
    values: [operation],
  });
  return rows.map(({ trajectory_id, role }) => ({ trajectoryId: trajectory_id, role }));
}

function toHandover(row: Row): Handover {
  return filled({
    ...{ id: row.id, from: row.from_person, to: row.to_person, scope: row.scope, on: row.on },
    ...{ until: row.until, note: row.note, offeredBy: row.offered_by, accepted: row.accepted },
    offeredAt: toInstant(row.offered_at),
    answeredAt: toInstant(row.answered_at),
    operationId: row.operation_id,
    returnOperationId: row.return_operation_id,
  });
}
