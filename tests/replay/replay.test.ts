import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { loadWorkflowBundle } from '../../src/worker/workflow-bundle.ts';
import { historyFromText, replay } from '../support/replay.ts';

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
    const errors = await replay(await loadWorkflowBundle(), histories);
    expect(files.map((file, index) => [file, errors[index]?.message])).toEqual(
      files.map((file) => [file, undefined]),
    );
    for (const name of ['ended', 'cut', 'woken', 'without-summary', 'mailroom']) {
      expect(files.some((file) => file.includes(`-${name}-`))).toBe(true);
    }
  });

  it('has nothing to replay in a run that has only just begun', async () => {
    const { histories } = await recorded();
    const whole = histories[0]!;
    const begun = [1, 3].map((count) => ({ ...whole, events: whole.events?.slice(0, count) ?? [] }));
    const errors = await replay(await loadWorkflowBundle(), [begun[0]!, whole, begun[1]!]);
    expect(errors).toEqual([undefined, undefined, undefined]);
  });

  it('would be seen to have changed', async () => {
    const { files, histories } = await recorded();
    const bundle = await loadWorkflowBundle();
    // A shell that asks for another activity than the one that was recorded.
    const changed = { code: bundle.code.replaceAll('advanceTrajectory', 'moveTrajectory') };
    const chosen = histories.filter((_, index) => files[index]?.includes('-ended-'));
    const errors = await replay(changed, chosen);
    expect(errors.every((error) => error?.name === 'DeterminismViolationError')).toBe(true);
    expect(errors.length).toBeGreaterThan(0);
  });
});
