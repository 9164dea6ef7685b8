import type { ComponentChildren } from 'preact';
import type { Language } from '../../../domain/text.ts';
import { StaffFrame } from './staff-frame.tsx';
import type { ConsoleFrame } from './types.ts';
import { HiddenFields } from './undo-notice.tsx';

/** The page on which two things that are one come together: what it is about, and why it cannot be where it cannot. */
export function MergingFrame(props: {
  readonly frame: ConsoleFrame;
  readonly title: string;
  readonly lead: string;
  /** Back to whoever or whatever stays. */
  readonly back: { readonly address: string; readonly words: string };
  readonly refused?: { readonly title: string; readonly why: string } | undefined;
  /** To choose another one, once one was chosen. */
  readonly other?: { readonly address: string; readonly words: string } | undefined;
  readonly children: ComponentChildren;
}) {
  const { frame, title, lead, back, refused, other, children } = props;
  return (
    <StaffFrame frame={frame} title={title} here="schools">
      <p class="eyebrow">
        <a href={back.address}>{back.words}</a>
      </p>
      <header class="title-block">
        <h1>{title}</h1>
        <p>{lead}</p>
      </header>
      {refused !== undefined && (
        <div class="mistakes" role="alert" tabindex={-1} autofocus>
          <h2>{refused.title}</h2>
          <p>{refused.why}</p>
        </div>
      )}
      {children}
      {other !== undefined && (
        <p>
          <a href={other.address}>{other.words}</a>
        </p>
      )}
    </StaffFrame>
  );
}

/** The other one is looked for. */
export function MergingSearch(props: {
  readonly action: string;
  readonly q: string;
  readonly texts: { readonly search: string; readonly button: string; readonly none: string };
  readonly found: readonly {
    readonly key: string;
    readonly name: string;
    readonly address: string;
    /** What the link does, for who cannot see the list. */
    readonly label: string;
    readonly hint: string;
  }[];
  readonly language: Language;
}) {
  const { action, q, texts, found, language } = props;
  return (
    <section class="card" aria-label={texts.button}>
      <form method="get" action={action} class="filter">
        <input type="hidden" name="lang" value={language} />
        <div class="field">
          <label for="other">{texts.search}</label>
          <input type="search" id="other" name="q" value={q} maxlength={100} autocomplete="off" />
        </div>
        <button type="submit" class="secondary">
          {texts.button}
        </button>
      </form>
      {found.length === 0 && <p class="hint">{texts.none}</p>}
      <ul class="choose">
        {found.map(({ key, name, address, label, hint }) => (
          <li key={key} data-row>
            <a href={address} aria-label={label}>
              {name}
            </a>{' '}
            <span class="hint">{hint}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The trajectories that come along, each with what is told of it there. */
export function MergedTrajectories(props: {
  readonly trajectories: readonly {
    readonly key: string;
    readonly address: string;
    readonly reference: string;
    readonly hint?: string;
  }[];
}) {
  return (
    <ul>
      {props.trajectories.map(({ key, address, reference, hint }) => (
        <li key={key}>
          <a class="in-row" href={address}>
            {reference}
          </a>
          {hint !== undefined && (
            <>
              {' '}
              <span class="hint">{hint}</span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What comes together, that it cannot be undone, and the button that does it. */
export function MergingForm(props: {
  readonly action: string;
  readonly title: string;
  readonly csrfToken: string;
  /** Id or number of what is gone afterwards. */
  readonly gone: string;
  readonly texts: { readonly changes: string; readonly final: string };
  readonly button: string;
  readonly children: ComponentChildren;
}) {
  const { action, title, csrfToken, gone, texts, button, children } = props;
  const hidden = [
    { name: '_form', value: csrfToken },
    { name: 'with', value: gone },
  ];
  return (
    <form method="post" action={action} class="card" aria-label={title}>
      <HiddenFields fields={hidden} />
      <section class="changes" aria-label={texts.changes}>
        <h2>{texts.changes}</h2>
        {children}
        <p class="wrong">{texts.final}</p>
      </section>
      <div class="buttons">
        <button type="submit" class="primary">
          {button}
        </button>
      </div>
    </form>
  );
}
