import type { Language } from '../../../../domain/text.ts';
import { longMoment } from '../../../../texts/dates.ts';
import { FILE } from '../../../form.ts';
import type { SharedTexts } from '../../../texts/nl.ts';
import { copyTextsOf, textsOf } from '../../../texts/texts.ts';
import { AnswerFields, Choices } from '../../../ui/components/answers.tsx';
import { controlAttributes, Field, TextArea } from '../../../ui/components/field.tsx';
import { COMMENT, CONFIRMED, OUTCOME } from '../../forms/field-names.ts';
import type { TaskForms } from '../../view/page-types.ts';
import type { Task } from '../../view/types.ts';
import { type Filled, filledIn } from './drafts.ts';
import { Buttons, FormAround } from './form-around.tsx';

/** Up to this many options are buttons of their own; more are a list to choose from. */
const MOST_BUTTONS = 2;

const FILE_TYPES = '.pdf,.docx,.odt,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg';

/** The form with which a step is completed: what there is to choose, to fill in, to hand in and to say. */
export function CompletionForm(props: {
  readonly task: Task;
  readonly forms: TaskForms;
  readonly language: Language;
}) {
  const { task, forms, language } = props;
  const texts = textsOf(language);
  const copy = copyTextsOf(language);
  const { options, kind } = task;
  const asButtons = kind === 'confirm' && options.length > 0 && options.length <= MOST_BUTTONS;
  const filled = filledIn(forms, 'complete');
  const shown = { task, filled, texts };
  return (
    <FormAround frame={forms.frame('complete')} upload={kind === 'document'}>
      {forms.kept !== undefined && (
        <p class="kept">{copy.kept(forms.kept.by, longMoment(forms.kept.at, language))}</p>
      )}
      {forms.fields.length > 0 && (
        <AnswerFields fields={forms.fields} sent={filled.sent} mistakes={filled.mistakes} texts={texts} />
      )}
      {kind === 'document' && <FileField error={filled.errorOf(FILE)} texts={texts} />}
      {options.length > 0 && !asButtons && <OptionChoices {...shown} />}
      {hasComment(task) && <CommentField {...shown} />}
      {filled.weighs !== undefined && <OnceMore {...shown} />}
      {asButtons ? (
        <OptionButtons task={task} texts={texts} />
      ) : (
        <Buttons kind="primary">{task.tookPlace ?? texts.kinds[kind].button}</Buttons>
      )}
      {forms.fields.length > 0 && (
        <div class="buttons keep">
          <button
            type="submit"
            class="secondary"
            formaction={forms.frame('keep').action}
            aria-describedby="keep-hint"
          >
            {copy.keep}
          </button>
          <p class="hint" id="keep-hint">
            {copy.keepHint}
          </p>
        </div>
      )}
    </FormAround>
  );
}

/** The button that says once more what was chosen; what it ends or passes over stands above the form. */
function OnceMore({ task, filled, texts }: Shown) {
  const chosen = filled.valueOf(OUTCOME) ?? filled.valueOf(CONFIRMED) ?? '';
  const title = task.options.find(({ id }) => id === chosen)?.title ?? task.title;
  return (
    <div class="buttons">
      <button type="submit" name={CONFIRMED} value={chosen} class="primary">
        {texts.choose.onceMore(title)}
      </button>
    </div>
  );
}

type Shown = { readonly task: Task; readonly filled: Filled; readonly texts: SharedTexts };

/** Whether there is room for a word beside the answer itself. */
function hasComment(task: Task): boolean {
  return ['confirm', 'document', 'review', 'decision'].includes(task.kind);
}

function FileField({ error, texts }: { readonly error: string | undefined; readonly texts: SharedTexts }) {
  const frame = {
    ...{ name: FILE, label: texts.document.file, hint: texts.document.hint, error, required: true },
  };
  return (
    <Field frame={frame} texts={texts}>
      <input type="file" {...controlAttributes(frame)} accept={FILE_TYPES} />
    </Field>
  );
}

function OptionChoices({ task, filled, texts }: Shown) {
  const label = task.kind === 'review' ? texts.review.legend : texts.choose.legend;
  return (
    <Choices
      frame={{ name: OUTCOME, label, error: filled.errorOf(OUTCOME), required: true }}
      texts={texts}
      type="radio"
      options={task.options.map((option) => ({
        value: option.id,
        label: option.title,
        note: notesOn(task, option, texts).join(' ') || undefined,
      }))}
      values={[filled.valueOf(OUTCOME) ?? '']}
    />
  );
}

/** A button for each option; under them what the one does that ends the trajectory, which cannot be taken back. */
function OptionButtons({ task, texts }: Omit<Shown, 'filled'>) {
  return (
    <>
      <div class="buttons">
        {task.options.map((option, index) => (
          <button
            key={option.id}
            type="submit"
            name={OUTCOME}
            value={option.id}
            class={index === 0 && !option.stops ? 'primary' : 'secondary'}
            aria-describedby={notesOn(task, option, texts).length > 0 ? stopId(option) : undefined}
          >
            {option.title}
          </button>
        ))}
      </div>
      {task.options
        .filter((option) => notesOn(task, option, texts).length > 0)
        .map((option) => (
          <p key={option.id} class="hint" id={stopId(option)}>
            {option.asked === undefined || option.stops ? '' : `${option.title}: `}
            {notesOn(task, option, texts).join(' ')}
          </p>
        ))}
    </>
  );
}

/** What choosing an option asks and does, as far as that can be told beforehand. */
function notesOn(task: Task, option: Task['options'][number], texts: SharedTexts): readonly string[] {
  const { note, asked, stops } = option;
  const done = note ?? (stops ? stopNote(task, option, texts) : undefined);
  return [asked, done].filter((text) => text !== undefined);
}

function stopNote(task: Task, { title }: Task['options'][number], texts: SharedTexts): string {
  return task.bySchool ? texts.choose.stopsForSchool(title) : texts.choose.stops;
}

function stopId({ id }: Task['options'][number]): string {
  return `stops-${id}`;
}

function CommentField({ task, filled, texts }: Shown) {
  const isReview = task.kind === 'review';
  const hint = isReview ? texts.review.commentHint : undefined;
  return (
    <TextArea
      frame={{
        ...{ name: COMMENT, label: commentLabel(task, texts), hint },
        ...{ error: filled.errorOf(COMMENT), required: false },
      }}
      texts={texts}
      value={filled.valueOf(COMMENT)}
      rows={isReview ? 5 : 2}
      maxlength={4000}
    />
  );
}

function commentLabel({ kind }: Task, texts: SharedTexts): string {
  if (kind === 'review') return texts.review.comment;
  if (kind === 'decision') return texts.choose.comment;
  return kind === 'document' ? texts.document.comment : texts.confirm.comment;
}
