import type { Scope } from '../../domain/access/scope.ts';
import { compareTemplates, type Difference } from '../../domain/template/comparing/compare.ts';
import {
  latestTemplates,
  type PublishedTemplate,
  runningByTemplate,
  type VersionInUse,
  versionsInUse,
} from '../../store/templates/templates.ts';
import type { Dependencies } from '../dependencies.ts';
import { readTemplate } from './find.ts';

/** A published template, with how many trajectories run on it. */
export type CatalogueEntry = { readonly published: PublishedTemplate; readonly running: number };

/** The latest version of every template, with how many of the trajectories that somebody deals with run on it. */
export async function readCatalogue(
  { store }: Pick<Dependencies, 'store'>,
  scope: Scope,
): Promise<readonly CatalogueEntry[]> {
  const [templates, running] = await Promise.all([latestTemplates(store), runningByTemplate(store, scope)]);
  return templates.map((published) => ({ published, running: running.get(published.id) ?? 0 }));
}

/** Every version of a template, the latest first, with where it is in use. */
export function readVersions(
  { store }: Pick<Dependencies, 'store'>,
  scope: Scope,
  id: string,
): Promise<readonly VersionInUse[]> {
  return versionsInUse(store, scope, id);
}

/**
 * What one version of a template changed in another one, in words.
 * @throws `not-found` when one of them was never published
 */
export async function differencesBetween(
  deps: Pick<Dependencies, 'store'>,
  id: string,
  from: number,
  to: number,
): Promise<readonly Difference[]> {
  const [before, after] = await Promise.all([readTemplate(deps, id, from), readTemplate(deps, id, to)]);
  return compareTemplates(before.template, after.template);
}
