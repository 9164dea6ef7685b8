import type { Language } from '../../../domain/text.ts';
import { listTextsOf } from '../../texts/texts.ts';
import { type ChosenFilter, FilterBar } from '../../ui/console/filter-bar.tsx';
import {
  columnNames,
  type FilterName,
  filterNames,
  type ListChoice,
  listAddress,
  withFilter,
} from './choice.ts';
import type { Choosable, ListOptions } from './options.ts';

type Props = {
  readonly choice: ListChoice;
  readonly options: ListOptions;
  /** The reader follows trajectories herself and sees those unless she asks for all. */
  readonly hasOwn: boolean;
  readonly shown: readonly string[];
  readonly language: Language;
};

/** The filters of the list: what is used every day in sight, the rest and the columns behind a fold. */
export function ListFilters(props: Props) {
  const { choice, options, hasOwn, shown, language } = props;
  const texts = listTextsOf(language);
  const { filters } = choice;
  const statuses = Object.entries(texts.statuses).map(([value, title]) => ({ value, title }));
  const parties = Object.entries(texts.parties).map(([value, title]) => ({ value, title }));
  const select = (name: FilterName, from: readonly Choosable[]) =>
    from.length === 0 ? null : (
      <Select key={name} name={name} options={from} value={filters[name]} language={language} />
    );
  const isMoreUsed =
    filterNames.slice(8).some((name) => filters[name] !== undefined) || choice.columns.length > 0;
  return (
    <FilterBar
      action="/trajectories"
      button={texts.button}
      chosen={chosenFilters(props)}
      clearAddress={listAddress({ ...choice, filters: {}, page: 1 }, language)}
      language={language}
    >
      <div class="field">
        <label for="q">{texts.filters.q}</label>
        <input type="search" id="q" name="q" value={filters.q ?? ''} maxlength={100} autocomplete="off" />
      </div>
      {select('template', options.templates)}
      {select('status', statuses)}
      {hasOwn && (
        <Select
          name="whose"
          options={[{ value: 'all', title: texts.everybody }]}
          value={filters.whose}
          none={texts.mine}
          language={language}
        />
      )}
      {!hasOwn && select('counsellor', options.counsellors)}
      {(['overdue', 'silent', 'risk'] as const).map((name) => (
        <div key={name} class="field tick">
          <input type="checkbox" id={name} name={name} value="true" checked={filters[name] !== undefined} />
          <label for={name}>{texts.filters[name]}</label>
        </div>
      ))}
      {choice.sort !== 'due' && <input type="hidden" name="sort" value={choice.sort} />}
      {choice.descending && <input type="hidden" name="dir" value="desc" />}
      <details class="filter-more" open={isMoreUsed}>
        <summary>{texts.more}</summary>
        <div class="filter-rest">
          {filters.involved !== undefined && <input type="hidden" name="involved" value={filters.involved} />}
          {select('phase', options.phases)}
          {select('step', options.steps)}
          {select('waiting', parties)}
          {hasOwn && select('counsellor', options.counsellors)}
          {select('programme', options.programmes)}
          {select('cohort', options.cohorts)}
          {select('network', options.networks)}
          {select('province', options.provinces)}
          {select('level', options.levels)}
        </div>
        <fieldset class="filter-columns">
          <legend>{texts.columns}</legend>
          {columnNames.map((name) => (
            <div key={name} class="tick">
              <input
                type="checkbox"
                id={`column-${name}`}
                name="column"
                value={name}
                checked={shown.includes(name)}
              />
              <label for={`column-${name}`}>{texts.names[name]}</label>
            </div>
          ))}
        </fieldset>
      </details>
    </FilterBar>
  );
}

function Select(props: {
  readonly name: FilterName;
  readonly options: readonly Choosable[];
  readonly value: string | undefined;
  readonly none?: string;
  readonly language: Language;
}) {
  const { name, options, value, language } = props;
  const texts = listTextsOf(language);
  return (
    <div class="field">
      <label for={name}>{texts.filters[name]}</label>
      <select id={name} name={name}>
        <option value="">{props.none ?? texts.all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.title}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The filters that are on, each in words with the list without it. */
function chosenFilters({ choice, options, language }: Props): ChosenFilter[] {
  const texts = listTextsOf(language);
  const from: { readonly [name in FilterName]?: readonly Choosable[] } = {
    ...{ template: options.templates, phase: options.phases, step: options.steps },
    ...{ counsellor: options.counsellors, programme: options.programmes, involved: options.involved },
  };
  return filterNames.flatMap((name) => {
    const value = choice.filters[name];
    if (value === undefined) return [];
    const title = from[name]?.find((one) => one.value === value)?.title ?? value;
    return [
      {
        words: words(name, title, texts),
        address: listAddress(withFilter(choice, { [name]: undefined }), language),
      },
    ];
  });
}

function words(name: FilterName, title: string, texts: ReturnType<typeof listTextsOf>): string {
  switch (name) {
    case 'q':
      return `“${title}”`;
    case 'overdue':
    case 'silent':
    case 'risk':
      return texts.filters[name];
    case 'whose':
      return texts.everybody;
    case 'involved':
      return title.includes('-') && title.length === 36
        ? texts.filters.involved
        : `${texts.filters.involved}: ${title}`;
    case 'status':
      return texts.statuses[title as keyof typeof texts.statuses] ?? title;
    case 'waiting':
      return `${texts.filters.waiting}: ${texts.parties[title as keyof typeof texts.parties] ?? title}`;
    default:
      return `${texts.filters[name]}: ${title}`;
  }
}
