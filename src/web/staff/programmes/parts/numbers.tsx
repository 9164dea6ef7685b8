import type { ProgrammeProgress } from '../../../../application/reports/programme-progress.ts';
import type { LocalDate } from '../../../../domain/calendar/types.ts';
import type { Report } from '../../../../domain/reports/report.ts';
import type { Language } from '../../../../domain/text.ts';
import { programmesTextsOf } from '../../../texts/texts.ts';
import { type Column, DataTable } from '../../../ui/console/data-table.tsx';
import { addressWith } from '../../addresses.ts';
import { askedIn, type ReportAsked, reportAddress } from '../../reports/asked.ts';
import { behind, inWords, keyOf } from '../../reports/shown.ts';

type Row = Report['rows'][number];
type Shown = {
  readonly id: string;
  readonly progress: ProgrammeProgress;
  readonly today: LocalDate;
  readonly language: Language;
};

/** Who was reached, and the other numbers of a programme; each leads to the trajectories that it counts. */
export function NumbersOfProgramme(shown: Shown) {
  const { id, progress, language } = shown;
  const texts = programmesTextsOf(language).progress;
  return (
    <>
      <Numbers {...shown} name="participants" rows={progress.participants} />
      <Numbers {...shown} name="indicators" rows={progress.indicators} />
      <p>
        <a class="in-row" href={addressWith('/reports/indicators', { programme: id }, language)}>
          {texts.report}
        </a>
      </p>
    </>
  );
}

function Numbers(
  shown: Shown & { readonly name: 'participants' | 'indicators'; readonly rows: readonly Row[] },
) {
  const { id, name, rows, today, language } = shown;
  const texts = programmesTextsOf(language).progress;
  const asked = askedIn('indicators', { programme: id }, today);
  const columns = [whatColumn(texts.what, language), valueColumn(texts.number, asked, shown)];
  return (
    <section class="contact" aria-labelledby={`${name}-title`}>
      <h2 id={`${name}-title`}>{texts.titles[name]}</h2>
      {rows.length === 0 ? (
        <p class="hint">{texts.none[name]}</p>
      ) : (
        <DataTable
          {...{ caption: texts.titles[name], columns, rows, language }}
          keyOf={(row) => keyOf(row, asked)}
          nameOf={(row) => inWords(row.title, 'title', language)}
        />
      )}
    </section>
  );
}

/** What the partners aim at this school year, with what was reached in it; that leads to the trajectories that it counts. */
export function TargetsOfProgramme(shown: Shown) {
  const { id, progress, today, language } = shown;
  if (progress.targets === undefined) return null;
  const { schoolYear, rows } = progress.targets;
  const texts = programmesTextsOf(language).progress;
  const asked = askedIn('indicators', { programme: id, school_year: schoolYear }, today);
  const title = texts.targets(schoolYear);
  const columns: Column<Row>[] = [
    whatColumn(texts.what, language),
    {
      ...{ key: 'target', title: texts.target, kind: 'number' },
      cell: (row) => inWords(row.target, 'target', language),
    },
    valueColumn(texts.reached, asked, shown),
  ];
  return (
    <section class="card" aria-labelledby="targets-title">
      <h2 id="targets-title">{title}</h2>
      <p class="hint">{rows.length === 0 ? texts.noTargets : texts.targetsHint}</p>
      {rows.length > 0 && (
        <DataTable
          {...{ caption: title, columns, rows, language }}
          keyOf={(row) => keyOf(row, asked)}
          nameOf={(row) => inWords(row.title, 'title', language)}
        />
      )}
      <p>
        <a class="in-row" href={addressWith('/reports/partners', { school_year: schoolYear }, language)}>
          {texts.targetsByPartner}
        </a>
      </p>
    </section>
  );
}

function whatColumn(title: string, language: Language): Column<Row> {
  return {
    ...{ key: 'title', title },
    cell: (row) => (
      <>
        {inWords(row.title, 'title', language)}{' '}
        <span class="hint">
          {[inWords(row.moment_title, '', language), inWords(row.unit, 'unit', language)]
            .filter((words) => words !== '')
            .join(', ')}
        </span>
      </>
    ),
  };
}

/** A number, which leads to the trajectories that it counts. */
function valueColumn(
  title: string,
  asked: ReportAsked,
  { today, language }: Pick<Shown, 'today' | 'language'>,
): Column<Row> {
  return {
    ...{ key: 'value', title, kind: 'number' },
    cell: (row) => (
      <a href={behind(row, 'value', asked, today, language) ?? reportAddress(asked, today, language)}>
        {inWords(row.value, 'value', language)}{' '}
        <span class="unseen">{inWords(row.title, 'title', language)}</span>
      </a>
    ),
  };
}
