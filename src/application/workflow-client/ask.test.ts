import { describe, expect, it } from '@jest/globals';
import type { Dependencies } from '../dependencies.ts';
import { askTemporal } from './ask.ts';

/** A client that keeps to no deadline, as the real one while it pauses between two tries. */
const temporal = {
  client: { withDeadline: (_deadline: number, ask: () => Promise<unknown>) => ask() },
} as unknown as Dependencies['temporal'];

describe('Asking Temporal', () => {
  it('gives the answer, or what the client throws', async () => {
    expect(await askTemporal({ temporal }, async () => 'yes')).toBe('yes');
    const refused = askTemporal({ temporal }, () => Promise.reject(new Error('refused')));
    await expect(refused).rejects.toThrow('refused');
  });

  it('ends when time is up, also when the client does not notice', async () => {
    const never = new Promise<void>(() => {});
    await expect(askTemporal({ temporal }, () => never, 1)).rejects.toMatchObject({
      code: 'temporal-unavailable',
      kind: 'unavailable',
    });
  });
});
