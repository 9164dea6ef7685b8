import type { ShownSurvey } from '../../../application/surveys/read.ts';
import { localDateOf } from '../../../domain/calendar/wall-clock.ts';
import { surveyQuestions } from '../../../domain/surveys/questions.ts';
import type { Language } from '../../../domain/text.ts';
import { shortDate } from '../../../texts/dates.ts';
import type { FormDraft } from '../../form.ts';
import { AskFields } from '../../surveys/ask-fields.tsx';
import { surveysTextsOf, textsOf } from '../../texts/texts.ts';
import { ErrorSummary } from '../../ui/components/field.tsx';
import { type Column, DataTable } from '../../ui/console/data-table.tsx';
import { EmptyState } from '../../ui/console/empty-state.tsx';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { HiddenFields, UndoNotice } from '../../ui/console/undo-notice.tsx';
import { documentOf } from '../../ui/render.ts';
import { trajectoryAddress } from '../addresses.ts';

type Shown = {
  readonly trajectory: string;
  readonly surveys: readonly ShownSurvey[];
  readonly mayAsk: boolean;
  readonly csrfToken: string;
  readonly did: string | undefined;
  readonly draft: FormDraft | undefined;
};

/** The surveys among the teachers of a trajectory, and a form for one more. */
export function teacherSurveysPage(frame: ConsoleFrame, shown: Shown): string {
  const { language } = frame;
  const texts = surveysTextsOf(language).staff;
  const { trajectory, surveys, mayAsk, did } = shown;
  return documentOf(
    <StaffFrame frame={frame} title={texts.title} here="trajectories">
      <p class="eyebrow">
        <a href={trajectoryAddress(trajectory, language)}>← {texts.back}</a>
      </p>
      {did !== undefined && <UndoNotice sentence={did} language={language} />}
      <section class="overview" aria-labelledby="overview-title">
        <h1 id="overview-title">{texts.title}</h1>
        <p class="hint">{texts.lead}</p>
        {surveys.length === 0 ? (
          <EmptyState title={texts.none}>
            <p>{texts.noneMore}</p>
          </EmptyState>
        ) : (
          <DataTable
            caption={texts.list}
            columns={columnsOf(language)}
            rows={surveys}
            keyOf={({ id }) => id}
            nameOf={({ kind }) => surveysTextsOf(language).kinds[kind]}
            language={language}
          />
        )}
        {mayAsk && <AskForm shown={shown} language={language} />}
      </section>
    </StaffFrame>,
  );
}

function columnsOf(language: Language): Column<ShownSurvey>[] {
  const { kinds, staff: texts } = surveysTextsOf(language);
  const { names } = texts;
  return [
    { key: 'kind', title: names.kind, cell: ({ kind }) => kinds[kind] },
    {
      ...{ key: 'asked', title: names.asked, kind: 'short' },
      cell: ({ askedAt }) => shortDate(localDateOf(askedAt), language),
    },
    {
      ...{ key: 'answered', title: names.answered, kind: 'short' },
      cell: ({ answered, asked }) => texts.ofAsked(answered, asked),
    },
    {
      ...{ key: 'closes', title: names.closes, kind: 'short' },
      cell: ({ closesOn }) => shortDate(closesOn, language),
    },
    {
      ...{ key: 'results', title: names.results },
      cell: (survey) => resultsOf(survey, language),
    },
  ];
}

function resultsOf({ kind, isClosed, results }: ShownSurvey, language: Language) {
  const texts = surveysTextsOf(language).staff;
  if (results === undefined) return isClosed ? texts.tooFew : texts.stillOpen;
  const decimals = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  return (
    <ul class="plain-list">
      {results.map(({ question, mean }) => {
        const text = surveyQuestions[kind].find(({ id }) => id === question)?.text[language] ?? question;
        return <li key={question}>{texts.mean(text, decimals.format(mean))}</li>;
      })}
    </ul>
  );
}

function AskForm({ shown, language }: { readonly shown: Shown; readonly language: Language }) {
  const texts = surveysTextsOf(language).staff;
  const shared = textsOf(language);
  const { trajectory, draft, csrfToken } = shown;
  return (
    <section class="card" aria-labelledby="ask-title">
      <h2 id="ask-title">{texts.form}</h2>
      <form
        method="post"
        action={`/trajectories/${trajectory}/surveys?lang=${language}`}
        aria-label={texts.form}
        class="stacked"
      >
        <HiddenFields fields={[{ name: '_form', value: csrfToken }]} />
        {draft !== undefined && <ErrorSummary mistakes={draft.mistakes} texts={shared} note={draft.note} />}
        <AskFields draft={draft} language={language} addressesHint={texts.addressesHint} />
        <button type="submit" class="primary">
          {texts.button}
        </button>
      </form>
    </section>
  );
}
