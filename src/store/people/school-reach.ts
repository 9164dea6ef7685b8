import type { Instant } from '../../domain/calendar/types.ts';
import { rowsOf, type Store } from '../database/db.ts';

/**
 * Whether a guidance service deals with a school: it is of the network that the service works for, or the direction has
 * assigned it. Following a trajectory of it gives nothing.
 * @param organisation id of the service
 */
export async function isSchoolOf(store: Store, school: string, organisation: string): Promise<boolean> {
  const rows = await rowsOf<{ reached: boolean }>(store, {
    name: 'school-of',
    text: `SELECT EXISTS (
        SELECT FROM school s JOIN organisation o ON o.network = s.network WHERE s.number = $1 AND o.id = $2::uuid
      ) OR EXISTS (
        SELECT FROM school_assignment WHERE school_number = $1 AND organisation_id = $2::uuid
      ) AS reached`,
    values: [school, organisation],
  });
  return rows[0]?.reached === true;
}

/** Assigns a school to a guidance service; doing it twice does no harm. */
export async function assignSchool(
  store: Store,
  { school, organisation, now }: { school: string; organisation: string; now: Instant },
): Promise<void> {
  const data = { school_number: school, organisation_id: organisation, assigned_at: now };
  await store.prisma.school_assignment.createMany({ data, skipDuplicates: true });
}

/** Takes a school away from a service to which it was assigned; `false` when it was not. */
export async function unassignSchool(store: Store, school: string, organisation: string): Promise<boolean> {
  const { count } = await store.prisma.school_assignment.deleteMany({
    where: { school_number: school, organisation_id: organisation },
  });
  return count > 0;
}
