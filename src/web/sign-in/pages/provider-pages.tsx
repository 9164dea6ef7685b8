import type { ProviderPages } from '../../../platform/embedded/sign-in/provider.ts';
import { signInTextsOf } from '../../texts/texts.ts';
import { card, OneButton } from './frame.tsx';

const frame = { language: 'nl', otherLanguage: '?lang=en' } as const;
const texts = signInTextsOf('nl');

/** What the embedded provider itself shows: it knows no language but ours. */
export const providerPages: ProviderPages = {
  signOut: ({ action, xsrf }) =>
    card(
      frame,
      texts.signOutTitle,
      <OneButton action={action} label={texts.signOut} hidden={{ xsrf, logout: 'yes' }} />,
    ),
  signedOut: () => card(frame, texts.signedOutTitle, <p>{texts.signedOut}</p>),
  failed: () =>
    card(
      frame,
      texts.refusedTitle,
      <p>
        {texts.refused} <a href="/sign-in">{texts.again}</a>
      </p>,
    ),
};
