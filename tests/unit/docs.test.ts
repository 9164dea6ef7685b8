import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`),
];

/** Links to files of this repository, with the page that has them. */
function localLinks(page: string): string[] {
  const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? '');
  return links.filter((target) => !/^(https?:|mailto:|#)/.test(target));
}

/** Files and folders that a page names as code, from the root of the repository; patterns and examples are left out. */
function namedPaths(page: string): string[] {
  const named = read(page).matchAll(
    /`((?:src|tests|docs|prisma|scripts|templates|bin|\.ci)\/[^`\s<>{}*…]*)`/g,
  );
  return [...named].map(([, path]) => path ?? '').filter((path) => !madeUp.includes(path));
}

/** Files that an example has its reader make. */
const madeUp = ['templates/startende-directeur.yaml'];

describe('the documentation', () => {
  it.each(pages)('%s links only to what there is', (page) => {
    const missing = localLinks(page).filter((link) => {
      const [file = '', anchor] = link.split('#');
      const path = join(root, dirname(page), file);
      if (!existsSync(path)) return true;
      return anchor !== undefined && !headings(readFileSync(path, 'utf8')).includes(anchor);
    });
    expect(missing).toEqual([]);
  });

  it('names only files and folders that there are', () => {
    const named = pages.flatMap((page) => namedPaths(page).map((path) => ({ page, path })));
    expect(named.length).toBeGreaterThan(60);
    expect(named.filter(({ path }) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('keeps one decision in each file, numbered without a gap, with one title', () => {
    const names = readdirSync(join(root, 'docs/decisions')).toSorted();
    expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(names.map((_, index) => index + 1));
    for (const name of names) expect(read(`docs/decisions/${name}`).match(/^# .+$/gm)).toHaveLength(1);
  });

  it('says of every dependency why it is there', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, object>;
    const table = read('docs/architecture.md');
    const names = Object.keys({ ...dependencies, ...devDependencies });
    expect(names.length).toBeGreaterThan(40);
    const explained = (name: string) =>
      name.startsWith('@types/') || name.startsWith('@temporalio/') || table.includes(`\`${name}\``);
    expect(names.filter((name) => !explained(name))).toEqual([]);
  });

  it('names only npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = pages.flatMap((page) =>
      [...read(page).matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name ?? ''),
    );
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});

/** Anchors as GitHub makes them. */
function headings(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
