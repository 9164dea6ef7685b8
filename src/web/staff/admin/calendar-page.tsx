import type { CalendarPreview, MovedTrajectory } from '../../../application/calendar/preview.ts';
import { localDateOf } from '../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../domain/text.ts';
import type { StoredOverride } from '../../../store/calendar/overrides.ts';
import { shortDate, shortMoment } from '../../../texts/dates.ts';
import { sentText } from '../../form.ts';
import { actTextsOf, adminTextsOf, textsOf } from '../../texts/texts.ts';
import { TextInput } from '../../ui/components/field.tsx';
import { SelectInput } from '../../ui/components/select.tsx';
import { type Column, DataTable } from '../../ui/console/data-table.tsx';
import { EmptyState } from '../../ui/console/empty-state.tsx';
import { ListHead } from '../../ui/console/list-head.tsx';
import { errorOf } from '../acts/forms/fields.tsx';
import type { ActDraft } from '../acts/types.ts';
import { addressWith, trajectoryAddress } from '../addresses.ts';
import { adminPage } from './frame.tsx';
import type { AdminVisit } from './visit.ts';

/** So many lines of what moves in one trajectory are shown. */
const MOST_LINES = 4;

/** The exceptions there are, and the form as it came back, with what it would move. */
export type CalendarView = {
  readonly overrides: readonly StoredOverride[];
  readonly draft?: ActDraft;
  readonly preview?: CalendarPreview;
};

/** What differs from the rules of the school calendar, and the form that adds an exception after a look at what moves. */
export function calendarPage(view: CalendarView, visit: AdminVisit): string {
  const { frame, language, did } = visit;
  const texts = adminTextsOf(language).calendar;
  const { overrides, draft } = view;
  const said = did === 'added' ? texts.added : did === 'removed' ? texts.removed : undefined;
  return adminPage(
    frame,
    { tab: 'calendar', intro: texts.intro, did: said, draft },
    <>
      {overrides.length === 0 && (
        <EmptyState title={texts.none}>
          <p>{texts.noneMore}</p>
        </EmptyState>
      )}
      {overrides.length > 0 && (
        <>
          <ListHead count={texts.count(overrides.length)} language={language} />
          <DataTable
            caption={adminTextsOf(language).tabs.calendar}
            columns={columnsIn(visit)}
            rows={overrides}
            keyOf={({ id }) => id}
            nameOf={(one) => daysOf(one, language)}
            language={language}
          />
        </>
      )}
      <AddForm view={view} visit={visit} />
    </>,
  );
}

function daysOf({ from, to }: StoredOverride, language: Language): string {
  return from === to
    ? shortDate(from, language)
    : `${shortDate(from, language)} – ${shortDate(to, language)}`;
}

function columnsIn({ language, csrfToken }: AdminVisit): Column<StoredOverride>[] {
  const texts = adminTextsOf(language).calendar;
  const { columns, kinds } = texts;
  return [
    { key: 'days', title: columns.days, cell: (one) => daysOf(one, language) },
    { key: 'kind', title: columns.kind, cell: ({ kind }) => kinds[kind] },
    { key: 'label', title: columns.label, cell: ({ label }) => label?.[language] ?? '' },
    {
      ...{ key: 'school', title: columns.school },
      cell: ({ school }) => (school === undefined ? texts.everybody : texts.school(school)),
    },
    {
      ...{ key: 'act', title: columns.act },
      cell: (one) => (
        <form method="post" action={addressWith(`/admin/calendar/${one.id}/remove`, {}, language)}>
          <input type="hidden" name="_form" value={csrfToken} />
          <button type="submit" class="quiet" aria-label={texts.removeOf(daysOf(one, language))}>
            {texts.remove}
          </button>
        </form>
      ),
    },
  ];
}

function AddForm({ view, visit }: { readonly view: CalendarView; readonly visit: AdminVisit }) {
  const { language, csrfToken } = visit;
  const texts = adminTextsOf(language).calendar;
  const shared = textsOf(language);
  const { draft = { sent: {}, mistakes: [] }, preview } = view;
  const value = (name: string) => sentText(draft.sent, name);
  const error = (name: string) => errorOf(draft, name);
  return (
    <section class="card" aria-labelledby="add-title">
      <h2 id="add-title">{texts.add}</h2>
      <form
        method="post"
        action={addressWith('/admin/calendar', {}, language)}
        class="form"
        data-turbo="false"
      >
        <input type="hidden" name="_form" value={csrfToken} />
        <TextInput
          frame={{ name: 'from', label: texts.from, required: true, error: error('from') }}
          texts={shared}
          type="date"
          value={value('from')}
        />
        <TextInput
          frame={{ name: 'to', label: texts.to, required: false, unmarked: true, error: error('to') }}
          texts={shared}
          type="date"
          value={value('to')}
        />
        <SelectInput
          frame={{ name: 'kind', label: texts.kind, required: true }}
          texts={shared}
          options={Object.entries(texts.kinds).map(([kind, label]) => ({ value: kind, label }))}
          value={value('kind')}
        />
        <TextInput
          frame={{ name: 'label', label: texts.label, hint: texts.labelHint, required: false }}
          texts={shared}
          value={value('label')}
          limits={{ maxlength: 100 }}
        />
        <TextInput
          frame={{
            ...{ name: 'school', label: texts.schoolNumber, hint: texts.schoolHint, required: false },
            error: error('school'),
          }}
          texts={shared}
          value={value('school')}
          limits={{ maxlength: 6 }}
        />
        {preview !== undefined && <Moves preview={preview} language={language} />}
        <div class="buttons">
          <button type="submit" class="secondary" name="do" value="look">
            {texts.preview}
          </button>
          {preview !== undefined && (
            <button type="submit" class="primary" name="do" value="add">
              {texts.addButton}
            </button>
          )}
        </div>
      </form>
    </section>
  );
}

function Moves({ preview, language }: { readonly preview: CalendarPreview; readonly language: Language }) {
  const texts = adminTextsOf(language).calendar;
  const { total, moved, workedOut } = preview;
  return (
    <section class="changes" role="status" aria-label={texts.preview}>
      <p>
        {total === 0 ? texts.movesNone : texts.moves(total)} {texts.movesToo}
      </p>
      {total > 0 && <p>{texts.worked(moved.length, workedOut)}</p>}
      <ul>
        {moved.map((one) => (
          <li key={one.id}>
            <a href={trajectoryAddress(one.id, language)}>{one.name}</a>{' '}
            <span class="hint">{one.template}</span>
            <ul>
              {linesOf(one, language).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

function linesOf({ difference }: MovedTrajectory, language: Language): readonly string[] {
  const texts = actTextsOf(language);
  const dates = difference.dates.map(({ kind, title, before, after }) => {
    const inWords = (on: string | undefined) =>
      on === undefined ? '–' : kind === 'appointment' ? shortMoment(on, language) : shortDate(on, language);
    return `${texts.changes[kind](title)}: ${inWords(before)} → ${inWords(after)}`;
  });
  const mails = difference.mails.flatMap(({ change, mail, before }) => {
    if (change !== 'moves' || before === undefined) return [];
    const subject = mail.subject.replace(/^\[[^\]]*\]\s*/, '');
    const day = (at: string) => shortDate(localDateOf(at), language);
    return [`${subject}: ${day(before.at)} → ${day(mail.at)}`];
  });
  return [...dates, ...mails].slice(0, MOST_LINES);
}
