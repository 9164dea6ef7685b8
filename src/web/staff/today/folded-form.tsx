import type { ComponentChildren } from 'preact';
import { HiddenFields } from '../../ui/console/undo-notice.tsx';
import type { DayPage } from './types.ts';
import type { WordedLine } from './view.ts';

/** What a form in a line sends with it, and the words for it. */
type Folded = {
  readonly line: WordedLine;
  readonly view: DayPage;
  readonly action: string;
  /** What the form is for, for who does not see beside what it stands. */
  readonly label: string;
  readonly texts: { readonly button: string; readonly save: string };
  /** It was sent and has to be mended. */
  readonly isOpen: boolean;
  readonly hidden?: { readonly name: string; readonly value: string };
  readonly children: ComponentChildren;
};

/** A short form behind a button in a line of the day, about its trajectory. */
export function FoldedForm({ line, view, action, label, texts, isOpen, hidden, children }: Folded) {
  return (
    <details class="called" open={isOpen}>
      <summary class="button secondary">
        {texts.button}
        <span class="unseen">: {line.subject}</span>
      </summary>
      <form method="post" action={`${action}?lang=${view.frame.language}`} aria-label={label}>
        <HiddenFields
          fields={[
            { name: 'trajectory', value: line.trajectory },
            ...(hidden === undefined ? [] : [hidden]),
            { name: '_form', value: view.newKey() },
          ]}
        />
        {children}
        <button type="submit" class="primary">
          {texts.save}
        </button>
      </form>
    </details>
  );
}

/** What is wrong with a field of such a form. */
export function Wrong({ id, mistake }: { readonly id: string; readonly mistake: string | undefined }) {
  if (mistake === undefined) return null;
  return (
    <p class="wrong" id={id}>
      {mistake}
    </p>
  );
}
