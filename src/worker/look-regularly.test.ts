import { describe, expect, it, jest } from '@jest/globals';
import { lookRegularly } from './look-regularly.ts';

const HOUR = 3_600_000;

describe('Looking after things regularly', () => {
  it('does the others when one fails, and says so', async () => {
    const done: string[] = [];
    const warned: unknown[] = [];
    const { promise: all, resolve } = deferred();
    const looking = lookRegularly(
      [
        { name: 'first', work: async () => Promise.reject(new Error('away')) },
        { name: 'second', work: async () => void done.push('second') },
        { name: 'third', work: async () => resolve() },
      ],
      HOUR,
      { warn: (facts: { chore: string }) => void warned.push(facts.chore) } as never,
    );
    await all;
    await looking.stop();
    expect(done).toEqual(['second']);
    expect(warned).toEqual(['first']);
  });

  it('looks again at every interval, never twice at a time', async () => {
    jest.useFakeTimers();
    try {
      let looks = 0;
      const { promise: gate, resolve: open } = deferred();
      const work = async () => {
        looks += 1;
        await gate;
      };
      const looking = lookRegularly([{ name: 'look', work }], HOUR);
      await jest.advanceTimersByTimeAsync(3 * HOUR);
      expect(looks).toBe(1);
      open();
      await jest.advanceTimersByTimeAsync(2 * HOUR);
      expect(looks).toBe(3);
      await looking.stop();
      await jest.advanceTimersByTimeAsync(2 * HOUR);
      expect(looks).toBe(3);
    } finally {
      jest.useRealTimers();
    }
  });

  it('has ended when it says that it has stopped, and leaves the rest undone', async () => {
    const { promise: gate, resolve: open } = deferred();
    const done: string[] = [];
    const looking = lookRegularly(
      [
        { name: 'first', work: () => gate.then(() => void done.push('first')) },
        { name: 'second', work: async () => void done.push('second') },
      ],
      HOUR,
    );
    const stopped = looking.stop().then(() => [...done]);
    open();
    expect(await stopped).toEqual(['first']);
  });
});

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
