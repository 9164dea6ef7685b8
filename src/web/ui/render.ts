import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** A whole document as it is sent. Whatever components were given as text has been escaped. */
export function documentOf(page: VNode): string {
  return `<!doctype html>\n${renderToString(page)}\n`;
}
