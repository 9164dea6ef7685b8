import { describe, expect, it } from '@jest/globals';
import type { Database, Store } from '../../store/database/db.ts';
import { type Progress, type SharedWork, sharedWork } from './shared-work.ts';

const store = { database: {} } as Store;

describe('what is counted for all who ask', () => {
  it('is done once, step by step, and everybody hears when it is done', async () => {
    const underWay = new WeakMap<Database, SharedWork>();
    const seen: Progress[] = [];
    const step = async (progress: Progress) => {
      progress.done += 10;
      seen.push({ ...progress });
      return progress.done < 30;
    };
    await Promise.all([sharedWork(underWay, store, 30, step), sharedWork(underWay, store, 25, step)]);
    expect(seen).toEqual([10, 20, 30].map((done) => ({ done, total: 30 })));
    expect(underWay.has(store.database)).toBe(false);
  });

  it('ends when nobody has asked for a minute, and is begun again by whoever asks then', async () => {
    const underWay = new WeakMap<Database, SharedWork>();
    let steps = 0;
    const step = async () => {
      steps += 1;
      const work = underWay.get(store.database);
      if (work !== undefined && steps === 2) work.askedAt -= 61_000;
      return steps < 5;
    };
    await sharedWork(underWay, store, 5, step);
    expect(steps).toBe(2);
    await sharedWork(underWay, store, 3, step);
    expect(steps).toBe(5);
  });

  it('tells everybody what went wrong, and is begun anew after that', async () => {
    const underWay = new WeakMap<Database, SharedWork>();
    const failing = () => Promise.reject(new Error('away'));
    await expect(sharedWork(underWay, store, 1, failing)).rejects.toThrow('away');
    expect(underWay.has(store.database)).toBe(false);
  });
});
