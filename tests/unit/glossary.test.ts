import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

const domain = new URL('../../src/domain/', import.meta.url);
const glossary = readFileSync(new URL('../../docs/glossary.md', import.meta.url), 'utf8');

/** The types that a file of the domain exports, with the file. */
function nounsOf(path: string): { name: string; path: string }[] {
  const source = readFileSync(new URL(path, domain), 'utf8');
  return [...source.matchAll(/^export (?:type|interface|class) (\w+)/gm)].map(([, name = '']) => ({
    name,
    path,
  }));
}

const nouns = readdirSync(domain, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !/\.test\.ts$|(^|\/)test-[^/]+$/.test(path))
  .flatMap(nounsOf);

it('the glossary has every noun of the domain', () => {
  const missing = nouns.filter(({ name }) => !glossary.includes(`\`${name}\``));
  expect(missing).toEqual([]);
});

it('the glossary has no noun that the domain does not have', () => {
  const rooms = glossary.slice(glossary.indexOf('## Beside the rooms'));
  const named = [...rooms.matchAll(/`([A-Z]\w+)`/g)].map(([, name = '']) => name);
  expect(named.filter((name) => nouns.every((noun) => noun.name !== name))).toEqual([]);
});

it('one noun of the domain means one thing', () => {
  const twice = nouns.filter(({ name }, index) => nouns.findIndex((noun) => noun.name === name) !== index);
  expect(twice).toEqual([]);
});
