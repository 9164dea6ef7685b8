import type { ComponentChildren } from 'preact';
import type { Language } from '../../../../domain/text.ts';
import { shortDate, shortMoment } from '../../../../texts/dates.ts';
import { staffTextsOf } from '../../../texts/texts.ts';
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

type Chosen = {
  readonly choice: OverviewChoice;
  /** The reader follows trajectories herself: she sees those, unless she chose to see all of them. */
  readonly hasOwn: boolean;
  readonly language: Language;
};

/** The trajectories, with a search box and filters: a form that is sent by asking for the page. */
export function Overview({ overview, ...chosen }: Chosen & { readonly overview: OverviewPage }) {
  const { choice, hasOwn, language } = chosen;
  const texts = staffTextsOf(language).overview;
  const { pages = [] } = choice;
  const { rows, before, total, next } = overview;
  return (
    <section class="overview" aria-labelledby="overview-title">
      <h2 id="overview-title">{hasOwn && !choice.everything ? texts.titleMine : texts.title}</h2>
      <Filter {...chosen} />
      <p class="hint" role="status">
        {texts.found(before + 1, before + rows.length, total)}
      </p>
      <ul class="rows">
        {rows.map((row) => (
          <Row key={row.id} row={row} language={language} />
        ))}
      </ul>
      <p class="buttons">
        {pages.length > 0 && (
          <a class="button secondary" rel="prev" href={pageAddress(choice, pages.slice(0, -1), language)}>
            {texts.previous}
          </a>
        )}{' '}
        {next !== undefined && (
          <a class="button secondary" rel="next" href={pageAddress(choice, [...pages, next], language)}>
            {texts.next}
          </a>
        )}
      </p>
    </section>
  );
}

function Filter({ choice, hasOwn, language }: Chosen) {
  const texts = staffTextsOf(language).overview;
  const { q, status: chosen, overdue, everything } = choice;
  const isNarrowed = q !== undefined || chosen !== undefined || overdue === true || everything === true;
  return (
    <search>
      <form class="filter" method="get" action="/#overview-title">
        <input type="hidden" name="lang" value={language} />
        <div class="field">
          <label for="q">{texts.search}</label>
          <input type="search" id="q" name="q" value={q ?? ''} maxlength={100} autocomplete="off" />
        </div>
        {hasOwn && (
          <div class="field">
            <label for="whose">{texts.whose}</label>
            <select id="whose" name="whose">
              <option value="">{texts.whoseMine}</option>
              <option value="all" selected={everything}>
                {texts.whoseAll}
              </option>
            </select>
          </div>
        )}
        <div class="field">
          <label for="status">{texts.status}</label>
          <select id="status" name="status">
            <option value="">{texts.all}</option>
            {statuses.map((status) => (
              <option key={status} value={status} selected={status === chosen}>
                {texts.statuses[status]}
              </option>
            ))}
          </select>
        </div>
        <div class="field tick">
          <input type="checkbox" id="overdue" name="overdue" value="true" checked={overdue} />
          <label for="overdue">{texts.overdue}</label>
        </div>
        <div class="buttons">
          <button type="submit" class="primary">
            {texts.button}
          </button>
          {isNarrowed && (
            <a class="button quiet" href={`/?lang=${language}#overview-title`}>
              {texts.clear}
            </a>
          )}
        </div>
      </form>
    </search>
  );
}

function Row({ row, language }: { readonly row: OverviewRow; readonly language: Language }) {
  const texts = staffTextsOf(language).overview;
  const facts = [row.template, ...(row.municipality ? [row.municipality] : []), row.reference];
  return (
    <li class="row-item">
      <div class="row-main">
        <a href={`/t/${row.id}?lang=${language}`}>{row.subject}</a>{' '}
        <span class="hint">{facts.join(' · ')}</span>
      </div>
      <dl class="row-facts">
        <Fact name={texts.status}>
          <span class={`badge badge-${row.status}`}>{texts.statuses[row.status]}</span>
        </Fact>
        <Fact name={texts.phase}>{row.phase ?? texts.none}</Fact>
        <Fact name={texts.waiting}>
          {row.waitingFor.length === 0 ? texts.nobody : row.waitingFor.join(', ')}
        </Fact>
        <Fact name={texts.counsellor}>{row.counsellor ?? texts.none}</Fact>
        <DateFact row={row} language={language} />
      </dl>
    </li>
  );
}

function DateFact({ row, language }: { readonly row: OverviewRow; readonly language: Language }) {
  const { due, goesOn, appointment, overdue } = row;
  const texts = staffTextsOf(language).overview;
  if (appointment !== undefined) {
    return <Fact name={texts.appointment}>{shortMoment(appointment, language)}</Fact>;
  }
  if (due !== undefined) {
    return (
      <Fact name={texts.due}>
        {shortDate(due, language)} {overdue && <span class="badge badge-late">{texts.late}</span>}
      </Fact>
    );
  }
  if (goesOn !== undefined) return <Fact name={texts.goesOn}>{shortDate(goesOn, language)}</Fact>;
  return <Fact name={texts.date}>{texts.none}</Fact>;
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
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
