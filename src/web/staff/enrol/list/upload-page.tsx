import { columns, requiredColumns } from '../../../../application/enrolment-lists/columns.ts';
import type { OpenProgramme } from '../../../../application/enrolment-lists/places.ts';
import { localDateOf } from '../../../../domain/calendar/wall-clock.ts';
import type { Template } from '../../../../domain/template/model/types.ts';
import type { Language } from '../../../../domain/text.ts';
import type { EnrolmentList } from '../../../../store/operations/enrolment-lists.ts';
import { longDate, longMoment } from '../../../../texts/dates.ts';
import { FILE, type FieldMistake, type Sent, sentText } from '../../../form.ts';
import { enrolListTextsOf, enrolTextsOf, textsOf } from '../../../texts/texts.ts';
import { Select } from '../../../ui/components/answers.tsx';
import {
  controlAttributes,
  ErrorSummary,
  Field,
  TextArea,
  TextInput,
} from '../../../ui/components/field.tsx';
import { StaffFrame } from '../../../ui/console/staff-frame.tsx';
import { Tick } from '../../../ui/console/tick.tsx';
import type { ConsoleFrame } from '../../../ui/console/types.ts';
import { HiddenFields } from '../../../ui/console/undo-notice.tsx';
import { documentOf } from '../../../ui/render.ts';
import { addressWith } from '../../addresses.ts';

/** What the page on which a list is brought is made from. */
export type UploadPage = {
  readonly frame: ConsoleFrame;
  readonly templates: readonly Template[];
  readonly programmes: readonly OpenProgramme[];
  readonly lists: readonly EnrolmentList[];
  readonly sent: Sent;
  readonly mistakes: readonly FieldMistake[];
  readonly csrfToken: string;
};

/** Where a list of schools is brought: as a file, or pasted. */
export function uploadPage(view: UploadPage): string {
  const { frame, mistakes, csrfToken } = view;
  const { language } = frame;
  const texts = enrolListTextsOf(language);
  return documentOf(
    <StaffFrame frame={frame} title={texts.title}>
      <header class="title-block">
        <h1>{texts.title}</h1>
        <p>{texts.what}</p>
      </header>
      <form
        method="post"
        action={addressWith('/enrol/lists', {}, language)}
        enctype="multipart/form-data"
        class="card stacked"
      >
        {mistakes.length > 0 && <ErrorSummary mistakes={mistakes} texts={textsOf(language)} />}
        <HiddenFields fields={[{ name: '_form', value: csrfToken }]} />
        <Brought view={view} language={language} />
        <Defaults view={view} language={language} />
        <div class="buttons">
          <button type="submit" class="primary">
            {texts.bring}
          </button>
        </div>
      </form>
      <Columns language={language} />
      <Lists lists={view.lists} language={language} />
    </StaffFrame>,
  );
}

type Shown = { readonly view: UploadPage; readonly language: Language };

const optional = { required: false, unmarked: true } as const;

function Brought({ view: { sent, mistakes }, language }: Shown) {
  const texts = enrolListTextsOf(language);
  const errorOf = (name: string) => mistakes.find(({ field }) => field === name)?.message;
  const file = { name: FILE, label: texts.file, hint: texts.fileHint, error: errorOf(FILE), ...optional };
  const paste = { name: 'list', label: texts.paste, hint: texts.pasteHint, error: errorOf('list') };
  return (
    <>
      <Field frame={file} texts={textsOf(language)}>
        <input type="file" {...controlAttributes(file)} accept=".csv,.txt,.tsv,.xlsx,text/csv" />
      </Field>
      <TextArea
        frame={{ ...paste, ...optional }}
        texts={textsOf(language)}
        value={sentText(sent, 'list')}
        rows={4}
      />
    </>
  );
}

function Defaults({ view: { sent, templates, programmes }, language }: Shown) {
  const texts = enrolListTextsOf(language);
  const shared = textsOf(language);
  const names = texts.columnNames;
  const field = (name: string, label: string) => ({ name, label, ...optional });
  return (
    <fieldset class="session">
      <legend>{texts.defaults}</legend>
      <div class="row">
        <Select
          frame={field('template', names.template)}
          texts={shared}
          options={templates.map(({ id, title }) => ({ value: id, label: title[language] }))}
          value={sentText(sent, 'template')}
          none={texts.noTemplate}
        />
        <TextInput
          frame={field('start', names.start)}
          texts={shared}
          type="date"
          value={sentText(sent, 'start')}
          narrow
        />
      </div>
      <TextInput
        frame={field('counsellor_email', names.counsellor_email)}
        texts={shared}
        type="email"
        value={sentText(sent, 'counsellor_email')}
        autocomplete="off"
      />
      {programmes.length > 0 && (
        <>
          <Select
            frame={field('programme', texts.programme)}
            texts={shared}
            options={programmes.flatMap(({ id, name, calls }) =>
              calls.map(({ id: call, title }) => ({
                value: `${id}/${call}`,
                label: `${name[language]}, ${title?.[language] ?? call}`,
              })),
            )}
            value={sentText(sent, 'programme')}
            none={enrolTextsOf(language).noProgramme}
          />
          <Tick name="wait" label={texts.wait} checked={sentText(sent, 'wait') !== undefined} />
        </>
      )}
    </fieldset>
  );
}

function Columns({ language }: { readonly language: Language }) {
  const texts = enrolListTextsOf(language);
  return (
    <details class="card fold">
      <summary>{texts.columns}</summary>
      <p class="hint">{texts.columnsLead}</p>
      <dl class="facts">
        {(Object.keys(columns) as (keyof typeof columns)[]).map((column) => (
          <div key={column}>
            <dt>
              <code>{column}</code>
            </dt>
            <dd>
              {texts.columnNames[column]}
              {requiredColumns.includes(column) && <span class="hint"> ({texts.needed})</span>}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Lists(props: { readonly lists: readonly EnrolmentList[]; readonly language: Language }) {
  const { lists, language } = props;
  const texts = enrolListTextsOf(language);
  if (lists.length === 0) return null;
  return (
    <section class="card" aria-labelledby="lists-title">
      <h2 id="lists-title">{texts.yours}</h2>
      <ul class="choose">
        {lists.map(({ id, madeAt }) => (
          <li key={id} data-row>
            <a
              href={addressWith(`/enrol/lists/${id}`, {}, language)}
              title={longDate(localDateOf(madeAt), language)}
            >
              {texts.listOf(longMoment(madeAt, language))}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
