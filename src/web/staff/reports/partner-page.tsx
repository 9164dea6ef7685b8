import type { PartnerYear } from '../../../application/organisations/targets/overview.ts';
import type { Indicator } from '../../../domain/indicators/indicator.ts';
import type { Language } from '../../../domain/text.ts';
import { type FieldMistake, type Sent, sentText } from '../../form.ts';
import { reportsTextsOf, textsOf } from '../../texts/texts.ts';
import { WaysTo } from '../../ui/components/contact.tsx';
import { ErrorSummary, fieldId } from '../../ui/components/field.tsx';
import { BarChart } from '../../ui/console/bar-chart.tsx';
import { DataTable } from '../../ui/console/data-table.tsx';
import { EmptyState } from '../../ui/console/empty-state.tsx';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { HiddenFields, UndoNotice } from '../../ui/console/undo-notice.tsx';
import { documentOf } from '../../ui/render.ts';
import { addressWith } from '../addresses.ts';
import { ReasonForm } from '../content/reason-form.tsx';
import { Guide, type GuideView } from '../guide/guide.tsx';
import { FilterSelect } from '../listing/controls.tsx';
import { Exports } from '../listing/listing.tsx';
import { inWords } from './shown.ts';

/** The page of a partner's school year. */
export type PartnerPage = {
  readonly frame: ConsoleFrame;
  readonly year: PartnerYear;
  readonly schoolYear: string;
  /** School years that can be chosen, the last first. */
  readonly years: readonly string[];
  /** The reader states what the partner aims at. */
  readonly mayState: boolean;
  /** The reader works for the partner. */
  readonly isOwn: boolean;
  /** Whom to call there, by name; nobody on its own page. */
  readonly contacts: readonly {
    readonly id: string;
    readonly name: string;
    readonly email?: string;
    readonly phone?: string;
  }[];
  readonly csrfToken: string;
  /** What somebody of the partner who is new here is shown first. */
  readonly guide?: GuideView | undefined;
  readonly did?: string | undefined;
  readonly draft?:
    | { readonly sent: Sent; readonly mistakes: readonly FieldMistake[]; readonly note?: string | undefined }
    | undefined;
};

/** The names of the fields for an indicator. */
export const targetField = (indicator: string): string => `target_${indicator}`;
export const noteField = (indicator: string): string => `note_${indicator}`;

/** A partner's school year: what came of what it aimed at, and its targets to fill in. */
export function partnerPage(page: PartnerPage): string {
  const { frame, year, schoolYear, years, isOwn, did } = page;
  const { language } = frame;
  const texts = reportsTextsOf(language);
  const title = isOwn ? texts.partner.mine : year.partner.name;
  const address = `/reports/partners/${year.partner.id}`;
  return documentOf(
    <StaffFrame frame={frame} title={title} here={isOwn ? 'mine' : 'reports'}>
      {!isOwn && (
        <p class="eyebrow">
          <a href={addressWith('/reports/partners', {}, language)}>← {texts.questions.partners}</a>
        </p>
      )}
      {did !== undefined && <UndoNotice sentence={did} language={language} />}
      <section class="overview" aria-labelledby="overview-title">
        <h1 id="overview-title">
          {title} <span class="hint">· {isOwn ? year.partner.name : schoolYear}</span>
        </h1>
        <p class="hint">{isOwn ? texts.partner.lead : texts.partner.leadOf}</p>
        {page.guide !== undefined && <Guide guide={page.guide} language={language} />}
        <form class="filter" method="get" action={address}>
          <input type="hidden" name="lang" value={language} />
          <FilterSelect
            name="school_year"
            label={texts.partner.year}
            options={years.slice(1).map((one) => ({ value: one, title: one }))}
            value={schoolYear}
            none={years[0] ?? ''}
          />
          <button type="submit" class="secondary">
            {texts.show}
          </button>
        </form>
        <Results page={page} address={address} />
        {page.mayState && year.targets !== undefined && <Targets page={page} address={address} />}
        {!isOwn && <Contacts page={page} />}
        {!year.seesNotes && (
          <ReasonForm
            {...{ of: 'organisations', subject: year.partner.id, csrfToken: page.csrfToken, language }}
            back={addressWith(address, { school_year: schoolYear }, language)}
          />
        )}
      </section>
    </StaffFrame>,
  );
}

type Shown = { readonly page: PartnerPage; readonly address: string };

/** Whom to call at the partner. */
function Contacts({ page: { contacts, frame } }: Pick<Shown, 'page'>) {
  const texts = reportsTextsOf(frame.language).partner;
  return (
    <section class="contact" aria-labelledby="contacts-title">
      <h2 id="contacts-title">{texts.contacts}</h2>
      {contacts.length === 0 && <p>{texts.noContacts}</p>}
      {contacts.map((person) => (
        <div class="person" key={person.id}>
          <p>
            <strong>{person.name}</strong>
          </p>
          <WaysTo person={person} />
        </div>
      ))}
    </section>
  );
}

function Results({ page, address }: Shown) {
  const { year, schoolYear, frame } = page;
  const { language } = frame;
  const texts = reportsTextsOf(language);
  const { rows, columns } = year.report;
  const titleOf = (id: string) => columns.find((one) => one.id === id)?.title[language] ?? id;
  if (rows.length === 0) return <EmptyState title={texts.partner.none} />;
  const bars = rows.flatMap(({ indicator, title, share }) =>
    typeof share === 'number'
      ? [
          {
            ...{ key: String(indicator), title: inWords(title, 'title', language), value: share, of: 100 },
            said: `${share} %`,
          },
        ]
      : [],
  );
  return (
    <section class="card" aria-labelledby="table-title">
      <h2 id="table-title">{texts.partner.table}</h2>
      {bars.length > 0 && <BarChart caption={texts.picture(titleOf('share').toLowerCase())} bars={bars} />}
      <Exports
        addressOf={(kind) => addressWith(`${address}/export.${kind}`, { school_year: schoolYear }, language)}
        language={language}
      />
      <DataTable
        caption={texts.partner.table}
        columns={['title', 'target', 'value', 'share', 'target_stated'].map((id) => ({
          ...{ key: id, title: titleOf(id) },
          ...(id === 'title' || id === 'target_stated' ? {} : { kind: 'number' as const }),
          cell: (row: (typeof rows)[number]) => inWords(row[id], id, language) || '–',
        }))}
        rows={rows}
        keyOf={({ indicator }) => String(indicator)}
        nameOf={({ title }) => inWords(title, 'title', language)}
        language={language}
      />
    </section>
  );
}

/** The targets as a form: every indicator on which one can be stated, with what was reached so far. */
function Targets({ page, address }: Shown) {
  const { year, schoolYear, draft, csrfToken, frame } = page;
  const { language } = frame;
  const texts = reportsTextsOf(language).partner;
  const known = new Set(year.report.rows.map(({ indicator }) => indicator));
  const isKnown = ({ id }: Indicator) => known.has(id);
  const line = (indicator: Indicator) => (
    <OneTarget key={indicator.id} indicator={indicator} page={page} language={language} />
  );
  return (
    <section class="card" aria-labelledby="targets-title">
      <h2 id="targets-title">{page.isOwn ? texts.targets : texts.targetsOf}</h2>
      <p class="hint">{page.isOwn ? texts.targetsLead : texts.targetsLeadOf}</p>
      {draft !== undefined && (
        <ErrorSummary mistakes={draft.mistakes} texts={textsOf(language)} note={draft.note} />
      )}
      <form
        method="post"
        action={addressWith(address, { school_year: schoolYear }, language)}
        aria-label={texts.targets}
        class="stacked"
      >
        <HiddenFields
          fields={[
            { name: '_form', value: csrfToken },
            { name: '_tag', value: year.targets?.tag ?? '' },
          ]}
        />
        {year.indicators.filter(isKnown).map(line)}
        <details class="fold" open={draft !== undefined || !year.indicators.some(isKnown)}>
          <summary>{texts.others}</summary>
          <div class="stacked">{year.indicators.filter((one) => !isKnown(one)).map(line)}</div>
        </details>
        <button type="submit" class="primary">
          {texts.save}
        </button>
      </form>
    </section>
  );
}

/** A number as somebody would type it: a comma in Dutch, and no dot between thousands. */
function numberToType(value: number | undefined, language: Language): string | undefined {
  return language === 'nl' ? value?.toString().replace('.', ',') : value?.toString();
}

function OneTarget(props: {
  readonly indicator: Indicator;
  readonly page: PartnerPage;
  readonly language: Language;
}) {
  const { indicator, page, language } = props;
  const { year, draft } = page;
  const texts = reportsTextsOf(language).partner;
  const title = indicator.title[language];
  const standing = year.targets?.standing.find((one) => one.indicator === indicator.id);
  const reached = year.report.rows.find((row) => row.indicator === indicator.id)?.value;
  const name = targetField(indicator.id);
  const note = noteField(indicator.id);
  const error = draft?.mistakes.find(({ field }) => field === name)?.message;
  const value = (field: string, kept: string | number | undefined) =>
    draft === undefined ? String(kept ?? '') : (sentText(draft.sent, field) ?? '');
  return (
    <div class="target">
      <p>
        <strong>{title}</strong>{' '}
        {typeof reached === 'number' && (
          <span class="hint">{texts.reached(inWords(reached, '', language))}</span>
        )}
      </p>
      <input
        id={fieldId(name)}
        name={name}
        value={value(name, numberToType(standing?.target, language))}
        placeholder={texts.targetHere}
        inputmode="decimal"
        autocomplete="off"
        class="narrow"
        aria-label={texts.target(title)}
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={error === undefined ? undefined : `${fieldId(name)}-error`}
      />
      {year.seesNotes && (
        <input
          id={fieldId(note)}
          name={note}
          value={value(note, standing?.note)}
          placeholder={texts.noteHere}
          maxlength={500}
          autocomplete="off"
          aria-label={texts.note(title)}
        />
      )}
      {error !== undefined && (
        <p class="wrong" id={`${fieldId(name)}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
