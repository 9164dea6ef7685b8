import type { YearAims } from '../../../application/figures/aims.ts';
import type { Language } from '../../../domain/text.ts';
import type { StoredFigure } from '../../../store/figures/figures.ts';
import { plainNumber, shortDate } from '../../../texts/dates.ts';
import { figuresTextsOf } from '../../texts/texts.ts';
import { type Column, DataTable } from '../../ui/console/data-table.tsx';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { UndoNotice } from '../../ui/console/undo-notice.tsx';
import { documentOf } from '../../ui/render.ts';
import { addressWith } from '../addresses.ts';
import { FilterSelect } from '../listing/controls.tsx';
import { AimForm, AssessForm, EnterForm, ImportForm } from './forms.tsx';
import type { FiguresShown } from './shown.ts';

/** The figures of a year that no trajectory tells, its targets, and forms for each. */
export function figuresPage(frame: ConsoleFrame, shown: FiguresShown): string {
  const { language } = frame;
  const texts = figuresTextsOf(language);
  const { schoolYear, entered, aims, did } = shown;
  return documentOf(
    <StaffFrame frame={frame} title={texts.title} here="reports">
      <p class="eyebrow">
        <a href={addressWith('/reports', {}, language)}>← {texts.back}</a>
      </p>
      {did !== undefined && <UndoNotice sentence={did} language={language} />}
      <section class="overview" aria-labelledby="overview-title">
        <h1 id="overview-title">{texts.title}</h1>
        <p class="hint">{texts.lead}</p>
        <YearChoice action="/reports/figures" shown={shown} language={language} />
        <p>
          <a class="in-row" href={addressWith('/reports/year', { school_year: schoolYear }, language)}>
            {texts.toReport}
          </a>
        </p>
        <h2>{texts.entered.title}</h2>
        {entered.length === 0 ? (
          <p class="hint">{texts.entered.none}</p>
        ) : (
          <DataTable
            caption={texts.entered.title}
            columns={enteredColumns(shown, language)}
            rows={[...entered].reverse()}
            keyOf={({ id }) => id}
            nameOf={({ indicator }) => titleOf(shown, indicator, language)}
            language={language}
          />
        )}
        <EnterForm shown={shown} language={language} />
        <ImportForm shown={shown} language={language} />
        <h2>{texts.aims.title}</h2>
        {aims.aims.length === 0 ? (
          <p class="hint">{texts.aims.none}</p>
        ) : (
          <DataTable
            caption={texts.aims.title}
            columns={aimColumns(shown, language)}
            rows={aims.aims}
            keyOf={({ indicator }) => indicator}
            nameOf={({ indicator }) => titleOf(shown, indicator, language)}
            language={language}
          />
        )}
        <AimForm shown={shown} language={language} />
        <AssessForm shown={shown} language={language} />
      </section>
    </StaffFrame>,
  );
}

/** Which year is looked at. */
export function YearChoice({
  action,
  shown,
  language,
}: {
  readonly action: string;
  readonly shown: Pick<FiguresShown, 'schoolYear' | 'years'>;
  readonly language: Language;
}) {
  const texts = figuresTextsOf(language);
  const { schoolYear, years } = shown;
  return (
    <form method="get" action={action} class="filters" aria-label={texts.year}>
      <input type="hidden" name="lang" value={language} />
      <FilterSelect
        name="school_year"
        label={texts.year}
        options={years.filter((one) => one !== years[1]).map((one) => ({ value: one, title: one }))}
        value={schoolYear}
        none={years[1] ?? ''}
      />
      <button type="submit" class="secondary">
        {texts.show}
      </button>
    </form>
  );
}

function titleOf({ catalogue }: FiguresShown, indicator: string, language: Language): string {
  return catalogue.find(({ id }) => id === indicator)?.title[language] ?? indicator;
}

function enteredColumns(shown: FiguresShown, language: Language): Column<StoredFigure>[] {
  const texts = figuresTextsOf(language);
  const { names } = texts.entered;
  const partnerName = (id: string | undefined) => shown.partners.find((one) => one.id === id)?.name;
  return [
    {
      ...{ key: 'indicator', title: names.indicator },
      cell: ({ indicator }) => titleOf(shown, indicator, language),
    },
    { key: 'of', title: names.of, cell: ({ partner, school }) => partnerName(partner) ?? school ?? '' },
    {
      ...{ key: 'quarter', title: names.quarter, kind: 'short' },
      cell: ({ quarter }) => (quarter === undefined ? '' : texts.enter.quarters[quarter]),
    },
    {
      ...{ key: 'value', title: names.value, kind: 'number' },
      cell: ({ value }) => plainNumber(value, language),
    },
    {
      ...{ key: 'respondents', title: names.respondents, kind: 'number' },
      cell: ({ respondents }) => (respondents === undefined ? '' : plainNumber(respondents, language)),
    },
    { key: 'source', title: names.source, cell: ({ source }) => texts.sources[source] ?? source },
    { key: 'evidence', title: names.evidence, cell: ({ evidence }) => evidence },
    {
      ...{ key: 'on', title: names.on },
      cell: ({ on, by }) => texts.entered.by(shown.names.get(by) ?? '', shortDate(on, language)),
    },
  ];
}

type ShownAim = YearAims['aims'][number];

function aimColumns(shown: FiguresShown, language: Language): Column<ShownAim>[] {
  const texts = figuresTextsOf(language).aims;
  const { names } = texts;
  return [
    {
      ...{ key: 'indicator', title: names.indicator },
      cell: ({ indicator }) => titleOf(shown, indicator, language),
    },
    {
      ...{ key: 'target', title: names.target },
      cell: ({ target, atFirst, reason }) => (
        <>
          {plainNumber(target, language)}{' '}
          {atFirst !== undefined && (
            <span class="hint">{texts.first(plainNumber(atFirst, language), reason ?? '')}</span>
          )}
        </>
      ),
    },
    { key: 'agreement', title: names.agreement, cell: ({ agreement }) => agreement },
    {
      ...{ key: 'judged', title: names.judged },
      cell: ({ indicator }) => {
        const judged = shown.aims.assessments.find(
          (one) => one.indicator === indicator && one.partner === undefined,
        );
        if (judged === undefined) return texts.unjudged;
        const { ambition, relevance, comment } = judged;
        return texts.judged(texts.judgements[ambition], texts.judgements[relevance], comment);
      },
    },
  ];
}
