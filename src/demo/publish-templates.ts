import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isError } from '../platform/errors.ts';
import type { WholeStore } from '../store/database/db.ts';
import {
  checksumOf,
  everPublished,
  publishTemplate,
  type TemplateVersion,
} from '../store/templates/templates.ts';

const folder = fileURLToPath(new URL('../../templates/', import.meta.url));

/**
 * Publishes every template that comes with the product; one that has not changed since is left as it is, also when
 * the people of the programme have published a newer version of it.
 * @returns the versions that are in force now, in the order of the file names
 * @throws a store error `template-invalid` naming what is wrong in which file, once all others are published
 */
export async function publishTemplates(store: WholeStore, from = folder): Promise<TemplateVersion[]> {
  const files = (await readdir(from)).filter((name) => /\.ya?ml$/.test(name)).sort();
  const known = await everPublished(store);
  const published: TemplateVersion[] = [];
  const failed: Error[] = [];
  for (const file of files) {
    try {
      const source = await readFile(join(from, file), 'utf8');
      // Reading a template takes longer than everything else here; most have not changed since the last start.
      published.push(known.get(checksumOf(source)) ?? (await publishTemplate(store, source)));
    } catch (error) {
      if (!isError(error)) throw error;
      // Which of the files it is, only this function knows.
      error.message = `${file}: ${error.message}`;
      failed.push(error);
    }
  }
  if (failed[0] !== undefined) throw failed[0];
  return published;
}
