import { localDateOf, localTimeOf } from '../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../domain/text.ts';
import { shortDate } from '../../dates.ts';
import { type Html, html } from '../../html.ts';
import type { MailRow } from '../../staff/views.ts';
import { staffTextsOf } from '../../texts/texts.ts';
import { foldedList } from './folded.ts';

const SHOWN = 8;

/** Every mail that was ever planned, the last first, with why it did or did not go. */
export function mailsOf(rows: readonly MailRow[], language: Language): Html {
  const texts = staffTextsOf(language).trajectory;
  return html`<section class="card" aria-labelledby="mails-title">
<h2 id="mails-title">${texts.mails}</h2>
${rows.length === 0 ? html`<p class="hint">${texts.mailsNone}</p>` : foldedList(rows, SHOWN, 'log', (row) => line(row, language), language)}
</section>`;
}

function line(row: MailRow, language: Language): Html {
  const texts = staffTextsOf(language).trajectory;
  return html`<li class="log-line"><span class="log-at"><time datetime="${row.at}">${shortDate(localDateOf(row.at), language)}</time> <span class="log-time">${localTimeOf(row.at)}</span></span>
<span class="log-text"><strong>${row.title}</strong> <span class="badge badge-mail-${row.status}">${texts.mailStatus[row.status]}</span>
<span class="log-more">${texts.to} ${row.to}</span> <span class="log-more hint">${row.why}</span></span></li>`;
}
