import type { Template } from '../../domain/template/model/types.ts';
import {
  findTemplate,
  inNewestWords,
  latestTemplate,
  latestTemplates,
  type PublishedTemplate,
} from '../../store/templates/templates.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';

/** The latest version of every template. */
export function readTemplates(deps: Pick<Dependencies, 'store'>): Promise<readonly PublishedTemplate[]> {
  return latestTemplates(deps.store);
}

/**
 * A version of a template.
 * @param version the latest if left out
 * @throws `not-found` when it was never published
 */
export async function readTemplate(
  deps: Pick<Dependencies, 'store'>,
  id: string,
  version?: number,
): Promise<PublishedTemplate> {
  const { store } = deps;
  const found = await (version === undefined ? latestTemplate(store, id) : findTemplate(store, id, version));
  if (found === undefined) throw notFound();
  return found;
}

/** The template in a published version, as trajectories that are pinned to it have it; nothing when it was never published. */
export async function templateIn(
  deps: Pick<Dependencies, 'store'>,
  id: string,
  version: number,
): Promise<Template | undefined> {
  return (await inNewestWords(deps.store, id, version))?.template;
}

/** The latest version of a template; nothing when it was never published. */
export function latestVersion(
  deps: Pick<Dependencies, 'store'>,
  id: string,
): Promise<PublishedTemplate | undefined> {
  return latestTemplate(deps.store, id);
}
