import type { SurveyToAnswer } from '../../application/surveys/answer.ts';
import { type SurveyQuestion, surveyQuestions, surveyScale } from '../../domain/surveys/questions.ts';
import type { Language } from '../../domain/text.ts';
import { longDate } from '../../texts/dates.ts';
import type { FieldMistake, Sent } from '../form.ts';
import { sentText } from '../form.ts';
import { surveysTextsOf, textsOf } from '../texts/texts.ts';
import { Choices } from '../ui/components/answers.tsx';
import { ErrorSummary } from '../ui/components/field.tsx';
import { HiddenFields } from '../ui/console/undo-notice.tsx';
import { Page } from '../ui/layout.tsx';
import { type MailedFrame, mailedNotice } from '../ui/mailed-notice.tsx';
import { documentOf } from '../ui/render.ts';

/** The questions of a survey, as a teacher answers them. */
export function surveyPage(view: {
  readonly frame: MailedFrame;
  readonly opened: SurveyToAnswer;
  readonly action: string;
  readonly csrfToken: string;
  /** What was sent and has to be mended. */
  readonly draft?: { readonly sent: Sent; readonly mistakes: readonly FieldMistake[] } | undefined;
}): string {
  const { frame, opened, action, csrfToken, draft } = view;
  const { language } = frame;
  const texts = surveysTextsOf(language).teacher;
  return documentOf(
    <Page {...frame} title={texts.title} personal>
      <div class="narrow-page">
        <h1>{texts.title}</h1>
        <p>
          {texts.lead(opened.title[language], opened.school)}{' '}
          {texts.until(longDate(opened.closesOn, language))}
        </p>
        <form method="post" action={action} class="stacked" aria-label={texts.title}>
          <HiddenFields fields={[{ name: '_form', value: csrfToken }]} />
          {draft !== undefined && <ErrorSummary mistakes={draft.mistakes} texts={textsOf(language)} />}
          {surveyQuestions[opened.kind].map((question) => (
            <Question key={question.id} question={question} draft={draft} language={language} />
          ))}
          <p class="hint">{texts.anonymous}</p>
          <button type="submit" class="primary">
            {texts.button}
          </button>
        </form>
      </div>
    </Page>,
  );
}

function Question(props: {
  readonly question: SurveyQuestion;
  readonly draft: Parameters<typeof surveyPage>[0]['draft'];
  readonly language: Language;
}) {
  const { question, draft, language } = props;
  const { id, text } = question;
  const error = draft?.mistakes.find(({ field }) => field === id)?.message;
  const chosen = sentText(draft?.sent ?? {}, id);
  return (
    <Choices
      frame={{ name: id, label: text[language], required: true, error }}
      texts={textsOf(language)}
      type="radio"
      options={surveyScale.map((words, place) => ({ value: String(place + 1), label: words[language] }))}
      values={chosen === undefined ? [] : [chosen]}
    />
  );
}

/** What a link says that asks nothing more: it was used, the survey is closed, or we do not know it. */
export function surveyNoticePage(frame: MailedFrame, what: 'thanks' | 'closed' | 'unknown'): string {
  const texts = surveysTextsOf(frame.language).teacher;
  const words = {
    thanks: [texts.thanks, texts.thanksMore],
    closed: [texts.closed, texts.closedMore],
    unknown: [texts.unknown, texts.unknownMore],
  } as const;
  const [title, more] = words[what];
  return mailedNotice(frame, { title, more, isDone: what === 'thanks' });
}
