import { localDateOf, localTimeOf } from '../../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../../domain/text.ts';
import { shortDate } from '../../../../texts/dates.ts';
import { staffTextsOf } from '../../../texts/texts.ts';
import { type Html, html } from '../../../ui/html.ts';
import type { AgendaRow } from '../../view/types.ts';
import { foldedList } from './folded.ts';

const SHOWN = 8;

/** Kinds of which the hour says nothing: a date is what counts. */
const wholeDays = new Set(['deadline', 'expiry', 'phase', 'step', 'end', 'resume', 'handover']);

/**
 * What comes, with dates, if nobody acts.
 * @param standstill for whom or until when it waits, when nothing is planned
 */
export function agendaOf(
  rows: readonly AgendaRow[],
  standstill: string | undefined,
  language: Language,
): Html {
  const texts = staffTextsOf(language).trajectory;
  return html`<section class="card" aria-labelledby="agenda-title">
<h2 id="agenda-title">${texts.next}</h2>
<p class="hint">${rows.length === 0 ? (standstill ?? texts.nextNone) : texts.nextMore}</p>
${rows.length > 0 && foldedList(rows, SHOWN, 'log', (row) => line(row, language), language)}
</section>`;
}

function line(row: AgendaRow, language: Language): Html {
  const texts = staffTextsOf(language).trajectory;
  const time = wholeDays.has(row.kind) ? '' : localTimeOf(row.at);
  return html`<li class="log-line log-${row.kind}"><span class="log-at"><time datetime="${row.at}">${shortDate(localDateOf(row.at), language)}</time>${time && html` <span class="log-time">${time}</span>`}</span>
<span class="log-text">${row.title}${row.to !== undefined && html` <span class="hint">${row.kind === 'mail' ? `${texts.to} ` : ''}${row.to}</span>`}</span></li>`;
}
