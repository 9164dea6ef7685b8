import type { Indicator } from '../../../domain/indicators/indicator.ts';
import type { CountedTrajectory } from '../../../domain/reports/facts/counted-trajectory.ts';
import type { Language } from '../../../domain/text.ts';
import { plainNumber, shortDate } from '../../../texts/dates.ts';
import { reportsTextsOf } from '../../texts/texts.ts';
import { type Column, DataTable } from '../../ui/console/data-table.tsx';
import { EmptyState } from '../../ui/console/empty-state.tsx';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { documentOf } from '../../ui/render.ts';
import { addressWith, trajectoryAddress } from '../addresses.ts';
import type { TableOfTexts } from '../listing/file.ts';
import { Exports } from '../listing/listing.tsx';

/**
 * What is behind a number: the trajectories that counted, on which day and for how much.
 * @param counted the first of them, and how many there are in all
 */
export function countedPage(
  frame: ConsoleFrame,
  indicator: Indicator,
  counted: { readonly items: readonly CountedTrajectory[]; readonly total: number },
  fileAddress: (kind: 'csv' | 'xlsx') => string,
): string {
  const { language } = frame;
  const texts = reportsTextsOf(language);
  const title = texts.counted.title(indicator.title[language]);
  return documentOf(
    <StaffFrame frame={frame} title={title} here="reports">
      <p class="eyebrow">
        <a href={addressWith('/reports/indicators', {}, language)}>← {texts.counted.back}</a>
      </p>
      <section class="overview" aria-labelledby="overview-title">
        <h1 id="overview-title">{title}</h1>
        <p class="hint">{indicator.definition[language]}</p>
        <p class="hint">{texts.counted.lead}</p>
        <div class="list-head">
          <p class="hint" role="status">
            {texts.rows(counted.total)}
          </p>
          {counted.total > 0 && <Exports addressOf={fileAddress} language={language} />}
        </div>
        {counted.total === 0 ? (
          <EmptyState title={texts.empty}>
            <p>{texts.emptyMore}</p>
          </EmptyState>
        ) : (
          <DataTable
            caption={title}
            columns={columnsOf(language)}
            rows={counted.items}
            keyOf={({ id, school, on, value, moment }) => `${id}/${school}/${on}/${value}/${moment}`}
            nameOf={nameOf}
            language={language}
          />
        )}
      </section>
    </StaffFrame>,
  );
}

function nameOf({ schoolName, reference }: CountedTrajectory): string {
  return schoolName ?? reference;
}

function columnsOf(language: Language): Column<CountedTrajectory>[] {
  const texts = reportsTextsOf(language).counted;
  return [
    {
      ...{ key: 'trajectory', title: texts.trajectory },
      cell: (one) => (
        <>
          <a href={trajectoryAddress(one.id, language)}>{nameOf(one)}</a>{' '}
          <span class="hint">{one.reference}</span>
        </>
      ),
    },
    { key: 'on', title: texts.on, kind: 'short', cell: ({ on }) => shortDate(on, language) },
    {
      ...{ key: 'moment', title: texts.moment },
      cell: ({ moment }) => (moment === undefined ? '–' : texts.moments[moment]),
    },
    {
      ...{ key: 'value', title: texts.value, kind: 'number' },
      cell: ({ value }) => plainNumber(value, language),
    },
  ];
}

/** What is behind a number as a table of texts, its first row the titles. */
export function countedTexts(counted: readonly CountedTrajectory[], language: Language): TableOfTexts {
  const texts = reportsTextsOf(language).counted;
  return [
    [texts.trajectory, texts.on, texts.moment, texts.value],
    ...counted.map((one) => [
      ...[`${nameOf(one)} (${one.reference})`, one.on],
      ...[one.moment === undefined ? '' : texts.moments[one.moment], String(one.value)],
    ]),
  ];
}
