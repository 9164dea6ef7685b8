import type { Scope } from '../../domain/access/scope.ts';
import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import type { Participation } from '../../domain/programmes/participation.ts';
import type { Language } from '../../domain/text.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
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

/** Stores a participation; one that is there already with this id stays as it is. */
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
        added_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING`,
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

/** Makes a link work that shows a participation. */
export async function keepParticipationLink(
  store: Unscoped<'decided'>,
  id: string,
  hash: string,
): Promise<void> {
  await rowsOf(store, {
    text: 'INSERT INTO participation_link (token_hash, participation_id) VALUES ($1, $2)',
    values: [hash, id],
  });
}

/** The participation that a letter is about; none that was a mistake. */
export async function participationById(
  store: Unscoped<'decided'>,
  id: string,
): Promise<NamedParticipation | undefined> {
  const [row] = await rowsOf<Row>(store, {
    text: `${select} WHERE p.id = $1 AND NOT t.mistake`,
    values: [id],
  });
  return row && toParticipation(row);
}

/** The participation of a link that was mailed to who takes part, by the hash of its token. */
export async function participationOfToken(
  store: Unscoped<'own'>,
  hash: string,
): Promise<NamedParticipation | undefined> {
  const [row] = await rowsOf<Row>(store, {
    text: `${select} JOIN participation_link l ON l.participation_id = p.id WHERE l.token_hash = $1 AND NOT t.mistake`,
    values: [hash],
  });
  return row && toParticipation(row);
}

/** Whom a school or an organisation that takes part is written to through. */
export interface PartyReader {
  /** Of a person; the address of a school in the register has none. */
  readonly id?: string;
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
  const rows = await rowsOf<{ id: string | null; name: string | null; email: string; language: Language }>(
    store,
    {
      text: `WITH people AS (
        SELECT id, name, email, language FROM person WHERE left_at IS NULL AND unreachable_at IS NULL AND email IS NOT NULL
          AND ((school_number = $1 AND function = 'principal') OR organisation_id = $2::uuid)
        ORDER BY name, id LIMIT ${MOST_READERS})
      SELECT id, name, email, language FROM people
      UNION ALL SELECT NULL, NULL, email, 'nl' FROM school
        WHERE number = $1 AND email IS NOT NULL AND NOT EXISTS (SELECT FROM people)`,
      values: party.kind === 'school' ? [party.number, null] : [null, party.id],
    },
  );
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
