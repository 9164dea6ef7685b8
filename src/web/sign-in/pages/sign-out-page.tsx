import { signInTextsOf } from '../../texts/texts.ts';
import { card, type Framed, OneButton } from './frame.tsx';

/** The page on which one signs out. A GET changes nothing, so it asks. */
export function signOutPage(frame: Framed & { readonly name: string; readonly csrfToken: string }): string {
  const texts = signInTextsOf(frame.language);
  const address = (rest: string) => `/sign-out${rest}?lang=${frame.language}`;
  return card(
    frame,
    texts.signOutTitle,
    <>
      <p>{texts.signOutAs(frame.name)}</p>
      <OneButton action={address('')} label={texts.signOut} hidden={{ _form: frame.csrfToken }} />
      <p>{texts.signOutEverywhereMore}</p>
      <OneButton
        action={address('/everywhere')}
        label={texts.signOutEverywhere}
        hidden={{ _form: frame.csrfToken }}
        secondary
      />
    </>,
  );
}

/** What is said afterwards. @param atProvider where one signs out at the provider too */
export function signedOutPage(frame: Framed & { readonly atProvider?: string | undefined }): string {
  const texts = signInTextsOf(frame.language);
  return card(
    frame,
    texts.signedOutTitle,
    <>
      <p>{texts.signedOut}</p>
      {frame.atProvider !== undefined && (
        <>
          <p>{texts.signedOutAtProvider}</p>
          <p>
            <a class="button secondary" href={frame.atProvider} data-turbo="false">
              {texts.signOutAtProvider}
            </a>
          </p>
        </>
      )}
      <p>
        <a href={`/sign-in?lang=${frame.language}`}>{texts.again}</a>
      </p>
    </>,
  );
}
