import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { withSecrets } from './environment.ts';

describe('A secret', () => {
  const folder = mkdtempSync(join(tmpdir(), 'traject-secret-'));
  const path = join(folder, 'secret');
  writeFileSync(path, 'held in a file\n');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('comes from the file that is named, without the end of its line', () => {
    expect(withSecrets({ SESSION_SECRET_FILE: path }).SESSION_SECRET).toBe('held in a file');
    expect(withSecrets({ SESSION_SECRET: 'here' }).SESSION_SECRET).toBe('here');
  });

  it('is not named twice, and a file that is not there is named', () => {
    expect(() => withSecrets({ SMTP_URL: 'smtp://a', SMTP_URL_FILE: path })).toThrow('not both');
    expect(() => withSecrets({ SMTP_URL_FILE: join(folder, 'none') })).toThrow(/SMTP_URL_FILE .* not there/);
  });
});
