import type { Language } from '../../../../domain/text.ts';
import { staffTextsOf } from '../../../texts/texts.ts';
import { Timeline, type TimelineEntry } from '../../../ui/console/timeline.tsx';
import type { MailRow } from '../../view/types.ts';
import { FoldedTimeline } from './folded.tsx';

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
  const entries = (list: readonly MailRow[]) => list.map((row) => entryOf(row, language));
  const list = { shown: SHOWN, language };
  return (
    <section class="card" aria-labelledby="mails-title">
      <h2 id="mails-title">{texts.mails}</h2>
      {rows.length === 0 && <p class="hint">{texts.mailsNone}</p>}
      {sent.length > 0 && (
        <>
          <h3>{texts.mailGroups.sent}</h3>
          <FoldedTimeline entries={entries(sent)} {...list} />
        </>
      )}
      {planned.length > 0 && (
        <>
          <h3>{texts.mailGroups.planned}</h3>
          <FoldedTimeline entries={entries(planned)} {...list} />
        </>
      )}
      {others.length > 0 && (
        <details class="fold">
          <summary>{texts.mailGroups.others(others.length)}</summary>
          <Timeline entries={entries(others)} language={language} />
        </details>
      )}
    </section>
  );
}

function entryOf(row: MailRow, language: Language): TimelineEntry {
  const texts = staffTextsOf(language).trajectory;
  return {
    key: row.id,
    at: row.at,
    children: (
      <>
        <strong>{row.title}</strong>{' '}
        <span class={`badge badge-mail-${row.status}`}>{texts.mailStatus[row.status]}</span>{' '}
        <span class="log-more">{`${texts.to} ${row.to}`}</span> <span class="log-more hint">{row.why}</span>
      </>
    ),
  };
}
