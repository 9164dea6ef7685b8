import { loadLayout } from '../../mail/layout/layout.ts';
import type { Requester } from '../../platform/bounded-workers.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf, todayOf } from '../now.ts';
import * as tasks from './bounded-tasks.ts';
import { invalidTemplate } from './errors.ts';
import type { GalleryMail } from './gallery-task.ts';
import { inBounds } from './in-bounds.ts';

/** Galleries that were made, by the checksum of the source: a few, since each mail of one is looked at on its own. */
const made = new Map<string, Promise<readonly GalleryMail[]>>();
const MOST_KEPT = 4;

/**
 * Every mail that a template sends, in both languages: found by rehearsing it with a school that answers and with one that is
 * silent.
 * @throws `invalid` for a file with errors, or that costs too much
 */
export async function readGallery(request: {
  deps: Pick<Dependencies, 'clock' | 'configuration'>;
  source: string;
  requester: Requester;
}): Promise<readonly GalleryMail[]> {
  const { deps, source, requester } = request;
  const key = `${todayOf(deps)} ${source}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const gallery = make(deps, source, requester);
  if (made.size >= MOST_KEPT) made.delete([...made.keys()][0] ?? '');
  made.set(key, gallery);
  gallery.catch(() => made.delete(key));
  return gallery;
}

async function make(
  deps: Pick<Dependencies, 'clock' | 'configuration'>,
  source: string,
  requester: Requester,
): Promise<readonly GalleryMail[]> {
  const { from } = deps.configuration.mail;
  const sender = { from, layout: await loadLayout(), now: nowOf(deps) };
  const asked: tasks.GalleryRequest = { source, sender, today: todayOf(deps) };
  const found = await inBounds(tasks.gallerySource, requester, asked);
  if (found.kind === 'not-a-template') throw invalidTemplate(found.errors);
  return found.mails;
}
