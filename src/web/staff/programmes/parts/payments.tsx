import type { ProgrammeOverview } from '../../../../application/programmes/overview.ts';
import { inEuros } from '../../../../domain/programmes/euros.ts';
import type { Language } from '../../../../domain/text.ts';
import type { Payment } from '../../../../store/programmes/payments.ts';
import { shortDate } from '../../../../texts/dates.ts';
import { paymentKinds } from '../../../../texts/payments.ts';
import { sentText } from '../../../form.ts';
import { programmesTextsOf, textsOf } from '../../../texts/texts.ts';
import { ErrorSummary, TextInput } from '../../../ui/components/field.tsx';
import { type Column, DataTable } from '../../../ui/console/data-table.tsx';
import { EmptyState } from '../../../ui/console/empty-state.tsx';
import { HiddenFields } from '../../../ui/console/undo-notice.tsx';
import { addressWith, trajectoryAddress } from '../../addresses.ts';
import { FilterSelect } from '../../listing/controls.tsx';
import type { TableOfTexts } from '../../listing/file.ts';
import { Exports } from '../../listing/listing.tsx';
import { subjectOf } from '../../view/listed.ts';
import type { ActingOnProgramme } from '../acting.ts';

type Shown = {
  readonly view: ProgrammeOverview;
  readonly acting: ActingOnProgramme;
  readonly language: Language;
};

/** What can be recorded by hand, the usual one first. */
export const recordedKinds = ['payment', 'owed', 'income', 'waiver'] as const;

/** The ledger line by line, the last recorded first, and a form for one more. */
export function PaymentsOfProgramme({ view, acting, language }: Shown) {
  const { payments, stored } = view;
  if (payments === undefined) return null;
  const texts = programmesTextsOf(language).payments;
  return (
    <section class="card" aria-labelledby="payments-title">
      <h2 id="payments-title">
        {texts.title} <span class="count">{payments.lines.length}</span>
      </h2>
      {payments.lines.length === 0 ? (
        <EmptyState title={texts.none} />
      ) : (
        <>
          <Exports
            addressOf={(kind) => addressWith(`/programmes/${stored.id}/payments.${kind}`, {}, language)}
            language={language}
          />
          <DataTable
            caption={texts.title}
            columns={columnsOf(view, language)}
            rows={payments.lines.toReversed()}
            keyOf={({ id }) => id}
            nameOf={(one) => whatFor(view, one)}
            language={language}
          />
        </>
      )}
      {acting.mayRecord && <RecordPayment view={view} acting={acting} language={language} />}
    </section>
  );
}

function whatFor({ payments }: ProgrammeOverview, { trajectoryId }: Payment): string {
  const row = payments?.about.get(trajectoryId)?.row;
  return row === undefined ? trajectoryId : subjectOf(row);
}

function columnsOf(view: ProgrammeOverview, language: Language): Column<Payment>[] {
  const texts = programmesTextsOf(language);
  return [
    {
      ...{ key: 'what', title: texts.payments.what },
      cell: (one) => (
        <>
          <a href={trajectoryAddress(one.trajectoryId, language)}>{whatFor(view, one)}</a>{' '}
          <span class="hint">{view.payments?.about.get(one.trajectoryId)?.row.reference}</span>
        </>
      ),
    },
    {
      ...{ key: 'on', title: texts.payments.on, kind: 'short' },
      cell: ({ on }) => shortDate(on, language),
    },
    {
      ...{ key: 'kind', title: texts.payments.kind },
      cell: ({ kind }) => paymentKinds[language][kind] ?? kind,
    },
    {
      ...{ key: 'amount', title: texts.payments.amount, kind: 'number' },
      cell: ({ amount }) => inEuros(amount)[language],
    },
    { key: 'note', title: texts.payments.note, cell: ({ note }) => note ?? texts.none },
  ];
}

function RecordPayment({ view, acting, language }: Shown) {
  const texts = programmesTextsOf(language).payments;
  const shared = textsOf(language);
  const { draft } = acting;
  const frame = (name: string, label: string, hint: string | undefined, required = true) => ({
    ...{ name, label, hint, required },
    error: draft?.mistakes.find(({ field }) => field === name)?.message,
  });
  const value = (name: string) => sentText(draft?.sent ?? {}, name);
  return (
    <details class="fold" open={draft !== undefined}>
      <summary>{texts.record}</summary>
      <form
        method="post"
        action={`/programmes/${view.stored.id}/payments?lang=${language}`}
        aria-label={texts.record}
        class="stacked"
      >
        <HiddenFields fields={[{ name: '_form', value: acting.newKey() }]} />
        {draft !== undefined && <ErrorSummary mistakes={draft.mistakes} texts={shared} note={draft.note} />}
        <TextInput
          frame={frame('reference', texts.reference, texts.referenceHint)}
          texts={shared}
          value={value('reference')}
          autocomplete="off"
          narrow
        />
        <FilterSelect
          name="kind"
          label={texts.kind}
          options={recordedKinds
            .slice(1)
            .map((kind) => ({ value: kind, title: paymentKinds[language][kind] ?? kind }))}
          value={value('kind')}
          none={paymentKinds[language].payment ?? ''}
        />
        <TextInput
          frame={frame('amount', texts.euros, texts.eurosHint)}
          texts={shared}
          value={value('amount')}
          inputmode="decimal"
          autocomplete="off"
          narrow
        />
        <TextInput
          frame={frame('on', texts.on, undefined, false)}
          texts={shared}
          value={value('on')}
          type="date"
          narrow
        />
        <TextInput
          frame={frame('note', texts.note, undefined, false)}
          texts={shared}
          value={value('note')}
          limits={{ maxlength: 500 }}
          autocomplete="off"
        />
        <button type="submit" class="primary">
          {texts.button}
        </button>
      </form>
    </details>
  );
}

/** The ledger as a table of texts, its first row the titles; amounts in euro. */
export function paymentTexts(view: ProgrammeOverview, language: Language): TableOfTexts {
  const texts = programmesTextsOf(language).payments;
  return [
    [texts.on, texts.what, texts.reference, texts.kind, texts.amount, texts.note],
    ...(view.payments?.lines ?? []).map((one) => [
      ...[one.on, whatFor(view, one), view.payments?.about.get(one.trajectoryId)?.row.reference ?? ''],
      ...[paymentKinds[language][one.kind] ?? one.kind, (one.amount / 100).toFixed(2), one.note ?? ''],
    ]),
  ];
}
