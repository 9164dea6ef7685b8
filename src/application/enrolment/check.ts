import type { Scope } from '../../domain/access/scope.ts';
import { EVERYTHING } from '../../domain/access/scope.ts';
import { schoolYearOf } from '../../domain/calendar/school-year.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import type { Enrolment } from '../../domain/trajectory/decide/enrol.ts';
import { subjectId } from '../../domain/trajectory/model/subject.ts';
import { facetsOfSchool } from '../../store/programmes/facets.ts';
import { findTrajectoryHead, runningTrajectory } from '../../store/trajectories/trajectories.ts';
import { definedOf } from '../defined.ts';
import { newIdFor, principalOf } from '../idempotency.ts';
import { nowOf, todayOf } from '../now.ts';
import type { CheckedWish, WantedPlace } from '../programmes/check-wish.ts';
import { lookForPlace } from '../programmes/take-place.ts';
import { assertWithinReach } from '../schools/reach.ts';
import { publishedOrRefused } from '../templates/find-published.ts';
import { checkProposal } from './check-proposal.ts';
import { type EnrolmentSetting, loadForEnrolment } from './decide-and-store.ts';
import { runsSinceAnotherYear } from './errors.ts';
import { findSubjectSchool } from './find-subject.ts';
import type { Asked, EnrolmentRequest } from './request.ts';
import { readSubject } from './subject.ts';

/** What was asked, with everything it names looked up and nothing stored. */
export type Checked = {
  readonly setting: EnrolmentSetting;
  readonly school: string | undefined;
  readonly toEnrol: Omit<Enrolment, 'linked'>;
  /** The place that it wants in a programme, if it wants one, and the call in which it can have it. */
  readonly wanted: (CheckedWish & { readonly as: WantedPlace }) | undefined;
};

/** Looks up everything that an enrolment names, and checks what needs no lock. */
export async function checkEnrolment({
  deps,
  actor,
  scope,
  enrolment,
  idempotencyKey,
}: Asked): Promise<Checked> {
  const { template: named, templateVersion } = enrolment;
  const published = await publishedOrRefused(deps, named, templateVersion, 'template_version');
  const { template } = published;
  const asked = readSubject(enrolment.subject, template.subject);
  const school = await findSubjectSchool(deps, asked);
  // As it is stored: leading zeros of a school's number say nothing.
  const isSchool = asked.kind !== 'person' && school !== undefined;
  const subject = { kind: asked.kind, id: subjectId(isSchool ? school.number : asked.id, asked.key) };
  const id = newIdFor({ key: idempotencyKey, principal: principalOf(actor), purpose: 'trajectory' });
  const today = todayOf(deps);
  const { waitingList = false, from } = enrolment;
  const as = await wantedPlace(deps, enrolment, school?.number);
  const looked = as && (await lookForPlace({ deps, wanted: as, trajectoryId: id, waitingList, today }));
  const start = looked?.start ?? enrolment.start ?? today;
  if (from !== undefined) await checkProposal(deps, { id, from, template: template.id }, scope);
  if (scope !== undefined && school !== undefined) await assertMayEnrol(deps, scope, school.number, from);
  if (!enrolment.beside) await refuseOtherYear(deps, { id, start, template: template.id, subject });
  return {
    setting: await loadForEnrolment(deps.store, published, { ...subject, schoolNumber: school?.number }),
    school: school?.number,
    toEnrol: asEnrolment(enrolment, {
      ...{ id, actor, subject, now: nowOf(deps) },
      start,
    }),
    wanted: as && looked && { ...looked, as },
  };
}

/**
 * A service enrols the schools that it deals with, and what a trajectory that it follows proposes for the same school.
 * @throws `forbidden` naming `subject.id`
 */
async function assertMayEnrol(
  deps: Asked['deps'],
  scope: Scope,
  school: string,
  from: EnrolmentRequest['from'],
): Promise<void> {
  const origin = from && (await findTrajectoryHead(deps.store, EVERYTHING, from.trajectory));
  if (origin?.schoolNumber !== school) await assertWithinReach(deps, scope, school, 'subject.id');
}

/**
 * The same subject twice in one template is a question, also when the other one began in another school year: whether
 * that one goes on, ends, or both run side by side.
 * @throws `conflict` `runs-since-another-year` with where it is
 */
async function refuseOtherYear(
  { store }: Asked['deps'],
  which: Pick<Enrolment, 'id' | 'subject'> & { readonly template: string; readonly start: LocalDate },
): Promise<void> {
  const running = await runningTrajectory(store, which);
  const head =
    running === undefined || running === which.id
      ? undefined
      : await findTrajectoryHead(store, EVERYTHING, running);
  if (head !== undefined && head.period !== schoolYearOf(which.start)) throw runsSinceAnotherYear(head);
}

/** As the core takes it, with placeholders for people who are not known yet. */
function asEnrolment(
  { roles, reason, group, from, underWay }: EnrolmentRequest,
  known: Pick<Enrolment, 'id' | 'actor' | 'subject' | 'now' | 'start'>,
): Omit<Enrolment, 'linked'> {
  return {
    ...known,
    roles: placeholders(roles),
    ...definedOf({ reason, group, from, underWay }),
  };
}

/** The place that it wants, with what the register says of the school; nothing more is asked when it wants none. */
async function wantedPlace(
  { store }: Asked['deps'],
  enrolment: EnrolmentRequest,
  school: string | undefined,
): Promise<WantedPlace | undefined> {
  const { programme, cohort, amount, template, group, start } = enrolment;
  if (programme === undefined) return undefined;
  const underWay = enrolment.underWay !== undefined;
  const known = school === undefined ? {} : { school, facets: await facetsOfSchool(store, school) };
  return { programme, cohort, amount, template, group, start, underWay, ...known };
}

/** For looking whether it could be, before somebody new is added. */
function placeholders(roles: EnrolmentRequest['roles']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(roles).map(([role, person]) => [role, typeof person === 'string' ? person : role]),
  );
}
