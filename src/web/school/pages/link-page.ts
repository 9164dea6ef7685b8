import type { Language } from '../../../domain/text.ts';
import { longDate } from '../../../texts/dates.ts';
import { textsOf } from '../../texts/texts.ts';
import { contactOf, mailTo } from '../../ui/components/contact.ts';
import { roadOf } from '../../ui/components/road.ts';
import { type Html, html, paragraphs } from '../../ui/html.ts';
import { page } from '../../ui/layout.ts';
import type { LinkPage } from '../view/page-types.ts';
import { confirmedNote } from './confirmed.ts';
import { others } from './school-page.ts';

/** A used, expired or revoked link explains itself, and where it leads nowhere offers a new one by mail to the same address. */
export function linkPage(view: LinkPage): string {
  const texts = textsOf(view.language);
  const { title, body } = explanation(view);
  const { after, place, counsellor } = view;
  const content = html`
${view.confirmed !== undefined && confirmedNote(view.confirmed, texts.done.title)}
<article class="task task-still" aria-labelledby="task-title">
${after !== undefined && html`<p class="task-role">${after.title}</p>`}
<h1 id="task-title">${title}</h1>
${body !== undefined && html`<p>${body}</p>`}
${after?.closedOn !== undefined && view.fate === 'done' && html`<p>${texts.link.doneOn(longDate(after.closedOn, view.language))}</p>`}
${isGone(view) && html`<p>${texts.link.about(place.template)}</p>`}
${after !== undefined && !isEnded(view) && nextForOthers(after, view.language)}
${after === undefined && counsellor !== undefined && !view.handedOver && html`<p>${texts.link.questions} ${mailTo(counsellor)}.</p>`}
</article>
${after !== undefined && after.others.length > 0 && others(after.others, view.language, after.others.length === 1 ? texts.link.next : undefined)}
${after === undefined && !view.handedOver && !isEnded(view) && newLink(view)}`;
  return page(
    {
      language: view.language,
      title: after === undefined ? title : `${title} · ${place.subject}`,
      otherLanguage: view.otherLanguage,
      personal: true,
    },
    after === undefined
      ? html`<div class="narrow-page">${content}</div>`
      : html`<p class="eyebrow">${place.template} · ${place.subject}</p>
<div class="columns">
<div class="column-main">${content}</div>
<div class="column-side">${roadOf(after.road, view.language)}${after.counsellor !== 'reader' && contactOf(after.counsellor, texts)}</div>
</div>`,
  );
}

function isEnded({ fate }: LinkPage): boolean {
  return fate === 'ended' || fate === 'stopped';
}

function isGone({ fate }: LinkPage): boolean {
  return fate === 'expired' || fate === 'revoked';
}

function explanation(view: LinkPage): { title: string; body?: string } {
  const { fate, language, place, endedOn, handedOver, after } = view;
  const { link: texts, task } = textsOf(language);
  const date = endedOn === undefined ? '' : longDate(endedOn, language);
  if (handedOver) return { title: texts.handedOverTitle, body: texts.handedOverBody };
  switch (fate) {
    case 'done':
      // What was said of it stands above.
      return after?.isAnswered
        ? { title: texts.thanksTitle }
        : { title: texts.doneTitle, body: texts.doneBody };
    case 'returned':
      return after?.isAnswered
        ? { title: texts.thanksTitle }
        : { title: texts.returnedTitle, body: texts.returnedBody };
    case 'lapsed':
      return { title: texts.lapsedTitle, body: texts.lapsedBody };
    case 'expired':
      return { title: texts.expiredTitle, body: texts.expiredBody };
    case 'revoked':
      return { title: texts.revokedTitle, body: texts.revokedBody };
    case 'ended':
      return { title: task.ended, body: texts.completedOn(place.template, place.subject, date) };
    case 'stopped':
      return { title: task.stopped, body: texts.stoppedOn(place.template, place.subject, date) };
  }
}

/** What comes now, when that is not the reader's: what is theirs stands in a list of its own. */
function nextForOthers(
  { others: mine, next }: NonNullable<LinkPage['after']>,
  language: Language,
): Html | false {
  if (mine.length > 0) return false;
  const texts = textsOf(language).link;
  return html`${next !== undefined && html`<p>${texts.nextOther(next.title, next.role)}</p>`}<p>${texts.nothingNext}</p>`;
}

function newLink(view: LinkPage): Html {
  const texts = textsOf(view.language).link;
  return html`<section class="new-link" aria-labelledby="new-link-title">
<h2 id="new-link-title">${texts.askTitle}</h2>
<p>${texts.askBody}</p>
<form method="post" action="${view.action}">
<input type="hidden" name="_form" value="${view.csrfToken}">
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
