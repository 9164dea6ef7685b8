import type { ComponentChildren } from 'preact';
import type { Language } from '../../../../domain/text.ts';
import { staffTextsOf } from '../../../texts/texts.ts';

/** A list of which the first lines are shown, and the rest unfolds. */
export function FoldedList<Item>(props: {
  readonly items: readonly Item[];
  /** How many lines are shown. */
  readonly shown: number;
  readonly line: (item: Item) => ComponentChildren;
  readonly language: Language;
}) {
  const { items, shown, line, language } = props;
  const rest = items.slice(shown);
  return (
    <>
      <ul class="log">{items.slice(0, shown).map(line)}</ul>
      {rest.length > 0 && (
        <details class="fold">
          <summary>{staffTextsOf(language).trajectory.all(items.length)}</summary>
          <ul class="log">{rest.map(line)}</ul>
        </details>
      )}
    </>
  );
}
