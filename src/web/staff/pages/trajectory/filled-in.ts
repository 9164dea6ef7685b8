import { localDateOf } from '../../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../../domain/text.ts';
import { shortDate } from '../../../../texts/dates.ts';
import { staffTextsOf } from '../../../texts/texts.ts';
import { type Html, html } from '../../../ui/html.ts';
import type { FilledIn } from '../../view/types.ts';

/** So many steps are unfolded. */
const SHOWN = 1;

/** What was filled in and handed in, the last first: a fold for each step. */
export function filledInOf(
  trajectory: string,
  items: readonly FilledIn[],
  isSchool: boolean,
  language: Language,
): Html | false {
  const texts = staffTextsOf(language).trajectory.filledIn;
  const own = items.filter((item) => item.isSchool === isSchool);
  if (own.length === 0 && !isSchool) return false;
  const id = isSchool ? 'filled-in-school' : 'filled-in-others';
  return html`<section class="card" aria-labelledby="${id}">
<h2 id="${id}">${isSchool ? texts.school : texts.others}</h2>
${own.length === 0 && html`<p class="hint">${texts.none}</p>`}
${own.map((item, index) => itemOf(trajectory, item, index < SHOWN, language))}
</section>`;
}

function itemOf(trajectory: string, item: FilledIn, isOpen: boolean, language: Language): Html {
  const texts = staffTextsOf(language).trajectory.filledIn;
  const facts =
    item.chosen === undefined ? item.answers : [{ label: texts.chosen, value: item.chosen }, ...item.answers];
  return html`<details class="fold"${isOpen && html` open`}>
<summary>${item.title} <span class="hint">${shortDate(localDateOf(item.at), language)}${item.by !== undefined && html`, ${item.by}`}</span></summary>
${facts.length > 0 && html`<dl class="facts">${facts.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`}
${item.comment !== undefined && html`<blockquote>${item.comment}</blockquote>`}
${item.documents.length > 0 && html`<ul class="documents">${item.documents.map(({ id, name }) => html`<li><a href="/api/v1/trajectories/${trajectory}/attachments/${id}">${name}</a></li>`)}</ul>`}
</details>`;
}
