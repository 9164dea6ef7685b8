import { schoolYearOf } from '../../domain/calendar/school-year.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import type { SubjectKind, Template } from '../../domain/template/types.ts';
import { type Enrolment, enrol } from '../../domain/trajectory/enrol.ts';
import type { Actor } from '../../domain/trajectory/events.ts';
import type { Advanced, Context } from '../../domain/trajectory/outcome.ts';
import { summarise } from '../../domain/trajectory/summary.ts';
import { loadCalendar } from '../../store/calendar.repository.ts';
import { isStoreError } from '../../store/errors.ts';
import { mailPartitionOf } from '../../store/mail-partition.ts';
import { findPerson } from '../../store/people.repository.ts';
import { findSchool, type School } from '../../store/schools.repository.ts';
import { findTemplate, latestTemplate, type PublishedTemplate } from '../../store/templates.repository.ts';
import {
  type Committed,
  type EnrolmentCommit,
  insertEnrolled,
} from '../../store/trajectory-commits.repository.ts';
import type { Scope } from '../access.ts';
import type { Dependencies } from '../dependencies.ts';
import { newIdFor } from '../http/idempotency.ts';
import { nowOf, todayOf } from '../now.ts';
import type { InlinePerson } from '../people/people.usecases.ts';
import { unknownTemplate } from '../templates/templates.errors.ts';
import { fillRoles } from './fill-roles.ts';
import { referenceOf } from './reference.ts';
import { alreadyEnrolled, enrolmentRejected, schoolClosed, unknownSubject } from './trajectories.errors.ts';
import { startTrajectoryWorkflow } from './trajectory-workflow.ts';

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
  readonly programme?: string | undefined;
  /** Already in this phase since this local date; nothing is sent for what lies before. */
  readonly underWay?: { readonly phase: string; readonly since: LocalDate } | undefined;
};

/** The trajectory that there is now. */
export type Enrolled = {
  readonly id: string;
  readonly reference: string;
  readonly version: number;
};

/**
 * Enrols a subject: checks, decides, stores state, journal and plan in one transaction, and starts its workflow. When
 * Temporal is away the enrolment stands, and the workflow is started later.
 * @param scope what the actor deals with; a counsellor enrols for her own service
 * @param idempotencyKey the same key gives the same trajectory, also after a crash half-way
 * @throws problems that name the field: unknown template, subject, person or role, a role without a person, a date on
 *   which it cannot start (422), a trajectory that runs already (409, with where it is), another service (403)
 */
export async function enrolTrajectory(request: {
  deps: Dependencies;
  actor: Actor;
  scope?: Scope | undefined;
  enrolment: EnrolmentRequest;
  idempotencyKey?: string | undefined;
}): Promise<Enrolled> {
  const { deps, actor, enrolment, idempotencyKey } = request;
  const published = await publishedFor(deps, enrolment);
  const { template } = published;
  const school = await subjectOf(deps, template, enrolment);
  const context: Context = { calendar: await loadCalendar(deps.store, school?.number) };
  const principal = actor.person ?? actor.kind;
  const toEnrol: Enrolment = {
    id: newIdFor({ key: idempotencyKey, principal, purpose: 'trajectory' }),
    now: nowOf(deps),
    actor,
    subject: { kind: enrolment.subject.kind ?? template.subject, id: enrolment.subject.id },
    start: enrolment.start ?? todayOf(deps),
    roles: placeholders(enrolment.roles),
    ...(enrolment.reason === undefined ? {} : { reason: enrolment.reason }),
    ...(enrolment.group === undefined ? {} : { group: enrolment.group }),
    ...(enrolment.underWay === undefined ? {} : { underWay: enrolment.underWay }),
  };
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
  const stored = await store(deps, {
    advanced,
    template,
    context,
    now: toEnrol.now,
    period: schoolYearOf(toEnrol.start),
    school: school?.number,
    organisation,
    programme: enrolment.programme,
    group: enrolment.group,
  });
  await start(deps, advanced, template, context, stored.mailroom);
  const { id, version } = advanced.state;
  return { id, reference: stored.reference, version };
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
    const isId = /^[0-9a-f-]{36}$/i.test(subject.id);
    const person = isId ? await findPerson(deps.store, subject.id) : undefined;
    if (person === undefined) throw unknownSubject();
    return person.schoolNumber === undefined ? undefined : findSchool(deps.store, person.schoolNumber);
  }
  const school = await findSchool(deps.store, subject.id);
  if (school === undefined) throw unknownSubject();
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

async function store(
  deps: Dependencies,
  commit: Omit<EnrolmentCommit, 'reference'>,
): Promise<Committed & { readonly reference: string }> {
  const { state } = commit.advanced;
  for (let attempt = 0; ; attempt += 1) {
    const reference = referenceOf(state.template, state.id, attempt);
    try {
      return { reference, ...(await insertEnrolled(deps.store, { ...commit, reference })) };
    } catch (error) {
      if (isStoreError(error, 'reference-taken') && attempt < 20) continue;
      if (!isStoreError(error, 'already-enrolled')) throw error;
      // Its own id: this very request was carried out before, and only its answer got lost. Whoever had to have the
      // mailroom woken may have died before it could.
      if (error.running === state.id) {
        return { reference, mailroom: mailPartitionOf(commit.organisation, deps.store.mailPartitions) };
      }
      throw alreadyEnrolled(error.running, commit.period);
    }
  }
}

async function start(
  deps: Dependencies,
  advanced: Advanced,
  template: Template,
  context: Context,
  mailroom: number | undefined,
): Promise<void> {
  const trajectoryId = advanced.state.id;
  const summary = summarise(advanced, template, context);
  try {
    await startTrajectoryWorkflow({
      deps,
      input: { trajectoryId, summary, ...(mailroom === undefined ? {} : { mailroom }) },
    });
  } catch (error) {
    deps.logger.warn(
      { trajectory: trajectoryId, err: error },
      'enrolled; its workflow will be started later',
    );
  }
}
