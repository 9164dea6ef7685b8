import type { Language } from '../../domain/text.ts';
import { contactOf } from '../components/contact.ts';
import { type Confirmed, confirmation } from '../components/notice.ts';
import { roadOf } from '../components/road.ts';
import { longDate } from '../dates.ts';
import { type Html, html, paragraphs } from '../html.ts';
import { page } from '../layout.ts';
import { textsOf } from '../texts/texts.ts';
import type { Contact, LinkFate, Place, Road } from '../views.ts';
import { type OtherTask, others } from './school-page.ts';

/** What a page about a link that no longer asks anything shows. */
export type LinkPage = {
  readonly language: Language;
  readonly fate: LinkFate;
  readonly otherLanguage: string;
  /** Where the button for a new link sends its form. */
  readonly action: string;
  readonly proof: string;
  /** A confirmation of what was just done. */
  readonly confirmed?: Confirmed;
  /** Only for a link whose step was just done by its reader: where it all stands, and what else is open. */
  readonly after?: {
    readonly place: Place;
    readonly title: string;
    readonly closedOn?: string;
    readonly road: Road;
    readonly counsellor: Contact | 'reader' | undefined;
    readonly others: readonly OtherTask[];
  };
};

/** A used, expired or revoked link explains itself, and offers a new one by mail to the same address. */
export function linkPage(view: LinkPage): string {
  const texts = textsOf(view.language);
  const { title, body } = explanation(view);
  const { after } = view;
  const content = html`
${view.confirmed !== undefined && confirmation(view.confirmed.title ?? texts.done.title, view.confirmed.body)}
<article class="task task-still" aria-labelledby="task-title">
${after !== undefined && html`<p class="task-role">${after.title}</p>`}
<h1 id="task-title">${title}</h1>
<p>${body}</p>
${after?.closedOn !== undefined && html`<p>${texts.link.doneOn(longDate(after.closedOn, view.language))}</p>`}
</article>
${after !== undefined && after.others.length > 0 && others(after.others, view.language)}
${view.fate !== 'ended' && newLink(view)}`;
  return page(
    {
      language: view.language,
      title: after === undefined ? title : `${title} · ${after.place.subject}`,
      otherLanguage: view.otherLanguage,
      personal: true,
    },
    after === undefined
      ? html`<div class="narrow-page">${content}</div>`
      : html`<p class="eyebrow">${after.place.template} · ${after.place.subject}</p>
<div class="columns">
<div class="column-main">${content}</div>
<div class="column-side">${roadOf(after.road, view.language)}${after.counsellor !== 'reader' && contactOf(after.counsellor, texts)}</div>
</div>`,
  );
}

function explanation({ fate, language }: LinkPage): { title: string; body: string } {
  const texts = textsOf(language).link;
  switch (fate) {
    case 'done':
      return { title: texts.doneTitle, body: texts.doneBody };
    case 'lapsed':
      return { title: texts.lapsedTitle, body: texts.lapsedBody };
    case 'expired':
      return { title: texts.expiredTitle, body: texts.expiredBody };
    case 'revoked':
      return { title: texts.revokedTitle, body: texts.revokedBody };
    case 'ended':
      return { title: texts.endedTitle, body: texts.endedBody };
  }
}

function newLink(view: LinkPage): Html {
  const texts = textsOf(view.language).link;
  return html`<section class="new-link" aria-labelledby="new-link-title">
<h2 id="new-link-title">${texts.askTitle}</h2>
<p>${texts.askBody}</p>
<form method="post" action="${view.action}">
<input type="hidden" name="_form" value="${view.proof}">
<div class="buttons"><button type="submit" class="${view.fate === 'done' ? 'secondary' : 'primary'}">${texts.askButton}</button></div>
</form>
</section>`;
}

/** A link that is not known, or not even a link. */
export function unknownLinkPage(language: Language, otherLanguage: string): string {
  const texts = textsOf(language).link;
  return page(
    { language, title: texts.unknownTitle, otherLanguage, personal: true },
    html`<article class="task task-still narrow-page">
<h1>${texts.unknownTitle}</h1>
${paragraphs(`${texts.unknownBody}\n\n${texts.unknownMore}`)}
</article>`,
  );
}
