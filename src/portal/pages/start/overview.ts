import type { Language } from '../../../domain/text.ts';
import { shortDate } from '../../dates.ts';
import { type Html, html } from '../../html.ts';
import type { OverviewPage, OverviewRow } from '../../staff/views.ts';
import { staffTextsOf } from '../../texts/texts.ts';

/** What the reader chose to see. */
export type OverviewChoice = {
  readonly q?: string | undefined;
  readonly status?: string | undefined;
  readonly overdue?: boolean | undefined;
};

const statuses = ['active', 'paused', 'completed', 'stopped'] as const;

/** All trajectories, with a search box and filters: a form that is sent by asking for the page. */
export function overviewOf(overview: OverviewPage, choice: OverviewChoice, language: Language): Html {
  const texts = staffTextsOf(language).overview;
  const isNarrowed = choice.q !== undefined || choice.status !== undefined || choice.overdue === true;
  return html`<section class="overview" aria-labelledby="overview-title">
<h2 id="overview-title">${texts.title}</h2>
${filterForm(choice, isNarrowed, language)}
<p class="hint" role="status">${texts.found(overview.rows.length, overview.next !== undefined)}</p>
<ul class="rows">${overview.rows.map((row) => rowOf(row, language))}</ul>
${overview.next !== undefined && html`<p><a class="button secondary" href="${nextAddress(choice, overview.next, language)}">${texts.next}</a></p>`}
</section>`;
}

function filterForm(choice: OverviewChoice, isNarrowed: boolean, language: Language): Html {
  const texts = staffTextsOf(language).overview;
  return html`<form class="filter" method="get" action="/#overview-title" role="search">
<input type="hidden" name="lang" value="${language}">
<div class="field"><label for="q">${texts.search}</label><input type="search" id="q" name="q" value="${choice.q}" maxlength="100" autocomplete="off"></div>
<div class="field"><label for="status">${texts.status}</label><select id="status" name="status">
<option value="">${texts.all}</option>
${statuses.map((status) => html`<option value="${status}"${status === choice.status && html` selected`}>${texts.statuses[status]}</option>`)}
</select></div>
<div class="field tick"><input type="checkbox" id="overdue" name="overdue" value="true"${choice.overdue && html` checked`}><label for="overdue">${texts.overdue}</label></div>
<div class="buttons"><button type="submit" class="primary">${texts.button}</button>
${isNarrowed && html`<a class="button quiet" href="/?lang=${language}#overview-title">${texts.clear}</a>`}</div>
</form>`;
}

function rowOf(row: OverviewRow, language: Language): Html {
  const texts = staffTextsOf(language).overview;
  return html`<li class="row-item">
<div class="row-main"><a href="/t/${row.id}?lang=${language}">${row.subject}</a>
<span class="hint">${row.template}${row.municipality && html` · ${row.municipality}`} · ${row.reference}</span></div>
<dl class="row-facts">
<div><dt>${texts.status}</dt><dd><span class="badge badge-${row.status}">${texts.statuses[row.status]}</span></dd></div>
<div><dt>${texts.phase}</dt><dd>${row.phase ?? texts.none}</dd></div>
<div><dt>${texts.waiting}</dt><dd>${row.waitingFor.length === 0 ? texts.nobody : row.waitingFor.join(', ')}</dd></div>
<div><dt>${texts.due}</dt><dd>${nextDate(row, language)}${row.overdue && html` <span class="badge badge-late">${texts.late}</span>`}</dd></div>
</dl>
</li>`;
}

function nextDate({ due, goesOn }: OverviewRow, language: Language): string {
  const texts = staffTextsOf(language).overview;
  if (due !== undefined) return shortDate(due, language);
  return goesOn === undefined ? texts.none : texts.goesOn(shortDate(goesOn, language));
}

function nextAddress({ q, status, overdue }: OverviewChoice, cursor: string, language: Language): string {
  const parameters = new URLSearchParams({ lang: language });
  if (q !== undefined) parameters.set('q', q);
  if (status !== undefined) parameters.set('status', status);
  if (overdue) parameters.set('overdue', 'true');
  parameters.set('cursor', cursor);
  return `/?${parameters}#overview-title`;
}
