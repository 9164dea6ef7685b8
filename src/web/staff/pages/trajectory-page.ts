import type { Language } from '../../../domain/text.ts';
import { longDate } from '../../../texts/dates.ts';
import { staffTextsOf } from '../../texts/texts.ts';
import { type Html, html } from '../../ui/html.ts';
import { page } from '../../ui/layout.ts';
import type { TrajectoryPage } from '../view/types.ts';
import { agendaOf } from './trajectory/agenda.ts';
import { filledInOf } from './trajectory/filled-in.ts';
import { journalOf } from './trajectory/journal.ts';
import { mailsOf } from './trajectory/mails.ts';
import { ownStepsOf } from './trajectory/own.tsx';
import { timelineOf } from './trajectory/timeline.ts';

/** One trajectory to look into: where it stands, what comes when, what was mailed and why, what happened. */
export function trajectoryPage(view: TrajectoryPage, language: Language, otherLanguage: string): string {
  const texts = staffTextsOf(language);
  return page(
    { language, title: `${view.subject} · ${view.template}`, otherLanguage, personal: false },
    html`<p class="eyebrow"><a href="/?lang=${language}#overview-title">← ${texts.trajectory.back}</a></p>
<header class="title-block">
<h1>${view.subject}</h1>
<p class="title-facts"><span class="badge badge-${view.status}">${texts.overview.statuses[view.status]}</span>
<span>${view.template}</span> <span>${texts.trajectory.reference}: <strong>${view.reference}</strong></span>
<span>${texts.trajectory.since} ${longDate(view.start, language)}</span></p>
</header>
<div class="columns">
<div class="column-main">
${view.own.length > 0 && ownStepsOf(view.id, view.own, language)}
${agendaOf(view.agenda, view.standstill, language)}
${timelineOf(view.road, language)}
${filledInOf(view.id, view.filledIn, true, language)}
${filledInOf(view.id, view.filledIn, false, language)}
${mailsOf(view.mails, language)}
${journalOf(view.journal, language)}
</div>
<div class="column-side">${rolesOf(view, language)}
${view.related.length > 0 && relatedOf(view, language)}</div>
</div>`,
  );
}

function rolesOf({ roles }: TrajectoryPage, language: Language): Html {
  const texts = staffTextsOf(language).trajectory;
  return html`<section class="contact" aria-labelledby="roles-title">
<h2 id="roles-title">${texts.roles}</h2>
<dl class="roles">${roles.map(({ title, person }) => html`<div><dt>${title}</dt><dd>${person ?? texts.nobody}</dd></div>`)}</dl>
</section>`;
}

function relatedOf({ related }: TrajectoryPage, language: Language): Html {
  const texts = staffTextsOf(language);
  return html`<section class="contact" aria-labelledby="related-title">
<h2 id="related-title">${texts.trajectory.related.title}</h2>
<dl class="roles">${related.map(
    ({ id, reference, template, status, relation }) =>
      html`<div><dt>${texts.trajectory.related[relation]}</dt>
<dd><a href="/t/${id}?lang=${language}">${template}</a> (${reference}, ${texts.overview.statuses[status]})</dd></div>`,
  )}</dl>
</section>`;
}
