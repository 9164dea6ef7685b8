import type { Need } from '../../../application/schools/needs.ts';
import type { LocalDate } from '../../../domain/calendar/types.ts';
import type { Language } from '../../../domain/text.ts';
import { schoolsTextsOf } from '../../texts/texts.ts';
import { FilterBar } from '../../ui/console/filter-bar.tsx';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { documentOf } from '../../ui/render.ts';
import { addressWith } from '../addresses.ts';
import { addressOf } from '../listing/choice.ts';
import { chosenIn, FilterSearch, FilterSelect, FilterTick } from '../listing/controls.tsx';
import { Listing } from '../listing/listing.tsx';
import { schoolColumns } from './columns.tsx';
import type { SchoolRow } from './rows.ts';
import { type SchoolChoice, type SchoolFilterName, schoolList } from './shape.ts';

/** Everything the list of schools shows. */
export type SchoolListPage = {
  readonly frame: ConsoleFrame;
  readonly choice: SchoolChoice;
  readonly rows: readonly SchoolRow[];
  readonly total: number;
  readonly kinds: {
    readonly networks: readonly string[];
    readonly provinces: readonly string[];
    readonly levels: readonly string[];
  };
  readonly needs: readonly Need[];
  readonly today: LocalDate;
  /** The reader deals with schools of every network. */
  readonly seesAll: boolean;
  /** Contacts are named, and the list of people is hers to open. */
  readonly seesPeople: boolean;
};

/** The schools that the reader deals with, to narrow, to sort and to have as a file. */
export function schoolListPage(view: SchoolListPage): string {
  const { frame, choice, rows, total, today } = view;
  const { language } = frame;
  const texts = schoolsTextsOf(language);
  return documentOf(
    <StaffFrame frame={frame} title={texts.title} here="schools">
      <section class="overview" aria-labelledby="overview-title">
        <h1 id="overview-title">{texts.title}</h1>
        <p class="hint">
          {texts.lead}{' '}
          {view.seesPeople && (
            <a class="in-row" href={addressWith('/people', {}, language)}>
              {texts.toPeople}
            </a>
          )}
        </p>
        <Filters view={view} language={language} />
        <Listing
          shape={schoolList}
          choice={choice}
          caption={texts.title}
          columns={schoolColumns(choice, today, language, view.seesPeople)}
          rows={rows}
          total={total}
          count={texts.found}
          keyOf={({ number }) => number}
          nameOf={({ name }) => name}
          empty={{ title: texts.empty, more: <p>{texts.emptyMore}</p> }}
          language={language}
        />
      </section>
    </StaffFrame>,
  );
}

function Filters({ view, language }: { readonly view: SchoolListPage; readonly language: Language }) {
  const { choice, kinds, needs, seesAll } = view;
  const texts = schoolsTextsOf(language);
  const { filters } = choice;
  const same = (values: readonly string[]) => values.map((value) => ({ value, title: value }));
  const reaches = Object.entries(texts.reach).map(([value, title]) => ({ value, title }));
  const select = (name: SchoolFilterName, options: readonly { value: string; title: string }[]) =>
    options.length === 0 ? null : (
      <FilterSelect
        {...{ name, label: texts.filters[name], options, value: filters[name], none: texts.all }}
      />
    );
  const title = (name: SchoolFilterName, word: string) => {
    if (name === 'q') return `“${word}”`;
    if (name === 'closed') return texts.filters.closed;
    if (name === 'reach') return texts.reach[word as keyof typeof texts.reach];
    const need = name === 'need' ? needs.find(({ value }) => value === word)?.title : undefined;
    return `${texts.filters[name]}: ${need ?? word}`;
  };
  return (
    <FilterBar
      action={schoolList.path}
      button={texts.button}
      chosen={chosenIn(schoolList, choice, title, language)}
      clearAddress={addressOf(schoolList, { ...choice, filters: {}, page: 1 }, language)}
      language={language}
    >
      <FilterSearch name="q" label={texts.filters.q} value={filters.q} />
      {select('reach', reaches)}
      {select('need', needs)}
      {select('level', same(kinds.levels))}
      {select('province', same(kinds.provinces))}
      {(['board', 'community'] as const).map(
        (name) => filters[name] !== undefined && <input type="hidden" name={name} value={filters[name]} />,
      )}
      {choice.sort !== schoolList.usual && <input type="hidden" name="sort" value={choice.sort} />}
      {choice.descending && <input type="hidden" name="dir" value="desc" />}
      <details class="filter-more" open={filters.closed !== undefined || filters.network !== undefined}>
        <summary>{texts.more}</summary>
        <div class="filter-rest">
          {seesAll && select('network', same(kinds.networks))}
          <FilterTick name="closed" label={texts.filters.closed} isOn={filters.closed !== undefined} />
        </div>
      </details>
    </FilterBar>
  );
}
