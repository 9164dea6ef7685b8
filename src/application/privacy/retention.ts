import { createHash, randomUUID } from 'node:crypto';
import { EVERYTHING } from '../../domain/access/scope.ts';
import { laterBy } from '../../domain/calendar/instant.ts';
import { addDays, addDuration } from '../../domain/calendar/offset.ts';
import { RULES_ONLY } from '../../domain/calendar/school-calendar.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { localDateOf, startOfDay } from '../../domain/calendar/wall-clock.ts';
import {
  ANNOUNCED_DAYS,
  type RetentionKind,
  type RetentionPeriods,
  retentionKinds,
  withoutWords,
} from '../../domain/privacy/retention.ts';
import { fold } from '../../domain/trajectory/model/apply.ts';
import type { Going } from '../../mail/retention-letter.ts';
import { forgetAudit } from '../../store/access/audit.ts';
import { forgetContentReasons } from '../../store/access/content-reasons.ts';
import { type Store, storeOfSystem } from '../../store/database/db.ts';
import { derivedId } from '../../store/database/derived-id.ts';
import { inTransaction } from '../../store/database/transaction.ts';
import { type LetterToOwe, oweLetters } from '../../store/letters/owed.ts';
import { replaceDocuments } from '../../store/privacy/documents.ts';
import {
  announceRun,
  countOlder,
  isPlain,
  noteRemoved,
  olderThan,
  type RetentionRun,
  removeRows,
  replaceJournal,
  retentionRuns,
  whoHears,
} from '../../store/privacy/retention.ts';
import { templateOf } from '../../store/templates/templates.ts';
import { findTrajectory, journalOf } from '../../store/trajectories/trajectories.ts';
import { isApplicationError } from '../application-error.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';
import { erasePerson } from './erase.ts';
import { erasedPage } from './erased-page.ts';

/** What keeping no longer works with. */
export type RetentionParts = Pick<Dependencies, 'store' | 'clock'> & { readonly periods: RetentionPeriods };

/** Most that goes of one kind in one day: what is one statement, and what takes its time. */
const [MOST_ROWS, MOST_PIECES] = [5_000, 50];

/** Milliseconds in which what a day brings is announced and removed. */
const GONE_THROUGH = 10 * 60_000;

const page = createHash('sha256').update(erasedPage.content).digest('hex');

/**
 * Announces what will be kept no longer, and removes what was announced and whose day has come; the administrators are owed a letter
 * about both. Done once a day; what is left over goes the next day.
 */
export async function keepNoLonger(parts: RetentionParts): Promise<{ coming: Going[]; gone: Going[] }> {
  const now = nowOf(parts);
  const open = await retentionRuns(parts.store, now);
  const [coming, gone]: [Going[], Going[]] = [[], []];
  for (const kind of Object.keys(retentionKinds) as RetentionKind[]) {
    const run = open.find((one) => one.kind === kind && one.doneAt === undefined);
    if (run === undefined) coming.push(...(await announce(parts, kind, now)));
    else if (run.dueAt <= now && parts.periods[kind] !== undefined)
      gone.push(...(await carryOut(parts, run, now, oweAdministrators)));
  }
  return { coming, gone };
}

/** Something that was announced, and how much of it there is to remove now. */
export type DueNow = Pick<RetentionRun, 'kind' | 'before' | 'dueAt'> & { readonly count: number };

/** What was announced and whose day has come, with how much there is now; nothing is removed. */
export async function readDueNow({ store, periods, clock }: RetentionParts): Promise<readonly DueNow[]> {
  const due = await dueRuns({ store, periods, clock });
  return Promise.all(
    due.map(async ({ kind, before, dueAt }) => ({
      ...{ kind, before, dueAt },
      count: await countOlder(store, kind, { before, page }),
    })),
  );
}

/** Removes at once what was announced and whose day has come, as is done once a day; nothing else is announced. */
export async function removeDueNow(parts: RetentionParts): Promise<readonly Going[]> {
  const gone: Going[] = [];
  for (const run of await dueRuns(parts)) gone.push(...(await carryOut(parts, run, nowOf(parts), nobody)));
  return gone;
}

async function dueRuns({ store, periods, clock }: RetentionParts): Promise<readonly RetentionRun[]> {
  const now = nowOf({ clock });
  const open = await retentionRuns(store, now);
  return open.filter(
    ({ kind, doneAt, dueAt }) => doneAt === undefined && dueAt <= now && periods[kind] !== undefined,
  );
}

async function announce(
  { store, periods }: RetentionParts,
  kind: RetentionKind,
  now: Instant,
): Promise<Going[]> {
  const months = periods[kind];
  if (months === undefined) return [];
  const on = addDays(localDateOf(now), ANNOUNCED_DAYS);
  const before = startOfDay(addDuration(on, `-P${months}M`, 'calendar-days', RULES_ONLY));
  const expected = await countOlder(store, kind, { before, page });
  if (expected === 0) return [];
  const dueAt = startOfDay(on);
  await inTransaction(store, async (within) => {
    await announceRun(within, { id: randomUUID(), kind, before, announcedAt: now, expected, dueAt });
    await oweAdministrators(within, now);
  });
  return [{ kind, count: expected, on }];
}

async function carryOut(
  parts: RetentionParts,
  run: RetentionRun,
  now: Instant,
  tell: typeof oweAdministrators,
): Promise<Going[]> {
  const { store } = parts;
  const { kind, before } = run;
  const limit = isPlain(kind) || kind === 'audit' ? MOST_ROWS : MOST_PIECES;
  const ids = await olderThan(store, kind, { before, page, limit });
  const removed = await remove(parts, run, ids, now);
  // Whoever could not be erased is tried again the next day, with whom came after.
  const isLast = ids.length < limit;
  await inTransaction(store, async (within) => {
    await noteRemoved(within, run.id, removed, isLast ? now : undefined);
    if (isLast) await tell(within, now);
  });
  return isLast ? [{ kind, count: (run.removed ?? 0) + removed, on: localDateOf(now) }] : [];
}

/** @returns how many went */
async function remove(
  parts: RetentionParts,
  { kind, before }: RetentionRun,
  ids: readonly string[],
  now: Instant,
): Promise<number> {
  const { store } = parts;
  if (isPlain(kind)) await inTransaction(store, (within) => removeRows(within, kind, ids));
  else if (kind === 'documents') await replaceDocuments(store, ids, erasedPage);
  else if (kind === 'words') for (const id of ids) await removeWords(store, id, now);
  else if (kind === 'audit') {
    await forgetContentReasons(store, before);
    return forgetAudit(storeOfSystem(store, 'work'), before);
  } else return erasePeople(parts, ids);
  return ids.length;
}

async function removeWords(store: Store, id: string, at: Instant): Promise<void> {
  const found = await findTrajectory(store, EVERYTHING, id);
  if (found === undefined) return;
  const template = await templateOf(store, found.template, found.templateVersion);
  const journal = (await journalOf(store, EVERYTHING, id)).map((event) => ({
    ...event,
    body: withoutWords(event.body, template),
  }));
  const state = fold(id, journal);
  await inTransaction(store, (within) => replaceJournal(within, id, { events: journal, state, at }));
}

async function erasePeople(deps: RetentionParts, ids: readonly string[]): Promise<number> {
  let erased = 0;
  for (const id of ids) {
    try {
      await erasePerson({ deps, scope: EVERYTHING, id });
      erased += 1;
    } catch (error) {
      if (!isApplicationError(error)) throw error;
    }
  }
  return erased;
}

/** Each administrator gets one letter about all of a day: it goes when that has been gone through. */
async function oweAdministrators(within: Store, now: Instant): Promise<void> {
  const subject = derivedId('retention', now);
  const from = laterBy(now, GONE_THROUGH);
  const letters = (await whoHears(within)).map(
    (person): LetterToOwe => ({ kind: 'retention', subject, person }),
  );
  await oweLetters(within, letters, now, from);
}

/** Who removes it by hand sees what went. */
async function nobody(): Promise<void> {}
