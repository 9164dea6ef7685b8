import type { Scope } from '../../domain/access/scope.ts';
import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import type { Participation } from '../../domain/programmes/participation.ts';
import type { Language } from '../../domain/text.ts';
import { rowsOf, type Store, type Unscoped, type WholeStore } from '../database/db.ts';
import { mustReach } from '../database/reach.ts';
import { filled } from '../database/values.ts';
import { ofTrajectoryWithin, schoolWithin, trajectoryWithin, valuesOf } from '../database/within.ts';

/** A participation with the names of both sides. */
export interface NamedParticipation extends Participation {
  readonly partyName: string;
  /** Reference of the trajectory, and its template. */
  readonly reference: string;
  readonly template: string;
}

interface Row {
  id: string;
  trajectory_id: string;
  school_number: string | null;
  organisation_id: string | null;
  role: string;
  from: LocalDate;
  until: LocalDate | null;
  party_name: string | null;
  reference: string;
  template: string;
}

const select = `SELECT p.id, p.trajectory_id, p.school_number, p.organisation_id, p.role, p."from"::text AS "from",
    p.until::text AS until, coalesce(s.name, o.name) AS party_name, t.reference, t.template
  FROM participation p JOIN trajectory t ON t.id = p.trajectory_id
  LEFT JOIN school s ON s.number = p.school_number LEFT JOIN organisation o ON o.id = p.organisation_id`;

/** Who takes part in a trajectory, or did; the earliest first. Whoever may see the trajectory sees them. */
export async function participationsIn(
  store: Store,
  scope: Scope,
  trajectoryId: string,
): Promise<NamedParticipation[]> {
  const values = valuesOf();
  const rows = await rowsOf<Row>(store, {
    text: `${select} WHERE p.trajectory_id = ${values.add(trajectoryId)} AND ${trajectoryWithin(scope, values)}
      ORDER BY p."from", party_name, p.id`,
    values: values.all,
  });
  return rows.map(toParticipation);
}

/** In what a school that somebody deals with takes part, or did, whoever follows it; the latest first. */
export async function participationsOfSchool(
  store: Store,
  scope: Scope,
  number: string,
): Promise<NamedParticipation[]> {
  const values = valuesOf();
  const rows = await rowsOf<Row>(store, {
    text: `${select} WHERE p.school_number = ${values.add(number)} AND NOT t.mistake AND ${schoolWithin(scope, values)}
      ORDER BY p."from" DESC, p.id`,
    values: values.all,
  });
  return rows.map(toParticipation);
}

/** In what an organisation takes part, or did, of what somebody reaches; the latest first. */
export async function participationsOfOrganisation(
  store: Store,
  scope: Scope,
  organisation: string,
): Promise<NamedParticipation[]> {
  const rows = await rowsOf<Row>(store, {
    text: `${select} WHERE p.organisation_id = $1 AND NOT t.mistake AND ($2::uuid IS NULL OR p.organisation_id = $2
        OR t.organisation_id = $2) ORDER BY p."from" DESC, p.id`,
    values: [organisation, scope.kind === 'all' ? null : scope.organisation],
  });
  return rows.map(toParticipation);
}

/** Stores a participation, of which they are then owed a mail; one that is there already with this id stays as it is. */
export async function insertParticipation(
  within: Store,
  participation: Participation,
  by: string,
  now: Instant,
): Promise<void> {
  await mustReach(within, 'trajectory', participation.trajectory);
  const { id, trajectory, party, role, from, until } = participation;
  await rowsOf(within, {
    text: `INSERT INTO participation (id, trajectory_id, school_number, organisation_id, role, "from", until, added_by,
        added_at, told_next)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) ON CONFLICT (id) DO NOTHING`,
    values: [
      ...[id, trajectory, party.kind === 'school' ? party.number : null],
      ...[party.kind === 'organisation' ? party.id : null, role, from, until ?? null, by, now],
    ],
  });
}

/** Sets the last local date of a participation. */
export async function endParticipation(within: Store, id: string, until: LocalDate): Promise<void> {
  const values = valuesOf();
  await rowsOf(within, {
    text: `UPDATE participation SET until = ${values.add(until)} WHERE id = ${values.add(id)}
      AND ${ofTrajectoryWithin(within.scope, 'participation.trajectory_id', values)}`,
    values: values.all,
  });
}

/** Makes the link that shows a participation work; of several the last. */
export async function keepParticipationToken(
  store: Unscoped<'decided'>,
  id: string,
  hash: string,
): Promise<void> {
  await rowsOf(store, { text: 'UPDATE participation SET token_hash = $2 WHERE id = $1', values: [id, hash] });
}

/** The participations of which nobody was mailed yet though it is time, and when each was added; the oldest first. */
export async function untoldParticipations(
  store: WholeStore,
  now: Instant,
): Promise<{ readonly participation: NamedParticipation; readonly since: Instant }[]> {
  const rows = await rowsOf<Row & { added_at: Date }>(store, {
    text: `${select.replace('SELECT', 'SELECT p.added_at,')} WHERE p.told_next <= $1 ORDER BY p.added_at, p.id LIMIT 50`,
    values: [now],
  });
  return rows.map((row) => ({ participation: toParticipation(row), since: row.added_at.toISOString() }));
}

/** Notes when the mail about a participation is tried again; without a time it went, or nobody is owed it any more. */
export async function settleParticipation(
  store: Unscoped<'decided'>,
  id: string,
  again: Instant | undefined,
): Promise<void> {
  await rowsOf(store, {
    text: 'UPDATE participation SET told_next = $2 WHERE id = $1',
    values: [id, again ?? null],
  });
}

/** The participation of a link that was mailed to who takes part, by the hash of its token. */
export async function participationOfToken(
  store: Unscoped<'own'>,
  hash: string,
): Promise<NamedParticipation | undefined> {
  const [row] = await rowsOf<Row>(store, {
    text: `${select} WHERE p.token_hash = $1 AND NOT t.mistake`,
    values: [hash],
  });
  return row && toParticipation(row);
}

/** Whom a school or an organisation that takes part is written to through. */
export interface PartyReader {
  readonly name?: string;
  readonly email: string;
  readonly language: Language;
}

const MOST_READERS = 5;

/** Principals of a school, else the address that the register has of it; people of an organisation. */
export async function readersOfParty(
  store: Unscoped<'decided'>,
  party: Participation['party'],
): Promise<PartyReader[]> {
  const rows = await rowsOf<{ name: string | null; email: string; language: Language }>(store, {
    text: `WITH people AS (
        SELECT name, email, language FROM person WHERE left_at IS NULL AND unreachable_at IS NULL AND email IS NOT NULL
          AND ((school_number = $1 AND function = 'principal') OR organisation_id = $2::uuid)
        ORDER BY name, id LIMIT ${MOST_READERS})
      SELECT name, email, language FROM people
      UNION ALL SELECT NULL, email, 'nl' FROM school
        WHERE number = $1 AND email IS NOT NULL AND NOT EXISTS (SELECT FROM people)`,
    values: party.kind === 'school' ? [party.number, null] : [null, party.id],
  });
  return rows.map((row) => filled(row));
}

function toParticipation(row: Row): NamedParticipation {
  const { school_number: number, organisation_id: organisation } = row;
  return filled({
    ...{ id: row.id, trajectory: row.trajectory_id, role: row.role, from: row.from, until: row.until },
    party:
      number === null
        ? ({ kind: 'organisation', id: organisation ?? '' } as const)
        : ({ kind: 'school', number } as const),
    partyName: row.party_name ?? number ?? '',
    ...{ reference: row.reference, template: row.template },
  });
}
