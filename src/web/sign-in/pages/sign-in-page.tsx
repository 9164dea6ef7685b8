import { signInTextsOf } from '../../texts/texts.ts';
import { card, type Framed, OneButton } from './frame.tsx';

/** What the page shows on which one signs in. */
export type SignInPage = Framed & {
  /** A button for each provider; without a name where there is but one. */
  readonly providers: readonly { readonly name: string | undefined; readonly address: string }[];
  /** One picks who one is. */
  readonly isDemo: boolean;
  /** The page to go to afterwards, for whoever asks for a link by mail; absent where none can be mailed. */
  readonly mailReturnTo?: string;
};

/** The page on which one signs in. */
export function signInPage(view: SignInPage): string {
  const texts = signInTextsOf(view.language);
  const labelOf = (name: string | undefined) => {
    if (view.isDemo) return texts.atDemo;
    return name === undefined ? texts.atProvider : texts.at(name);
  };
  return card(
    view,
    texts.title,
    <>
      <p>{texts.intro}</p>
      {view.isDemo && <p>{texts.demoMore}</p>}
      {view.providers.map(({ name, address }) => (
        <p key={address} class="buttons">
          <a class="button" href={address} data-turbo="false">
            {labelOf(name)}
          </a>
        </p>
      ))}
      {view.mailReturnTo !== undefined && <MailForm view={view} returnTo={view.mailReturnTo} />}
      <p class="hint">{texts.school}</p>
    </>,
  );
}

function MailForm({ view, returnTo }: { readonly view: Framed; readonly returnTo: string }) {
  const texts = signInTextsOf(view.language);
  return (
    <form method="post" action={`/sign-in/mail?lang=${view.language}`}>
      <h2>{texts.mailTitle}</h2>
      <p>{texts.mailMore}</p>
      <input type="hidden" name="to" value={returnTo} />
      <div class="field">
        <label for="address">{texts.mailLabel}</label>
        <input id="address" name="address" type="email" autocomplete="email" required />
      </div>
      <div class="buttons">
        <button type="submit" class="secondary">
          {texts.mailButton}
        </button>
      </div>
    </form>
  );
}

/** What is said when a link was asked for: the same whoever asked. */
export function mailSentPage(frame: Framed): string {
  const texts = signInTextsOf(frame.language);
  return card(frame, texts.mailSentTitle, <p>{texts.mailSent}</p>);
}

/** The page behind a mailed link: pressing the button signs in, opening the page does not. */
export function mailedLinkPage(
  frame: Framed & { readonly action: string; readonly csrfToken: string },
): string {
  const texts = signInTextsOf(frame.language);
  return card(
    frame,
    texts.linkTitle,
    <>
      <p>{texts.linkMore}</p>
      <OneButton action={frame.action} label={texts.linkButton} hidden={{ _form: frame.csrfToken }} />
    </>,
  );
}

/** Why nobody was signed in. */
export type SignInTrouble = 'linkGone' | 'notBegun' | 'refused' | 'unreachable' | 'withoutRole';

/** A page that says why signing in did not work, and leads to another try. */
export function signInTroublePage(kind: SignInTrouble, frame: Framed): string {
  const texts = signInTextsOf(frame.language);
  return card(
    frame,
    texts[`${kind}Title`],
    <>
      <p>{texts[kind]}</p>
      <Again frame={frame} />
    </>,
  );
}

/** Says whom to ask, and what to tell them, to somebody whom only the provider knows. */
export function unknownPersonPage(
  frame: Framed & { readonly subject: string; readonly address?: string | undefined },
): string {
  const texts = signInTextsOf(frame.language);
  return card(
    frame,
    texts.unknownTitle,
    <>
      <p>{texts.unknown}</p>
      <dl class="facts">
        {frame.address !== undefined && (
          <div>
            <dt>{texts.unknownAddress}</dt>
            <dd>{frame.address}</dd>
          </div>
        )}
        <div>
          <dt>{texts.unknownSubject}</dt>
          <dd>
            <code>{frame.subject}</code>
          </dd>
        </div>
      </dl>
      <Again frame={frame} />
    </>,
  );
}

function Again({ frame }: { readonly frame: Framed }) {
  return (
    <p>
      <a class="button secondary" href={`/sign-in?lang=${frame.language}`}>
        {signInTextsOf(frame.language).again}
      </a>
    </p>
  );
}
