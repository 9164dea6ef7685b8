import type { ReadQuestion } from '../../../application/questions/read.ts';
import { localDateOf } from '../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../domain/text.ts';
import { longDate } from '../../../texts/dates.ts';
import type { FormDraft } from '../../form.ts';
import { WordsField } from '../../questions/words-field.tsx';
import { questionsTextsOf } from '../../texts/texts.ts';
import { Confirmation } from '../../ui/components/notice.tsx';
import { Paragraphs } from '../../ui/components/text.tsx';
import { type OwnFormFrame, ownFormPage } from './own-form-page.tsx';

type Shown = {
  readonly questions: readonly ReadQuestion[];
  /** A question was asked just now. */
  readonly isDone: boolean;
  readonly draft: FormDraft | undefined;
};

/** Where a school asks a question, and reads the answers to those that it asked. */
export function questionPage({ questions, isDone, draft }: Shown, frame: OwnFormFrame): string {
  const { language } = frame;
  const texts = questionsTextsOf(language).school;
  return ownFormPage(frame, {
    ...{ texts, draft },
    done: isDone && <Confirmation title={texts.done}>{texts.doneMore}</Confirmation>,
    fields: <WordsField name="text" label={texts.text} draft={draft} language={language} />,
    before: questions.length > 0 && (
      <section aria-labelledby="asked-before">
        <h2 id="asked-before">{texts.before}</h2>
        {questions.map((question) => (
          <Asked key={question.id} question={question} language={language} />
        ))}
      </section>
    ),
  });
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
