import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createPatience } from './patience.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** Waits for a message, and counts how often its pool is told that it is over. */
function watched(patience: ReturnType<typeof createPatience>, giveUp?: AbortSignal) {
  const waiting = patience.begin(giveUp);
  const told = jest.fn();
  waiting.signal.addEventListener('abort', told);
  return { ...waiting, told };
}

describe('Patience', () => {
  it('is over for each message when that has taken too long', () => {
    const patience = createPatience(1_000);
    const first = watched(patience);
    jest.advanceTimersByTime(400);
    const second = watched(patience);
    jest.advanceTimersByTime(600);
    expect([first.signal.aborted, second.signal.aborted]).toEqual([true, false]);
    first.end();
    jest.advanceTimersByTime(400);
    expect(second.signal.aborted).toBe(true);
    second.end();
    for (const { told, signal } of [first, second]) {
      expect(told).toHaveBeenCalledTimes(1);
      expect(signal.reason).toBeInstanceOf(Error);
    }
    expect(jest.getTimerCount()).toBe(0);
  });

  it('has one timer for all, and none once they are answered', () => {
    const patience = createPatience(1_000);
    const [first, second] = [watched(patience), watched(patience)];
    expect(jest.getTimerCount()).toBe(1);
    first.end();
    second.end();
    expect(jest.getTimerCount()).toBe(0);
    jest.advanceTimersByTime(2_000);
    expect(first.told).not.toHaveBeenCalled();
    const third = watched(patience);
    jest.advanceTimersByTime(1_000);
    expect(third.told).toHaveBeenCalledTimes(1);
  });

  it('is over for all of which somebody gives up, and for no others', () => {
    const patience = createPatience(1_000);
    const [giving, other] = [new AbortController(), new AbortController()];
    const theirs = [watched(patience, giving.signal), watched(patience, giving.signal)];
    const answered = watched(patience, giving.signal);
    const others = [watched(patience, other.signal), watched(patience)];
    answered.end();
    giving.abort('enough');
    for (const { signal, told } of theirs) {
      expect(signal).toMatchObject({ aborted: true, reason: 'enough' });
      expect(told).toHaveBeenCalledTimes(1);
    }
    for (const { told } of [answered, ...others]) expect(told).not.toHaveBeenCalled();
    expect(watched(patience, giving.signal).signal.aborted).toBe(true);
  });

  it('tells nobody who does not listen any more', () => {
    const giving = new AbortController();
    const { signal, told } = watched(createPatience(1_000), giving.signal);
    signal.removeEventListener('abort', told);
    giving.abort();
    expect(told).not.toHaveBeenCalled();
  });
});
