import type { Language } from '../../../../domain/text.ts';
import { staffTextsOf } from '../../../texts/texts.ts';
import type { TimelineEntry } from '../../../ui/console/timeline.tsx';
import type { JournalRow } from '../../view/types.ts';
import { FoldedTimeline } from './folded.tsx';

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
      <FoldedTimeline entries={rows.map(entryOf)} shown={SHOWN} language={language} />
    </section>
  );
}

function entryOf({ version, at, sentence, by }: JournalRow, index: number): TimelineEntry {
  return {
    key: `${version}/${index}`,
    at,
    children: (
      <>
        {sentence} <span class="log-more hint">{by}</span>
      </>
    ),
  };
}
