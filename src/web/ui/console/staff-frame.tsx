import type { ComponentChildren } from 'preact';
import type { Language } from '../../../domain/text.ts';
import { script } from '../../static-files.ts';
import { calendarTextsOf, consoleTextsOf, textsOf } from '../../texts/texts.ts';
import { Brand, Head, LanguageLink, SkipLink } from '../layout.tsx';
import { KeyHelp } from './key-help.tsx';
import { type NavigationId, searchesAndEnrols } from './menu.ts';
import { Navigation } from './navigation.tsx';
import { type ConsoleFrame, schemes } from './types.ts';

/** The document around a page of the staff: the main menu, search, and who looks. */
export function StaffFrame(props: {
  readonly frame: ConsoleFrame;
  /** Shown in the tab; the most particular part comes first. */
  readonly title: string;
  /** The page of the main menu to which this one belongs, if it belongs to one. */
  readonly here?: NavigationId;
  /** What was searched for. */
  readonly search?: string | undefined;
  /** Where the page hears that others changed what it shows. */
  readonly follows?: string | undefined;
  /** After so many seconds the page asks for itself again. */
  readonly renewsAfter?: number | undefined;
  readonly children: ComponentChildren;
}) {
  const { frame, title, here, search, follows, renewsAfter, children } = props;
  const { language, reader } = frame;
  const texts = consoleTextsOf(language);
  const isStaff = reader !== undefined && searchesAndEnrols(reader.function);
  return (
    <html lang={language} data-scheme={frame.scheme}>
      <Head title={title} referrer="same-origin" scheme={frame.scheme}>
        <script type="module" src={script().address} />
        {renewsAfter !== undefined && (
          <noscript>
            <meta http-equiv="refresh" content={String(renewsAfter)} />
          </noscript>
        )}
      </Head>
      <body class="console">
        <SkipLink language={language} />
        <header class="top">
          <a class="brand" href={`/?lang=${language}`} aria-label={textsOf(language).frame.home}>
            <Brand />
          </a>
          {isStaff && (
            <search class="top-search">
              <form method="get" action="/search">
                <input type="hidden" name="lang" value={language} />
                <label for="search" class="unseen">
                  {texts.search}
                </label>
                <input
                  type="search"
                  id="search"
                  name="q"
                  value={search ?? ''}
                  placeholder={texts.search}
                  maxlength={100}
                  autocomplete="off"
                  data-hotkey="/,Shift+/"
                  data-suggestions={`/search/suggestions?lang=${language}`}
                  data-list="suggestions"
                />
                <div id="suggestions" class="suggestions" role="listbox" aria-label={texts.search} hidden />
              </form>
            </search>
          )}
          {isStaff && (
            <a class="button primary" href={`/enrol?lang=${language}`} aria-label={texts.enrol}>
              <span class="wide">{texts.enrol}</span>
              <span class="narrow" aria-hidden="true">
                +
              </span>
            </a>
          )}
          <PersonMenu frame={frame} />
        </header>
        {reader !== undefined && <Navigation reader={reader} here={here} language={language} />}
        <main id="content" tabindex={-1} data-renews-after={renewsAfter}>
          {children}
        </main>
        {follows !== undefined && <News address={follows} language={language} />}
        <div id="announcer" class="unseen" aria-live="polite" data-turbo-permanent />
        <KeyHelp reader={reader} language={language} />
      </body>
    </html>
  );
}

/**
 * That others changed what the page shows, for whoever is filling something in; everybody else sees the page change. Without
 * a script nothing is said, and the page is as it was when it was asked for.
 */
function News({ address, language }: { readonly address: string; readonly language: Language }) {
  const { news } = consoleTextsOf(language);
  return (
    <div id="news" class="news-line" aria-live="polite" data-follows={address}>
      <p hidden>
        {news.there}{' '}
        <button type="button" class="secondary" data-renews>
          {news.show}
        </button>
      </p>
    </div>
  );
}

/** Who looks, with what concerns only them. Nobody yet: the language alone. */
function PersonMenu({ frame }: { readonly frame: ConsoleFrame }) {
  const { language, otherLanguage, reader } = frame;
  const texts = consoleTextsOf(language);
  const languageLink = <LanguageLink language={language} address={otherLanguage} />;
  if (reader === undefined) return languageLink;
  return (
    <details class="menu">
      <summary aria-label={texts.account(reader.name)} data-initials={initialsOf(reader.name)}>
        <span class="wide">{reader.name}</span>
      </summary>
      <ul>
        <li>{languageLink}</li>
        <li>
          <SchemeForm frame={frame} />
        </li>
        <li>
          <a href={`/my-calendar?lang=${language}`}>{calendarTextsOf(language).title}</a>
        </li>
        <li>
          <a href={`/sign-out?lang=${language}`} data-turbo="false">
            {texts.signOut}
          </a>
        </li>
        <li class="scripted">
          <button type="button" class="plain" data-opens="keys" data-hotkey="?,Shift+?">
            {texts.keys.open}
          </button>
        </li>
      </ul>
    </details>
  );
}

/**
 * In which colours the pages are shown in this browser. The whole document comes anew, because what was chosen stands at the top of it.
 */
function SchemeForm({ frame: { language, address, scheme, seal } }: { readonly frame: ConsoleFrame }) {
  const texts = consoleTextsOf(language).scheme;
  return (
    <form method="post" action="/scheme" data-turbo="false">
      <input type="hidden" name="_form" value={seal} />
      <input type="hidden" name="back" value={address} />
      <fieldset class="scheme">
        <legend class="unseen">{texts.title}</legend>
        {([...schemes, 'system'] as const).map((one) => (
          <button
            type="submit"
            name="scheme"
            value={one}
            class="plain"
            aria-pressed={one === (scheme ?? 'system') ? 'true' : 'false'}
          >
            {texts[one]}
          </button>
        ))}
      </fieldset>
    </form>
  );
}

/** The first letters of a name, for where there is no room for it: "Fien Van den Broeck" is FB. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return [...new Set([words[0], words.at(-1)])].map((word) => word?.charAt(0).toUpperCase() ?? '').join('');
}
