import type { ComponentChildren } from 'preact';
import type { Language } from '../../domain/text.ts';
import { mark, style } from '../static-files.ts';
import { textsOf } from '../texts/texts.ts';
import type { Service } from './types.ts';

/** What surrounds the content of a page. */
export type Frame = {
  readonly language: Language;
  /** Shown in the tab; the most particular part comes first. */
  readonly title: string;
  /** Address of the same page in the other language. */
  readonly otherLanguage: string;
  /** The reader came by a personal link: no way to other pages, and a word on privacy. */
  readonly personal: boolean;
  /** The link is none that we know: whose page it would be cannot be said. */
  readonly isNobodys?: boolean;
  /** The guidance service that stands behind the page. */
  readonly service?: Service | undefined;
  /** What stands at the right of the bar: who is signed in, where else to go. */
  readonly bar?: ComponentChildren;
};

/** A whole document around the content of one page. Nothing in it comes from elsewhere or needs a script. */
export function Page({ children, ...frame }: Frame & { readonly children: ComponentChildren }) {
  const { language, personal } = frame;
  const texts = textsOf(language).frame;
  return (
    <html lang={language}>
      <Head title={frame.title} referrer={personal ? 'no-referrer' : 'same-origin'} />
      <body>
        <SkipLink language={language} />
        <header class="bar">
          <div class="bar-inner">
            {personal ? (
              <p class="brand">
                <Brand />
              </p>
            ) : (
              <a class="brand" href="/" aria-label={texts.home}>
                <Brand />
              </a>
            )}
            {frame.service && <ServiceMark service={frame.service} />}
            {frame.bar}
            <LanguageLink language={language} address={frame.otherLanguage} />
          </div>
        </header>
        <main id="content" tabindex={-1}>
          {children}
        </main>
        <footer class="foot">
          <div class="foot-inner">
            <p>{texts.tagline}</p>
            {personal && !frame.isNobodys && <p>{texts.privacy}</p>}
          </div>
        </footer>
      </body>
    </html>
  );
}

/** The service by its picture and name: the picture alone says nothing to who cannot see it. */
function ServiceMark({ service: { name, logo } }: { readonly service: Service }) {
  return (
    <p class="service">
      {logo && <img src={logo} alt="" height={40} />}
      {name}
    </p>
  );
}

/** What every page says of itself; `children` for what only some need. */
export function Head(props: {
  readonly title: string;
  readonly referrer: 'no-referrer' | 'same-origin';
  /** In which colours it is shown; those of the reader's system if left out. */
  readonly scheme?: string | undefined;
  readonly children?: ComponentChildren;
}) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex, nofollow" />
      <meta name="referrer" content={props.referrer} />
      <meta name="color-scheme" content={props.scheme ?? 'light dark'} />
      <title>{`${props.title} · traject`}</title>
      <link rel="stylesheet" href={style().address} />
      <link rel="icon" href={mark().address} type="image/svg+xml" />
      {props.children}
    </head>
  );
}

/** The first thing that the keyboard reaches: past everything that stands on every page. */
export function SkipLink({ language }: { readonly language: Language }) {
  return (
    <a class="skip" href="#content">
      {textsOf(language).frame.skip}
    </a>
  );
}

/** The mark and the name. */
export function Brand() {
  return (
    <>
      <span class="brand-mark" aria-hidden="true" />
      traject
    </>
  );
}

/** Leads to the same page in the other language, in the words of that language. */
export function LanguageLink({
  language,
  address,
}: {
  readonly language: Language;
  readonly address: string;
}) {
  const texts = textsOf(language).language;
  const other = language === 'nl' ? 'en' : 'nl';
  return (
    <a class="language" href={address} lang={other} hreflang={other} aria-label={texts.switch}>
      {texts.other}
    </a>
  );
}
