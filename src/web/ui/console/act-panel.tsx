import type { ComponentChildren } from 'preact';
import type { Language } from '../../../domain/text.ts';
import { consoleTextsOf } from '../../texts/texts.ts';
import { type Hidden, HiddenFields } from './undo-notice.tsx';

/** What an act changes, in words of the reader. */
export type Preview = {
  /** Dates that move: what, and the day before and after in words. */
  readonly dates: readonly { readonly what: string; readonly before: string; readonly after: string }[];
  readonly mails: readonly {
    readonly title: string;
    readonly to: string;
    readonly fate: 'goes' | 'moves' | 'withdrawn';
    readonly when?: string;
  }[];
  /** Who is told, by name. */
  readonly told: readonly string[];
  /** What cannot be undone. */
  readonly final: readonly string[];
};

/**
 * The form of an act: what is asked, what it changes, and one button that says what it does. `preview` is what is known
 * of it so far; with a script it is asked anew in its own frame, without one by a button that sends the form there.
 */
export function ActPanel(props: {
  readonly id: string;
  readonly title: string;
  readonly action: string;
  /** Where the form is sent to see what it changes; that page holds the frame with the same id. */
  readonly previewAction: string;
  readonly hidden: readonly Hidden[];
  readonly preview?: Preview;
  /** The button, in words that say what it does: "Pauzeer tot 1 september". */
  readonly button: string;
  readonly language: Language;
  /** The controls. */
  readonly children: ComponentChildren;
}) {
  const { id, title, action, previewAction, hidden, preview, button, language, children } = props;
  const texts = consoleTextsOf(language).act;
  return (
    <section class="act" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <form method="post" action={action}>
        <HiddenFields fields={hidden} />
        {children}
        <turbo-frame id={`${id}-preview`}>
          {preview !== undefined && <Changes preview={preview} language={language} />}
        </turbo-frame>
        <div class="buttons">
          <button type="submit" class="primary">
            {button}
          </button>
          <button
            type="submit"
            class="quiet"
            formaction={previewAction}
            formnovalidate
            data-turbo-frame={`${id}-preview`}
          >
            {texts.preview}
          </button>
        </div>
      </form>
    </section>
  );
}

/** What an act changes: dates, mails, who is told, what cannot be undone. */
export function Changes({ preview, language }: { readonly preview: Preview; readonly language: Language }) {
  const texts = consoleTextsOf(language).act;
  const { dates, mails, told, final } = preview;
  const isNothing = dates.length === 0 && mails.length === 0;
  return (
    <section class="changes" aria-label={texts.changes}>
      <h3>{texts.changes}</h3>
      {isNothing && <p>{texts.nothing}</p>}
      {!isNothing && (
        <ul>
          {dates.map(({ what, before, after }) => (
            <li key={what}>
              {what}: <del>{before}</del> → <ins>{after}</ins>
            </li>
          ))}
          {mails.map(({ title, to, fate, when }) => (
            <li key={`${title}/${to}/${fate}`}>
              {title} ({to}): {texts.mails[fate]}
              {when !== undefined && ` ${texts.to} ${when}`}
            </li>
          ))}
        </ul>
      )}
      {told.length > 0 && (
        <p>
          {texts.told}: {told.join(', ')}
        </p>
      )}
      {final.length > 0 && (
        <p class="wrong">
          {texts.final}: {final.join(', ')}
        </p>
      )}
    </section>
  );
}
