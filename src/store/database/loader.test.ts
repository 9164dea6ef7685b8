import { describe, expect, it, jest } from '@jest/globals';
import type { Store } from './db.ts';
import { createLoader } from './loader.ts';

/** A statement that ends when the test says so. */
function statement(options: { pause?: number } = {}) {
  const asked: number[][] = [];
  const ends: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const double = createLoader(async (_: Store, items: readonly number[]) => {
    asked.push([...items]);
    await new Promise<void>((resolve, reject) => void ends.push({ resolve, reject }));
    return items.map((item) => 2 * item);
  }, options);
  const begun = async (count: number) => {
    while (asked.length < count) await Promise.resolve();
  };
  return { asked, ends, double, begun };
}

const store = {} as Store;

describe('A loader', () => {
  it('asks for whoever comes alone, and then at once for all who came meanwhile', async () => {
    const { asked, ends, double, begun } = statement();
    const first = double(store, 1);
    await begun(1);
    const others = Promise.all([double(store, 2), double(store, 3), double(store, 2)]);
    expect(asked).toEqual([[1]]);
    ends[0]?.resolve();
    await begun(2);
    ends[1]?.resolve();
    expect([await first, await others]).toEqual([2, [4, 6, 4]]);
    expect(asked).toEqual([[1], [2, 3, 2]]);
  });

  it('asks each database by itself', async () => {
    const { asked, ends, double, begun } = statement();
    const both = Promise.all([double(store, 1), double({} as Store, 2)]);
    await begun(2);
    for (const { resolve } of ends) resolve();
    expect(await both).toEqual([2, 4]);
    expect(asked).toEqual([[1], [2]]);
  });

  it('fails for those whose statement failed, and goes on with the next', async () => {
    const { ends, double, begun } = statement();
    const lost = double(store, 1);
    await begun(1);
    const later = double(store, 2);
    ends[0]?.reject(new Error('away'));
    await expect(lost).rejects.toThrow('away');
    await begun(2);
    ends[1]?.resolve();
    expect(await later).toBe(4);
  });

  it('lets some time go by between two statements where nobody waits, and asks for more in each', async () => {
    jest.useFakeTimers();
    try {
      const { asked, ends, double, begun } = statement({ pause: 100 });
      const first = double(store, 1);
      await begun(1);
      ends[0]?.resolve();
      await first;
      const others = [double(store, 2)];
      await jest.advanceTimersByTimeAsync(99);
      others.push(double(store, 3));
      expect(asked).toEqual([[1]]);
      await jest.advanceTimersByTimeAsync(1);
      expect(asked).toEqual([[1], [2, 3]]);
      ends[1]?.resolve();
      expect(await Promise.all(others)).toEqual([4, 6]);
    } finally {
      jest.useRealTimers();
    }
  });
});
