import type { Scope } from '../../domain/access/scope.ts';
import { EVERYTHING } from '../../domain/access/scope.ts';
import type { Template } from '../../domain/template/model/types.ts';
import type { Enrolment } from '../../domain/trajectory/decide/enrol.ts';
import { findTrajectoryHead } from '../../store/trajectories/trajectories.ts';
import { definedOf } from '../defined.ts';
import { newIdFor, principalOf } from '../idempotency.ts';
import { nowOf, todayOf } from '../now.ts';
import type { CheckedWish, WantedPlace } from '../programmes/check-wish.ts';
import { lookForPlace } from '../programmes/take-place.ts';
import { assertWithinReach } from '../schools/reach.ts';
import { publishedOrRefused } from '../templates/find-published.ts';
import { checkProposal } from './check-proposal.ts';
import { type EnrolmentSetting, loadForEnrolment } from './decide-and-store.ts';
import { findSubjectSchool } from './find-subject.ts';
import type { Asked, EnrolmentRequest } from './request.ts';

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
  const school = await findSubjectSchool(deps, template, enrolment.subject);
  const id = newIdFor({ key: idempotencyKey, principal: principalOf(actor), purpose: 'trajectory' });
  const today = todayOf(deps);
  const { waitingList = false, from } = enrolment;
  const as = wantedPlace(enrolment);
  const looked = as && (await lookForPlace({ deps, wanted: as, trajectoryId: id, waitingList, today }));
  if (from !== undefined) await checkProposal(deps, { id, from, template: template.id }, scope);
  if (scope !== undefined && school !== undefined) await assertMayEnrol(deps, scope, school.number, from);
  const subject = { id: enrolment.subject.id, schoolNumber: school?.number };
  return {
    setting: await loadForEnrolment(deps.store, published, subject),
    school: school?.number,
    toEnrol: asEnrolment(enrolment, template, {
      ...{ id, actor, now: nowOf(deps) },
      start: looked?.start ?? enrolment.start ?? today,
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

/** As the core takes it, with placeholders for people who are not known yet. */
function asEnrolment(
  { subject, roles, reason, group, from, underWay }: EnrolmentRequest,
  template: Template,
  known: Pick<Enrolment, 'id' | 'actor' | 'now' | 'start'>,
): Omit<Enrolment, 'linked'> {
  return {
    ...known,
    subject: { kind: subject.kind ?? template.subject, id: subject.id },
    roles: placeholders(roles),
    ...definedOf({ reason, group, from, underWay }),
  };
}

function wantedPlace(enrolment: EnrolmentRequest): WantedPlace | undefined {
  const { programme, cohort, amount, template, group, start } = enrolment;
  if (programme === undefined) return undefined;
  return { programme, cohort, amount, template, group, start, underWay: enrolment.underWay !== undefined };
}

/** For looking whether it could be, before somebody new is added. */
function placeholders(roles: EnrolmentRequest['roles']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(roles).map(([role, person]) => [role, typeof person === 'string' ? person : role]),
  );
}
