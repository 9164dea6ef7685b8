import type { Instant } from '../../domain/calendar/types.ts';
import type { Group, Ledger, Programme } from '../../domain/programmes/types.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { mustReachAll } from '../database/reach.ts';
import { filled } from '../database/values.ts';
import { facetsOf, sizeBounds } from './facets.ts';
import { heldOf, sumOf } from './ledger-sql.ts';

/** A programme as it is stored. */
export interface StoredProgramme {
  readonly id: string;
  /** Raised by every change. */
  readonly version: number;
  readonly programme: Programme;
  readonly updatedAt: Instant;
}

/** A programme with all that is taken of it. */
export interface ProgrammeWithLedger extends StoredProgramme {
  readonly ledger: Ledger;
}

/** A place that was given. Amounts are euro cents. */
export interface Place {
  readonly trajectoryId: string;
  readonly programmeId: string;
  readonly cohort: string;
  readonly lot: string;
  readonly group?: Group;
  readonly committed: number;
  /** Whether it came from the waiting list. */
  readonly waited: boolean;
  readonly givenAt: Instant;
}

interface ProgrammeRow {
  id: string;
  name_nl: string;
  name_en: string;
  lots: Programme['lots'];
  calls: Programme['calls'];
  budget: string | null;
  version: number;
  updated_at: Date;
}

const columns = 'id, name_nl, name_en, lots, calls, budget, version, updated_at';

/** Stores a new programme; one that is there already with this id stays as it is. */
export async function insertProgramme(
  store: Store,
  programme: { readonly id: string; readonly programme: Programme; readonly now: Instant },
): Promise<StoredProgramme> {
  mustReachAll(store);
  const { id, now } = programme;
  await rowsOf(store, {
    text: `INSERT INTO programme (id, name_nl, name_en, lots, calls, budget, created_at, updated_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $7) ON CONFLICT (id) DO NOTHING`,
    values: [id, ...valuesOf(programme.programme), now],
  });
  return (await findProgramme(store, id)) as StoredProgramme;
}

/** Changes a programme that is locked; gives it with its new version. */
export async function updateProgramme(
  within: Store,
  id: string,
  programme: Programme,
  now: Instant,
): Promise<StoredProgramme> {
  mustReachAll(within);
  const rows = await rowsOf<ProgrammeRow>(within, {
    text: `UPDATE programme SET name_nl = $2, name_en = $3, lots = $4, calls = $5, budget = $6, version = version + 1,
      updated_at = $7 WHERE id = $1 RETURNING ${columns}`,
    values: [id, ...valuesOf(programme), now],
  });
  return toStored(rows[0] as ProgrammeRow);
}

/** The programme with this id (a UUID), if there is one. */
export async function findProgramme(
  store: Unscoped<'everybody'>,
  id: string,
): Promise<StoredProgramme | undefined> {
  const rows = await rowsOf<ProgrammeRow>(store, {
    text: `SELECT ${columns} FROM programme WHERE id = $1`,
    values: [id],
  });
  return rows[0] === undefined ? undefined : toStored(rows[0]);
}

/** All programmes, by name. */
export async function listProgrammes(store: Unscoped<'everybody'>): Promise<StoredProgramme[]> {
  const rows = await rowsOf<ProgrammeRow>(store, {
    name: 'programmes',
    text: `SELECT ${columns} FROM programme ORDER BY name_nl, id`,
  });
  return rows.map(toStored);
}

/**
 * Locks a programme until the end of the transaction, and reads what is taken: nobody else gives a place of it
 * meanwhile.
 */
export async function lockProgramme(
  within: Unscoped<'everybody'>,
  id: string,
): Promise<ProgrammeWithLedger | undefined> {
  const rows = await rowsOf<ProgrammeRow>(within, {
    text: `SELECT ${columns} FROM programme WHERE id = $1 FOR UPDATE`,
    values: [id],
  });
  if (rows[0] === undefined) return undefined;
  // Only now: what others gave while this waited for the lock has to be counted.
  return { ...toStored(rows[0]), ledger: await ledgerOf(within, id) };
}

interface TallyRow {
  cohort: string;
  lot: string;
  group: string | null;
  network: string | null;
  province: string | null;
  level: string | null;
  size: number | null;
  taken: number;
  reserved: number;
  committed: string;
  spent: string;
  owed: string;
  received: string;
  waived: string;
  recoverable: string;
}

/** What is taken of a programme, per cohort, lot, group and what the register says of the schools today. */
export async function ledgerOf(store: Unscoped<'everybody'>, id: string): Promise<Ledger> {
  const rows = await rowsOf<TallyRow>(store, {
    text: `WITH places AS (
        SELECT place.cohort, place.lot, place."group", place.standing, place.accounted,
          s.network, s.province, s.level, width_bucket(s.pupils, ${sizeBounds}) AS size,
          t.status = 'stopped' OR place.standing = 'free' AS gone,
          place.committed + booked.commitment AS committed, booked.*
        FROM programme_place place
        JOIN trajectory t ON t.id = place.trajectory_id
        LEFT JOIN school s ON s.number = t.school_number
        CROSS JOIN LATERAL (
          SELECT ${sumOf('payment')} AS paid, ${sumOf('commitment')} AS commitment, ${sumOf('owed')} AS owed,
            ${sumOf('income')} AS received, ${sumOf('waiver')} AS waived
          FROM programme_payment WHERE trajectory_id = place.trajectory_id
        ) booked
        WHERE place.programme_id = $1
      )
      SELECT cohort, lot, "group", network, province, level, size,
        count(*) FILTER (WHERE NOT gone)::int AS taken,
        count(*) FILTER (WHERE NOT gone AND standing = 'reserve')::int AS reserved,
        sum(${heldOf('places')})::text AS committed,
        sum(paid)::text AS spent, sum(owed)::text AS owed, sum(received)::text AS received,
        sum(waived)::text AS waived, sum(greatest(paid - accounted, 0))::text AS recoverable
      FROM places
      GROUP BY cohort, lot, "group", network, province, level, size
      ORDER BY cohort, lot, "group", network, province, level, size`,
    values: [id],
  });
  return rows.map(toTally);
}

function toTally({ network, province, level, size, group, cohort, lot, taken, ...sums }: TallyRow) {
  const facets = facetsOf({ network, province, level, size });
  const { reserved, ...money } = sums;
  const amounts = Object.fromEntries(
    Object.entries(money).map(([name, amount]) => [name, Number(amount ?? 0)]),
  ) as { [name in keyof typeof money]: number };
  return { ...filled({ cohort, lot, group: group as Group | null }), facets, taken, reserved, ...amounts };
}

/** Gives a place to a trajectory that was stored in the same transaction; given twice, the first stays. */
export async function insertPlace(within: Unscoped<'everybody'>, place: Place): Promise<void> {
  await rowsOf(within, {
    text: `INSERT INTO programme_place (trajectory_id, programme_id, cohort, lot, "group", committed, waited, given_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (trajectory_id) DO NOTHING`,
    values: [
      place.trajectoryId,
      place.programmeId,
      place.cohort,
      place.lot,
      place.group ?? null,
      place.committed,
      place.waited,
      place.givenAt,
    ],
  });
}

/** The place that a trajectory was given, if it was given one, and whether the programme freed it again. */
export async function placeOf(
  store: Unscoped<'everybody'>,
  trajectoryId: string,
): Promise<(Omit<Place, 'waited' | 'givenAt'> & { readonly isFree: boolean }) | undefined> {
  const rows = await rowsOf<{
    programme_id: string;
    cohort: string;
    lot: string;
    group: string | null;
    committed: string;
    is_free: boolean;
  }>(store, {
    text: `SELECT programme_id, cohort, lot, "group", standing = 'free' AS is_free, (committed + (
        SELECT ${sumOf('commitment')} FROM programme_payment WHERE trajectory_id = $1))::text AS committed
      FROM programme_place WHERE trajectory_id = $1`,
    values: [trajectoryId],
  });
  const row = rows[0];
  if (row === undefined) return undefined;
  const { programme_id: programmeId, cohort, lot, group, committed } = row;
  return filled({
    trajectoryId,
    programmeId,
    cohort,
    lot,
    group: group as Group | null,
    committed: Number(committed),
    isFree: row.is_free,
  });
}

/** The lots in which this school has a place in this call: places that are taken, of all its subjects. */
export async function lotsOfSchool(
  store: Unscoped<'everybody'>,
  programmeId: string,
  cohort: string,
  school: string,
): Promise<string[]> {
  const rows = await rowsOf<{ lot: string }>(store, {
    text: `SELECT DISTINCT place.lot FROM programme_place place JOIN trajectory t ON t.id = place.trajectory_id
      WHERE place.programme_id = $1 AND place.cohort = $2 AND t.school_number = $3
        AND t.status <> 'stopped' AND place.standing <> 'free'`,
    values: [programmeId, cohort, school],
  });
  return rows.map(({ lot }) => lot);
}

/** Whether this trajectory has a place in a programme, also when it stopped since. */
export async function hasPlace(store: Unscoped<'everybody'>, trajectoryId: string): Promise<boolean> {
  const rows = await rowsOf(store, {
    text: 'SELECT FROM programme_place WHERE trajectory_id = $1',
    values: [trajectoryId],
  });
  return rows.length > 0;
}

function valuesOf({ name, lots, calls, budget }: Programme): unknown[] {
  return [name.nl, name.en, JSON.stringify(lots), JSON.stringify(calls), budget ?? null];
}

function toStored(row: ProgrammeRow): StoredProgramme {
  const { id, version, lots, calls, budget } = row;
  const name = { nl: row.name_nl, en: row.name_en };
  return {
    ...{ id, version, updatedAt: row.updated_at.toISOString() },
    programme: filled({ name, lots, calls, budget: budget === null ? undefined : Number(budget) }),
  };
}
