import { describe, expect, it } from '@jest/globals';
import { createTurns } from './turns.ts';

const limits = { atWork: 3, long: 2, atWorkOfOne: 2, waiting: 8, waitingOfOne: 4 };

/** Asks for turns, and remembers in which order they came. */
function asking(turns = createTurns(limits)) {
  const order: string[] = [];
  const giveBack = new Map<string, () => void>();
  const ask = (name: string, options: { isLong?: boolean; signal?: AbortSignal } = {}) => {
    const asker = { person: name.charAt(0), isLong: options.isLong ?? false, signal: options.signal };
    return turns.take(asker).then((back) => {
      order.push(name);
      giveBack.set(name, back);
    });
  };
  const done = async (name: string) => {
    giveBack.get(name)?.();
    await settled();
  };
  return { order, ask, done };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('turns', () => {
  it('go to whoever has the fewest at work, not to whoever asked most', async () => {
    const { order, ask, done } = asking();
    for (const name of ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'c1']) void ask(name);
    await settled();
    expect(order).toEqual(['a1', 'a2', 'b1']);
    await done('a1');
    await done('b1');
    await done('c1');
    await done('a2');
    expect(order).toEqual(['a1', 'a2', 'b1', 'c1', 'b2', 'a3', 'a4']);
  });

  it('leave room for a short one beside long ones', async () => {
    const { order, ask } = asking();
    for (const name of ['a1', 'b1', 'c1']) void ask(name, { isLong: true });
    void ask('d1');
    await settled();
    expect(order).toEqual(['a1', 'b1', 'd1']);
  });

  it('are refused when too many of one person wait, and others are still let in', async () => {
    const { ask } = asking();
    for (const name of ['a1', 'a2', 'a3', 'a4', 'a5', 'a6']) void ask(name);
    await expect(ask('a7')).rejects.toMatchObject({ code: 'too-busy' });
    await expect(ask('b1')).resolves.toBeUndefined();
  });

  it('are not kept for who went away while waiting', async () => {
    const { order, ask, done } = asking();
    for (const name of ['a1', 'a2']) await ask(name);
    const gone = new AbortController();
    const third = ask('a3', { signal: gone.signal });
    void ask('a4');
    gone.abort(new Error('gone'));
    await expect(third).rejects.toThrow('gone');
    await done('a1');
    expect(order).toEqual(['a1', 'a2', 'a4']);
    await expect(ask('b1', { signal: gone.signal })).rejects.toThrow('gone');
  });
});
