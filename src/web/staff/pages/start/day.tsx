import { localDateOf } from '../../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../../domain/text.ts';
import { shortDate, shortMoment } from '../../../../texts/dates.ts';
import { staffTextsOf, textsOf } from '../../../texts/texts.ts';
import { OpenButton } from '../../../ui/components/open-button.tsx';
import { type Html, html, rendered } from '../../../ui/html.ts';
import type { DayItem, EndedItem, MyDay } from '../../view/types.ts';

/** So many lines of each kind are shown. */
const SHOWN = 12;

/** What needs a counsellor or coordinator today, first things first, and what ended of late. */
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
${endedPart(day.ended, language)}
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
${items.length > 0 && html`<ul class="day-items">${items.slice(0, SHOWN).map((item) => itemOf(item, language))}</ul>`}
${items.length > SHOWN && html`<p class="hint">${texts.more(items.length - SHOWN)}</p>`}
</section>`;
}

function itemOf(item: DayItem, language: Language): Html {
  const texts = staffTextsOf(language).day;
  const when = whenOf(item, language);
  return html`<li><a href="/t/${item.trajectory}?lang=${language}">${item.subject}</a>
<span>${item.title}${!item.mine && html` · ${item.who}`}${item.counsellor !== undefined && html` · ${texts.counsellor(item.counsellor)}`}</span>
${when !== '' && html`<span class="badge${item.daysLate > 0 && ' badge-late'}">${when}</span>`}
${item.mine && rendered(<OpenButton trajectory={item.trajectory} path={item.path} title={item.title} language={language} />)}</li>`;
}

function whenOf({ daysLate, appointment, due }: DayItem, language: Language): string {
  const texts = textsOf(language);
  if (appointment !== undefined) {
    return staffTextsOf(language).day.appointment(shortMoment(appointment, language));
  }
  if (daysLate > 0) return texts.task.daysLate(daysLate);
  return due === undefined ? '' : texts.road.due(shortDate(due, language));
}

function endedPart(items: readonly EndedItem[], language: Language): Html {
  const texts = staffTextsOf(language).day;
  return html`<section class="card day-part day-ended" aria-labelledby="day-ended">
<h2 id="day-ended">${texts.ended} <span class="count">${items.length}</span></h2>
${items.length === 0 && html`<p class="hint">${texts.endedNone}</p>`}
${items.length > 0 && html`<ul class="day-items">${items.slice(0, SHOWN).map((item) => endedOf(item, language))}</ul>`}
${items.length > SHOWN && html`<p class="hint">${texts.more(items.length - SHOWN)}</p>`}
</section>`;
}

function endedOf(item: EndedItem, language: Language): Html {
  const texts = staffTextsOf(language);
  const when = texts.day.endedBy(shortDate(localDateOf(item.at), language), item.by);
  return html`<li><a href="/t/${item.trajectory}?lang=${language}">${item.subject}</a>
<span>${item.template} · <span class="badge badge-${item.status}">${texts.overview.statuses[item.status]}</span></span>
<span>${when}${item.step !== undefined && html` · ${item.step}`}</span>
${item.reason !== undefined && html`<blockquote>${item.reason}</blockquote>`}</li>`;
}
