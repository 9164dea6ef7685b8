import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const source = fileURLToPath(new URL('../..', import.meta.url));

/** The files of `src` that name something, besides those that only test. */
function filesNaming(name: RegExp): string[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => name.test(readFileSync(join(source, file), 'utf8')));
}

describe('An enrolment', () => {
  it('is committed from one place, whoever enrols', () => {
    expect(filesNaming(/\b(enrolUnderReference|insertEnrolled)\(/)).toEqual([
      'application/enrolment/decide-and-store.ts',
      'store/trajectories/commits.ts',
    ]);
  });

  it('is decided there too, and elsewhere outside of the domain only tried out', () => {
    const deciding = filesNaming(/import \{[^}]*\benrol\b[^}]*\} from '[^']*\/decide\/enrol\.ts'/);
    expect(deciding.filter((file) => !file.startsWith('domain/'))).toEqual([
      'application/enrolment/decide-and-store.ts',
      'application/enrolment/try-out.ts',
    ]);
  });
});
