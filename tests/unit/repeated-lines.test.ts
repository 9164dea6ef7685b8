import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const source = fileURLToPath(new URL('../../src', import.meta.url));
const LONGEST = 10;

type File = { readonly path: string; readonly text: string };

/** Code of ours, without tests and what is generated. */
function sources(): File[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\/generated\//.test(path))
    .map((path) => ({ path, text: readFileSync(join(source, path), 'utf8') }));
}

/** Runs of lines that stand in two places, as `file:line ~ file:line`; imports and lines without a word do not count. */
function repeated(files: readonly File[]): string[] {
  const seen = new Map<string, string>();
  const found: string[] = [];
  for (const { path, text } of files) {
    const lines = text
      .replace(/^import [^;]*;$/gm, (statement) => statement.replace(/[^\n]/g, ''))
      .split('\n')
      .map((line, index) => ({ number: index + 1, said: line.trim() }))
      .filter(({ said }) => /\w/.test(said));
    for (let at = 0; at + LONGEST <= lines.length; at += 1) {
      const run = lines
        .slice(at, at + LONGEST)
        .map(({ said }) => said)
        .join('\n');
      const place = `${path}:${lines[at]?.number}`;
      const before = seen.get(run);
      if (before === undefined) seen.set(run, place);
      else found.push(`${before} ~ ${place}`);
    }
  }
  return found;
}

describe('The code', () => {
  it(`says no ${LONGEST} lines twice`, () => {
    const files = sources();
    expect(files.length).toBeGreaterThan(300);
    expect(repeated(files)).toEqual([]);
  });

  it('would be found out if it did', () => {
    const body = Array.from({ length: LONGEST }, (_, index) => `  call${index}();`).join('\n');
    const one = { path: 'one.ts', text: `import { a } from 'b';\n${body}` };
    const other = { path: 'other.ts', text: `// Elsewhere.\n{\n${body}\n}` };
    expect(repeated([one, other])).toEqual(['one.ts:2 ~ other.ts:3']);
    expect(repeated([one, { ...other, text: other.text.replace('call5', 'call') }])).toEqual([]);
  });
});
