import { EVERYTHING } from '../../domain/access/scope.ts';
import { type Handover, listHandovers } from '../../store/people/handovers.ts';
import { findPeople, type Person } from '../../store/people/people.ts';
import type { Caller } from '../access/authorise.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';

/** A handover with its people. */
export type ShownHandover = {
  readonly handover: Handover;
  readonly from: Person | undefined;
  readonly to: Person | undefined;
  /** Nobody has answered it for a week: whoever coordinates sees to it. */
  readonly waitsLong: boolean;
};

/** After this many milliseconds without an answer an offer waits for long: a week. */
export const WAITS_LONG = 7 * 24 * 60 * 60_000;

/** Handovers of one's own service, the last offered first; the direction sees all of them. */
export async function readHandovers(request: {
  deps: Pick<Dependencies, 'store' | 'clock'>;
  caller: Pick<Caller, 'scope'>;
  waiting?: boolean | undefined;
}): Promise<ShownHandover[]> {
  const { deps, caller, waiting } = request;
  return show(deps, await listHandovers(deps.store, caller.scope, { waiting }));
}

/** Handovers that somebody was asked to take over and has not answered, the last offered first. */
export async function handoversToAnswer(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  person: string,
): Promise<ShownHandover[]> {
  // Those that are hers, whoever offers them.
  const waiting = await listHandovers(deps.store, EVERYTHING, { person, waiting: true });
  return show(
    deps,
    waiting.filter(({ to }) => to === person),
  );
}

/** Handovers with the people in them. */
export async function show(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  handovers: readonly Handover[],
): Promise<ShownHandover[]> {
  const people = await findPeople(
    deps.store,
    handovers.flatMap(({ from, to }) => [from, to]),
  );
  const now = Date.parse(nowOf(deps));
  return handovers.map((handover) => ({
    handover,
    from: people.get(handover.from),
    to: people.get(handover.to),
    waitsLong: handover.accepted === undefined && now - Date.parse(handover.offeredAt) > WAITS_LONG,
  }));
}
