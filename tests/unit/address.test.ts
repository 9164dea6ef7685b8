import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

const root = new URL('../../', import.meta.url);

/** A list of words, by which a language is told. */
const WORDS = 'src/domain/lint/sense/language-of.ts';

/** What is written to people: the quoted text of the sources, and the whole of the shipped templates. */
function textsIn(path: string): string[] {
  const source = readFileSync(new URL(path, root), 'utf8');
  if (!/\.tsx?$/.test(path)) return [source];
  return [...source.matchAll(/'[^'\n]*'|`[^`]*`/g)].map(([text]) => text);
}

const paths = ['src', 'templates'].flatMap((folder) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter(
      (path) =>
        path !== WORDS && /\.(tsx?|yaml)$/.test(path) && !/\.test\.tsx?$|^src\/store\/generated\//.test(path),
    ),
);

/** A polite form of Dutch. `\p{L}` keeps what it is part of (“uur”, “bureau”) out. */
const polite = /(?<![\p{L}\d/.'’])(?:[Uu]|[Uu]w)(?= \p{L}|[.?!:])(?!\.\p{L})/u;

it.each([
  ['Meld u aan.', true],
  ['Neem uw agenda erbij.', true],
  ['Dit is niet voor u.', true],
  ['Meld je aan, over een uur.', false],
])('tells a polite form from what only looks like one: %s', (text, expected) => {
  expect(polite.test(text)).toBe(expected);
});

it('whoever reads Dutch is “je” everywhere, as a person would write to a school', () => {
  const found = paths.flatMap((path) =>
    textsIn(path).flatMap((text) => (polite.test(text) ? [`${path}: ${text.slice(0, 120)}`] : [])),
  );
  expect(found).toEqual([]);
});
