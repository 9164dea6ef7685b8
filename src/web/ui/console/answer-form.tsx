import { HiddenFields } from './undo-notice.tsx';

/** One of two answers: what is sent, and the words on its button. */
type Answer = { readonly value: string; readonly words: string };

/** Yes or no in a line, about something that waits for the reader. */
export function AnswerForm(props: {
  readonly action: string;
  readonly label: string;
  /** What it is about, for who does not see beside what the buttons stand. */
  readonly about: string;
  readonly yes: Answer;
  readonly no: Answer;
  /** The seal of the form. */
  readonly formKey: string;
}) {
  const { action, label, about, yes, no, formKey } = props;
  const button = ({ value, words }: Answer, kind: 'primary' | 'secondary') => (
    <button type="submit" name="answer" value={value} class={kind}>
      {words}
      <span class="unseen">: {about}</span>
    </button>
  );
  return (
    <form method="post" action={action} class="act-bar" aria-label={label}>
      <HiddenFields fields={[{ name: '_form', value: formKey }]} />
      {button(yes, 'primary')}
      {button(no, 'secondary')}
    </form>
  );
}
