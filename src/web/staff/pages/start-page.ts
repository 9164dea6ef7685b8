import type { Language } from '../../../domain/text.ts';
import { staffTextsOf } from '../../texts/texts.ts';
import { type Html, html } from '../../ui/html.ts';
import { page } from '../../ui/layout.ts';
import type { MyDay, OverviewPage, Pickable } from '../view/types.ts';
import { dayOf } from './start/day.tsx';
import { type OverviewChoice, overviewOf } from './start/overview.ts';

/** Everything the start page shows. */
export type StartPage = {
  readonly language: Language;
  readonly otherLanguage: string;
  readonly pickable: readonly Pickable[];
  /** Who looks; absent when there is nobody to look as. */
  readonly reader?: Pickable;
  /** Address of the inbox that came along, if it did. */
  readonly inbox?: string;
  readonly day?: MyDay;
  readonly overview?: OverviewPage;
  readonly choice: OverviewChoice;
};

/** The start: what this is, who looks, what needs a counsellor today, and where every trajectory stands. */
export function startPage(view: StartPage): string {
  const texts = staffTextsOf(view.language);
  const { reader, day, overview } = view;
  return page(
    {
      language: view.language,
      title: day === undefined ? texts.start.title : texts.day.title,
      otherLanguage: view.otherLanguage,
      personal: false,
      bar: barOf(view),
    },
    html`${reader !== undefined && day !== undefined ? dayOf(day, reader.name, view.language) : introOf(view)}
${overview !== undefined && overviewOf(overview, view.choice, reader?.function === 'counsellor', view.language)}
${day !== undefined && introOf(view)}`,
  );
}

function barOf({ reader, language }: StartPage): Html | false {
  return (
    reader !== undefined &&
    html`<nav class="bar-links" aria-label="${staffTextsOf(language).start.who}"><a href="#who">${reader.name}</a></nav>`
  );
}

function introOf(view: StartPage): Html {
  const texts = staffTextsOf(view.language).start;
  const heading = view.day === undefined ? html`<h1>${texts.title}</h1>` : html`<h2>${texts.title}</h2>`;
  return html`<div class="intro">
<section class="intro-text">
${heading}
<p>${texts.intro}</p>
<ul class="ways">
<li><a href="/docs">${texts.docs}</a><span>${texts.docsMore}</span></li>
${view.inbox !== undefined && html`<li><a href="${view.inbox}">${texts.inbox}</a><span>${texts.inboxMore}</span></li>`}
</ul>
</section>
${whoOf(view)}
</div>`;
}

function whoOf({ language, pickable, reader }: StartPage): Html {
  const texts = staffTextsOf(language).start;
  if (pickable.length === 0) return html`<section class="card" id="who"><p>${texts.nobody}</p></section>`;
  return html`<section class="card who" id="who" aria-labelledby="who-title">
<h2 id="who-title">${reader === undefined ? texts.who : texts.youAre(reader.name)}</h2>
<p>${texts.whoMore}</p>
<form method="post" action="/demo-person">
<div class="field"><label for="person">${texts.change}</label>
<select id="person" name="person">${pickable.map(
    ({ id, name, function: role }) =>
      html`<option value="${id}"${id === reader?.id && html` selected`}>${name} (${texts.functions[role]})</option>`,
  )}</select></div>
<div class="buttons"><button type="submit" class="secondary">${texts.whoButton}</button></div>
</form>
</section>`;
}
