import type { Scope } from '../../domain/access/scope.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { mustReachAll } from '../database/reach.ts';
import type { Prisma } from '../generated/client.ts';

/**
 * Whether a guidance service deals with a school: it is of the network that the service works for, or the direction has
 * assigned it. Following a trajectory of it gives nothing.
 * @param organisation id of the service
 */
export async function isSchoolOf(
  store: Unscoped<'everybody'>,
  school: string,
  organisation: string,
): Promise<boolean> {
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

/** The schools that somebody deals with, as a condition. */
export async function schoolsWithin(store: Store, scope: Scope): Promise<Prisma.schoolWhereInput> {
  if (scope.kind === 'all') return {};
  const { organisation: id } = scope;
  const [organisation, assigned] = await Promise.all([
    store.prisma.organisation.findUnique({ where: { id }, select: { network: true } }),
    store.prisma.school_assignment.findMany({
      where: { organisation_id: id },
      select: { school_number: true },
    }),
  ]);
  const byHand = { number: { in: assigned.map(({ school_number }) => school_number) } };
  const network = organisation?.network ?? undefined;
  return network === undefined ? byHand : { OR: [{ network }, byHand] };
}

/** The guidance services that deal with a school, and whether that is because it was assigned to them. */
export async function servicesOfSchool(
  store: Unscoped<'everybody'>,
  school: string,
): Promise<readonly { readonly id: string; readonly isAssigned: boolean }[]> {
  return rowsOf<{ id: string; isAssigned: boolean }>(store, {
    name: 'services-of-school',
    text: `SELECT o.id, x.organisation_id IS NOT NULL AS "isAssigned" FROM organisation o
      LEFT JOIN school s ON s.number = $1 AND s.network = o.network
      LEFT JOIN school_assignment x ON x.school_number = $1 AND x.organisation_id = o.id
      WHERE o.kind = 'pbd' AND (s.number IS NOT NULL OR x.organisation_id IS NOT NULL)`,
    values: [school],
  });
}

/** Assigns a school to a guidance service; doing it twice does no harm. */
export async function assignSchool(
  store: Store,
  { school, organisation, now }: { school: string; organisation: string; now: Instant },
): Promise<void> {
  mustReachAll(store);
  const data = { school_number: school, organisation_id: organisation, assigned_at: now };
  await store.prisma.school_assignment.createMany({ data, skipDuplicates: true });
}

/** Takes a school away from a service to which it was assigned; `false` when it was not. */
export async function unassignSchool(store: Store, school: string, organisation: string): Promise<boolean> {
  mustReachAll(store);
  const { count } = await store.prisma.school_assignment.deleteMany({
    where: { school_number: school, organisation_id: organisation },
  });
  return count > 0;
}
