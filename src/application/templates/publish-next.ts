import { checksumOf, type PublishedTemplate, publishAfter } from '../../store/templates/templates.ts';
import type { Dependencies } from '../dependencies.ts';

/** Whether a published version was published from this very source. */
export function isOfSource({ checksum }: PublishedTemplate, source: string): boolean {
  return checksum === checksumOf(source);
}

/**
 * Publishes a proven template as the version after the one that was looked at.
 * @param before the version that was looked at; none for a new template
 * @returns nothing when somebody else has published meanwhile
 */
export function publishNext(
  deps: Pick<Dependencies, 'store'>,
  source: string,
  before: PublishedTemplate | undefined,
): Promise<PublishedTemplate | undefined> {
  return publishAfter(deps.store, source, before?.version);
}
