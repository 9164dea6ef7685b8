import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Store } from '../store/db.ts';
import { type PublishedTemplate, publishTemplate } from '../store/templates.repository.ts';

const folder = fileURLToPath(new URL('../../templates/', import.meta.url));

/**
 * Publishes every template that comes with the product; one that has not changed since is left as it is.
 * @returns the versions that are in force now, by file name
 * @throws a store error `template-invalid` naming what is wrong in which file
 */
export async function publishTemplates(store: Store, from = folder): Promise<PublishedTemplate[]> {
  const files = (await readdir(from)).filter((name) => /\.ya?ml$/.test(name)).sort();
  const published: PublishedTemplate[] = [];
  for (const file of files) {
    published.push(await publishTemplate(store, await readFile(join(from, file), 'utf8')));
  }
  return published;
}
