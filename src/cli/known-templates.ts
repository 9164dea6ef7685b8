import { readdir, readFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type KnownTemplate, knownTemplate } from '../domain/lint/sense/examined.ts';
import { parseTemplate } from '../domain/template/reading/load.ts';

/** The model trajectories that come with the product. */
const shipped = fileURLToPath(new URL('../../templates/', import.meta.url));

/** What the model trajectories beside some files, and those of the product, offer to be named. */
export async function templatesAround(files: readonly string[]): Promise<readonly KnownTemplate[]> {
  const folders = [...new Set([shipped, ...files.map((file) => dirname(file))])];
  const beside = (await Promise.all(folders.map(templatesIn))).flat();
  const known = await Promise.all([...new Set([...beside, ...files])].map(read));
  // The last of a name counts: a file that was named over one of the product.
  return [...new Map(known.flat().map((one) => [one.id, one])).values()];
}

async function templatesIn(folder: string): Promise<readonly string[]> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => extname(name) === '.yaml').map((name) => join(folder, name));
  } catch {
    return [];
  }
}

// A file that cannot be read offers nothing; it is told of where it is looked at itself.
async function read(file: string): Promise<readonly KnownTemplate[]> {
  try {
    const parsed = parseTemplate(await readFile(file, 'utf8'));
    return parsed.ok ? [knownTemplate(parsed.template)] : [];
  } catch {
    return [];
  }
}
