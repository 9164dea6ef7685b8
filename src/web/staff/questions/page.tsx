import type { ReadQuestion } from '../../../application/questions/read.ts';
import { localDateOf } from '../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../domain/text.ts';
import { longDate } from '../../../texts/dates.ts';
import { type FormDraft, sentText } from '../../form.ts';
import { WordsField } from '../../questions/words-field.tsx';
import { questionsTextsOf, textsOf } from '../../texts/texts.ts';
import { ErrorSummary, TextInput } from '../../ui/components/field.tsx';
import { Paragraphs } from '../../ui/components/text.tsx';
import { EmptyState } from '../../ui/console/empty-state.tsx';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { HiddenFields, UndoNotice } from '../../ui/console/undo-notice.tsx';
import { documentOf } from '../../ui/render.ts';
import { addressWith, trajectoryAddress } from '../addresses.ts';

type Shown = {
  readonly trajectory: string;
  readonly questions: readonly ReadQuestion[];
  readonly mayAct: boolean;
  readonly newKey: () => string;
  readonly did: 'answered' | 'passed' | undefined;
  /** What was sent about one of them, and has to be mended. */
  readonly draft: (FormDraft & { readonly question: string }) | undefined;
};

/** The questions of the school in a trajectory, each with its trace, and with forms to answer it or to pass it on. */
export function questionsPage(frame: ConsoleFrame, shown: Shown): string {
  const { language } = frame;
  const texts = questionsTextsOf(language).staff;
  const { trajectory, questions, did } = shown;
  return documentOf(
    <StaffFrame frame={frame} title={texts.title} here="trajectories">
      <p class="eyebrow">
        <a href={trajectoryAddress(trajectory, language)}>← {texts.back}</a>
      </p>
      {did !== undefined && <UndoNotice sentence={texts.did[did]} language={language} />}
      <section class="overview" aria-labelledby="overview-title">
        <h1 id="overview-title">{texts.title}</h1>
        <p class="hint">{texts.lead}</p>
        {questions.length === 0 && (
          <EmptyState title={texts.none}>
            <p>{texts.noneMore}</p>
          </EmptyState>
        )}
        {questions.map((question) => (
          <Asked key={question.id} question={question} shown={shown} language={language} />
        ))}
      </section>
    </StaffFrame>,
  );
}

type Each = { readonly question: ReadQuestion; readonly shown: Shown; readonly language: Language };

function Asked({ question, shown, language }: Each) {
  const texts = questionsTextsOf(language).staff;
  const { id, text, asker = '', askedAt, passed, passedTo = '', answered, answerer = '' } = question;
  const on = (at: string) => longDate(localDateOf(at), language);
  const title = texts.asked(asker, on(askedAt));
  return (
    <article class="card stacked" aria-labelledby={`question-${id}`}>
      <h2 id={`question-${id}`}>{title}</h2>
      <blockquote>
        <Paragraphs text={text} />
      </blockquote>
      {passed !== undefined && <p class="hint">{texts.passed(passedTo, on(passed.at))}</p>}
      {answered === undefined ? (
        <p>
          <strong>{texts.waits}</strong>
        </p>
      ) : (
        <>
          <p>{texts.answered(answerer, on(answered.at))}</p>
          <blockquote>
            <Paragraphs text={answered.answer} />
          </blockquote>
        </>
      )}
      {answered === undefined && shown.mayAct && (
        <Forms question={question} shown={shown} language={language} />
      )}
    </article>
  );
}

function Forms({ question: { id, asker = '' }, shown, language }: Each) {
  const texts = questionsTextsOf(language).staff;
  const shared = textsOf(language);
  const { trajectory, newKey } = shown;
  const draft = shown.draft?.question === id ? shown.draft : undefined;
  // Several questions stand on the page, and each control has an id of its own.
  const [answer, to] = [fieldOf('answer', id), fieldOf('to', id)];
  const action = (verb: string) =>
    addressWith(`/trajectories/${trajectory}/questions/${id}/${verb}`, {}, language);
  return (
    <>
      {draft !== undefined && <ErrorSummary mistakes={draft.mistakes} texts={shared} note={draft.note} />}
      <form method="post" action={action('answer')} class="stacked" aria-label={`${texts.answer}: ${asker}`}>
        <HiddenFields fields={[{ name: '_form', value: newKey() }]} />
        <WordsField name={answer} label={texts.answer} draft={draft} language={language} />
        <button type="submit" class="primary">
          {texts.answerButton}
        </button>
      </form>
      <form method="post" action={action('pass-on')} class="stacked" aria-label={`${texts.to}: ${asker}`}>
        <HiddenFields fields={[{ name: '_form', value: newKey() }]} />
        <TextInput
          frame={{
            ...{ name: to, label: texts.to, hint: texts.toHint, required: true },
            error: draft?.mistakes.find(({ field }) => field === to)?.message,
          }}
          texts={shared}
          type="email"
          value={sentText(draft?.sent ?? {}, to)}
        />
        <button type="submit" class="secondary">
          {texts.passButton}
        </button>
      </form>
    </>
  );
}

/** The name of a control in the forms of one question. */
export function fieldOf(name: 'answer' | 'to', question: string): string {
  return `${name}-${question}`;
}
