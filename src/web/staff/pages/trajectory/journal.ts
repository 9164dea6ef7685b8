import { localDateOf, localTimeOf } from '../../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../../domain/text.ts';
import { shortDate } from '../../../../texts/dates.ts';
import { staffTextsOf } from '../../../texts/texts.ts';
import { type Html, html } from '../../../ui/html.ts';
import type { JournalRow } from '../../view/types.ts';
import { foldedList } from './folded.ts';

const SHOWN = 10;

/** What happened, the last first, in plain sentences. */
export function journalOf(rows: readonly JournalRow[], language: Language): Html {
  const texts = staffTextsOf(language).trajectory;
  return html`<section class="card" aria-labelledby="journal-title">
<h2 id="journal-title">${texts.journal}</h2>
${foldedList(rows, SHOWN, 'log', (row) => line(row, language), language)}
</section>`;
}

function line({ at, sentence, by }: JournalRow, language: Language): Html {
  return html`<li class="log-line"><span class="log-at"><time datetime="${at}">${shortDate(localDateOf(at), language)}</time> <span class="log-time">${localTimeOf(at)}</span></span>
<span class="log-text">${sentence} <span class="log-more hint">${by}</span></span></li>`;
}
