import { findTemplate, latestTemplate, type PublishedTemplate } from '../../store/templates/templates.ts';
import type { Dependencies } from '../dependencies.ts';
import { unknownTemplate } from './errors.ts';

/**
 * A published template, by its name.
 * @param version the latest if left out
 * @param field the name of the version's field
 * @throws `invalid` naming `template`, or the version's field
 */
export async function publishedOrRefused(
  deps: Pick<Dependencies, 'store'>,
  id: string,
  version: number | undefined,
  field = 'version',
): Promise<PublishedTemplate> {
  const found =
    version === undefined
      ? await latestTemplate(deps.store, id)
      : await findTemplate(deps.store, id, version);
  if (found === undefined) throw unknownTemplate(version === undefined ? 'template' : field);
  return found;
}
