import type { Store } from '../../store/database/db.ts';
import type { NewWaitingEntry } from '../../store/programmes/waiting.ts';
import { definedOf } from '../defined.ts';
import { newIdFor, principalOf } from '../idempotency.ts';
import { todayOf } from '../now.ts';
import { asksPeople } from '../people/affiliation.ts';
import { alreadyEnrolled } from '../programmes/errors.ts';
import { type Taken, takePlace } from '../programmes/take-place.ts';
import { startTrajectoryWorkflow } from '../workflow-client/start-trajectory.ts';
import { type Checked, checkEnrolment } from './check.ts';
import {
  type DecidedEnrolment,
  decideEnrolment,
  type StoredEnrolment,
  storeEnrolment,
} from './decide-and-store.ts';
import { enrolmentRejected } from './errors.ts';
import { type FilledRoles, fillRoles } from './fill-roles.ts';
import type { Asked, AskedToEnrol, Enrolled, EnrolmentOutcome } from './request.ts';

/**
 * Enrols a subject, or puts it on the waiting list of its programme when that was asked for and there is no place.
 * @throws as {@link enrolTrajectory}
 */
export async function enrolOrQueue(asked: AskedToEnrol): Promise<EnrolmentOutcome> {
  return carryOut(asked);
}

/**
 * Enrols a subject: checks, decides, stores state, journal and plan in one transaction, and starts its workflow. When
 * Temporal is away the enrolment stands, and the workflow is started later.
 * @throws problems that name the field: unknown template, subject, person or role, a role without a person, a date on
 *   which it cannot start (`invalid`), a trajectory that runs already (`conflict`, with where it is), no place in its programme (`conflict`),
 *   another service (`forbidden`)
 */
export async function enrolTrajectory(asked: AskedToEnrol): Promise<Enrolled> {
  const outcome = await carryOut({ ...asked, enrolment: { ...asked.enrolment, waitingList: false } });
  if ('queued' in outcome) throw new Error('Somebody who did not ask to wait was put on a waiting list');
  return outcome;
}

type Stored = Extract<StoredEnrolment, { kind: 'stored' }>;

async function carryOut(asked: AskedToEnrol): Promise<EnrolmentOutcome> {
  const checked = await checkEnrolment(asked);
  const filled = await fillAgreedRoles(asked, checked);
  const decided = decidedOrRefused(checked, filled);
  const taken = await storeWithPlace(asked, checked, filled, decided);
  if (taken.kind === 'waiting') return { queued: taken.queued };
  const { id, reference, version, input } = taken.stored;
  await startWorkflow(asked.deps, input);
  return { id, reference, version, differences: filled.differences };
}

/**
 * Everybody who gets a role, known or new; nobody is added for an enrolment that is refused.
 * @param options.look nobody is added at all: who is new goes by the role
 */
export async function fillAgreedRoles(
  asked: Asked,
  checked: Checked,
  { look }: { readonly look?: boolean } = {},
): Promise<FilledRoles> {
  const { deps, scope, idempotencyKey } = asked;
  const { roles, confirmed } = asked.enrolment;
  const isMeant = confirmed || !asksPeople(asked.actor);
  const { template } = checked.setting;
  const hasNewPeople = Object.values(roles).some((person) => typeof person !== 'string');
  if (hasNewPeople) decidedOrRefused(checked);
  try {
    const { actor } = asked;
    const named = { template, roles, scope, actor, school: checked.school, isMeant };
    return await fillRoles({ deps, ...named, idempotencyKey, look });
  } catch (error) {
    // What the core says of the roles comes first: who somebody is does not matter in a role that does not exist.
    decidedOrRefused(checked);
    throw error;
  }
}

/**
 * Lets the core decide on what was checked.
 * @param filled absent while it is only tried out, with placeholders for people who are not known yet
 * @throws `invalid` with the code and the fields of the rule that refuses it
 */
export function decidedOrRefused(
  { setting, school, toEnrol, wanted }: Checked,
  filled?: FilledRoles,
): DecidedEnrolment {
  const decided = decideEnrolment(
    setting,
    {
      ...toEnrol,
      ...(filled === undefined ? {} : { roles: filled.roles }),
      ...(wanted === undefined ? {} : { call: wanted.call }),
    },
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
async function startWorkflow(deps: AskedToEnrol['deps'], input: Stored['input']): Promise<void> {
  try {
    await startTrajectoryWorkflow(deps, input);
  } catch (error) {
    deps.logger?.warn(
      { trajectory: input.trajectoryId, err: error },
      'enrolled; its workflow will be started later',
    );
  }
}
