import type { ReadQuestion } from '../../application/questions/read.ts';
import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import type { Language } from '../../domain/text.ts';
import { longDate } from '../../texts/dates.ts';
import type { FormDraft } from '../form.ts';
import { questionsTextsOf, textsOf } from '../texts/texts.ts';
import { ErrorSummary } from '../ui/components/field.tsx';
import { Confirmation } from '../ui/components/notice.tsx';
import { Paragraphs } from '../ui/components/text.tsx';
import { HiddenFields } from '../ui/console/undo-notice.tsx';
import { Page } from '../ui/layout.tsx';
import { documentOf } from '../ui/render.ts';
import { WordsField } from './words-field.tsx';

/** What surrounds the page of a question that was passed on. */
export type QuestionFrame = { readonly language: Language; readonly otherLanguage: string };

/** A question as whom it was passed on to answers it. */
export function answerPage(view: {
  readonly frame: QuestionFrame;
  readonly question: ReadQuestion;
  readonly action: string;
  readonly csrfToken: string;
  readonly draft: FormDraft | undefined;
}): string {
  const { frame, question, action, csrfToken, draft } = view;
  const { language } = frame;
  const texts = questionsTextsOf(language).guest;
  const { asker = '', school, reference, askedAt, text } = question;
  return documentOf(
    <Page {...frame} title={texts.title} personal>
      <div class="narrow-page">
        <h1>{texts.title}</h1>
        <p>{texts.asks(asker, school ?? reference, longDate(localDateOf(askedAt), language))}</p>
        <blockquote>
          <Paragraphs text={text} />
        </blockquote>
        <form method="post" action={action} class="stacked" aria-label={texts.title}>
          <HiddenFields fields={[{ name: '_form', value: csrfToken }]} />
          {draft !== undefined && (
            <ErrorSummary mistakes={draft.mistakes} texts={textsOf(language)} note={draft.note} />
          )}
          <WordsField name="answer" label={texts.answer} draft={draft} language={language} />
          <button type="submit" class="primary">
            {texts.button}
          </button>
        </form>
      </div>
    </Page>,
  );
}

/** What a link says that asks nothing more: the question is answered, or we do not know it. */
export function questionNoticePage(frame: QuestionFrame, what: 'thanks' | 'unknown'): string {
  const texts = questionsTextsOf(frame.language).guest;
  const [title, more] =
    what === 'thanks' ? [texts.thanks, texts.thanksMore] : [texts.unknown, texts.unknownMore];
  return documentOf(
    <Page {...frame} title={title} personal>
      <div class="narrow-page">
        {what === 'thanks' ? (
          <Confirmation title={title}>{more}</Confirmation>
        ) : (
          <>
            <h1>{title}</h1>
            <p>{more}</p>
          </>
        )}
      </div>
    </Page>,
  );
}
