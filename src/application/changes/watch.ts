import { EVERYTHING } from '../../domain/access/scope.ts';
import { epochMillisecondsOf, instantOf } from '../../domain/calendar/instant.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { type Change, changesSince, offeredSince } from '../../store/changes/changes.ts';
import { storeOfSystem } from '../../store/database/db.ts';
import { findTrajectoryHead } from '../../store/trajectories/trajectories.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';
import { concerns, type Followed } from './concerns.ts';

type Deps = Pick<Dependencies, 'store' | 'clock' | 'logger'>;

/** Milliseconds between two looks at what happened. */
const EVERY = 1_000;
/** A list changes in place at most once in so many milliseconds, however much happens in it. */
const LIST_EVERY = 5_000;
/** Milliseconds that a commit may become visible after the instant that it carries. */
const LATE_COMMITS = 10_000;
/** So many changes are told apart at once; when there are more, everybody looks again. */
const MOST = 500;

/** Looks at what happened, once for everybody who follows something in this process. */
export type Watch = {
  /**
   * Tells when there is news in what somebody has before her, from now on and of the time since she got it.
   * @param tell called at most once a second
   * @returns what ends it
   */
  follow(followed: Followed, tell: () => void): () => void;
};

type Follower = {
  readonly followed: Followed;
  readonly tell: () => void;
  /** When it was told last, in milliseconds; and that there is something that it was not told yet. */
  told: number;
  hasNews: boolean;
};

/** Begins a watch. While nobody follows anything it asks the database nothing. */
export function startWatch(deps: Deps): Watch {
  const followers = new Set<Follower>();
  let timer: NodeJS.Timeout | undefined;
  let until = nowOf(deps);
  const known = new Map<string, number>();

  const look = async () => {
    try {
      const changes = await changesSince(
        storeOfSystem(deps.store, 'work'),
        before(until, LATE_COMMITS),
        MOST,
      );
      const fresh = changes.filter(({ trajectory, version }) => known.get(trajectory) !== version);
      known.clear();
      for (const { trajectory, version } of changes) known.set(trajectory, version);
      until = changes.length === MOST ? nowOf(deps) : (changes.at(-1)?.at ?? until);
      note(fresh, changes.length === MOST);
      await noteOffers();
      tellThem();
    } catch (error) {
      // A database that does not answer now does so later; the pages stay as they are until then.
      deps.logger.warn({ err: error }, 'what happened could not be looked up');
    } finally {
      timer = followers.size === 0 ? undefined : setTimeout(look, EVERY).unref();
    }
  };

  const note = (fresh: readonly Change[], isMuch: boolean) => {
    for (const one of followers) {
      if (isMuch || fresh.some((change) => concerns(change, one.followed))) one.hasNews = true;
    }
  };

  const noteOffers = async () => {
    const days = [...followers].flatMap((one) =>
      one.followed.kind === 'day' && one.followed.person !== undefined
        ? [{ one, person: one.followed.person, since: one.followed.since }]
        : [],
    );
    if (days.length === 0) return;
    const people = [...new Set(days.map(({ person }) => person))];
    const oldest = days.map(({ since }) => since).reduce((a, b) => (a < b ? a : b));
    const offers = await offeredSince(storeOfSystem(deps.store, 'work'), people, oldest);
    for (const { one, person, since } of days) {
      if (offers.some((offer) => offer.person === person && offer.at > since)) one.hasNews = true;
    }
  };

  const tellThem = () => {
    const now = Date.now();
    for (const one of followers) {
      const pause = one.followed.kind === 'trajectory' ? 0 : LIST_EVERY;
      if (!one.hasNews || now - one.told < pause) continue;
      one.hasNews = false;
      one.told = now;
      one.tell();
    }
  };

  return {
    follow(followed, tell) {
      const one: Follower = { followed, tell, told: 0, hasNews: false };
      followers.add(one);
      void missed(deps, followed).then(
        (hasMissed) => {
          if (hasMissed) one.hasNews = true;
        },
        () => undefined,
      );
      if (timer === undefined) {
        until = nowOf(deps);
        timer = setTimeout(look, EVERY).unref();
      }
      return () => followers.delete(one);
    },
  };
}

/** Whether something happened between the instant at which a page was made and now. */
async function missed(deps: Deps, followed: Followed): Promise<boolean> {
  if (followed.kind === 'trajectory') {
    const head = await findTrajectoryHead(deps.store, EVERYTHING, followed.trajectory);
    return head !== undefined && head.version > followed.version;
  }
  const changes = await changesSince(storeOfSystem(deps.store, 'work'), followed.since, MOST);
  return changes.some((change) => concerns(change, followed));
}

function before(instant: Instant, milliseconds: number): Instant {
  return instantOf(epochMillisecondsOf(instant) - milliseconds);
}
