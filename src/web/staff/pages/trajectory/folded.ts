import type { Language } from '../../../../domain/text.ts';
import { staffTextsOf } from '../../../texts/texts.ts';
import { type Html, html } from '../../../ui/html.ts';

/** A list of which the first lines are shown, and the rest unfolds. */
export function foldedList<Item>(
  items: readonly Item[],
  shown: number,
  className: string,
  line: (item: Item) => Html,
  language: Language,
): Html {
  const rest = items.slice(shown);
  return html`<ul class="${className}">${items.slice(0, shown).map(line)}</ul>
${rest.length > 0 && html`<details class="fold"><summary>${staffTextsOf(language).trajectory.all(items.length)}</summary><ul class="${className}">${rest.map(line)}</ul></details>`}`;
}
