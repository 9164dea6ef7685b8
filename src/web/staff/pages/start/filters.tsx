import type { Language } from '../../../../domain/text.ts';
import { staffTextsOf } from '../../../texts/texts.ts';
import { type ChosenFilter, FilterBar } from '../../../ui/console/filter-bar.tsx';
import { type OverviewChoice, overviewAddress } from './overview-address.ts';

const statuses = ['active', 'paused', 'completed', 'stopped'] as const;

type Chosen = {
  readonly choice: OverviewChoice;
  readonly hasOwn: boolean;
  readonly path: string;
  readonly language: Language;
};

/** What the list of trajectories can be narrowed by. */
export function OverviewFilters(props: Chosen) {
  const { choice, hasOwn, path, language } = props;
  const texts = staffTextsOf(language).overview;
  const { q, status: chosen, overdue, everything } = choice;
  return (
    <FilterBar
      action={`${path}#overview-title`}
      button={texts.button}
      chosen={chosenFilters(props)}
      clearAddress={overviewAddress(path, {}, language)}
      language={language}
    >
      <div class="field">
        <label for="q">{texts.search}</label>
        <input type="search" id="q" name="q" value={q ?? ''} maxlength={100} autocomplete="off" />
      </div>
      {hasOwn && (
        <div class="field">
          <label for="whose">{texts.whose}</label>
          <select id="whose" name="whose">
            <option value="">{texts.whoseMine}</option>
            <option value="all" selected={everything}>
              {texts.whoseAll}
            </option>
          </select>
        </div>
      )}
      <div class="field">
        <label for="status">{texts.status}</label>
        <select id="status" name="status">
          <option value="">{texts.all}</option>
          {statuses.map((status) => (
            <option key={status} value={status} selected={status === chosen}>
              {texts.statuses[status]}
            </option>
          ))}
        </select>
      </div>
      <div class="field tick">
        <input type="checkbox" id="overdue" name="overdue" value="true" checked={overdue} />
        <label for="overdue">{texts.overdue}</label>
      </div>
    </FilterBar>
  );
}

/** The filters that are on, each with the list without it. */
function chosenFilters({ choice, path, language }: Chosen): ChosenFilter[] {
  const texts = staffTextsOf(language).overview;
  const { pages: _pages, ...all } = choice;
  const status = statuses.find((one) => one === all.status);
  const without = (name: keyof OverviewChoice) =>
    overviewAddress(path, { ...all, [name]: undefined }, language);
  return [
    ...(all.q === undefined ? [] : [{ words: `“${all.q}”`, address: without('q') }]),
    ...(status === undefined ? [] : [{ words: texts.statuses[status], address: without('status') }]),
    ...(all.overdue ? [{ words: texts.late, address: without('overdue') }] : []),
    ...(all.everything ? [{ words: texts.whoseAll, address: without('everything') }] : []),
  ];
}
