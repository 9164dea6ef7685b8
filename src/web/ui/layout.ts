import type { Language } from '../../domain/text.ts';
import { textsOf } from '../texts/texts.ts';
import { type Html, type HtmlValue, html } from './html.ts';

/** What surrounds the content of a page. */
export type Frame = {
  readonly language: Language;
  /** Shown in the tab; the most particular part comes first. */
  readonly title: string;
  /** Address of the same page in the other language. */
  readonly otherLanguage: string;
  /** The reader came by a personal link: no way to other pages, and a word on privacy. */
  readonly personal: boolean;
  /** What stands at the right of the bar: who is signed in, where else to go. */
  readonly bar?: HtmlValue;
};

/** A whole document around the content of one page. Nothing in it comes from elsewhere or needs a script. */
export function page(frame: Frame, content: Html): string {
  const texts = textsOf(frame.language);
  const other = frame.language === 'nl' ? 'en' : 'nl';
  const brand = html`<span class="brand-mark" aria-hidden="true"></span>traject`;
  return html`<!doctype html>
<html lang="${frame.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="${frame.personal ? 'no-referrer' : 'same-origin'}">
<meta name="color-scheme" content="light">
<title>${frame.title} · traject</title>
<link rel="stylesheet" href="/assets/traject.css">
<link rel="icon" href="/assets/traject.svg" type="image/svg+xml">
</head>
<body>
<a class="skip" href="#content">${texts.frame.skip}</a>
<header class="bar">
<div class="bar-inner">
${frame.personal ? html`<p class="brand">${brand}</p>` : html`<a class="brand" href="/" aria-label="${texts.frame.home}">${brand}</a>`}
${frame.bar}
<a class="language" href="${frame.otherLanguage}" lang="${other}" hreflang="${other}" aria-label="${texts.language.switch}">${texts.language.other}</a>
</div>
</header>
<main id="content" tabindex="-1">
${content}
</main>
<footer class="foot">
<div class="foot-inner">
<p>${texts.frame.tagline}</p>
${frame.personal && html`<p>${texts.frame.privacy}</p>`}
</div>
</footer>
</body>
</html>
`.safe;
}
