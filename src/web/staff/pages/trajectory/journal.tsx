import { localDateOf, localTimeOf } from '../../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../../domain/text.ts';
import { shortDate } from '../../../../texts/dates.ts';
import { staffTextsOf } from '../../../texts/texts.ts';
import type { JournalRow } from '../../view/types.ts';
import { FoldedList } from './folded.tsx';

const SHOWN = 10;

/** What happened, the last first, in plain sentences. */
export function Journal({
  rows,
  language,
}: {
  readonly rows: readonly JournalRow[];
  readonly language: Language;
}) {
  return (
    <section class="card" aria-labelledby="journal-title">
      <h2 id="journal-title">{staffTextsOf(language).trajectory.journal}</h2>
      <FoldedList
        items={rows}
        shown={SHOWN}
        line={(row) => <Line row={row} language={language} />}
        language={language}
      />
    </section>
  );
}

function Line({
  row: { at, sentence, by },
  language,
}: {
  readonly row: JournalRow;
  readonly language: Language;
}) {
  return (
    <li class="log-line">
      <span class="log-at">
        <time datetime={at}>{shortDate(localDateOf(at), language)}</time>{' '}
        <span class="log-time">{localTimeOf(at)}</span>
      </span>{' '}
      <span class="log-text">
        {sentence} <span class="log-more hint">{by}</span>
      </span>
    </li>
  );
}
