import { afterAll, describe, expect, it } from '@jest/globals';
import { closeBoundedWorkers, runBounded } from '../../src/platform/bounded-workers.ts';

const module = new URL('./test-work.ts', import.meta.url);
const work = (name: string, parameters: unknown[] = [], time = 5_000) => ({ module, name, parameters, time });

afterAll(closeBoundedWorkers);

describe('a bounded worker', () => {
  it('gives what the function gives, and throws what it throws', async () => {
    expect(await runBounded(work('double', [21]), { person: 'a' })).toBe(42);
    await expect(runBounded(work('fail'), { person: 'a' })).rejects.toThrow('as it was');
  });

  it('ends what takes too long and says what it was looking at', async () => {
    const ended = runBounded(work('spin', ['the step'], 200), { person: 'a' });
    await expect(ended).rejects.toMatchObject({ code: 'too-costly', at: 'the step' });
  });

  it('counts what somebody works, not what it waits for a machine that is busy, which has an end too', async () => {
    expect(await runBounded(work('rest', [800], 400), { person: 'a' })).toBe('rested');
    const ended = runBounded(work('rest', [60_000], 100), { person: 'a' });
    await expect(ended).rejects.toMatchObject({ code: 'too-costly' });
  });

  it('ends what takes too much memory', async () => {
    await expect(runBounded(work('fill', [], 60_000), { person: 'a' })).rejects.toMatchObject({
      code: 'too-costly',
    });
  });

  it('ends what nobody waits for any more', async () => {
    const client = new AbortController();
    const ended = runBounded(work('spin', ['x'], 60_000), { person: 'a', signal: client.signal });
    await runBounded(work('double', [1]), { person: 'b' });
    client.abort(new Error('the client went away'));
    await expect(ended).rejects.toThrow('the client went away');
  });

  it('lets nobody wait for what somebody else spins in', async () => {
    const client = new AbortController();
    const asked = { person: 'a', signal: client.signal };
    const spinning = Array.from({ length: 8 }, () => runBounded(work('spin', ['x'], 600_000), asked));
    const ends = Promise.allSettled(spinning);
    expect(await runBounded(work('double', [2]), { person: 'b' })).toBe(4);
    expect(await runBounded(work('double', [3]), { person: 'c' })).toBe(6);
    client.abort(new Error('enough'));
    expect((await ends).every(({ status }) => status === 'rejected')).toBe(true);
  });

  it('starts its clock when the work starts, not when it waits', async () => {
    const person = 'a';
    const slow = [1, 2].map(() => runBounded(work('spin', ['x'], 1_500), { person }).catch(() => 'ended'));
    const waited = runBounded(work('double', [4], 1_000), { person });
    expect(await waited).toBe(8);
    expect(await Promise.all(slow)).toEqual(['ended', 'ended']);
  });

  it('that is stopped with its process says that it can be asked again', async () => {
    const stopped = runBounded(work('spin', ['x'], 600_000), { person: 'a' });
    await runBounded(work('double', [5]), { person: 'b' });
    await closeBoundedWorkers();
    await expect(stopped).rejects.toMatchObject({ code: 'too-busy' });
    expect(await runBounded(work('double', [6]), { person: 'b' })).toBe(12);
  });
});
