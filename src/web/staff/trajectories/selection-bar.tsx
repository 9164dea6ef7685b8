import type { Language } from '../../../domain/text.ts';
import { listTextsOf } from '../../texts/texts.ts';
import { HiddenFields } from '../../ui/console/undo-notice.tsx';
import { bulkActs } from './bulk/acts.ts';
import { filterNames, type ListChoice } from './choice.ts';

/** What can be done with those that are ticked, or with all of the list. Its form is the one the ticks belong to. */
export function SelectionBar(props: {
  readonly choice: ListChoice;
  readonly total: number;
  readonly language: Language;
}) {
  const { choice, total, language } = props;
  const texts = listTextsOf(language).bulk;
  const fields = filterNames.flatMap((name) => {
    const value = choice.filters[name];
    return value === undefined ? [] : [{ name, value }];
  });
  return (
    <form id="selection" class="selection" method="get" action="/trajectories/bulk">
      <HiddenFields fields={[{ name: 'lang', value: language }, ...fields]} />
      <label for="act">{texts.selected}</label>
      <select id="act" name="act">
        {bulkActs.map((act) => (
          <option key={act} value={act}>
            {texts.acts[act]}
          </option>
        ))}
      </select>
      <span class="tick">
        <input type="checkbox" id="all" name="all" value="true" />
        <label for="all">{texts.all(total)}</label>
      </span>
      <button type="submit" class="secondary">
        {texts.go}
      </button>
    </form>
  );
}
