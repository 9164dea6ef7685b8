import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { withoutComments } from './import-rules.ts';

const root = fileURLToPath(new URL('../../src', import.meta.url));
/** A day cut off an instant: that of UTC, which an hour or two past midnight is the one before. */
const cutOff = /\b(?:\w*At|since)\??\.slice\(0, 10\)/g;

describe('the day on which something happened', () => {
  it('is asked of the calendar, and never cut off an instant', () => {
    const found = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|generated/.test(path))
      .flatMap((path) => {
        const cuts = withoutComments(readFileSync(join(root, path), 'utf8')).match(cutOff) ?? [];
        return cuts.map((cut) => `${path}: ${cut}`);
      });
    expect(found).toEqual([]);
  });
});
