import type { Scope } from '../../domain/access/scope.ts';
import { schoolYearOf } from '../../domain/calendar/school-year.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import { linksOf } from '../../domain/template/model/links.ts';
import type { SubjectKind, Template } from '../../domain/template/model/types.ts';
import { type Enrolment, enrol } from '../../domain/trajectory/decide/enrol.ts';
import { beginsByLooking } from '../../domain/trajectory/decide/starts.ts';
import type { Actor } from '../../domain/trajectory/model/events.ts';
import type { Advanced, Context } from '../../domain/trajectory/model/outcome.ts';
import type { StartedFrom } from '../../domain/trajectory/model/state.ts';
import { summarise } from '../../domain/trajectory/views/summary.ts';
import { loadCalendar } from '../../store/calendar/overrides.ts';
import type { Store } from '../../store/database/db.ts';
import { isStoreError } from '../../store/database/errors.ts';
import { mailPartitionOf } from '../../store/mail/partition.ts';
import { findPerson } from '../../store/people/people.ts';
import { findSchool, type School } from '../../store/people/schools.ts';
import { findTemplate, latestTemplate, type PublishedTemplate } from '../../store/templates/templates.ts';
import {
  type Committed,
  type EnrolmentCommit,
  enrolUnderReference,
} from '../../store/trajectories/commits.ts';
import { hasFollowers, linkedFor } from '../../store/trajectories/linked.ts';
import { findTrajectoryHead } from '../../store/trajectories/trajectories.ts';
import { definedOf } from '../defined.ts';
import type { Dependencies } from '../dependencies.ts';
import { newIdFor } from '../idempotency.ts';
import { isId } from '../ids.ts';
import { nowOf, todayOf } from '../now.ts';
import type { InlinePerson } from '../people/people.ts';
import type { WantedPlace } from '../programmes/check-wish.ts';
import { lookForPlace, type Queued, takePlace } from '../programmes/take-place.ts';
import { unknownTemplate } from '../templates/errors.ts';
import { startTrajectoryWorkflow } from '../workflow-client/start-trajectory.ts';
import { checkProposal } from './check-proposal.ts';
import { alreadyEnrolled, enrolmentRejected, schoolClosed, unknownSubject } from './errors.ts';
import { fillRoles } from './fill-roles.ts';

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

type Stored = Committed & {
  readonly reference: string;
  /** Its version, when it was stored by an earlier try: what has just been decided is then not what stands. */
  readonly earlier?: number;
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

async function carryOut(request: Parameters<typeof enrolTrajectory>[0]): Promise<EnrolmentOutcome> {
  const { deps, actor, enrolment, idempotencyKey } = request;
  const published = await publishedFor(deps, enrolment);
  const { template } = published;
  const school = await subjectOf(deps, template, enrolment);
  const context: Context = { calendar: await loadCalendar(deps.store, school?.number) };
  const principal = actor.person ?? actor.kind;
  const id = newIdFor({ key: idempotencyKey, principal, purpose: 'trajectory' });
  const [today, waitingList] = [todayOf(deps), enrolment.waitingList ?? false];
  const wanted = wantedPlace(enrolment);
  const looked = wanted && (await lookForPlace({ deps, wanted, trajectoryId: id, waitingList, today }));
  const { from } = enrolment;
  if (from !== undefined) await checkProposal(deps, { id, from, template: template.id }, request.scope);
  const kin = {
    subject: { kind: template.subject, id: enrolment.subject.id },
    schoolNumber: school?.number,
  };
  const [linked, isFollowed] = await Promise.all([
    linkedFor(deps.store, kin, linksOf(template)),
    hasFollowers(deps.store, kin, template.id),
  ]);
  const toEnrol = asEnrolment(enrolment, template, {
    ...{ linked, id, actor, now: nowOf(deps) },
    start: looked?.start ?? enrolment.start ?? today,
  });
  const hasNewPeople = Object.values(enrolment.roles).some((person) => typeof person !== 'string');
  // Nobody is added for an enrolment that is refused.
  if (hasNewPeople) decided(toEnrol, published, context);
  const { roles, organisation } = await fillRoles({
    deps,
    template,
    roles: enrolment.roles,
    scope: request.scope,
    school: school?.number,
    idempotencyKey,
  }).catch((error: unknown) => {
    // What the core says of the roles comes first: who somebody is does not matter in a role that does not exist.
    decided(toEnrol, published, context);
    throw error;
  });
  const advanced = decided({ ...toEnrol, roles }, published, context);
  const commit = {
    advanced,
    template,
    context,
    now: toEnrol.now,
    period: schoolYearOf(toEnrol.start),
    school: school?.number,
    organisation,
    programme: enrolment.programme,
    cohort: looked?.wish.cohort,
    group: enrolment.group,
  };
  const taken =
    wanted === undefined
      ? ({ kind: 'place', stored: await store(deps.store, commit) } as const)
      : await takePlace({
          ...{ deps, wanted, waitingList, today, now: toEnrol.now },
          enrol: (within) => store(within, commit),
          entry: {
            id: newIdFor({ key: idempotencyKey, principal, purpose: 'waiting' }),
            trajectoryId: id,
            templateVersion: published.version,
            ...{ subject: toEnrol.subject, roles, actor },
            ...definedOf({
              ...{ group: enrolment.group, start: enrolment.start, reason: enrolment.reason },
              from: enrolment.from,
              ...{ schoolNumber: school?.number, organisationId: organisation },
            }),
          },
        });
  if (taken.kind === 'waiting') return { queued: taken.queued };
  await start(deps, commit, taken.stored, isFollowed);
  return { id, reference: taken.stored.reference, version: taken.stored.earlier ?? advanced.state.version };
}

/** As the core takes it, with placeholders for people who are not known yet. */
function asEnrolment(
  { subject, roles, reason, group, from, underWay }: EnrolmentRequest,
  template: Template,
  known: Pick<Enrolment, 'linked' | 'id' | 'actor' | 'now' | 'start'>,
): Enrolment {
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

async function publishedFor(deps: Dependencies, enrolment: EnrolmentRequest): Promise<PublishedTemplate> {
  const { template, templateVersion } = enrolment;
  const published =
    templateVersion === undefined
      ? await latestTemplate(deps.store, template)
      : await findTemplate(deps.store, template, templateVersion);
  if (published !== undefined) return published;
  throw unknownTemplate(templateVersion === undefined ? 'template' : 'template_version');
}

/** The school that a trajectory is about, if it is about one; anything else must be known too. */
async function subjectOf(
  deps: Dependencies,
  template: Template,
  { subject }: EnrolmentRequest,
): Promise<School | undefined> {
  const kind = subject.kind ?? template.subject;
  if (kind === 'programme') return undefined;
  if (kind === 'person') {
    const person = isId(subject.id) ? await findPerson(deps.store, subject.id) : undefined;
    if (person === undefined) throw unknownSubject('person', subject.id);
    return person.schoolNumber === undefined ? undefined : findSchool(deps.store, person.schoolNumber);
  }
  const school = await findSchool(deps.store, subject.id);
  if (school === undefined) throw unknownSubject('school', subject.id);
  if (school.closedAt !== undefined) throw schoolClosed();
  return school;
}

function decided(toEnrol: Enrolment, published: PublishedTemplate, context: Context): Advanced {
  const outcome = enrol(toEnrol, published.template, published.version, context);
  if (outcome.rejected) throw enrolmentRejected(outcome);
  return outcome;
}

/** For looking whether it could be, before somebody new is added. */
function placeholders(roles: EnrolmentRequest['roles']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(roles).map(([role, person]) => [role, typeof person === 'string' ? person : role]),
  );
}

async function store(into: Store, commit: Omit<EnrolmentCommit, 'reference'>): Promise<Stored> {
  const { state } = commit.advanced;
  try {
    return await enrolUnderReference(into, commit);
  } catch (error) {
    if (!isStoreError(error, 'already-enrolled')) throw error;
    if (error.running !== state.id) throw alreadyEnrolled(error.running, commit.period);
    // Its own id: this very request was carried out before, and only its answer got lost. Whoever had to have the
    // mailroom woken may have died before it could.
    const head = await findTrajectoryHead(into, state.id);
    if (head === undefined) throw error;
    const { reference, version: earlier, organisationId } = head;
    return { reference, earlier, mailroom: mailPartitionOf(organisationId, into.mailPartitions) };
  }
}

/** Starts its workflow with what is known, unless it has to begin by looking: as when another decision is what stands. */
async function start(
  deps: Dependencies,
  { advanced, template, context }: Omit<EnrolmentCommit, 'reference'>,
  { mailroom, earlier }: Stored,
  isFollowed: boolean,
): Promise<void> {
  const { state } = advanced;
  const trajectoryId = state.id;
  const looksFirst = earlier !== undefined || beginsByLooking(state, template, isFollowed);
  try {
    await startTrajectoryWorkflow({
      deps,
      input: {
        trajectoryId,
        ...(looksFirst ? {} : { summary: summarise(advanced, template, context) }),
        ...(mailroom === undefined ? {} : { mailroom }),
      },
    });
  } catch (error) {
    deps.logger.warn(
      { trajectory: trajectoryId, err: error },
      'enrolled; its workflow will be started later',
    );
  }
}
