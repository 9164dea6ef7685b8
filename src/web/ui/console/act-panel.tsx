import type { ComponentChildren } from 'preact';
import type { Language } from '../../../domain/text.ts';
import { consoleTextsOf } from '../../texts/texts.ts';
import { type Hidden, HiddenFields } from './undo-notice.tsx';

/** What an act changes, in words of the reader. */
export type Preview = {
  /** Dates that move: what, and the day before and after in words; one that comes or goes has only one of them. */
  readonly dates: readonly {
    readonly what: string;
    readonly before?: string | undefined;
    readonly after?: string | undefined;
  }[];
  readonly mails: readonly {
    readonly title: string;
    readonly to: string;
    readonly fate: 'goes' | 'comes' | 'moves' | 'withdrawn' | 'readdressed';
    readonly when?: string;
  }[];
  /** Who is told, by name. */
  readonly told: readonly string[];
  /** What cannot be undone. */
  readonly final: readonly string[];
};

/** So many dates, and so many mails, are in sight; the rest unfolds. */
const IN_SIGHT = 5;

/**
 * The form of an act: what is asked, what it changes, and one button that says what it does. `preview` is what is known
 * of it so far; with a script it is asked anew in its own frame, without one by a button that sends the form there.
 */
export function ActPanel(props: {
  readonly id: string;
  readonly title: string;
  readonly action: string;
  /** Where the form is sent to see what it changes; that page holds the frame with the same id. Absent: it changes nothing. */
  readonly previewAction?: string;
  /** Where it leads who does not do it after all. */
  readonly backAddress?: string;
  readonly hidden: readonly Hidden[];
  readonly preview?: Preview;
  /** A document can come along. */
  readonly upload?: boolean;
  /** It comes back with what has to be mended, which takes the focus. */
  readonly isAgain?: boolean;
  /** The button, in words that say what it does: "Pauzeer tot 1 september". Absent: it cannot be done. */
  readonly button?: string;
  /** Buttons that send the form with something more. */
  readonly more?: ComponentChildren;
  /** It asks something that one of those buttons answers: that one leads, and not the usual one. */
  readonly isAsked?: boolean;
  readonly language: Language;
  /** The controls. */
  readonly children: ComponentChildren;
}) {
  const { id, title, action, previewAction, backAddress, hidden, preview, button, language, children } =
    props;
  const texts = consoleTextsOf(language).act;
  const frame = `${id}-preview`;
  return (
    <section class="act" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} tabindex={-1} data-focus={props.isAgain ? undefined : ''}>
        {title}
      </h2>
      <form
        method="post"
        action={action}
        enctype={props.upload ? 'multipart/form-data' : undefined}
        data-turbo-frame="_top"
        data-previews={previewAction === undefined ? undefined : ''}
      >
        <HiddenFields fields={hidden} />
        {children}
        {previewAction !== undefined && (
          <turbo-frame id={frame}>
            {preview !== undefined && <Changes preview={preview} button={button} language={language} />}
          </turbo-frame>
        )}
        <div class="buttons">
          {button !== undefined && (
            <button type="submit" class={props.isAsked ? 'secondary' : 'primary'} data-says={frame}>
              {button}
            </button>
          )}
          {props.more}
          {previewAction !== undefined && button !== undefined && (
            <button
              type="submit"
              class="quiet"
              formaction={previewAction}
              formnovalidate
              data-turbo-frame={frame}
              data-preview-button
            >
              {texts.preview}
            </button>
          )}
          {backAddress !== undefined && (
            <a class="button quiet" href={backAddress} data-turbo-frame="_top">
              {texts.cancel}
            </a>
          )}
        </div>
      </form>
    </section>
  );
}

/** What an act changes: dates, mails, who is told, what cannot be undone. `button` is what the button then says. */
export function Changes(props: {
  readonly preview: Preview;
  readonly button?: string | undefined;
  readonly language: Language;
}) {
  const { preview, button, language } = props;
  const texts = consoleTextsOf(language).act;
  const { dates, mails, told, final } = preview;
  const isNothing = dates.length === 0 && mails.length === 0;
  const lines = [
    ...dates.map((change) => <DateLine key={change.what} change={change} language={language} />),
    ...mails.map((mail) => (
      <li key={`${mail.title}/${mail.to}/${mail.fate}/${mail.when}`}>
        {mail.title} ({mail.to}): {texts.mails[mail.fate]}
        {mail.when !== undefined && ` ${mail.when}`}
      </li>
    )),
  ];
  const inSight = [...lines.slice(0, Math.min(dates.length, IN_SIGHT))];
  inSight.push(...lines.slice(dates.length, dates.length + IN_SIGHT));
  const rest = lines.filter((line) => !inSight.includes(line));
  return (
    <section class="changes" aria-label={texts.changes} data-button={button}>
      <h3>{texts.changes}</h3>
      {isNothing && <p>{texts.nothing}</p>}
      {inSight.length > 0 && <ul>{inSight}</ul>}
      {rest.length > 0 && (
        <details class="fold">
          <summary>{texts.andMore(rest.length)}</summary>
          <ul>{rest}</ul>
        </details>
      )}
      {told.length > 0 && (
        <p>
          {texts.told}: {told.join(', ')}
        </p>
      )}
      {final.length > 0 && (
        <p class="wrong">
          {texts.final}: {final.join('; ')}
        </p>
      )}
    </section>
  );
}

function DateLine(props: { readonly change: Preview['dates'][number]; readonly language: Language }) {
  const { what, before, after } = props.change;
  const texts = consoleTextsOf(props.language).act;
  return (
    <li>
      {what}: {before !== undefined && <del>{before}</del>}
      {before !== undefined && after !== undefined && ' → '}
      {after === undefined ? ` ${texts.gone}` : <ins>{after}</ins>}
    </li>
  );
}
