import type { ProgrammeWithPlaces } from '../../../application/programmes/overview.ts';
import { inEuros } from '../../../domain/programmes/euros.ts';
import type { Template } from '../../../domain/template/model/types.ts';
import type { Language } from '../../../domain/text.ts';
import { shortDate } from '../../../texts/dates.ts';
import { programmesTextsOf } from '../../texts/texts.ts';
import { type Column, DataTable } from '../../ui/console/data-table.tsx';
import { EmptyState } from '../../ui/console/empty-state.tsx';
import { StackedBar } from '../../ui/console/stacked-bar.tsx';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { documentOf } from '../../ui/render.ts';
import { addressWith, programmeAddress } from '../addresses.ts';
import type { TableOfTexts } from '../listing/file.ts';
import { Exports } from '../listing/listing.tsx';

type Titles = ReadonlyMap<string, Template>;

/** The programmes, each with its open call, its places and its money. */
export function programmeListPage(
  frame: ConsoleFrame,
  all: readonly ProgrammeWithPlaces[],
  titles: Titles,
): string {
  const { language } = frame;
  const texts = programmesTextsOf(language);
  return documentOf(
    <StaffFrame frame={frame} title={texts.title} here="programmes">
      <section class="overview" aria-labelledby="overview-title">
        <h1 id="overview-title">{texts.title}</h1>
        <p class="hint">{texts.lead}</p>
        <div class="list-head">
          <p class="hint" role="status">
            {texts.count(all.length)}
          </p>
          {all.length > 0 && (
            <Exports
              addressOf={(kind) => addressWith(`/programmes/export.${kind}`, {}, language)}
              language={language}
            />
          )}
        </div>
        {all.length === 0 ? (
          <EmptyState title={texts.empty}>
            <p>{texts.emptyMore}</p>
          </EmptyState>
        ) : (
          <DataTable
            caption={texts.title}
            columns={columnsOf(titles, language)}
            rows={all}
            keyOf={({ stored }) => stored.id}
            nameOf={({ stored }) => stored.programme.name[language]}
            language={language}
          />
        )}
      </section>
    </StaffFrame>,
  );
}

function columnsOf(titles: Titles, language: Language): Column<ProgrammeWithPlaces>[] {
  const texts = programmesTextsOf(language);
  const { names } = texts;
  return [
    {
      ...{ key: 'name', title: names.name },
      cell: ({ stored }) => (
        <>
          <a href={programmeAddress(stored.id, language)}>{stored.programme.name[language]}</a>{' '}
          <span class="hint" title={modelsOf(stored.programme.lots, titles, language)}>
            {modelsOf(stored.programme.lots, titles, language)}
          </span>
        </>
      ),
    },
    {
      ...{ key: 'call', title: names.call, kind: 'long' },
      cell: (one) => <span title={openCallOf(one, language)}>{openCallOf(one, language)}</span>,
    },
    {
      ...{ key: 'places', title: names.places, kind: 'short' },
      cell: (one) => {
        if (one.places.calls.length === 0) return texts.none;
        const { taken, quota } = sumsOf(one);
        return texts.ofQuota(taken, quota);
      },
    },
    {
      ...{ key: 'full', title: names.full },
      cell: (one) => {
        if (one.places.calls.length === 0) return texts.none;
        const { taken, quota } = sumsOf(one);
        return quota === undefined ? (
          texts.unlimited
        ) : (
          <StackedBar parts={[{ value: taken, kind: 'actual' }]} of={quota} />
        );
      },
    },
    { key: 'waiting', title: names.waiting, kind: 'number', cell: (one) => sumsOf(one).waiting },
    {
      ...{ key: 'committed', title: names.committed, kind: 'number' },
      cell: ({ places }) => inEuros(places.budget.committed)[language],
    },
    {
      ...{ key: 'paid', title: names.paid, kind: 'number' },
      cell: ({ places }) => inEuros(places.budget.spent)[language],
    },
    {
      ...{ key: 'free', title: names.free, kind: 'number' },
      cell: ({ places: { budget } }) =>
        budget.free === undefined ? texts.unlimited : inEuros(budget.free)[language],
    },
  ];
}

function modelsOf(lots: readonly { readonly template: string }[], titles: Titles, language: Language) {
  return lots.map(({ template }) => titles.get(template)?.title[language] ?? template).join(', ');
}

function openCallOf({ stored, places }: ProgrammeWithPlaces, language: Language): string {
  const texts = programmesTextsOf(language);
  const open = places.calls.filter((call) => call.open).map(({ cohort }) => cohort);
  const calls = stored.programme.calls.filter(({ id }) => open.includes(id));
  if (calls.length === 0) return texts.noOpen;
  return calls.map(({ id, until }) => texts.openUntil(id, shortDate(until, language))).join(', ');
}

/** Over all calls; without a quota in one of them, nothing limits the whole. */
function sumsOf({ places: { calls } }: ProgrammeWithPlaces) {
  const quotas = calls.map(({ quota }) => quota);
  const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);
  return {
    taken: sum(calls.map(({ taken }) => taken)),
    waiting: sum(calls.map(({ waiting }) => waiting)),
    quota: quotas.includes(undefined) ? undefined : sum(quotas.map((quota) => quota ?? 0)),
  };
}

/** The programmes as a table of texts, a line for each call, its first row the titles. */
export function programmeTexts(all: readonly ProgrammeWithPlaces[], language: Language): TableOfTexts {
  const { names } = programmesTextsOf(language);
  const cents = (amount: number | undefined) => (amount === undefined ? '' : (amount / 100).toFixed(2));
  return [
    [
      ...[names.name, names.call, names.taken, names.quota, names.waiting],
      ...[names.budget, names.committed, names.paid, names.free],
    ],
    ...all.flatMap(({ stored, places }) =>
      places.calls.map(({ cohort, taken, quota, waiting }) => [
        ...[stored.programme.name[language], cohort, String(taken), quota === undefined ? '' : String(quota)],
        ...[String(waiting), cents(places.budget.total), cents(places.budget.committed)],
        ...[cents(places.budget.spent), cents(places.budget.free)],
      ]),
    ),
  ];
}
