import type { Language } from '../../../domain/text.ts';
import { helpTextsOf } from '../../texts/texts.ts';
import type { ReaderRole } from '../../ui/console/types.ts';
import { HiddenFields } from '../../ui/console/undo-notice.tsx';
import { addressWith } from '../addresses.ts';

/** What somebody who is new here is shown; for who put it away there is none. */
export type GuideView = {
  readonly role: ReaderRole;
  /** The seal of the form that puts it away. */
  readonly formKey: string;
};

/** Three things to begin with, for whoever does this work for the first time. */
export function Guide({ guide, language }: { readonly guide: GuideView; readonly language: Language }) {
  const texts = helpTextsOf(language).guide;
  const role = guide.role === 'provider' ? 'partner' : guide.role;
  const steps = texts[role];
  if (typeof steps === 'string' || steps === undefined) return null;
  return (
    <section class="guide card" aria-labelledby="guide-title">
      <h2 id="guide-title">{texts.title}</h2>
      <ol>
        {steps.map(({ what, why, path }) => (
          <li key={what}>
            <a href={withLanguage(path, language)}>{what}</a>: {why}.
          </li>
        ))}
      </ol>
      <form method="post" action={addressWith('/guide/away', {}, language)}>
        <HiddenFields fields={[{ name: '_form', value: guide.formKey }]} />
        <button type="submit" class="quiet">
          {texts.away}
        </button>
      </form>
    </section>
  );
}

function withLanguage(path: string, language: Language): string {
  const [place = '/', query = ''] = path.split('?');
  return addressWith(place, Object.fromEntries(new URLSearchParams(query)), language);
}
