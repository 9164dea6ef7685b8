import type { Language } from '../../../../domain/text.ts';
import { staffTextsOf } from '../../../texts/texts.ts';
import { Timeline, type TimelineEntry } from '../../../ui/console/timeline.tsx';

/** A timeline of which the first lines are shown, and the rest unfolds. */
export function FoldedTimeline(props: {
  readonly entries: readonly TimelineEntry[];
  /** How many lines are shown. */
  readonly shown: number;
  readonly language: Language;
}) {
  const { entries, shown, language } = props;
  const rest = entries.slice(shown);
  return (
    <>
      <Timeline entries={entries.slice(0, shown)} language={language} />
      {rest.length > 0 && (
        <details class="fold">
          <summary>{staffTextsOf(language).trajectory.all(entries.length)}</summary>
          <Timeline entries={rest} language={language} />
        </details>
      )}
    </>
  );
}
