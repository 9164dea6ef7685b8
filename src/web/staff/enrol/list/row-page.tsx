import type { EnrolmentPreview } from '../../../../application/enrolment/preview.ts';
import type { Column } from '../../../../application/enrolment-lists/columns.ts';
import { columns, requiredColumns } from '../../../../application/enrolment-lists/columns.ts';
import { canBeMended, type ListRow } from '../../../../application/enrolment-lists/read-lists.ts';
import type { Language } from '../../../../domain/text.ts';
import { enrolListTextsOf, textsOf } from '../../../texts/texts.ts';
import { Select } from '../../../ui/components/answers.tsx';
import { TextInput } from '../../../ui/components/field.tsx';
import { StaffFrame } from '../../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../../ui/console/types.ts';
import { HiddenFields } from '../../../ui/console/undo-notice.tsx';
import { documentOf } from '../../../ui/render.ts';
import { addressWith } from '../../addresses.ts';
import { Outlook } from '../outlook.tsx';
import { sentencesOn } from './row-state.ts';

/** One row of a list, to be mended, with what it brings. */
export type RowPage = {
  readonly frame: ConsoleFrame;
  readonly list: string;
  readonly row: ListRow;
  readonly preview?: EnrolmentPreview | undefined;
  readonly now: string;
  readonly csrfToken: string;
};

/** One row of a list: what it says, what is wrong with it and what it brings. */
export function rowPage(view: RowPage): string {
  const { frame, list, row, preview, now } = view;
  const { language } = frame;
  const texts = enrolListTextsOf(language);
  return documentOf(
    <StaffFrame frame={frame} title={texts.mendTitle(row.line)}>
      <h1>{texts.mendTitle(row.line)}</h1>
      <p>
        <a href={addressWith(`/enrol/lists/${list}`, {}, language)}>{texts.back}</a>
      </p>
      {canBeMended(row) ? (
        <turbo-frame id={`row-${row.line}`}>
          <RowForm view={view} language={language} />
        </turbo-frame>
      ) : (
        <p>{texts.underWay}</p>
      )}
      {preview !== undefined && (
        <section class="card" aria-labelledby="brings-title">
          <h2 id="brings-title">{texts.brings}</h2>
          <Outlook preview={preview} now={now} language={language} />
        </section>
      )}
    </StaffFrame>,
  );
}

type Shown = { readonly view: RowPage; readonly language: Language };

function RowForm({ view, language }: Shown) {
  const { list, row, csrfToken } = view;
  const texts = enrolListTextsOf(language);
  const others = (Object.keys(columns) as Column[]).filter(
    (column) => !requiredColumns.includes(column) && column !== 'known',
  );
  const wrong = wrongColumns(row);
  return (
    <form
      method="post"
      action={addressWith(`/enrol/lists/${list}/rows/${row.line}`, {}, language)}
      class="stacked"
      aria-label={texts.mendTitle(row.line)}
      data-turbo-frame="_top"
    >
      <HiddenFields fields={[{ name: '_form', value: csrfToken }]} />
      {sentencesOn(row, language).map((sentence) => (
        <p key={sentence} class={row.verdict?.kind === 'refused' ? 'wrong' : 'hint'}>
          {sentence}
        </p>
      ))}
      {requiredColumns.map((column) => (
        <Cell key={column} row={row} column={column} language={language} />
      ))}
      <Select
        frame={{ name: 'known', label: texts.known, required: false, unmarked: true }}
        texts={textsOf(language)}
        options={(['keep', 'update'] as const).map((value) => ({ value, label: texts.knownChoices[value] }))}
        value={row.cells.known}
        none={texts.knownChoices.ask}
      />
      <details class="fold" open={others.some((column) => wrong.has(column))}>
        <summary>{texts.more}</summary>
        {others.map((column) => (
          <Cell key={column} row={row} column={column} language={language} />
        ))}
      </details>
      <div class="buttons">
        <button type="submit" class="primary">
          {texts.save}
        </button>
      </div>
    </form>
  );
}

function wrongColumns({ verdict }: ListRow): ReadonlySet<Column> {
  if (verdict?.kind !== 'refused') return new Set();
  return new Set(verdict.problems.flatMap(({ column }) => (column === undefined ? [] : [column])));
}

/** A cell as it was given: what is not an address or a day yet has to be shown too. */
function Cell({ row, column, language }: { row: ListRow; column: Column; language: Language }) {
  const texts = enrolListTextsOf(language);
  const { verdict } = row;
  const problem =
    verdict?.kind === 'refused' ? verdict.problems.find((one) => one.column === column) : undefined;
  return (
    <TextInput
      frame={{
        ...{ name: column, label: texts.columnNames[column], required: false, unmarked: true },
        error: problem?.message[language],
      }}
      texts={textsOf(language)}
      value={row.cells[column]}
      autocomplete="off"
      limits={{ maxlength: column === 'reason' ? 2000 : 500 }}
    />
  );
}
