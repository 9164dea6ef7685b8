import { checkRow, verdictOnCells } from '../application/enrolment-lists/check.ts';
import type { RowCells } from '../application/enrolment-lists/rows.ts';
import { addDays, land } from '../domain/calendar/offset.ts';
import { schoolYearOf } from '../domain/calendar/school-year.ts';
import type { Instant, LocalDate } from '../domain/calendar/types.ts';
import { localDateOf } from '../domain/calendar/wall-clock.ts';
import { fixedClock } from '../platform/clock.ts';
import { loadCalendar } from '../store/calendar/overrides.ts';
import type { WholeStore } from '../store/database/db.ts';
import { findEnrolmentList, insertEnrolmentList } from '../store/operations/enrolment-lists.ts';
import type { Cast, DemoSchool } from './cast.ts';
import { demoId } from './ids.ts';
import { merger } from './upkeep.ts';

/** Schools of the cast from here on are in no trajectory of the digital school. */
const FIRST_THAT_IS_FREE = 55;
/** So many rows were checked; the counsellor stopped half-way. */
const CHECKED = 3;

/**
 * The rows of a list of schools that the first counsellor wants to enrol: one is enrolled already, one has an address that is
 * none, and the others can be enrolled.
 * @param start local date on which they would begin
 */
export function demoList({ schools, counsellors }: Cast, start: LocalDate): readonly RowCells[] {
  const [counsellor] = counsellors;
  if (counsellor === undefined) return [];
  const own = (school: DemoSchool) => school.service.id === counsellor.organisationId;
  const [known] = schools.filter(own);
  const free = schools
    .filter((school, index) => index >= FIRST_THAT_IS_FREE && index !== merger.gone && own(school))
    .slice(0, 3);
  const [first, ...others] = free;
  const wanted = [first, known, ...others].filter((school) => school !== undefined);
  return wanted.map((school, index) => rowOf(school, { email: counsellor.email, start }, index === 2));
}

function rowOf(
  { number, principal }: DemoSchool,
  { email, start }: { readonly email: string; readonly start: LocalDate },
  isMistyped: boolean,
): RowCells {
  return {
    ...{ school_number: number, template: 'digitale-school', start, counsellor_email: email },
    principal_name: principal.name,
    principal_email: isMistyped ? principal.email.replace('@', ' at ') : principal.email,
    group: 'volger',
  };
}

/** Keeps a list of schools that was checked half-way, each row by the rules of enrolling. */
export async function saveList(store: WholeStore, cast: Cast, now: Instant): Promise<void> {
  const id = demoId('list of schools');
  const [counsellor] = cast.counsellors;
  if (counsellor?.organisationId === undefined || (await findEnrolmentList(store, id)) !== undefined) return;
  const start = land(beginning(localDateOf(now)), 'next-working-day', await loadCalendar(store));
  const asker = {
    deps: { store, clock: fixedClock(now) },
    actor: { kind: 'person' as const, person: counsellor.id },
    scope: { kind: 'organisation' as const, organisation: counsellor.organisationId },
  };
  const rows = [];
  for (const [index, cells] of demoList(cast, start).entries()) {
    const line = index + 2;
    const found = index < CHECKED ? await checkRow(asker, line, cells) : verdictOnCells(line, cells, []);
    rows.push({
      ...{ line, cells, trajectoryId: demoId(`row ${line} of the list`) },
      ...(found === undefined ? {} : { verdict: { ...found, at: now } }),
    });
  }
  await insertEnrolmentList(store, { id, madeBy: counsellor.id, madeAt: now, ignored: ['opmerking'], rows });
}

/** In three weeks; at the end of a school year today, or the school that is enrolled already would begin a new one. */
function beginning(today: LocalDate): LocalDate {
  const later = addDays(today, 21);
  return schoolYearOf(later) === schoolYearOf(today) ? later : today;
}
