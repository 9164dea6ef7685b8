import { localDateOf, localTimeOf } from '../../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../../domain/text.ts';
import { shortDate } from '../../../../texts/dates.ts';
import { staffTextsOf } from '../../../texts/texts.ts';
import type { MailRow } from '../../view/types.ts';
import { FoldedList } from './folded.tsx';

const SHOWN = 8;

/** Every mail that was ever planned, with why it did or did not go: what went, what is to go, and the rest folded. */
export function Mails({
  rows,
  language,
}: {
  readonly rows: readonly MailRow[];
  readonly language: Language;
}) {
  const texts = staffTextsOf(language).trajectory;
  const sent = rows.filter(({ status }) => status === 'sent');
  const planned = rows.filter(({ status }) => status === 'planned').toReversed();
  const others = rows.filter(({ status }) => status !== 'sent' && status !== 'planned');
  const line = (row: MailRow) => <Line row={row} language={language} />;
  const list = { shown: SHOWN, line, language };
  return (
    <section class="card" aria-labelledby="mails-title">
      <h2 id="mails-title">{texts.mails}</h2>
      {rows.length === 0 && <p class="hint">{texts.mailsNone}</p>}
      {sent.length > 0 && (
        <>
          <h3>{texts.mailGroups.sent}</h3>
          <FoldedList items={sent} {...list} />
        </>
      )}
      {planned.length > 0 && (
        <>
          <h3>{texts.mailGroups.planned}</h3>
          <FoldedList items={planned} {...list} />
        </>
      )}
      {others.length > 0 && (
        <details class="fold">
          <summary>{texts.mailGroups.others(others.length)}</summary>
          <ul class="log">{others.map(line)}</ul>
        </details>
      )}
    </section>
  );
}

function Line({ row, language }: { readonly row: MailRow; readonly language: Language }) {
  const texts = staffTextsOf(language).trajectory;
  return (
    <li class="log-line">
      <span class="log-at">
        <time datetime={row.at}>{shortDate(localDateOf(row.at), language)}</time>{' '}
        <span class="log-time">{localTimeOf(row.at)}</span>
      </span>{' '}
      <span class="log-text">
        <strong>{row.title}</strong>{' '}
        <span class={`badge badge-mail-${row.status}`}>{texts.mailStatus[row.status]}</span>{' '}
        <span class="log-more">{`${texts.to} ${row.to}`}</span> <span class="log-more hint">{row.why}</span>
      </span>
    </li>
  );
}
