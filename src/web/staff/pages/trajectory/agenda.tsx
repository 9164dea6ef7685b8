import type { Language } from '../../../../domain/text.ts';
import { staffTextsOf } from '../../../texts/texts.ts';
import type { TimelineEntry } from '../../../ui/console/timeline.tsx';
import type { AgendaRow } from '../../view/types.ts';
import { FoldedTimeline } from './folded.tsx';

const SHOWN = 8;

/** Kinds of which the hour says nothing: a date is what counts. */
const wholeDays = new Set(['deadline', 'expiry', 'phase', 'step', 'end', 'resume', 'handover']);

/** What comes, with dates, if nobody acts. `standstill`: for whom or until when it waits, when nothing is planned. */
export function Agenda(props: {
  readonly rows: readonly AgendaRow[];
  readonly standstill: string | undefined;
  readonly language: Language;
}) {
  const { rows, standstill, language } = props;
  const texts = staffTextsOf(language).trajectory;
  return (
    <section class="card" aria-labelledby="agenda-title">
      <h2 id="agenda-title">{texts.next}</h2>
      <p class="hint">{rows.length === 0 ? (standstill ?? texts.nextNone) : texts.nextMore}</p>
      {rows.length > 0 && (
        <FoldedTimeline
          entries={rows.map((row) => entryOf(row, language))}
          shown={SHOWN}
          language={language}
        />
      )}
    </section>
  );
}

function entryOf({ at, kind, title, to, willNotGo }: AgendaRow, language: Language): TimelineEntry {
  const before = kind === 'mail' ? `${staffTextsOf(language).trajectory.to} ` : '';
  return {
    key: `${at}/${kind}/${title}/${to}`,
    at,
    kind,
    isWholeDay: wholeDays.has(kind),
    children: (
      <>
        {title}
        {to !== undefined && <span class="hint">{` ${before}${to}`}</span>}
        {willNotGo !== undefined && <strong>{` (${willNotGo})`}</strong>}
      </>
    ),
  };
}
