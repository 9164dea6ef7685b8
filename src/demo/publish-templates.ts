import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Store } from '../store/db.ts';
import { type PublishedTemplate, publishTemplate } from '../store/templates.repository.ts';

const folder = fileURLToPath(new URL('../../templates/', import.meta.url));

/**
 * Publishes every template that comes with the product; one that has not changed since is left as it is.
 * @returns the versions that are in force now, in the order of the file names
 * @throws a store error `template-invalid` naming what is wrong in which file
 */
export async function publishTemplates(store: Store, from = folder): Promise<PublishedTemplate[]> {
  const files = (await readdir(from)).filter((name) => /\.ya?ml$/.test(name)).sort();
  const published: PublishedTemplate[] = [];
  for (const file of files) {
    try {
      published.push(await publishTemplate(store, await readFile(join(from, file), 'utf8')));
    } catch (error) {
      // Which of the files it is, only this function knows.
      if (error instanceof Error) error.message = `${file}: ${error.message}`;
      throw error;
    }
  }
  return published;
}
