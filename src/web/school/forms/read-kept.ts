import { FILE, type Sent } from '../../form.ts';
import { CONFIRMED } from './field-names.ts';
import type { ReadForm, SentForm } from './form.ts';

/** What a form carries along unseen, and what cannot be kept: a document is chosen anew. */
const notKept: ReadonlySet<string> = new Set(['_form', '_step', FILE, CONFIRMED]);

/** What was filled in so far, to be kept as it is; whether it is right is looked at when it is handed in. */
export function readKept({ path, sent }: SentForm): ReadForm<{ readonly step: string; readonly sent: Sent }> {
  const filled = Object.entries(sent).filter(([name, value]) => !notKept.has(name) && value !== '');
  return { asked: { step: path, sent: Object.fromEntries(filled) } };
}
