import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Answer } from '../../http/answer.ts';
import type { Page } from '../../store/database/values.ts';

const unreadableCursor = {
  code: 'invalid-cursor',
  message: {
    nl: 'Neem de next_cursor van de vorige bladzijde van deze lijst, zoals hij was.',
    en: 'Take the next_cursor of the previous page of this list, as it was.',
  },
};

/**
 * Query parameters of a list that comes in pages.
 * @param list its name; the cursor of another list is refused
 */
export function pageQuery(list: string) {
  return {
    limit: z
      .string()
      .regex(/^\d{1,4}$/)
      .transform(Number)
      .pipe(z.int().min(1).max(100))
      .default(50)
      .meta({
        type: 'integer',
        minimum: 1,
        maximum: 100,
        default: 50,
        description: 'How many at most, 1 to 100.',
      }),
    cursor: z
      .string()
      .max(1_000)
      .transform((text, context) => {
        const [cursor = '', seal] = text.split('.');
        if (seal === sealOf(list, cursor)) return cursor;
        context.addIssue({ code: 'custom', params: { fault: unreadableCursor } });
        return z.NEVER;
      })
      .optional()
      .meta({
        type: 'string',
        pattern: '^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$',
        description: 'Where the previous page ended: its `next_cursor`, unchanged.',
      }),
  };
}

/** The schema of a page of these items. */
export function pageSchema<Item extends z.ZodType>(item: Item) {
  return z.strictObject({
    items: z.array(item),
    next_cursor: nextCursor,
  });
}

/** Where the next page begins, in the body of a page. */
export const nextCursor = z
  .string()
  .nullable()
  .meta({ description: 'Send it as `cursor` for the next page; null on the last.' });

/**
 * Where the page after one begins: for the body, and as a Link header.
 * @param list its name, the same as for {@link pageQuery}
 * @param query what was asked, as it goes into the address of the next page
 * @param options `path` below `/api/v1`, where that is not the name of the list
 */
export function nextPage(
  list: string,
  page: Pick<Page<never>, 'next'>,
  query: { readonly [name: string]: unknown },
  options: { readonly path?: string } = {},
): { readonly cursor: string | null; readonly headers?: { readonly Link: string } } {
  if (page.next === undefined) return { cursor: null };
  const cursor = `${page.next}.${sealOf(list, page.next)}`;
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || name === 'cursor') continue;
    for (const part of Array.isArray(value) ? value : [value]) parameters.append(name, String(part));
  }
  parameters.set('cursor', cursor);
  return {
    cursor,
    headers: { Link: `</api/v1${options.path ?? `/${list}`}?${parameters}>; rel="next"` },
  };
}

/** The answer for a page: its items, and where the next one begins; see {@link nextPage}. */
export function answerPage<Item>(
  list: string,
  page: Page<Item>,
  toWire: (item: Item) => unknown,
  query: { readonly [name: string]: unknown },
  options: { readonly path?: string } = {},
): Answer {
  const { cursor, headers } = nextPage(list, page, query, options);
  return {
    ...{ status: 200, body: { items: page.items.map(toWire), next_cursor: cursor } },
    ...(headers === undefined ? {} : { headers }),
  };
}

/** Not a secret: it tells a cursor that was cut off or belongs elsewhere from one of ours. */
function sealOf(list: string, cursor: string): string {
  return createHash('sha256').update(`${list}\n${cursor}`).digest('base64url').slice(0, 10);
}
