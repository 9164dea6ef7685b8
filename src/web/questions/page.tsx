import type { ReadQuestion } from '../../application/questions/read.ts';
import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import { longDate } from '../../texts/dates.ts';
import type { FormDraft } from '../form.ts';
import { questionsTextsOf, textsOf } from '../texts/texts.ts';
import { ErrorSummary } from '../ui/components/field.tsx';
import { Paragraphs } from '../ui/components/text.tsx';
import { HiddenFields } from '../ui/console/undo-notice.tsx';
import { Page } from '../ui/layout.tsx';
import { type MailedFrame, mailedNotice } from '../ui/mailed-notice.tsx';
import { documentOf } from '../ui/render.ts';
import { WordsField } from './words-field.tsx';

/** A question as whom it was passed on to answers it. */
export function answerPage(view: {
  readonly frame: MailedFrame;
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
export function questionNoticePage(frame: MailedFrame, what: 'thanks' | 'unknown'): string {
  const { thanks, thanksMore, unknown, unknownMore } = questionsTextsOf(frame.language).guest;
  return what === 'thanks'
    ? mailedNotice(frame, { title: thanks, more: thanksMore, isDone: true })
    : mailedNotice(frame, { title: unknown, more: unknownMore });
}
