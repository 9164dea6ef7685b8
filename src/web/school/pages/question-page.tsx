import type { ReadQuestion } from '../../../application/questions/read.ts';
import { localDateOf } from '../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../domain/text.ts';
import { longDate } from '../../../texts/dates.ts';
import { makeCsrfToken } from '../../csrf-token.ts';
import type { FormDraft } from '../../form.ts';
import { WordsField } from '../../questions/words-field.tsx';
import { calendarTextsOf, questionsTextsOf, textsOf } from '../../texts/texts.ts';
import { ErrorSummary } from '../../ui/components/field.tsx';
import { Confirmation } from '../../ui/components/notice.tsx';
import { Paragraphs } from '../../ui/components/text.tsx';
import { Page } from '../../ui/layout.tsx';
import { documentOf } from '../../ui/render.ts';
import type { Service } from '../../ui/types.ts';

type Shown = {
  readonly questions: readonly ReadQuestion[];
  /** A question was asked just now. */
  readonly isDone: boolean;
  readonly draft: FormDraft | undefined;
};

/** Where a school asks a question, and reads the answers to those that it asked. */
export function questionPage(
  { questions, isDone, draft }: Shown,
  frame: {
    readonly language: Language;
    readonly home: string;
    readonly otherLanguage: string;
    readonly service: Service | undefined;
    readonly action: string;
    readonly token: string;
  },
): string {
  const { language, home, otherLanguage, service, action, token } = frame;
  const texts = questionsTextsOf(language).school;
  return documentOf(
    <Page language={language} title={texts.title} otherLanguage={otherLanguage} personal service={service}>
      <div class="narrow-page">
        {isDone && <Confirmation title={texts.done}>{texts.doneMore}</Confirmation>}
        <h1>{texts.title}</h1>
        <p>{texts.lead}</p>
        <form method="post" action={action} class="stacked" aria-label={texts.title}>
          <input type="hidden" name="_form" value={makeCsrfToken(token)} />
          {draft !== undefined && (
            <ErrorSummary mistakes={draft.mistakes} texts={textsOf(language)} note={draft.note} />
          )}
          <WordsField name="text" label={texts.text} draft={draft} language={language} />
          <button type="submit" class="primary">
            {texts.button}
          </button>
        </form>
        {questions.length > 0 && (
          <section aria-labelledby="asked-before">
            <h2 id="asked-before">{texts.before}</h2>
            {questions.map((question) => (
              <Asked key={question.id} question={question} language={language} />
            ))}
          </section>
        )}
        <p>
          <a class="in-row" href={home}>
            {calendarTextsOf(language).back}
          </a>
        </p>
      </div>
    </Page>,
  );
}

function Asked(props: { readonly question: ReadQuestion; readonly language: Language }) {
  const { question, language } = props;
  const { text, askedAt, passed, passedTo = '', answered, answerer = '' } = question;
  const texts = questionsTextsOf(language).school;
  const asked = longDate(localDateOf(askedAt), language);
  return (
    <article class="stacked">
      <blockquote>
        <Paragraphs text={text} />
      </blockquote>
      {answered === undefined ? (
        <p class="hint">{passed === undefined ? texts.waits(asked) : texts.passed(asked, passedTo)}</p>
      ) : (
        <>
          <p>{texts.answered(answerer, longDate(localDateOf(answered.at), language))}</p>
          <blockquote>
            <Paragraphs text={answered.answer} />
          </blockquote>
        </>
      )}
    </article>
  );
}
