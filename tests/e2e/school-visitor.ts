import { type Cheerio, type CheerioAPI, load } from 'cheerio';
import type { Element } from 'domhandler';
import type { ReceivedMail } from '../support/environment.ts';

/** Somebody at a school: reads mails, follows the link in them, and fills in what the page asks. No script, no account. */

/** The addresses of the links that a mail asks its reader to follow: one for each thing that it asks. */
export function linksIn({ mail }: ReceivedMail): readonly string[] {
  return mail.text?.match(/https?:\/\/\S+\/p\/[\w-]+(?:\?\S*)?/g) ?? [];
}

/** What somebody fills in, by the name of the field. */
export type Filling = { readonly [field: string]: string | readonly string[] };

/** The file that somebody adds. */
export const documentPdf = new Blob([new TextEncoder().encode('%PDF-1.4\n%%EOF\n')], {
  type: 'application/pdf',
});

/**
 * Opens the page of one step behind the first link that leads to it, fills in the form that ends with the verb, and presses
 * its button.
 * @param links from the person's mails, in the order in which they are tried
 * @returns the address of the page that says what became of it
 * @throws when no page has such a form, or it does not accept what was filled in, with the page's own words
 */
export async function actThroughLink(
  base: string,
  links: readonly string[],
  step: string,
  verb: 'complete' | 'start' | 'appointments' | 'extension' | 'colleague',
  filling: Filling,
  withDocument = false,
): Promise<string> {
  let words = 'no mail with a link';
  for (const link of links) {
    const page = new URL(`${new URL(link).pathname}?step=${encodeURIComponent(step)}`, base);
    const $ = load(await (await fetch(page)).text());
    const form = $('form')
      .filter((_, element) => new URL($(element).attr('action') ?? '', page).pathname.endsWith(`/${verb}`))
      .first();
    words = wordsOf($);
    const isIt = form.find('input[name=_step]').attr('value') === step;
    if (isIt) return submit($, form, page, filling, withDocument);
  }
  throw new Error(`No form '${verb}' for ${step}: ${words}`);
}

async function submit(
  $: CheerioAPI,
  form: Cheerio<Element>,
  page: URL,
  filling: Filling,
  withDocument: boolean,
): Promise<string> {
  const body = form.attr('enctype') === 'multipart/form-data' ? new FormData() : new URLSearchParams();
  for (const hidden of form.find('input[type=hidden]').toArray()) {
    body.append($(hidden).attr('name') ?? '', $(hidden).attr('value') ?? '');
  }
  for (const [field, values] of Object.entries(filling)) {
    for (const value of typeof values === 'string' ? [values] : values) body.append(field, value);
  }
  if (withDocument && body instanceof FormData) body.append('_file', documentPdf, 'visietekst.pdf');
  const action = new URL(form.attr('action') ?? '', page);
  const answer = await fetch(action, { method: 'POST', body, redirect: 'manual' });
  if (answer.status !== 303) throw new Error(`${answer.status}: ${wordsOf(load(await answer.text()))}`);
  return new URL(answer.headers.get('location') ?? '', action).href;
}

function wordsOf($: CheerioAPI): string {
  return $('main').text().replace(/\s+/g, ' ').slice(0, 800);
}
