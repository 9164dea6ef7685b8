import { readdir, readFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as tasks from '../application/templates/bounded-tasks.ts';
import type { KnownTemplate } from '../domain/lint/sense/examined.ts';
import { tryFile } from './in-bounds.ts';

/** The model trajectories that come with the product. */
const shipped = fileURLToPath(new URL('../../templates/', import.meta.url));

/** What the model trajectories beside some files, and those of the product, offer to be named. */
export async function templatesAround(files: readonly string[]): Promise<readonly KnownTemplate[]> {
  const folders = [...new Set([shipped, ...files.map((file) => dirname(file))])];
  const beside = (await Promise.all(folders.map(templatesIn))).flat();
  // The last of a name counts: a file that was named over one of the product.
  const known = new Map<string, KnownTemplate>();
  for (const file of new Set([...beside, ...files])) {
    const one = await read(file);
    if (one !== undefined) known.set(one.id, one);
  }
  return [...known.values()];
}

async function templatesIn(folder: string): Promise<readonly string[]> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => extname(name) === '.yaml').map((name) => join(folder, name));
  } catch {
    return [];
  }
}

// A file that cannot be read, or costs too much, offers nothing; it is told of where it is looked at itself.
async function read(file: string): Promise<KnownTemplate | undefined> {
  const source = await readFile(file, 'utf8').catch(() => undefined);
  if (source === undefined) return undefined;
  const tried = await tryFile(tasks.knownInSource, source);
  return tried.kind === 'done' ? tried.result : undefined;
}
