import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { makeWritable } from './run-file.ts';

it('a data folder that cannot be written names what to set', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'traject-data-'));
  try {
    await makeWritable(join(folder, 'new', 'deep'));
    await writeFile(join(folder, 'file'), '');
    const inFile = join(folder, 'file', 'data');
    await expect(makeWritable(inFile)).rejects.toMatchObject({
      code: 'configuration-invalid',
      message: `The data folder ${inFile} cannot be written (ENOTDIR): set TRAJECT_DATA_DIR to one that can.`,
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});
