import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

const store = new URL('../../src/store/', import.meta.url);

/** A function of the store that asks the database something: with which store, and whether it looks at the scope of it. */
type Asking = { readonly name: string; readonly isUnscoped: boolean; readonly looksAtScope: boolean };

// That a query has a scope at all is seen by the compiler; that it does something with it is not.
const asking: readonly Asking[] = readdirSync(store, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /^(?!generated|database).*(?<!\.test)\.ts$/.test(path))
  .flatMap((path) => askingIn(path.replace(/\.ts$/, ''), readFileSync(new URL(path, store), 'utf8')));

function askingIn(file: string, source: string): Asking[] {
  return [...source.matchAll(/^export (?:async )?function (\w+)/gm)].flatMap(({ 1: name = '', index }) => {
    const opens = source.indexOf('{\n', source.indexOf('): ', index));
    const head = source.slice(index, opens);
    const body = source.slice(opens, source.indexOf('\n}\n', opens));
    if (!/\bStore\b|\bUnscoped</.test(head)) return [];
    if (!/\b(SELECT|INSERT INTO|UPDATE \w|DELETE FROM)\b|prisma\.|rowsOf/.test(body)) return [];
    const isUnscoped = /\bUnscoped</.test(head);
    const looksAtScope = /\bScope\b|\bAsked\b|\bObserved\b/.test(head) || /\bscope\b|\bmustReach/.test(body);
    return [{ name: `${file} ${name}`, isUnscoped, looksAtScope }];
  });
}

it('whatever reads or writes holds itself to the scope of its store, or says in its type why not', () => {
  expect(asking.length).toBeGreaterThan(300);
  const silent = asking.filter(({ isUnscoped, looksAtScope }) => !isUnscoped && !looksAtScope);
  expect(silent.map(({ name }) => name)).toEqual([]);
});

it('none says that it leaves the scope aside and looks at it all the same', () => {
  const both = asking.filter(({ isUnscoped, looksAtScope }) => isUnscoped && looksAtScope);
  expect(both.map(({ name }) => name)).toEqual([]);
});
