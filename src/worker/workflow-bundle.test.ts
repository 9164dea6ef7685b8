import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadWorkflowBundle } from './workflow-bundle.ts';

describe('The bundle of the workflows', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'traject-bundle-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const talkative = () => {
    const warnings: unknown[] = [];
    return { warnings, logger: { debug: () => undefined, warn: (fields: unknown) => warnings.push(fields) } };
  };

  it('is kept, and taken from there the next time', async () => {
    const bundles = join(folder, 'bundles');
    const { code } = await loadWorkflowBundle(bundles);
    expect(code).toContain('trajectory');
    const [kept] = await readdir(bundles);
    await writeFile(join(bundles, kept ?? ''), 'from the folder');
    expect(await loadWorkflowBundle(bundles)).toEqual({ code: 'from the folder' });
  });

  it('is there all the same when it cannot be kept, and the log says so', async () => {
    // Below a file there is no folder, whoever asks; a forbidden one would not stop root.
    await writeFile(join(folder, 'file'), '');
    const { warnings, logger } = talkative();
    const { code } = await loadWorkflowBundle(join(folder, 'file', 'bundles'), logger as never);
    expect(code).toContain('trajectory');
    expect(warnings).toMatchObject([{ folder: join(folder, 'file', 'bundles'), err: { code: 'ENOTDIR' } }]);
  });
});
