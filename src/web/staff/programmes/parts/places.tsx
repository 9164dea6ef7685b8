import type { ProgrammeOverview } from '../../../../application/programmes/overview.ts';
import { inEuros } from '../../../../domain/programmes/euros.ts';
import type { CallPlaces } from '../../../../domain/programmes/report.ts';
import type { Call } from '../../../../domain/programmes/types.ts';
import type { Language } from '../../../../domain/text.ts';
import { programmesTextsOf } from '../../../texts/texts.ts';
import { Facts } from '../../../ui/components/facts.tsx';
import { type Column, DataTable } from '../../../ui/console/data-table.tsx';
import { StackedBar } from '../../../ui/console/stacked-bar.tsx';
import { addressWith } from '../../addresses.ts';

type Shown = { readonly view: ProgrammeOverview; readonly language: Language };

/** A line of the table of places: a call, or one model in it. */
type Line = {
  readonly key: string;
  readonly call: CallPlaces;
  readonly of: Call | undefined;
  readonly template?: string;
  readonly title: string;
  readonly taken: number;
  readonly quota?: number | undefined;
  readonly waiting: number;
  readonly committed?: number;
  readonly spent?: number;
};

/** How full every call is, and every model in it; each number leads to the trajectories behind it. */
export function PlacesOfProgramme({ view, language }: Shown) {
  const texts = programmesTextsOf(language);
  return (
    <section class="card" aria-labelledby="places-title">
      <h2 id="places-title">{texts.places.title}</h2>
      {view.places.calls.length === 0 ? (
        <p class="hint">{texts.places.none}</p>
      ) : (
        <DataTable
          caption={texts.places.title}
          columns={columnsOf(view, language)}
          rows={linesOf(view, language)}
          keyOf={({ key }) => key}
          nameOf={({ title }) => title}
          language={language}
        />
      )}
      {view.places.calls.map((call) => (
        <p key={call.cohort} class="hint">
          {call.cohort}: {groupsOf(call, language).join(' · ')}
        </p>
      ))}
    </section>
  );
}

function groupsOf({ groups, volgers, reserved, limits }: CallPlaces, language: Language): string[] {
  const texts = programmesTextsOf(language).places;
  return [
    texts.volgers(groups.volgers, volgers?.target),
    texts.firstMovers(groups.firstMovers),
    ...(reserved > 0 ? [texts.reserved(reserved)] : []),
    ...limits.map(({ by, value, taken, quota }) => texts.limit(texts.facets[by], value, taken, quota)),
  ];
}

function linesOf({ stored, places, templates }: ProgrammeOverview, language: Language): Line[] {
  const texts = programmesTextsOf(language).places;
  return places.calls.flatMap((call): Line[] => {
    const of = stored.programme.calls.find(({ id }) => id === call.cohort);
    const lots = call.lots.map((lot) => ({
      ...{ key: `${call.cohort}/${lot.template}`, call, of, template: lot.template },
      title: templates.get(lot.template)?.title[language] ?? lot.template,
      ...{ taken: lot.taken, quota: lot.quota, waiting: lot.waiting },
      ...{ committed: lot.committed, spent: lot.spent },
    }));
    if (lots.length === 1) return lots.map((lot) => ({ ...lot, quota: lot.quota ?? call.quota }));
    const { taken, quota, waiting } = call;
    return [{ key: call.cohort, call, of, title: texts.all, taken, quota, waiting }, ...lots];
  });
}

function columnsOf({ stored, payments }: ProgrammeOverview, language: Language): Column<Line>[] {
  const texts = programmesTextsOf(language);
  const { names } = texts;
  const rowsOf = ({ call, template }: Line) => {
    const filter = { programme: stored.id, cohort: call.cohort, template, whose: 'all' };
    return addressWith('/trajectories', filter, language);
  };
  const money = (amount: number | undefined) => {
    if (amount === undefined) return texts.none;
    const words = inEuros(amount)[language];
    return payments === undefined || amount === 0 ? words : <a href="#payments-title">{words}</a>;
  };
  return [
    {
      ...{ key: 'call', title: names.call },
      cell: (line) => (
        <>
          <a class="in-row" href={rowsOf(line)} title={texts.places.show(`${line.taken}`)}>
            {line.call.cohort}
          </a>{' '}
          <span class="hint">{line.title}</span>
        </>
      ),
    },
    {
      ...{ key: 'taken', title: names.taken, kind: 'short' },
      cell: (line) => {
        const words = texts.ofQuota(line.taken, line.quota);
        return line.taken === 0 ? words : <a href={rowsOf(line)}>{words}</a>;
      },
    },
    {
      ...{ key: 'full', title: names.full },
      cell: ({ taken, quota }) =>
        quota === undefined ? (
          texts.unlimited
        ) : (
          <StackedBar parts={[{ value: taken, kind: 'actual' }]} of={quota} />
        ),
    },
    {
      ...{ key: 'waiting', title: names.waiting, kind: 'number' },
      cell: ({ waiting }) => (waiting === 0 ? '0' : <a href="#waiting-title">{waiting}</a>),
    },
    {
      ...{ key: 'committed', title: names.committed, kind: 'number' },
      cell: ({ committed }) => money(committed),
    },
    { key: 'paid', title: names.paid, kind: 'number', cell: ({ spent }) => money(spent) },
  ];
}

/** The money: what is committed, paid and free, and what schools pay towards it. */
export function BudgetOfProgramme({ view, language }: Shown) {
  const texts = programmesTextsOf(language).budget;
  const { budget, income } = view.places;
  const leads = view.payments !== undefined;
  const fact = (label: string, amount: number | undefined) =>
    amount === undefined
      ? []
      : [
          {
            label,
            value: inEuros(amount)[language],
            ...(leads && amount !== 0 ? { address: '#payments-title' } : {}),
          },
        ];
  const some = (label: string, amount: number) => (amount === 0 ? [] : fact(label, amount));
  return (
    <section class="contact" aria-labelledby="budget-title">
      <h2 id="budget-title">{texts.title}</h2>
      {budget.total !== undefined && (
        <>
          <StackedBar
            parts={[
              { value: budget.spent, kind: 'actual' },
              { value: budget.committed - budget.spent, kind: 'planned' },
            ]}
            of={budget.total}
          />
          <p class="hint">{texts.legend}</p>
        </>
      )}
      <Facts
        facts={[
          ...fact(texts.total, budget.total),
          ...fact(texts.committed, budget.committed),
          ...fact(texts.spent, budget.spent),
          ...fact(texts.free, budget.free),
          ...some(texts.recoverable, budget.recoverable),
          ...some(texts.owed, income.owed),
          ...some(texts.received, income.received),
          ...some(texts.waived, income.waived),
          ...some(texts.open, income.open),
        ]}
      />
    </section>
  );
}
