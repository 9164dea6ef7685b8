import { schoolYearOf } from '../domain/calendar/school-year.ts';
import type { Instant } from '../domain/calendar/types.ts';
import { localDateOf } from '../domain/calendar/wall-clock.ts';
import { startIn } from '../domain/programmes/dates.ts';
import { callOf, movingUp } from '../domain/programmes/places.ts';
import type { Programme } from '../domain/programmes/types.ts';
import { enrol } from '../domain/trajectory/enrol.ts';
import type { Advanced } from '../domain/trajectory/outcome.ts';
import { summarise } from '../domain/trajectory/summary.ts';
import { loadCalendar } from '../store/calendar.repository.ts';
import type { Store } from '../store/db.ts';
import { isStoreError } from '../store/errors.ts';
import { settleWaiting, type WaitingEntry, waitingListOf } from '../store/programme-waiting.repository.ts';
import { insertPlace, lockProgramme } from '../store/programmes.repository.ts';
import { referenceOf } from '../store/reference.ts';
import { findSchool } from '../store/schools.repository.ts';
import { templateOf } from '../store/templates.repository.ts';
import { type EnrolmentCommit, insertEnrolled } from '../store/trajectory-commits.repository.ts';
import { inTransaction } from '../store/transaction.ts';
import type { FillPlacesInput, FillPlacesOutcome, TrajectoryInput } from '../workflows/types.ts';

/** What giving places works with. */
export interface FillPlacesParts {
  readonly store: Store;
  /**
   * Starts the workflow of a trajectory that was enrolled; must be safe to repeat, and may fail: what is not started is
   * started later.
   */
  readonly startTrajectory: (input: TrajectoryInput, at: Instant) => Promise<void>;
}

/** How many are dealt with in one go. */
const MOST_AT_ONCE = 50;

/** What became of the first in line. */
type MovedUp = { readonly refused: string } | { readonly started: TrajectoryInput };

/**
 * Makes the activity that gives free places to whoever waits for them, one after the other in the order of the list,
 * each in a transaction of its own. Doing it again, or side by side, enrols nobody twice. Also runs outside Temporal.
 */
export function createFillPlaces({ store, startTrajectory }: FillPlacesParts) {
  return async function fillPlaces({ programmeId, now }: FillPlacesInput): Promise<FillPlacesOutcome> {
    const outcome = { enrolled: 0, refused: 0, more: false };
    while (outcome.enrolled + outcome.refused < MOST_AT_ONCE) {
      const moved = await moveUpFirst(store, programmeId, now);
      if (moved === undefined) return outcome;
      if ('refused' in moved) {
        outcome.refused += 1;
        continue;
      }
      outcome.enrolled += 1;
      // It stands; a workflow that cannot be started now is started later, and must not hold up whoever is next.
      await startTrajectory(moved.started, now).catch(() => undefined);
    }
    return { ...outcome, more: true };
  };
}

/** The first who fits gets a place and leaves the list, at once or not at all. */
async function moveUpFirst(store: Store, programmeId: string, now: Instant): Promise<MovedUp | undefined> {
  const today = localDateOf(now);
  return inTransaction(store, async (within) => {
    const found = await lockProgramme(within, programmeId);
    if (found === undefined) return undefined;
    const waiting = await waitingListOf(within, programmeId);
    const [first] = movingUp(found.programme, found.ledger, waiting, today);
    const entry = waiting.find(({ id }) => id === first?.id);
    if (entry === undefined) return undefined;
    const moved = await enrolEntry(store, within, entry, found.programme, now);
    const refusal = 'refused' in moved ? moved.refused : undefined;
    await settleWaiting(within, entry.id, refusal === undefined ? 'enrolled' : 'refused', now, refusal);
    return moved;
  });
}

async function enrolEntry(
  store: Store,
  within: Store,
  entry: WaitingEntry,
  programme: Programme,
  now: Instant,
): Promise<MovedUp> {
  const { schoolNumber, subject, roles, actor, reason, group, trajectoryId } = entry;
  if (schoolNumber !== undefined) {
    const school = await findSchool(store, schoolNumber);
    if (school?.closedAt !== undefined) return { refused: 'school-closed' };
  }
  const template = await templateOf(store, entry.lot, entry.templateVersion);
  const context = { calendar: await loadCalendar(store, schoolNumber) };
  const call = callOf(programme, entry.cohort);
  const today = localDateOf(now);
  const start = call === undefined ? today : startIn(call, today, entry.start);
  const decided = enrol(
    {
      ...{ id: trajectoryId, now, actor, subject, start, roles },
      ...(reason === undefined ? {} : { reason }),
      ...(group === undefined ? {} : { group }),
    },
    template,
    entry.templateVersion,
    context,
  );
  if (decided.rejected) return { refused: decided.code };
  try {
    const { mailroom } = await insertUnderReference(within, {
      ...{ advanced: decided, template, context, now, group, cohort: entry.cohort },
      ...{ period: schoolYearOf(start), school: schoolNumber, organisation: entry.organisationId },
      programme: entry.programmeId,
    });
    await insertPlace(within, {
      ...{ trajectoryId, programmeId: entry.programmeId, cohort: entry.cohort, lot: entry.lot },
      ...{ committed: entry.amount, waited: true, givenAt: now },
      ...(group === undefined ? {} : { group }),
    });
    const summary = summarise(decided, template, context);
    return { started: { trajectoryId, summary, ...(mailroom === undefined ? {} : { mailroom }) } };
  } catch (error) {
    // It was enrolled elsewhere while it waited here.
    if (isStoreError(error, 'already-enrolled')) return { refused: 'already-enrolled' };
    throw error;
  }
}

async function insertUnderReference(within: Store, commit: Omit<EnrolmentCommit, 'reference'>) {
  const { state }: Advanced = commit.advanced;
  for (let attempt = 0; ; attempt += 1) {
    try {
      const reference = referenceOf(state.template, state.id, attempt);
      return await insertEnrolled(within, { ...commit, reference });
    } catch (error) {
      if (!isStoreError(error, 'reference-taken') || attempt >= 20) throw error;
    }
  }
}
