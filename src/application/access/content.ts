import { randomUUID } from 'node:crypto';
import { extentOf } from '../../domain/access/permissions.ts';
import type { SignInRole } from '../../domain/access/roles.ts';
import type { Scope } from '../../domain/access/scope.ts';
import { epochMillisecondsOf, instantOf } from '../../domain/calendar/instant.ts';
import { addDays } from '../../domain/calendar/offset.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { startOfDay } from '../../domain/calendar/wall-clock.ts';
import {
  addContentReason,
  listContentReasons,
  subjectsWithReason,
  type ToldReason,
} from '../../store/access/content-reasons.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { nowOf, todayOf } from '../now.ts';

type Deps = Pick<Dependencies, 'store' | 'clock'>;

/** Who asks, and in which role. */
type Asker = { readonly person: string; readonly function: SignInRole };

/** For so long somebody reads content after saying why, in milliseconds. */
const READS_FOR = 3_600_000;
/** For so many days a guidance service is shown on its day that somebody read its content. */
const TOLD_DAYS = 14;
const MOST_TOLD = 20;

/** Somebody who reads a trajectory, and whether they also read what people answered and wrote in it. */
export type Reader = {
  /** Person id; absent for a machine. */
  readonly person: string | undefined;
  readonly seesContent: boolean;
};

/** The operator of the installation, and what the system works out by itself: nothing is kept from it but what a template does. */
export const MACHINE: Reader = { person: undefined, seesContent: true };

/** How somebody reads a trajectory that they may see. */
export async function readerOf(deps: Deps, caller: Asker, trajectory: string): Promise<Reader> {
  const readers = await readersOf(deps, caller, [trajectory]);
  return readers(trajectory);
}

/** As {@link readerOf}, for several trajectories at once. */
export async function readersOf(
  deps: Deps,
  { person, function: role }: Asker,
  trajectories: readonly string[],
): Promise<(trajectory: string) => Reader> {
  const reach = extentOf(role, 'see-content');
  if (reach !== 'reason') return () => ({ person, seesContent: reach !== undefined });
  const opened = await subjectsWithReason(deps.store, {
    ...{ person, subjects: trajectories, now: nowOf(deps) },
  });
  return (trajectory) => ({ person, seesContent: opened.has(trajectory) });
}

/** Whether somebody gave a reason, at most an hour ago, for reading the content of this. */
export async function gaveReason(deps: Deps, person: string, subject: string): Promise<boolean> {
  const opened = await subjectsWithReason(deps.store, { person, subjects: [subject], now: nowOf(deps) });
  return opened.has(subject);
}

/**
 * Notes why somebody reads content: for an hour they do, and the guidance service sees it.
 * @param request.subject id of the trajectory, person or returned message
 * @returns until when it lasts
 * @throws `not-found`
 */
export async function stateReason(request: {
  deps: Deps;
  caller: Pick<Asker, 'person'>;
  subject: string;
  reason: string;
}): Promise<{ readonly until: Instant }> {
  const { deps, caller, subject, reason } = request;
  const givenAt = nowOf(deps);
  const until = instantOf(epochMillisecondsOf(givenAt) + READS_FOR);
  const isKnown = await addContentReason(deps.store, {
    ...{ id: randomUUID(), subject, personId: caller.person, reason, givenAt, until },
  });
  if (!isKnown) throw notFound();
  return { until };
}

/** Who read content of a service of late, and why; the last first. */
export function reasonsToTell(deps: Deps, scope: Scope): Promise<readonly ToldReason[]> {
  const since = startOfDay(addDays(todayOf(deps), -TOLD_DAYS));
  return listContentReasons(deps.store, scope, { since, limit: MOST_TOLD });
}
