import { describe, expect, it } from '@jest/globals';
import { unavailable } from '../application/errors.ts';
import { outlast } from './outlast.ts';

/** An attempt that fails so many times, with what Temporal being away looks like. */
function failing(times: number, error: unknown = unavailable('temporal')) {
  const tried = { times: 0 };
  const attempt = async () => {
    tried.times += 1;
    if (tried.times <= times) throw error;
  };
  return { tried, attempt };
}

describe('What is done while a part may be away', () => {
  it('is tried again until the part answers, and each failure is in the log', async () => {
    const { tried, attempt } = failing(1);
    const warned: unknown[] = [];
    await outlast(attempt, {
      what: 'the start',
      logger: { warn: (line: unknown) => void warned.push(line) },
    });
    expect(tried.times).toBe(2);
    expect(warned).toEqual([expect.objectContaining({ what: 'the start' })]);
  });

  it('is not tried again after a defect', async () => {
    const { tried, attempt } = failing(9, new RangeError('planted'));
    await expect(outlast(attempt, { what: 'the start' })).rejects.toThrow('planted');
    expect(tried.times).toBe(1);
  });

  it('is given up at once, without a word, by whoever is asked to end', async () => {
    const asked = new AbortController();
    const { attempt } = failing(9);
    const warn = () => asked.abort();
    await outlast(attempt, { what: 'the start', signal: asked.signal, logger: { warn } });
    expect(asked.signal.aborted).toBe(true);
  });
});
