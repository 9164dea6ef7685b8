import type { Caller } from '../../application/access/authorise.ts';
import type { askOfMany } from '../../application/bulk/ask.ts';
import { readBulk } from '../../application/bulk/find.ts';
import type { BulkWork } from '../../application/bulk/items.ts';
import { previewBulk } from '../../application/bulk/preview.ts';
import type { Dependencies } from '../../application/dependencies.ts';
import type { Language } from '../../domain/text.ts';
import { bulkOperation, bulkPreview, toWireBulk, toWirePreview } from './bulk.schemas.ts';

/** What a route that asks many answers to `dry_run`. */
export const previewed = {
  200: { description: 'With `dry_run`: what would become of each.', schema: bulkPreview },
} as const;

/** What it answers once it was begun, where it goes on by itself. */
export const begun = {
  202: {
    description: 'It was begun.',
    schema: bulkOperation,
    headers: { Location: 'Where it can be followed.' },
  },
} as const;

/** What would become of each, when somebody asks this of many. */
export async function answerPreviewed(request: {
  readonly deps: Dependencies;
  readonly caller: Caller;
  readonly work: readonly BulkWork[];
  readonly language: Language;
}) {
  const { deps, caller, work, language } = request;
  const preview = await previewBulk({ deps, person: caller.person, work, language });
  return { status: 200 as const, body: toWirePreview(preview) };
}

/** What was begun, as it stands now, and where it can be followed. */
export async function answerBegun(
  { deps, caller }: { readonly deps: Dependencies; readonly caller: Caller },
  operation: Awaited<ReturnType<typeof askOfMany>>,
) {
  const { items } = await readBulk({ deps, caller, id: operation.id });
  return {
    status: 202 as const,
    body: toWireBulk(operation, items),
    headers: { Location: `/api/v1/bulk/${operation.id}` },
  };
}
