import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { bundledWorkflows } from '../support/bundle.ts';
import { historyFromText, replay } from '../support/replay.ts';
import { branches, shellOf } from './branches.ts';

const folder = fileURLToPath(new URL('./histories/', import.meta.url));

async function recorded() {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  const histories = await Promise.all(
    files.map(async (file) => historyFromText(await readFile(join(folder, file), 'utf8'))),
  );
  return { files, histories };
}

describe('the durable shell', () => {
  it('replays what every earlier version of it recorded', async () => {
    const { files, histories } = await recorded();
    const errors = await replay(await bundledWorkflows(), histories);
    expect(files.map((file, index) => [file, errors[index]?.message])).toEqual(
      files.map((file) => [file, undefined]),
    );
  });

  it('has a history of every way that it can go', async () => {
    const { histories } = await recorded();
    const missing = Object.entries(branches).filter(
      ([, { shell, isIn }]) =>
        !histories.some((history) => shellOf(history) === shell && isIn(history.events ?? [])),
    );
    expect(missing.map(([name]) => name)).toEqual([]);
    const names = /export \{ (?<names>[^}]+) \}/g;
    const index = await readFile(new URL('../../src/workflows/index.ts', import.meta.url), 'utf8');
    const shells = [...index.matchAll(names)].flatMap(({ groups }) => groups?.names?.split(', ') ?? []);
    expect([...new Set(Object.values(branches).map(({ shell }) => shell))].sort()).toEqual(shells.sort());
  });

  it('has nothing to replay in a run that has only just begun', async () => {
    const { histories } = await recorded();
    const whole = histories[0]!;
    const begun = [1, 3].map((count) => ({ ...whole, events: whole.events?.slice(0, count) ?? [] }));
    const errors = await replay(await bundledWorkflows(), [begun[0]!, whole, begun[1]!]);
    expect(errors).toEqual([undefined, undefined, undefined]);
  });

  it.each([
    ['asks for another activity', 'trajectory', 'advanceTrajectory', 'moveTrajectory'],
    ['does not hear what another tells it', 'trajectory', "'commandStored'", "'commandWasStored'"],
    ['does not hear that it has to look', 'trajectory', "'look'", "'see'"],
    ['never begins a new mailroom', 'mailroom', 'historyLength < bound', 'historyLength < 1e9'],
    ['never begins new chores', 'chores', 'historyLength < bound', 'historyLength < 1e9'],
    ['looks at a waiting list only once', 'waitingList', 'while(isCalled)', 'if(isCalled)'],
  ])('would be seen to have changed when it %s', async (_, shell, before, after) => {
    const { histories } = await recorded();
    const bundle = await bundledWorkflows();
    expect(bundle.code.includes(before)).toBe(true);
    const changed = { code: bundle.code.replaceAll(before, after) };
    const chosen = histories.filter((history) => shellOf(history) === shell);
    const errors = await replay(changed, chosen);
    expect(errors.some((error) => error !== undefined)).toBe(true);
  });
});
