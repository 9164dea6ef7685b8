import type { Requester } from '../../platform/bounded-workers.ts';
import {
  checksumOf,
  latestTemplate,
  type PublishedTemplate,
  publishTemplate,
} from '../../store/templates/templates.ts';
import type { Dependencies } from '../dependencies.ts';
import { reservedName } from './errors.ts';
import { assertReady, idOrRefused } from './lint.ts';
import { isReserved } from './reserved-names.ts';

/**
 * Publishes a template as its next version, once it is proven. The same source again is the same version. Takes seconds.
 * @returns `isNew` is false when nothing had changed
 * @throws `invalid` with every error or finding and its line
 */
export async function publish(request: {
  deps: Dependencies;
  source: string;
  requester: Requester;
}): Promise<{ published: PublishedTemplate; isNew: boolean }> {
  const { deps, source, requester } = request;
  const id = await idOrRefused(source, requester);
  if (isReserved(id)) throw reservedName(id);
  const before = await latestTemplate(deps.store, id);
  if (before?.checksum === checksumOf(source)) return { published: before, isNew: false };
  await assertReady(request);
  const published = await publishTemplate(deps.store, source);
  return { published, isNew: true };
}
