import type { Scope } from '../../domain/access/scope.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import type { SubjectKind, Template } from '../../domain/template/model/types.ts';
import type { Enrolment } from '../../domain/trajectory/decide/enrol.ts';
import type { Actor } from '../../domain/trajectory/model/events.ts';
import type { StartedFrom } from '../../domain/trajectory/model/state.ts';
import type { Store } from '../../store/database/db.ts';
import type { NewWaitingEntry } from '../../store/programmes/waiting.ts';
import { definedOf } from '../defined.ts';
import type { Dependencies } from '../dependencies.ts';
import { newIdFor } from '../idempotency.ts';
import { nowOf, todayOf } from '../now.ts';
import type { InlinePerson } from '../people/named.ts';
import type { CheckedWish, WantedPlace } from '../programmes/check-wish.ts';
import { alreadyEnrolled } from '../programmes/errors.ts';
import { lookForPlace, type Queued, type Taken, takePlace } from '../programmes/take-place.ts';
import { publishedOrRefused } from '../templates/find-published.ts';
import { startTrajectoryWorkflow } from '../workflow-client/trajectory.ts';
import { checkProposal } from './check-proposal.ts';
import {
  type DecidedEnrolment,
  decideEnrolment,
  type EnrolmentSetting,
  loadForEnrolment,
  type StoredEnrolment,
  storeEnrolment,
} from './decide-and-store.ts';
import { enrolmentRejected } from './errors.ts';
import { type FilledRoles, fillRoles } from './fill-roles.ts';
import { findSubjectSchool } from './find-subject.ts';

/** What is asked: a subject goes through a template. */
export type EnrolmentRequest = {
  readonly template: string;
  /** The latest version if left out. */
  readonly templateVersion?: number | undefined;
  /** A school by its number, a person by id …; without a kind, the one that the template is for. */
  readonly subject: { readonly kind?: SubjectKind | undefined; readonly id: string };
  /** Local date; today if left out. */
  readonly start?: LocalDate | undefined;
  /** Somebody known or new for every role that is not optional. */
  readonly roles: { readonly [role: string]: string | InlinePerson };
  readonly reason?: string | undefined;
  readonly group?: 'volger' | 'first-mover' | undefined;
  /** The programme in which it gets a place. */
  readonly programme?: string | undefined;
  /** The call of that programme; the only one that is open if left out. */
  readonly cohort?: string | undefined;
  /** Euro cents that it commits of the budget, where its lot has no amount of its own. */
  readonly amount?: number | undefined;
  /** Whether it waits for a place when there is none. */
  readonly waitingList?: boolean | undefined;
  /** The open step of another trajectory that proposes this one: it is done with it. */
  readonly from?: StartedFrom | undefined;
  /** Already in this phase since this local date; nothing is sent for what lies before. */
  readonly underWay?: { readonly phase: string; readonly since: LocalDate } | undefined;
};

/** The trajectory that there is now. */
export type Enrolled = {
  readonly id: string;
  readonly reference: string;
  readonly version: number;
};

/** What came of asking: a trajectory, or a place on the waiting list of its programme. */
export type EnrolmentOutcome = Enrolled | { readonly queued: Queued };

/**
 * Enrols a subject, or puts it on the waiting list of its programme when that was asked for and there is no place.
 * @throws as {@link enrolTrajectory}
 */
export async function enrolOrQueue(
  request: Parameters<typeof enrolTrajectory>[0],
): Promise<EnrolmentOutcome> {
  return carryOut(request);
}

/**
 * Enrols a subject: checks, decides, stores state, journal and plan in one transaction, and starts its workflow. When
 * Temporal is away the enrolment stands, and the workflow is started later.
 * @param scope what the actor deals with; a counsellor enrols for her own service
 * @param idempotencyKey the same key gives the same trajectory, also after a crash half-way
 * @throws problems that name the field: unknown template, subject, person or role, a role without a person, a date on
 *   which it cannot start (`invalid`), a trajectory that runs already (`conflict`, with where it is), no place in its programme (`conflict`),
 *   another service (`forbidden`)
 */
export async function enrolTrajectory(request: {
  deps: Dependencies;
  actor: Actor;
  scope?: Scope | undefined;
  enrolment: EnrolmentRequest;
  idempotencyKey?: string | undefined;
}): Promise<Enrolled> {
  const outcome = await carryOut({ ...request, enrolment: { ...request.enrolment, waitingList: false } });
  if ('queued' in outcome) throw new Error('Somebody who did not ask to wait was put on a waiting list');
  return outcome;
}

type Asked = Parameters<typeof enrolTrajectory>[0];

/** What was asked, with everything it names looked up and nothing stored. */
type Checked = {
  readonly setting: EnrolmentSetting;
  readonly school: string | undefined;
  readonly toEnrol: Omit<Enrolment, 'linked'>;
  /** The place that it wants in a programme, if it wants one, and the call in which it can have it. */
  readonly wanted: (CheckedWish & { readonly as: WantedPlace }) | undefined;
};

type Stored = Extract<StoredEnrolment, { kind: 'stored' }>;

async function carryOut(asked: Asked): Promise<EnrolmentOutcome> {
  const checked = await check(asked);
  const filled = await fillAgreedRoles(asked, checked);
  const decided = decidedOrRefused(checked, filled);
  const taken = await storeWithPlace(asked, checked, filled, decided);
  if (taken.kind === 'waiting') return { queued: taken.queued };
  const { id, reference, version, input } = taken.stored;
  await startWorkflow(asked.deps, input);
  return { id, reference, version };
}

async function check({ deps, actor, scope, enrolment, idempotencyKey }: Asked): Promise<Checked> {
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

/** Everybody who gets a role, known or new; nobody is added for an enrolment that is refused. */
async function fillAgreedRoles(asked: Asked, checked: Checked): Promise<FilledRoles> {
  const { deps, scope, idempotencyKey } = asked;
  const { roles } = asked.enrolment;
  const { template } = checked.setting;
  const hasNewPeople = Object.values(roles).some((person) => typeof person !== 'string');
  if (hasNewPeople) decidedOrRefused(checked);
  try {
    return await fillRoles({ deps, template, roles, scope, school: checked.school, idempotencyKey });
  } catch (error) {
    // What the core says of the roles comes first: who somebody is does not matter in a role that does not exist.
    decidedOrRefused(checked);
    throw error;
  }
}

/** @param filled absent while it is only tried out, with placeholders for people who are not known yet */
function decidedOrRefused(
  { setting, school, toEnrol, wanted }: Checked,
  filled?: FilledRoles,
): DecidedEnrolment {
  const decided = decideEnrolment(
    setting,
    { ...toEnrol, ...(filled === undefined ? {} : { roles: filled.roles }) },
    {
      school,
      organisation: filled?.organisation,
      programme: wanted?.as.programme,
      cohort: wanted?.wish.cohort,
    },
  );
  if ('rejected' in decided) throw enrolmentRejected(decided);
  return decided;
}

/** Stores it, with its place in a programme where it wants one. */
async function storeWithPlace(
  asked: Asked,
  checked: Checked,
  filled: FilledRoles,
  decided: DecidedEnrolment,
): Promise<Taken<Stored>> {
  const { deps, enrolment } = asked;
  const { wanted, toEnrol } = checked;
  const enrol = (within: Store) => storedOrRefused(within, decided);
  if (wanted === undefined) return { kind: 'place', stored: await enrol(deps.store) };
  return takePlace({
    ...{ deps, enrol, wanted: wanted.as, waitingList: enrolment.waitingList ?? false },
    ...{ now: toEnrol.now, today: todayOf(deps), entry: waitingEntryOf(asked, checked, filled) },
  });
}

async function storedOrRefused(store: Store, decided: DecidedEnrolment): Promise<Stored> {
  const stored = await storeEnrolment(store, decided);
  if (stored.kind === 'already-enrolled') throw alreadyEnrolled(stored.running, stored.period);
  return stored;
}

/** What has to be known to enrol later who has to wait now. */
function waitingEntryOf(
  { actor, enrolment, idempotencyKey }: Asked,
  { setting, school, toEnrol }: Checked,
  { roles, organisation }: FilledRoles,
): Omit<NewWaitingEntry, 'programmeId' | 'cohort' | 'lot' | 'amount' | 'askedAt'> {
  const { group, start, reason, from } = enrolment;
  return {
    id: newIdFor({ key: idempotencyKey, principal: principalOf(actor), purpose: 'waiting' }),
    trajectoryId: toEnrol.id,
    templateVersion: setting.version,
    ...{ subject: toEnrol.subject, roles, actor },
    ...definedOf({ group, start, reason, from, schoolNumber: school, organisationId: organisation }),
  };
}

/** Its workflow starts now if that can be; the enrolment stands all the same. */
async function startWorkflow(deps: Dependencies, input: Stored['input']): Promise<void> {
  try {
    await startTrajectoryWorkflow(deps, input);
  } catch (error) {
    deps.logger.warn(
      { trajectory: input.trajectoryId, err: error },
      'enrolled; its workflow will be started later',
    );
  }
}

function principalOf(actor: Actor): string {
  return actor.person ?? actor.kind;
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
