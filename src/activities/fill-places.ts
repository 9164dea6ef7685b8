import {
  decideEnrolment,
  type EnrolmentSetting,
  loadForEnrolment,
  storeEnrolment,
} from '../application/enrolment/decide-and-store.ts';
import type { Instant, LocalDate } from '../domain/calendar/types.ts';
import { localDateOf } from '../domain/calendar/wall-clock.ts';
import { datesOfCall, startIn } from '../domain/programmes/dates.ts';
import { callOf, movingUp } from '../domain/programmes/places.ts';
import type { Programme } from '../domain/programmes/types.ts';
import type { Enrolment } from '../domain/trajectory/decide/enrol.ts';
import type { WholeStore } from '../store/database/db.ts';
import { inTransaction } from '../store/database/transaction.ts';
import { findSchool } from '../store/people/schools.ts';
import {
  findProgramme,
  insertPlace,
  ledgerOf,
  lockProgramme,
  type ProgrammeWithLedger,
} from '../store/programmes/programmes.ts';
import { settleWaiting, type WaitingEntry, waitingListOf } from '../store/programmes/waiting.ts';
import { templateOf } from '../store/templates/templates.ts';
import type { FillPlacesInput, FillPlacesOutcome, TrajectoryInput } from '../workflows/types.ts';
import type { SystemParts } from './commit-decision.ts';

/** How many are dealt with in one go. */
const MOST_AT_ONCE = 50;

/** What became of the first in line. */
type MovedUp = { readonly refused: string } | { readonly started: TrajectoryInput };

/**
 * Makes the activity that gives free places to whoever waits for them, one after the other in the order of the list,
 * each in a transaction of its own. Doing it again, or side by side, enrols nobody twice. Also runs outside Temporal.
 */
export function createFillPlaces({ store, startTrajectory }: SystemParts) {
  return async function fillPlaces({ programmeId, now }: FillPlacesInput): Promise<FillPlacesOutcome> {
    const outcome = { enrolled: 0, refused: 0, more: false };
    while (outcome.enrolled + outcome.refused < MOST_AT_ONCE) {
      const moved = await moveUpFirst(store, programmeId, now);
      if (moved === undefined) return outcome;
      if (moved === 'overtaken') continue;
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

/** What is read before the lock: under it, only its own connection is used, lest those who wait for the lock hold all others. */
interface Prepared {
  readonly setting: EnrolmentSetting;
  readonly schoolIsClosed: boolean;
}

/**
 * The first who fits gets a place and leaves the list, at once or not at all.
 * @returns `undefined` when nobody fits; `overtaken` when somebody else was first by the time of the lock
 */
async function moveUpFirst(
  store: WholeStore,
  programmeId: string,
  now: Instant,
): Promise<MovedUp | 'overtaken' | undefined> {
  const today = localDateOf(now);
  const unlocked = await findProgramme(store, programmeId);
  if (unlocked === undefined) return undefined;
  const seen = { ...unlocked, ledger: await ledgerOf(store, programmeId) };
  const expected = await firstInLine(store, seen, today);
  if (expected === undefined) return undefined;
  const prepared = await prepare(store, expected);
  return inTransaction(store, async (within) => {
    const found = await lockProgramme(within, programmeId);
    if (found === undefined) return undefined;
    const entry = await firstInLine(within, found, today);
    if (entry === undefined) return undefined;
    if (entry.id !== expected.id) return 'overtaken';
    const moved = await enrolEntry(within, entry, found.programme, prepared, now);
    const refusal = 'refused' in moved ? moved.refused : undefined;
    await settleWaiting(within, entry.id, refusal === undefined ? 'enrolled' : 'refused', now, refusal);
    return moved;
  });
}

async function firstInLine(
  store: WholeStore,
  { id, programme, ledger }: ProgrammeWithLedger,
  today: LocalDate,
): Promise<WaitingEntry | undefined> {
  const waiting = await waitingListOf(store, store.scope, id);
  const [first] = movingUp(programme, ledger, waiting, today);
  return waiting.find((entry) => entry.id === first?.id);
}

async function prepare(store: WholeStore, entry: WaitingEntry): Promise<Prepared> {
  const { schoolNumber, subject, lot, templateVersion: version } = entry;
  const school = schoolNumber === undefined ? undefined : await findSchool(store, store.scope, schoolNumber);
  const template = await templateOf(store, lot, version);
  const setting = await loadForEnrolment(store, { template, version }, { ...subject, schoolNumber });
  return { setting, schoolIsClosed: school?.closedAt !== undefined };
}

async function enrolEntry(
  within: WholeStore,
  entry: WaitingEntry,
  programme: Programme,
  { setting, schoolIsClosed }: Prepared,
  now: Instant,
): Promise<MovedUp> {
  if (schoolIsClosed) return { refused: 'school-closed' };
  const { programmeId, cohort, lot, group, trajectoryId } = entry;
  const decided = decideEnrolment(
    setting,
    { ...askedBefore(entry), ...callFor(programme, entry), start: startFor(programme, entry, now), now },
    { school: entry.schoolNumber, organisation: entry.organisationId, programme: programmeId, cohort },
  );
  if ('rejected' in decided) return { refused: decided.code };
  const stored = await storeEnrolment(within, decided);
  // It was enrolled elsewhere while it waited here.
  if (stored.kind === 'already-enrolled') return { refused: stored.kind };
  await insertPlace(within, {
    ...{ trajectoryId, programmeId, cohort, lot },
    ...{ committed: entry.amount, waited: true, givenAt: now },
    ...(group === undefined ? {} : { group }),
  });
  return { started: stored.input };
}

/** What was asked when it came on the list. */
function askedBefore({ trajectoryId, actor, subject, roles, from, reason, group }: WaitingEntry) {
  return {
    ...{ id: trajectoryId, actor, subject, roles },
    ...(from === undefined ? {} : { from }),
    ...(reason === undefined ? {} : { reason }),
    ...(group === undefined ? {} : { group }),
  };
}

function callFor(programme: Programme, { cohort }: WaitingEntry): Pick<Enrolment, 'call'> {
  const call = callOf(programme, cohort);
  return call === undefined ? {} : { call: datesOfCall(call) };
}

function startFor(programme: Programme, { cohort, start }: WaitingEntry, now: Instant): LocalDate {
  const call = callOf(programme, cohort);
  const today = localDateOf(now);
  return call === undefined ? today : startIn(call, today, start);
}
