import { platformError } from './errors.ts';

/** How many may be at work, and how many may wait. */
export type TurnLimits = {
  readonly atWork: number;
  /** Of those at work, how many may be long ones, so that there is always room for a short one. */
  readonly long: number;
  readonly atWorkOfOne: number;
  readonly waiting: number;
  readonly waitingOfOne: number;
};

/** Who asks for a turn. */
export type Asker = {
  /** Whose it is; nobody's turns hold up those of another. */
  readonly person: string;
  readonly isLong: boolean;
  /** Gives up while waiting. */
  readonly signal?: AbortSignal | undefined;
};

/** Hands out turns. */
export type Turns = {
  /**
   * Waits for a turn.
   * @returns what gives it back; it must be called
   * @throws a platform error `too-busy` when too many wait already; the signal's reason when that says to give up
   */
  take(asker: Asker): Promise<() => void>;
  /** How many are at work and how many wait now. */
  load(): { readonly atWork: number; readonly waiting: number };
};

type Waiting = { readonly asker: Asker; readonly start: (giveBack: () => void) => void };

/**
 * Makes turns that are fair between people: who has the fewest at work is next, and of those whoever had none for the
 * longest time; what one of them asked is done in the order of asking.
 */
export function createTurns(limits: TurnLimits): Turns {
  const atWork: Asker[] = [];
  const served = new Map<string, number>();
  let waiting: Waiting[] = [];
  let count = 0;

  const atWorkOf = (person: string) => atWork.filter((one) => one.person === person).length;
  const mayStart = ({ asker }: Waiting) =>
    atWork.length < limits.atWork &&
    atWorkOf(asker.person) < limits.atWorkOfOne &&
    (!asker.isLong || atWork.filter(({ isLong }) => isLong).length < limits.long);
  const isBefore = (one: Waiting, other: Waiting) =>
    atWorkOf(one.asker.person) - atWorkOf(other.asker.person) ||
    (served.get(one.asker.person) ?? 0) - (served.get(other.asker.person) ?? 0);

  const startNext = () => {
    for (;;) {
      const [next] = waiting.filter(mayStart).sort(isBefore);
      if (next === undefined) break;
      waiting = waiting.filter((one) => one !== next);
      atWork.push(next.asker);
      count += 1;
      served.set(next.asker.person, count);
      next.start(() => {
        const place = atWork.indexOf(next.asker);
        if (place < 0) return;
        atWork.splice(place, 1);
        startNext();
      });
    }
    if (atWork.length === 0 && waiting.length === 0) served.clear();
  };

  return {
    load: () => ({ atWork: atWork.length, waiting: waiting.length }),
    take(asker) {
      const isFull =
        waiting.length >= limits.waiting ||
        waiting.filter((one) => one.asker.person === asker.person).length >= limits.waitingOfOne;
      if (isFull) {
        return Promise.reject(
          platformError('too-busy', 'Too much is being checked at this moment; try again in a few seconds.'),
        );
      }
      return new Promise((resolve, reject) => {
        if (asker.signal?.aborted) {
          reject(asker.signal.reason);
          return;
        }
        const one: Waiting = {
          asker,
          start: (giveBack) => {
            asker.signal?.removeEventListener('abort', giveUp);
            resolve(giveBack);
          },
        };
        const giveUp = () => {
          waiting = waiting.filter((other) => other !== one);
          reject(asker.signal?.reason);
        };
        asker.signal?.addEventListener('abort', giveUp, { once: true });
        waiting.push(one);
        startNext();
      });
    },
  };
}
