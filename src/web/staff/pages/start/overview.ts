import type { Language } from '../../../../domain/text.ts';
import { shortDate, shortMoment } from '../../../../texts/dates.ts';
import { staffTextsOf } from '../../../texts/texts.ts';
import { type Html, type HtmlValue, html } from '../../../ui/html.ts';
import type { OverviewPage, OverviewRow } from '../../view/types.ts';

/** What the reader chose to see. */
export type OverviewChoice = {
  readonly q?: string | undefined;
  readonly status?: string | undefined;
  readonly overdue?: boolean | undefined;
  /** The whole of what the reader may see, and not only her own. */
  readonly everything?: boolean | undefined;
  /** Where each page began that was turned to, the present one last. */
  readonly pages?: readonly string[];
};

const statuses = ['active', 'paused', 'completed', 'stopped'] as const;

/**
 * The trajectories, with a search box and filters: a form that is sent by asking for the page.
 * @param hasOwn the reader follows trajectories herself: she sees those, unless she chose to see all of them
 */
export function overviewOf(
  overview: OverviewPage,
  choice: OverviewChoice,
  hasOwn: boolean,
  language: Language,
): Html {
  const texts = staffTextsOf(language).overview;
  const { q, status, overdue, everything, pages = [] } = choice;
  const isNarrowed = q !== undefined || status !== undefined || overdue === true || everything === true;
  const { rows, before, total, next } = overview;
  return html`<section class="overview" aria-labelledby="overview-title">
<h2 id="overview-title">${hasOwn && !everything ? texts.titleMine : texts.title}</h2>
${filterForm(choice, isNarrowed, hasOwn, language)}
<p class="hint" role="status">${texts.found(before + 1, before + rows.length, total)}</p>
<ul class="rows">${rows.map((row) => rowOf(row, language))}</ul>
<p class="buttons">${pages.length > 0 && html`<a class="button secondary" rel="prev" href="${pageAddress(choice, pages.slice(0, -1), language)}">${texts.previous}</a>`}
${next !== undefined && html`<a class="button secondary" rel="next" href="${pageAddress(choice, [...pages, next], language)}">${texts.next}</a>`}</p>
</section>`;
}

function filterForm(choice: OverviewChoice, isNarrowed: boolean, hasOwn: boolean, language: Language): Html {
  const texts = staffTextsOf(language).overview;
  return html`<form class="filter" method="get" action="/#overview-title" role="search">
<input type="hidden" name="lang" value="${language}">
<div class="field"><label for="q">${texts.search}</label><input type="search" id="q" name="q" value="${choice.q}" maxlength="100" autocomplete="off"></div>
${
  hasOwn &&
  html`<div class="field"><label for="whose">${texts.whose}</label><select id="whose" name="whose">
<option value="">${texts.whoseMine}</option>
<option value="all"${choice.everything && html` selected`}>${texts.whoseAll}</option>
</select></div>`
}
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
<div><dt>${texts.counsellor}</dt><dd>${row.counsellor ?? texts.none}</dd></div>
${dateOf(row, language)}
</dl>
</li>`;
}

function dateOf({ due, goesOn, appointment, overdue }: OverviewRow, language: Language): Html {
  const texts = staffTextsOf(language).overview;
  if (appointment !== undefined) return fact(texts.appointment, shortMoment(appointment, language));
  if (due !== undefined) {
    const late = overdue && html` <span class="badge badge-late">${texts.late}</span>`;
    return fact(texts.due, html`${shortDate(due, language)}${late}`);
  }
  if (goesOn !== undefined) return fact(texts.goesOn, shortDate(goesOn, language));
  return fact(texts.date, texts.none);
}

function fact(name: string, value: HtmlValue): Html {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

function pageAddress(choice: OverviewChoice, pages: readonly string[], language: Language): string {
  const { q, status, overdue, everything } = choice;
  const parameters = new URLSearchParams({ lang: language });
  if (q !== undefined) parameters.set('q', q);
  if (status !== undefined) parameters.set('status', status);
  if (overdue) parameters.set('overdue', 'true');
  if (everything) parameters.set('whose', 'all');
  if (pages.length > 0) parameters.set('pages', pages.join('.'));
  return `/?${parameters}#overview-title`;
}
