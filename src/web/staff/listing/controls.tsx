import type { Language } from '../../../domain/text.ts';
import type { ChosenFilter } from '../../ui/console/filter-bar.tsx';
import { addressOf, type ListingChoice, type ListShape } from './choice.ts';

/** Something that can be chosen in a filter. */
export type Option = { readonly value: string; readonly title: string };

/** A filter as a list to choose from; the first choice is none. */
export function FilterSelect(props: {
  readonly name: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string | undefined;
  /** What the choice of none is called. */
  readonly none: string;
}) {
  const { name, label, options, value, none } = props;
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        <option value="">{none}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.title}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A filter in which words are typed. */
export function FilterSearch(props: {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
}) {
  const { name, label, value = '' } = props;
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input type="search" id={name} name={name} value={value} maxlength={100} autocomplete="off" />
    </div>
  );
}

/** A filter that is on or off. */
export function FilterTick(props: { readonly name: string; readonly label: string; readonly isOn: boolean }) {
  const { name, label, isOn } = props;
  return (
    <div class="field tick">
      <input type="checkbox" id={name} name={name} value="true" checked={isOn} />
      <label for={name}>{label}</label>
    </div>
  );
}

/** The filters that are on, in words, each with the list without it. */
export function chosenIn<Filter extends string, Sort extends string>(
  shape: ListShape<Filter, Sort>,
  choice: ListingChoice<Filter, Sort>,
  wordsOf: (name: Filter, word: string) => string,
  language: Language,
): ChosenFilter[] {
  return (Object.keys(shape.filters) as Filter[]).flatMap((name) => {
    const word = choice.filters[name];
    if (word === undefined) return [];
    const { [name]: _left, ...rest } = choice.filters;
    const without = { ...choice, filters: rest as ListingChoice<Filter, Sort>['filters'], page: 1 };
    return [{ words: wordsOf(name, word), address: addressOf(shape, without, language) }];
  });
}
