import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const src = fileURLToPath(new URL('../../src', import.meta.url));
const components = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.tsx') && !name.endsWith('.test.tsx'))
  .map((name) => ({ name, source: readFileSync(join(src, name), 'utf8') }));

/** What the content policy of the pages blocks, what goes past the escaping, and what looks unfinished; the types let all of it through. */
const forbidden: [string, RegExp][] = [
  ['a style of its own', /\sstyle=/],
  ['a <style>', /<style\b/],
  ['a script within the page', /<script(?![^>]*\ssrc=)/],
  ['a handler within the page', /\son[A-Za-z]+=/],
  ['an address that is a script', /javascript:/i],
  ['HTML that is not escaped', /dangerouslySetInnerHTML/],
  [
    'a button that has no look of its own',
    /<button\b(?!(?:=>|[^>])*\sclass=)|<button\b(?:=>|[^>])*class=\{[^}]*undefined/,
  ],
];

describe('the components of pages', () => {
  it('are found', () => {
    expect(components.length).toBeGreaterThan(20);
  });

  it.each(forbidden)('never hold %s', (_what, pattern) => {
    expect(components.filter(({ source }) => pattern.test(source)).map(({ name }) => name)).toEqual([]);
  });

  it.each([
    ['<p style="color: red">', 0],
    ['<p style={{ color }}>', 0],
    ['<style>{css}</style>', 1],
    ['<script>{code}</script>', 2],
    ['<button onClick={act}>', 3],
    ['<a href="JavaScript:void">', 4],
    ['<button type="submit" disabled={() => true}>', 6],
    ["<button class={isFirst ? 'primary' : undefined}>", 6],
  ])('would be caught with %s', (source, index) => {
    expect(forbidden[index]?.[1].test(source)).toBe(true);
  });
});
