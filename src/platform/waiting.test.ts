import { describe, expect, it, jest } from '@jest/globals';
import { inTime } from './waiting.ts';

const never = new Promise<never>(() => undefined);

describe('Waiting for an answer', () => {
  it('gives the answer that comes in time', async () => {
    expect(await inTime(Promise.resolve('here'), 60_000, () => 'late')).toBe('here');
  });

  it('gives what stands for an answer that does not', async () => {
    expect(await inTime(never, 1, () => 'late')).toBe('late');
  });

  it('may end in an error, as may the answer', async () => {
    const tooLate = () => {
      throw new Error('late');
    };
    await expect(inTime(never, 1, tooLate)).rejects.toThrow('late');
    await expect(inTime(Promise.reject(new Error('wrong')), 60_000, tooLate)).rejects.toThrow('wrong');
  });

  it('leaves nothing behind when the answer is there', async () => {
    jest.useFakeTimers();
    await inTime(Promise.resolve(), 60_000, () => undefined);
    expect(jest.getTimerCount()).toBe(0);
    jest.useRealTimers();
  });
});
