import type { Language } from '../../../domain/text.ts';
import { shortDate } from '../../dates.ts';
import { type Html, html } from '../../html.ts';
import type { DayItem, MyDay } from '../../staff/views.ts';
import { staffTextsOf, textsOf } from '../../texts/texts.ts';

/** So many lines of each kind are shown. */
const SHOWN = 12;

/** What needs a counsellor today, first things first. */
export function dayOf(day: MyDay, name: string, language: Language): Html {
  const texts = staffTextsOf(language).day;
  const first = name.split(' ')[0] ?? name;
  return html`<section class="day" aria-labelledby="day-title">
<p class="eyebrow">${texts.hello(first)}</p>
<h1 id="day-title">${texts.title}</h1>
<div class="day-parts">
${part('own', texts.own, texts.ownNone, undefined, day.own, language)}
${part('silent', texts.silent, texts.silentNone, texts.silentMore, day.silent, language)}
${part('late', texts.late, texts.lateNone, undefined, day.late, language)}
</div>
</section>`;
}

function part(
  id: string,
  title: string,
  none: string,
  more: string | undefined,
  items: readonly DayItem[],
  language: Language,
): Html {
  const texts = staffTextsOf(language).day;
  return html`<section class="card day-part day-${id}" aria-labelledby="day-${id}">
<h2 id="day-${id}">${title} <span class="count">${items.length}</span></h2>
${items.length === 0 ? html`<p class="hint">${none}</p>` : more !== undefined && html`<p class="hint">${more}</p>`}
${items.length > 0 && html`<ul class="day-items">${items.slice(0, SHOWN).map((item) => itemOf(item, id === 'own', language))}</ul>`}
${items.length > SHOWN && html`<p class="hint">${texts.more(items.length - SHOWN)}</p>`}
</section>`;
}

function itemOf(item: DayItem, isOwn: boolean, language: Language): Html {
  const texts = textsOf(language);
  const late = item.daysLate > 0;
  const when =
    item.due === undefined
      ? ''
      : late
        ? texts.task.daysLate(item.daysLate)
        : texts.road.due(shortDate(item.due, language));
  return html`<li><a href="/t/${item.trajectory}">${item.subject}</a>
<span>${item.title}${!isOwn && html` · ${item.who}`}</span>
${when !== '' && html`<span class="badge${late && ' badge-late'}">${when}</span>`}</li>`;
}
