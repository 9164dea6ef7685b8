import type { Difference } from '../../domain/template/comparing/compare.ts';
import type { Requester } from '../../platform/bounded-workers.ts';
import type { Dependencies } from '../dependencies.ts';
import * as tasks from './bounded-tasks.ts';
import { publishedOrRefused } from './find-published.ts';
import { inBounds } from './in-bounds.ts';
import { idOrRefused } from './lint.ts';

/** What a template would change in a published version of it. */
export type Comparison = {
  readonly template: string;
  readonly version: number;
  readonly differences: readonly Difference[];
};

/**
 * What a file that is being written would change in a published template.
 * @throws `invalid` for a file with errors, or when that version was never published
 */
export async function compareWithPublished(request: {
  deps: Dependencies;
  source: string;
  version?: number | undefined;
  requester: Requester;
}): Promise<Comparison> {
  const { deps, source, requester } = request;
  const template = await idOrRefused(source, requester);
  const published = await publishedOrRefused(deps, template, request.version);
  const differences = await inBounds(tasks.compareSources, requester, published.source, source);
  return { template, version: published.version, differences };
}
