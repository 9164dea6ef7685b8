import { describe, expect, it } from '@jest/globals';
import { GONE_AFTER, type Poller, workforceOf, workforceSaid } from './pollers.ts';

const now = 1_800_000_000_000;
const asked = (identity: string, secondsAgo: number): Poller => ({
  identity,
  lastAccessTime: { seconds: now / 1_000 - secondsAgo },
});
const said = (identity: string, silentFor: number, hasEnded = false) => ({ identity, silentFor, hasEnded });

describe('Who works', () => {
  it('is gone twenty seconds after it was killed, though Temporal lists it for minutes', () => {
    const pollers = [asked('a', 30), asked('a', 5), asked('b', 5)];
    const presence = [said('a', GONE_AFTER), said('b', GONE_AFTER - 1)];
    expect(workforceOf(pollers, presence, now)).toEqual({ living: 1, dead: 1 });
  });

  it('lives though it has not asked for work for a minute', () => {
    expect(workforceOf([asked('a', 100)], [said('a', 3_000)], now)).toEqual({ living: 1, dead: 0 });
  });

  it('is neither living nor dead when it ended in good order', () => {
    expect(workforceOf([asked('a', 2)], [said('a', 2_000, true)], now)).toEqual({ living: 0, dead: 0 });
  });

  it('is known by when it asked for work when it says nothing of itself', () => {
    expect(workforceOf([asked('a', 74), asked('b', 76)], [], now)).toEqual({ living: 1, dead: 1 });
  });

  it('is counted by what it says itself; whoever was killed long ago does not matter any more', () => {
    const presence = [said('a', 1_000), said('b', 25_000), said('c', 3_000_000), said('d', 25_000, true)];
    expect(workforceSaid(presence)).toEqual({ living: 1, dead: 1 });
  });
});
