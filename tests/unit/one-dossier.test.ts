import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { withoutComments } from './import-rules.ts';

const root = fileURLToPath(new URL('../../src', import.meta.url));
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((name) => name.split(sep).join('/'))
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !path.startsWith('store/'))
  .map((path) => ({ path, source: withoutComments(readFileSync(join(root, path), 'utf8')) }));
const filesWith = (pattern: RegExp) =>
  sources.filter(({ source }) => pattern.test(source)).map(({ path }) => path);

describe('what is read of one trajectory', () => {
  it('is put together by one function, from the papers that lie in it', () => {
    expect(filesWith(/\bpapersOf\(/)).toEqual([
      'application/trajectories/dossier.ts',
      'application/trajectories/papers.ts',
    ]);
    expect(filesWith(/\bheadAsOf\(/)).toEqual([
      'application/trajectories/as-of.ts',
      'application/trajectories/dossier.ts',
    ]);
  });

  it('is read by the API, the pages of schools and staff and the command line, which gather nothing themselves', () => {
    expect(filesWith(/\b(find|read)Dossier\(/)).toEqual(
      expect.arrayContaining([
        'api/trajectories/trajectories.routes.ts',
        'application/links/open.ts',
        'cli/acts/reading.ts',
        'web/staff/view/trajectory.ts',
      ]),
    );
    const doors = /^(api|cli|web)\//;
    expect(
      filesWith(/\b(findTrajectory|mailsOf|attachmentsOf)\(/).filter((path) => doors.test(path)),
    ).toEqual([]);
  });
});
